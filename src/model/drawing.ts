import type { Raster } from './raster.ts';

/** What a figure shows. Lengths in pt, x and y from its top left corner, y down. */
export interface Drawing {
  /** Says in words what the drawing shows, for those who cannot see it. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** Later ones lie on top of earlier ones. */
  readonly shapes: readonly Shape[];
  /** Nothing outside of its width and height is shown. */
  readonly clipped?: true;
}

export type Shape = RectShape | LineShape | TextShape | PathShape | ImageShape;

export interface RectShape {
  readonly type: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly fill: string;
}

/** A straight line. */
export interface LineShape {
  readonly type: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  /** `#rrggbb` */
  readonly color: string;
}

/** An area, its outline, or both; the area is painted first. */
export interface PathShape {
  readonly type: 'path';
  readonly steps: readonly PathStep[];
  readonly fill?: Paint & { readonly rule: 'nonzero' | 'evenodd' };
  readonly stroke?: Stroke;
}

/** A step of a path; values as in an SVG path: control points first, then the end, all of them absolute. */
export interface PathStep {
  readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
  readonly values: readonly number[];
}

export interface Paint {
  /** `#rrggbb` */
  readonly color: string;
  /** From 0 to 1. */
  readonly opacity: number;
}

/** Names and meaning are SVG's. */
export interface Stroke extends Paint {
  readonly width: number;
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly miterLimit: number;
  /** Lengths of dashes and gaps in turn; empty for a line without gaps. */
  readonly dashes: readonly number[];
  readonly dashOffset: number;
}

/** A picture of pixels, scaled to a rectangle. */
export interface ImageShape {
  readonly type: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly raster: Raster;
}

/** One line of text in the style of its figure. */
export interface TextShape {
  readonly type: 'text';
  /** Where the text begins, has its middle or ends, as `anchor` says. */
  readonly x: number;
  readonly baseline: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly value: string;
}
