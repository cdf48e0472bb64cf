import type { Drawing, Shape } from '../../model/drawing.ts';

/** Bars of one thing, one below the other. */
export interface BarGroup {
  readonly label: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  /** >= 0 */
  readonly value: number;
  /** Printed at its end. */
  readonly text: string;
  /** `#rrggbb` */
  readonly color: string;
}

/** What a bar's colour means. */
export interface LegendEntry {
  readonly label: string;
  readonly color: string;
}

export interface BarChart {
  /** In pt. */
  readonly width: number;
  readonly alt: string;
  readonly groups: readonly BarGroup[];
  readonly legend: readonly LegendEntry[];
  /** Width in pt of a column for names beside the bars; without it each name is above its bars. */
  readonly labelWidth?: number;
}

/**
 * Horizontal bars from a common line, as long as their values; every value is also printed, so that nobody needs
 * colours or has to compare lengths.
 */
export function barChart({ width, alt, groups, legend, labelWidth = 0 }: BarChart): Drawing {
  const shapes: Shape[] = [];
  let y = 0;
  if (legend.length > 0) {
    shapes.push(...legendShapes(legend));
    y += linePitch;
  }
  const top = y;
  const greatest = Math.max(0, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const axis = labelWidth + axisWidth;
  const longest = width - axis - valueRoom;
  for (const { label, bars } of groups) {
    y += groupGap;
    if (labelWidth > 0) {
      shapes.push({ type: 'text', x: labelWidth - gap, baseline: y + baseline, anchor: 'end', value: label });
    } else {
      shapes.push({ type: 'text', x: axis + gap, baseline: y + baseline, anchor: 'start', value: label });
      y += linePitch;
    }
    for (const { value, text, color } of bars) {
      const length = greatest === 0 ? 0 : (value / greatest) * longest;
      if (length > 0)
        shapes.push({ type: 'rect', x: axis, y: y + barTop, width: length, height: barHeight, fill: color });
      shapes.push({ type: 'text', x: axis + length + gap, baseline: y + baseline, anchor: 'start', value: text });
      y += linePitch;
    }
  }
  y += groupGap;
  shapes.push({ type: 'line', x1: axis, y1: top, x2: axis, y2: y, width: 0.75, color: axisColor });
  return { alt, width, height: y, shapes: shapes.map(asPhrase) };
}

/** A space ends each text, so that whoever copies the chart gets its texts apart. */
const asPhrase = (shape: Shape): Shape => (shape.type === 'text' ? { ...shape, value: `${shape.value} ` } : shape);

/** Colours that stand out from white and from each other, in print too. */
export const dark = '#1f4e79';
export const light = '#5b8ab8';

const axisColor = '#444444';

/** In pt; the figure's style should be of 9 pt or less. */
const linePitch = 16;
const baseline = 11.5;
const barHeight = 9;
const barTop = 3.5;
const axisWidth = 1;
const gap = 4;
const groupGap = 3;
/** Space for the value at the end of the longest bar. */
const valueRoom = 130;

function legendShapes(legend: readonly LegendEntry[]): Shape[] {
  return legend.flatMap(({ label, color }, index): Shape[] => {
    const x = axisWidth + index * legendEntry;
    return [
      { type: 'rect', x, y: barTop, width: barHeight, height: barHeight, fill: color },
      { type: 'text', x: x + barHeight + gap, baseline, anchor: 'start', value: label },
    ];
  });
}

const legendEntry = 120;
