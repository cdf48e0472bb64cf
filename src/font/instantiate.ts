import { nearestName } from '../diagnostics/nearest-name.ts';
import type { FaceChoice } from './face-choice.ts';
import { FontFault } from './font-fault.ts';
import { instantiateWithHarfBuzz } from './harfbuzz-subset.ts';
import type { VariationAxis } from './unpack-font.ts';

/**
 * The instance of a variable font at the given axes, as a font that does not vary; `axes` are what the file has. An axis
 * that is not given goes by the cut: weight 700 for bold, italic or slant for italic; else it is at its default.
 */
export function instantiate(
  bytes: Uint8Array,
  axes: Readonly<Record<string, VariationAxis>>,
  { axes: given = {}, bold, italic }: FaceChoice,
): Uint8Array {
  for (const [tag, value] of Object.entries(given)) checkAxis(tag, value, axes);
  const byCut: Readonly<Record<string, number>> = {
    wght: bold ? boldWeight : regularWeight,
    ...(italic && axes.ital && { ital: axes.ital.max }),
    ...(italic && axes.slnt && !axes.ital && { slnt: axes.slnt.min }),
  };
  const location = Object.entries(axes).map(([tag, axis]): [string, number] => {
    const wanted = given[tag] ?? byCut[tag] ?? axis.default;
    return [tag, Math.min(Math.max(wanted, axis.min), axis.max)];
  });
  return instantiateWithHarfBuzz(bytes, location);
}

/** Values of the axis `wght` (OpenType 1.9, "Registered axis tags"). */
const regularWeight = 400;
const boldWeight = 700;

function checkAxis(tag: string, value: number, axes: Readonly<Record<string, VariationAxis>>): void {
  const axis = Object.hasOwn(axes, tag) ? axes[tag] : undefined;
  if (!axis) {
    const known = Object.keys(axes);
    if (known.length === 0) {
      throw new FontFault({
        th: `ไม่ใช่แบบอักษรแปรผัน จึงไม่มีแกน \`${tag}\` ให้เขียนเพียงชื่อไฟล์ ไม่ต้องมี \`axes\``,
        en: `it is no variable font and has no axis \`${tag}\`: write the name of the file without \`axes\``,
      });
    }
    const nearest = nearestName(tag, known);
    const list = known.map((name) => `\`${name}\``).join(', ');
    throw new FontFault({
      th: `ไฟล์นี้ไม่มีแกน \`${tag}\` มีแต่ ${list}${nearest ? ` หมายถึง \`${nearest}\` ใช่หรือไม่` : ''}`,
      en: `it has no axis \`${tag}\`, but ${list}${nearest ? `; did you mean \`${nearest}\`?` : ''}`,
    });
  }
  if (value < axis.min || value > axis.max) {
    throw new FontFault({
      th: `ค่า ${value} ของแกน \`${tag}\` อยู่นอกช่วง ${axis.min} ถึง ${axis.max}`,
      en: `${value} is outside of axis \`${tag}\`, which goes from ${axis.min} to ${axis.max}`,
    });
  }
}
