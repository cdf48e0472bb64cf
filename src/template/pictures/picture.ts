import type { PathShape } from '../../model/drawing.ts';
import type { Localized } from '../../model/localized.ts';
import type { Raster } from '../../model/raster.ts';
import type { Span } from '../source.ts';

/** A picture of a template's folder, checked. */
export type Picture = RasterPicture | VectorPicture;

export interface RasterPicture {
  readonly type: 'raster';
  readonly raster: Raster;
}

/** Paths in a rectangle of its own size, in pt. */
export interface VectorPicture {
  readonly type: 'vector';
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly PathShape[];
}

/** What keeps a picture from being used; with a place in a picture that is text. */
export class PictureProblem extends Error {
  readonly problem: Localized;
  readonly span: Span | undefined;

  constructor(problem: Localized, span?: Span) {
    super(problem.en);
    this.problem = problem;
    this.span = span;
  }
}

/** Pixels of one picture. */
const mostPixels = 50_000_000;

/** Refuses a picture that takes more memory than any letterhead needs. */
export function tooManyPixels(width: number, height: number): void {
  if (width * height <= mostPixels) return;
  throw new PictureProblem({
    th: `ภาพมี ${width} × ${height} จุด เกิน 50 ล้านจุด`,
    en: `the picture has ${width} × ${height} pixels, more than 50 million`,
  });
}
