import { readFileSync } from 'node:fs';
import * as hb from 'harfbuzzjs';
import { openPreparedFont } from '../../src/fast/shaping-table/open-prepared-font.ts';
import { createFontBook, type FontBook } from '../../src/font/font-book.ts';
import type { Face, ShapedText } from '../../src/model/face.ts';

export const FACE_NAMES = ['Regular', 'Bold', 'Italic', 'BoldItalic'] as const;
export type FaceName = (typeof FACE_NAMES)[number];

const FONTS = new URL('../../fonts/', import.meta.url);

export function sarabunBytes(name: FaceName): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`sarabun/Sarabun-${name}.ttf`, FONTS)));
}

/** The book of the package's own fonts.yaml, freshly opened, by the fast path or `plain`, with fontkit and HarfBuzz. */
export function packageBook(way: 'fast' | 'plain' = 'fast'): FontBook {
  const yaml = readFileSync(new URL('fonts.yaml', FONTS), 'utf8');
  const read = (path: string) => readFileSync(new URL(path, FONTS));
  const { value, diagnostics } = createFontBook(
    'fonts.yaml',
    yaml,
    read,
    way === 'fast' ? { openPrepared: openPreparedFont } : {},
  );
  if (!value) throw new Error(diagnostics.map((found) => found.message.en).join('\n'));
  return value;
}

export function sarabun(name: FaceName, book: FontBook = packageBook()): Face {
  return book.face('Sarabun', name.startsWith('Bold'), name.endsWith('Italic'));
}

/** Every Thai cluster that spelling allows: 6 vowels in front (or none) x 46 consonants x 54 endings. */
export function legalClusters(): readonly string[] {
  const tones = ['', '่', '้', '๊', '๋'];
  const endings = [
    ...['', 'า', 'ำ'].flatMap((vowel) => tones.map((tone) => tone + vowel)),
    ...['ั', 'ิ', 'ี', 'ึ', 'ื', 'ุ', 'ู'].flatMap((vowel) => tones.map((tone) => vowel + tone)),
    ...['็', '์', 'ิ์', 'ุ์'],
  ];
  const consonants = [...'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ'];
  return ['', ...'เแโใไ'].flatMap((leading) =>
    consonants.flatMap((consonant) => endings.map((ending) => leading + consonant + ending)),
  );
}

/** What ink lies where: sorted `glyph@x,y`, and the advance of the whole. */
export type Ink = string;

/** HarfBuzz as it comes, for one file: itemised by a regular expression, clusters left at characters. */
export function rawHarfBuzz(bytes: Uint8Array): (text: string) => Ink {
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes)));
  const buffer = new hb.Buffer();
  return (text) => {
    const marks: string[] = [];
    let pen = 0;
    for (const [run, script] of scriptRuns(text)) {
      buffer.reset();
      buffer.setClusterLevel(hb.ClusterLevel.CHARACTERS);
      buffer.addText(run);
      buffer.setScript(script);
      buffer.setDirection(hb.Direction.LTR);
      buffer.setLanguage('th');
      hb.shape(font, buffer);
      const positions = buffer.getGlyphPositions();
      buffer.getGlyphInfos().forEach(({ codepoint }, k) => {
        const { xAdvance, xOffset, yOffset } = positions[k]!;
        marks.push(`${codepoint}@${pen + xOffset},${yOffset}`);
        pen += xAdvance;
      });
    }
    return `${marks.sort().join(' ')} | ${pen}`;
  };
}

const THAI = '\\p{Script=Thai}';
const LATIN = '\\p{Script=Latin}';
const RUNS = new RegExp(`[^${THAI}${LATIN}]*(?:${THAI}[^${LATIN}]*|${LATIN}[^${THAI}]*)|[^${THAI}${LATIN}]+`, 'gu');

/** Stretches of one script, each with its ISO 15924 name. */
export function scriptRuns(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(RUNS)].map(([run]) => {
    const script = /\p{Script=Thai}/u.test(run) ? 'Thai' : /\p{Script=Latin}/u.test(run) ? 'Latn' : 'Zyyy';
    return [run, script] as const;
  });
}

/** The same, put together again from the slots a face gave. */
export function inkOfSlots(face: Face, shaped: ShapedText): Ink {
  const marks: string[] = [];
  let pen = 0;
  for (const id of shaped.slots) {
    const slot = face.slot(id);
    for (const part of slot.parts) marks.push(`${part.glyph}@${pen + part.dx},${part.dy}`);
    pen += slot.advance;
  }
  return `${marks.sort().join(' ')} | ${pen}`;
}

export function charactersOf(face: Face, shaped: ShapedText): string {
  return Array.from(shaped.slots, (id) => face.slot(id).character).join('');
}
