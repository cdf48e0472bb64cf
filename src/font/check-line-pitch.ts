import { diagnostic, type Place } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Style } from '../model/document.ts';
import type { Face } from '../model/face.ts';
import type { FontBook } from './font-book.ts';

/** A style and where its line pitch is written. */
export interface PlacedStyle {
  readonly style: Style;
  readonly place: Place;
  /** The style from which it has its pitch: itself, one that it extends, or `base`. */
  readonly pitchOf: string;
}

/**
 * Names the styles whose lines lie so close that tone marks of one touch the vowels below the line above. A style that has a
 * pitch from another one at fault is not named: that one's finding gives the pitch that both need.
 */
export function checkLinePitch(styles: readonly PlacedStyle[], fonts: FontBook): Diagnostic[] {
  const faults = styles.flatMap(({ style, place, pitchOf }) => {
    const { fontFamily, fontSize, bold, italic } = style;
    // A face that cannot be opened is reported where it is used.
    const { value: face } = fonts.find(fontFamily, bold, italic);
    if (!face) return [];
    const needed = linePitch([face]) * fontSize;
    if (style.linePitch >= needed - rounding) return [];
    return [{ style, place, pitchOf, needed, font: face.postScriptName }];
  });
  const own = new Set(faults.filter(({ style, pitchOf }) => style.name === pitchOf).map(({ pitchOf }) => pitchOf));
  return faults
    .filter(({ style, pitchOf }) => style.name === pitchOf || !own.has(pitchOf))
    .map(({ style, place, needed, font }) => {
      const sharing = own.has(style.name) ? faults.filter(({ pitchOf }) => pitchOf === style.name) : [];
      const most = Math.max(needed, ...sharing.map((each) => each.needed));
      const least = `${Math.ceil(most * 10 - rounding) / 10}pt`;
      return diagnostic('W-LINE-PITCH', place, messageFor(style, font, least));
    });
}

/** Smallest distance of baselines, in em, at which no ink of one line touches the next, whatever is written in which face. */
export function linePitch(faces: readonly Face[]): number {
  const above = Math.max(0, ...faces.map((face) => face.metrics.inkTop / face.unitsPerEm));
  const below = Math.min(0, ...faces.map((face) => face.metrics.inkBottom / face.unitsPerEm));
  return above - below;
}

/** Products of sizes and em differ in their last bits. */
const rounding = 1e-6;

function messageFor({ name, linePitch: pitch, fontSize }: Style, font: string, least: string) {
  return {
    message: {
      th: `ระยะบรรทัด ${pitch}pt ของรูปแบบ \`${name}\` แคบเกินไปสำหรับ ${font} ${fontSize}pt วรรณยุกต์อาจชนสระล่างของบรรทัดบน`,
      en: `line pitch ${pitch}pt of style \`${name}\` is too small for ${font} ${fontSize}pt: tone marks can touch the line above`,
    },
    expected: { th: `${least} ขึ้นไป`, en: `${least} or more` },
    actual: `${pitch}pt`,
    hint: { th: `เขียน \`linePitch: ${least}\``, en: `write \`linePitch: ${least}\`` },
  };
}
