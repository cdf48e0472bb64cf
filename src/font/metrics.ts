import type { FaceMetrics } from '../model/face.ts';
import type { FontFile, InkExtent } from './font-file.ts';
import type { Shaper } from './shaper.ts';

/** Metrics of a face. Ink that is not known beforehand is measured at its first use, since that takes some 20 ms. */
export function readMetrics(file: FontFile, shaper: () => Shaper): FaceMetrics {
  let { ink } = file;
  const measured = () => {
    ink ??= measureInk(file, shaper());
    return ink;
  };
  return {
    ...file.metrics,
    get inkTop() {
      return measured().top;
    },
    get inkBottom() {
      return measured().bottom;
    },
  };
}

/**
 * Measures how far up and down the ink of a face reaches over every Thai cluster that spelling allows and printable
 * ASCII. The ascender and descender of a font say less: tone marks over vowels lie above the one, vowels under ฎ ฏ
 * below the other.
 */
export function measureInk({ outline, outlineScale }: FontFile, shaper: Shaper): InkExtent {
  let top = 0;
  let bottom = 0;
  const placed = [...shaper.shape(thaiClusters(), 'Thai'), ...shaper.shape(printableAscii(), 'Latn')];
  for (const { glyph, y } of placed) {
    const { box } = outline(glyph);
    if (!box) continue;
    top = Math.max(top, box[3] / outlineScale + y);
    bottom = Math.min(bottom, box[1] / outlineScale + y);
  }
  return { top, bottom };
}

/** Consonants ก to ฮ with ฤ ฦ, each with every ending; vowels in front are glyphs of their own and add no height. */
function thaiClusters(): string {
  const endings = endingsOfSpelling();
  const clusters: string[] = ['เแโใไ'];
  for (let consonant = 0x0e01; consonant <= 0x0e2e; consonant++) {
    for (const ending of endings) clusters.push(String.fromCharCode(consonant) + ending);
  }
  return clusters.join('');
}

function endingsOfSpelling(): readonly string[] {
  const tones = ['', '\u0e48', '\u0e49', '\u0e4a', '\u0e4b'];
  const open = ['', '\u0e32', '\u0e33'].flatMap((vowel) => tones.map((tone) => tone + vowel));
  const vowels = ['\u0e31', '\u0e34', '\u0e35', '\u0e36', '\u0e37', '\u0e38', '\u0e39'];
  const closed = vowels.flatMap((vowel) => tones.map((tone) => vowel + tone));
  return [...open, ...closed, '\u0e47', '\u0e4c', '\u0e34\u0e4c', '\u0e38\u0e4c'];
}

function printableAscii(): string {
  return String.fromCharCode(...Array.from({ length: 95 }, (_, k) => 0x20 + k));
}
