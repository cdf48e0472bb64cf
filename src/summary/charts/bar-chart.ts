import type { Drawing, Shape } from '../../document/document.ts';

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

/** What a bar's colour stands for. */
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
  /** Width in pt of a column for names beside the bars; without it each name stands above its bars. */
  readonly labelWidth?: number;
}

/**
 * Horizontal bars from a common line, as long as their values; every value is also printed, so that nothing hangs on
 * colour or on an eye for lengths.
 */
export function barChart({ width, alt, groups, legend, labelWidth = 0 }: BarChart): Drawing {
  const shapes: Shape[] = [];
  let y = 0;
  if (legend.length > 0) {
    shapes.push(...legendShapes(legend));
    y += LINE;
  }
  const top = y;
  const greatest = Math.max(0, ...groups.flatMap(({ bars }) => bars.map(({ value }) => value)));
  const axis = labelWidth + AXIS;
  const longest = width - axis - VALUE_ROOM;
  for (const { label, bars } of groups) {
    y += GROUP_GAP;
    if (labelWidth > 0) {
      shapes.push({ type: 'text', x: labelWidth - GAP, baseline: y + BASELINE, anchor: 'end', value: label });
    } else {
      shapes.push({ type: 'text', x: axis + GAP, baseline: y + BASELINE, anchor: 'start', value: label });
      y += LINE;
    }
    for (const { value, text, color } of bars) {
      const length = greatest === 0 ? 0 : (value / greatest) * longest;
      if (length > 0) shapes.push({ type: 'rect', x: axis, y: y + BAR_TOP, width: length, height: BAR, fill: color });
      shapes.push({ type: 'text', x: axis + length + GAP, baseline: y + BASELINE, anchor: 'start', value: text });
      y += LINE;
    }
  }
  y += GROUP_GAP;
  shapes.push({ type: 'line', x1: axis, y1: top, x2: axis, y2: y, width: 0.75, color: AXIS_COLOR });
  return { alt, width, height: y, shapes };
}

/** Colours that stand out from white and from each other, in print too. */
export const DARK = '#1f4e79';
export const LIGHT = '#5b8ab8';

const AXIS_COLOR = '#444444';

/** In pt; the figure's style should be of 9 pt or less. */
const LINE = 16;
const BASELINE = 11.5;
const BAR = 9;
const BAR_TOP = 3.5;
const AXIS = 1;
const GAP = 4;
const GROUP_GAP = 3;
/** Room for the value at the end of the longest bar. */
const VALUE_ROOM = 130;

function legendShapes(legend: readonly LegendEntry[]): Shape[] {
  return legend.flatMap(({ label, color }, index): Shape[] => {
    const x = AXIS + index * LEGEND_ENTRY;
    return [
      { type: 'rect', x, y: BAR_TOP, width: BAR, height: BAR, fill: color },
      { type: 'text', x: x + BAR + GAP, baseline: BASELINE, anchor: 'start', value: label },
    ];
  });
}

const LEGEND_ENTRY = 120;
