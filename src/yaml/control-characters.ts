import type { Place } from '../diagnostics/build-diagnostic.ts';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { codePointName } from '../model/code-point-name.ts';
import type { SourceText } from './source-text.ts';

/** Control characters in the file itself: the first of each line, at most 20 lines. */
export function findControlCharacters(source: SourceText): Diagnostic[] {
  const found: Diagnostic[] = [];
  let line = 0;
  for (const match of source.text.matchAll(rawControl)) {
    const place = source.place(match.index, match.index + 1);
    if (place.range?.start.line === line) continue;
    line = place.range?.start.line ?? 0;
    found.push(controlCharacter(match[0], place));
    if (found.length === 20) break;
  }
  return found;
}

/** The first character of a value that XML, and so DOCX and PDF metadata, cannot hold; escapes such as `"\0"` make them. */
export function forbiddenCharacter(value: string): string | undefined {
  return forbidden.exec(value)?.[0];
}

function misread(name: string, place: Place): Diagnostic {
  return diagnostic('E-CONTROL-CHAR', place, {
    message: {
      th: `มีอักขระควบคุม ${name} ที่พิมพ์ไม่ได้ อาจเป็นภาษาไทยที่อ่านผิดรหัส`,
      en: `control character ${name}, which cannot be printed; it may be Thai read in the wrong encoding`,
    },
    hint: {
      th: 'คัดลอกข้อความนี้ใหม่จากต้นฉบับ หากรอบ ๆ เป็นข้อความปกติ ลบเฉพาะอักขระนี้',
      en: 'copy the text again from its source; if the words around it are right, delete this character alone',
    },
  });
}

/** `E-CONTROL-CHAR` for one character. */
export function controlCharacter(character: string, place: Place): Diagnostic {
  const name = codePointName(character);
  // UTF-8 that was read as Latin-1 has these beside `à¸`; without them the letters are lost.
  if (/[\x80-\x9f]/.test(character)) return misread(name, place);
  return diagnostic('E-CONTROL-CHAR', place, {
    message: { th: `มีอักขระควบคุม ${name} ที่พิมพ์ไม่ได้`, en: `control character ${name}, which cannot be printed` },
    hint: { th: 'ลบอักขระนี้ออก', en: 'delete it' },
  });
}

/** A carriage return alone is no line end in YAML. */
const rawControl = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\r(?!\n)/g;
const forbidden = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\p{Cs}]/u;
