import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { neededRanges } from '../font/check-font.ts';
import type { FontBook } from '../font/font-book.ts';
import { codePointName } from '../model/code-point-name.ts';
import type { Document, Style } from '../model/document.ts';
import { inlinesOf } from '../model/inlines-of.ts';
import type { Localized } from '../model/localized.ts';
import { visit } from '../model/visit.ts';
import type { LoadedProject } from '../project/project-source.ts';
import type { CodedFinding } from '../project/rules/rule.ts';
import type { Path } from '../yaml/tree.ts';

export interface MissingGlyphs {
  /** `E-GLYPH-MISSING` once for each character of the data, at the first place; the data may accept them. */
  readonly inData: readonly CodedFinding[];
  readonly inTemplate: readonly Diagnostic[];
}

/** Names every character a report prints that neither the font of its text nor a fallback can draw. */
export function checkGlyphs(
  { project }: LoadedProject,
  document: Document,
  fonts: FontBook,
  templateFolder: string,
): MissingGlyphs {
  const missing = missingCharacters(document, fonts);
  if (missing.size === 0) return { inData: [], inTemplate: [] };
  const places = new Map<string, { path: Path; at: number; count: number }>();
  visitTexts({ ...project, provenance: undefined, accepted: undefined }, [], (text, path) => {
    for (const character of new Set(text)) {
      if (!missing.has(character)) continue;
      const first = places.get(character) ?? { path, at: text.indexOf(character), count: 0 };
      places.set(character, { ...first, count: first.count + text.split(character).length - 1 });
    }
  });
  const inData = [...places].map(([character, { path, at, count }]): CodedFinding => {
    const part = { start: at, end: at + character.length };
    return {
      code: 'E-GLYPH-MISSING',
      finding: { path, part, ...missingGlyph(character, missing.get(character)!, count) },
    };
  });
  const inTemplate = [...missing]
    .filter(([character]) => !places.has(character))
    .map(([character, family]) =>
      diagnostic('E-GLYPH-MISSING', { file: templateFolder }, missingGlyph(character, family, 1)),
    );
  return { inData, inTemplate };
}

/** Characters without a glyph, each with the family that lacks it. */
export function missingCharacters(document: Document, fonts: FontBook): Map<string, string> {
  const missing = new Map<string, string>();
  const check = (text: string, { fontFamily }: Style, bold: boolean, italic: boolean) => {
    const face = fonts.face(fontFamily, bold, italic);
    for (const character of text) {
      const codePoint = character.codePointAt(0)!;
      if (face.covers(codePoint) || undrawn.test(character)) continue;
      if (!fonts.faceFor(character, face).covers(codePoint)) missing.set(character, fontFamily);
    }
  };
  for (const node of visit(document)) {
    for (const inline of inlinesOf(node)) {
      if (inline.type !== 'text' || !beyondNeeded.test(inline.value)) continue;
      check(inline.value, document.styles[node.style]!, inline.bold, inline.italic);
    }
  }
  if (document.watermark) {
    const style = document.styles[document.watermark.style]!;
    check(document.watermark.text, style, style.bold, style.italic);
  }
  return missing;
}

/** Most text holds only characters without which no face of a document opens (E-FONT-COVERAGE), so no face is looked up. */
const beyondNeeded = new RegExp(
  `[^${neededRanges.map(([first, last]) => `${String.fromCodePoint(first)}-${String.fromCodePoint(last)}`).join('')}]`,
);

/** Line breaks and default-ignorable characters draw nothing in any font. */
const undrawn = /[\t\n\r]|\p{Default_Ignorable_Code_Point}/u;

/** What is said of a character without a glyph, which is at `count` places. */
export function missingGlyph(character: string, family: string, count: number) {
  const codePoint = codePointName(character);
  const more = count > 1 ? { th: ` (รวม ${count} แห่ง)`, en: ` (${count} places)` } : { th: '', en: '' };
  const { cause, hint } = causeOf(character);
  // What nobody sees, and what every reporter shows by another sign, is named by its code alone.
  const isSeen = !/[\p{Z}\p{C}]/u.test(character);
  const name = isSeen ? `\`${character}\` (${codePoint})` : codePoint;
  return {
    message: {
      th: `แบบอักษร ${family} ไม่มีตัวอักษร ${name}${cause.th}${more.th}`,
      en: `the font ${family} has no glyph for ${name}${cause.en}${more.en}`,
    },
    actual: codePoint,
    hint,
  };
}

/** Where a character came from, as far as it shows, and what helps. */
function causeOf(character: string): { readonly cause: Localized; readonly hint: Localized } {
  const retype = { th: 'พิมพ์ข้อความช่วงนั้นใหม่ตามต้นฉบับ', en: 'type the words around it again from the source' };
  if (character === '\ufffd') {
    return {
      cause: { th: ' ซึ่งแทนอักขระที่หายไปตอนแปลงไฟล์', en: ', left where a conversion lost a character' },
      hint: retype,
    };
  }
  if (character === '\u2028' || character === '\u2029') {
    return {
      cause: { th: ' ซึ่งเป็นรหัสขึ้นบรรทัดของโปรแกรมอื่น', en: ', a line break of another program' },
      hint: { th: 'ลบออก หรือขึ้นบรรทัดใหม่ด้วยแป้น Enter', en: 'delete it, or break the line with the Enter key' },
    };
  }
  if (/\p{Co}/u.test(character)) {
    return { cause: { th: ' ซึ่งเป็นรหัสเฉพาะของแบบอักษรอื่น', en: ', a private code of another font' }, hint: retype };
  }
  if (/[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2013-\u2027\u2030-\u2122]/.test(character)) {
    return {
      cause: { th: ' ซึ่งอาจเป็นภาษาไทยที่อ่านผิดรหัส', en: ', which may be Thai read in the wrong encoding' },
      hint: retype,
    };
  }
  return {
    cause: { th: '', en: '' },
    hint: {
      th: 'พิมพ์เป็นข้อความแทน หรือแจ้งผู้ดูแลระบบให้เพิ่มแบบอักษรสำรอง (`fallback`) ใน fonts.yaml',
      en: 'write it in words, or have an administrator name a `fallback` family in fonts.yaml',
    },
  };
}

function visitTexts(value: unknown, path: Path, visit: (text: string, path: Path) => void): void {
  if (typeof value === 'string') visit(value, path);
  else if (Array.isArray(value)) value.forEach((item, index) => void visitTexts(item, [...path, index], visit));
  else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) visitTexts(item, [...path, key], visit);
  }
}
