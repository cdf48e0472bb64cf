import type { LoadedProject } from '../data/project-source.ts';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts';
import { positionIndex } from '../diagnostics/position-index.ts';
import type { Document } from '../document/document.ts';
import type { FontBook } from './font-book.ts';

/** Names every character of the data that neither the document's font nor its fallbacks can draw. */
export function checkGlyphs({ project, source }: LoadedProject, document: Document, fonts: FontBook): Diagnostic[] {
  const main = fonts.face(document.styles.base!.fontFamily, false, false);
  const missing = (character: string) =>
    !UNDRAWN.test(character) && !fonts.faceFor(character, main).covers(character.codePointAt(0)!);

  const found: Diagnostic[] = [];
  visitTexts({ ...project, provenance: undefined }, [], (text, path) => {
    for (const character of new Set(text)) {
      if (!missing(character)) continue;
      const range = placeOf(character, source.text, source.locate(path, 'value'));
      found.push(diagnostic('W-GLYPH-MISSING', { file: source.file, range }, messageFor(character, main.family)));
    }
  });
  return found;
}

/** Line breaks and default-ignorable characters draw nothing in any font. */
const UNDRAWN = /[\t\n\r]|\p{Default_Ignorable_Code_Point}/u;

function messageFor(character: string, family: string) {
  const codePoint = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    message: {
      th: `แบบอักษร ${family} ไม่มีตัวอักษร \`${character}\` (${codePoint})`,
      en: `the font ${family} has no glyph for \`${character}\` (${codePoint})`,
    },
    actual: codePoint,
    hint: {
      th: 'พิมพ์เป็นข้อความแทน หรือระบุแบบอักษรสำรอง (`fallback`) ใน fonts.yaml',
      en: 'write it in words, or name a `fallback` family in fonts.yaml',
    },
  };
}

type Path = readonly (string | number)[];

function visitTexts(value: unknown, path: Path, visit: (text: string, path: Path) => void): void {
  if (typeof value === 'string') visit(value, path);
  else if (Array.isArray(value)) value.forEach((item, index) => void visitTexts(item, [...path, index], visit));
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) visitTexts(item, [...path, key], visit);
  }
}

/** The character itself when the file spells it out, else the value it came from (an escape such as `\u2603`). */
function placeOf(character: string, text: string, value: Range): Range {
  const at = text.indexOf(character, value.start.offset);
  if (at === -1 || at >= value.end.offset) return value;
  const position = positionIndex(text);
  return { start: position(at), end: position(at + character.length) };
}
