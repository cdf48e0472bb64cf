import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts';
import { positionIndex } from '../diagnostics/position-index.ts';
import { neededRanges } from '../font/check-font.ts';
import type { FontBook } from '../font/font-book.ts';
import type { Document, Style } from '../model/document.ts';
import { inlinesOf } from '../model/inlines-of.ts';
import { visit } from '../model/visit.ts';
import type { LoadedProject } from '../project/project-source.ts';

/**
 * Names every character a report prints that neither the font of its text nor a fallback can draw: where the data has
 * it, once for each value; else at the template.
 */
export function checkGlyphs(
  { project, source }: LoadedProject,
  document: Document,
  fonts: FontBook,
  templateFolder: string,
): Diagnostic[] {
  const missing = missingCharacters(document, fonts);
  if (missing.size === 0) return [];
  const found: Diagnostic[] = [];
  const inData = new Set<string>();
  visitTexts({ ...project, provenance: undefined, accepted: undefined }, [], (text, path) => {
    for (const character of new Set(text)) {
      const family = missing.get(character);
      if (family === undefined) continue;
      inData.add(character);
      const range = placeOf(character, source.text, source.locate(path, 'value'));
      found.push(diagnostic('W-GLYPH-MISSING', { file: source.file, range }, messageFor(character, family)));
    }
  });
  for (const [character, family] of missing) {
    if (inData.has(character)) continue;
    found.push(diagnostic('W-GLYPH-MISSING', { file: templateFolder }, messageFor(character, family)));
  }
  return found;
}

/** Characters without a glyph, each with the family that lacks it. */
function missingCharacters(document: Document, fonts: FontBook): Map<string, string> {
  const missing = new Map<string, string>();
  const check = (text: string, { fontFamily }: Style, bold: boolean, italic: boolean) => {
    if (!beyondNeeded.test(text)) return;
    const face = fonts.face(fontFamily, bold, italic);
    for (const character of text) {
      const codePoint = character.codePointAt(0)!;
      if (face.covers(codePoint) || undrawn.test(character)) continue;
      if (!fonts.faceFor(character, face).covers(codePoint)) missing.set(character, fontFamily);
    }
  };
  for (const node of visit(document)) {
    for (const inline of inlinesOf(node)) {
      if (inline.type === 'text') check(inline.value, document.styles[node.style]!, inline.bold, inline.italic);
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
