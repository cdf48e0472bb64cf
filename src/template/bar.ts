import type { Style } from '../model/document.ts';
import type { Drawing, Shape } from '../model/drawing.ts';
import type { BasisPoints, Project } from '../model/project.ts';
import { lastReport } from '../project/last-report.ts';
import { formatBaht, formatBahtAndSatang, formatPercent } from '../thai/baht.ts';

/** What a `figure` element says: its name, what it is of, its width in pt and its style. */
export interface FigureRequest {
  readonly src: string;
  readonly of?: string | undefined;
  readonly width?: number | undefined;
  readonly style: Style;
}

/** What a project's figures are of. */
export const barSubjects = ['progress', 'spending'] as const;

/** A bar of a project's progress, or of how much of its budget is spent; undefined for anything else. */
export function projectBar(
  { src, of, width = defaultWidth, style }: FigureRequest,
  project: Project,
  hasSatang: boolean,
) {
  if (src !== 'bar') return undefined;
  const { share, alt } = of === 'spending' ? spending(project, hasSatang) : progress(project);
  return bar(share, alt, width, style);
}

/** In pt, 8 cm. */
const defaultWidth = 226.77;

function progress({ reports }: Project): { share: BasisPoints | undefined; alt: string } {
  const share = lastReport(reports)?.progress;
  if (share === undefined) return { share, alt: 'ความก้าวหน้า: ยังไม่มีรายงาน' };
  return { share, alt: `ความก้าวหน้าร้อยละ ${formatPercent(share)}` };
}

function spending(
  { project: { budget } }: Project,
  hasSatang: boolean,
): { share: BasisPoints | undefined; alt: string } {
  const { received, spent } = budget;
  const baht = hasSatang ? formatBahtAndSatang : formatBaht;
  const amounts = `ใช้ไป ${baht(spent)} บาท จาก ${baht(received)} บาท`;
  if (received === 0) return { share: undefined, alt: `การใช้จ่ายงบประมาณ: ${amounts}` };
  // Exact, however large the amounts; rounded half up to 0.01.
  const share = Number((BigInt(spent) * 20_000n + BigInt(received)) / (2n * BigInt(received)));
  return { share, alt: `การใช้จ่ายงบประมาณร้อยละ ${formatPercent(share)} ${amounts}` };
}

/** A bar on its ground, and the value printed after it, so that nobody needs colours or has to compare lengths. */
function bar(share: BasisPoints | undefined, alt: string, width: number, { fontSize, linePitch }: Style): Drawing {
  const text = share === undefined ? '–' : `${formatPercent(share)} %`;
  const longest = Math.max(1, width - valueWidth * fontSize);
  const height = 0.8 * fontSize;
  const y = (linePitch - height) / 2;
  const length = (longest * Math.min(10_000, share ?? 0)) / 10_000;
  const shapes: Shape[] = [{ type: 'rect', x: 0, y, width: longest, height, fill: ground }];
  if (length > 0) shapes.push({ type: 'rect', x: 0, y, width: length, height, fill: filled });
  // As high as its digits, which are some 0.7 of the size, the text lies in the middle of the line.
  const baseline = (linePitch + 0.7 * fontSize) / 2;
  shapes.push({ type: 'text', x: longest + 0.5 * fontSize, baseline, anchor: 'start', value: text });
  return { alt, width, height: linePitch, shapes };
}

/** Space for `100.00 %` and what is before it, in em. */
const valueWidth = 5.5;

/** Colours that stand out from white and from each other, in print too. */
const filled = '#1f4e79';
const ground = '#d5dfe9';
