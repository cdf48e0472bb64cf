import type { Figure } from '../../model/document.ts';
import type { PlacedFigure } from '../../model/page.ts';
import type { Part } from '../parts.ts';
import type { PlacedText } from '../placed-text.ts';
import { figureInk } from './ink.ts';
import { encodePng } from './png.ts';
import { rasterise } from './rasterise.ts';
import { figureSvg } from './svg.ts';

/** A figure as a picture of the package. */
export interface Picture {
  readonly figure: Figure;
  /** From 1, in document order. */
  readonly number: number;
  readonly svg: PictureFile;
  /** For word processors that draw no SVG. */
  readonly png: PictureFile;
}

export interface PictureFile {
  readonly relationship: string;
  /** Below the folder of the document part. */
  readonly target: string;
  readonly bytes: Uint8Array;
}

/** The pictures of a document, by the id of the figure each one shows. */
export function pictures(parts: readonly Part[], placed: PlacedText): ReadonlyMap<number, Picture> {
  const found = new Map<number, Picture>();
  for (const part of parts) {
    const figure = part.type === 'paragraph' && part.leaf.type === 'figure' ? part.leaf : undefined;
    const drawn = figure && placed.figure(figure.id)?.figure;
    if (drawn) found.set(figure.id, picture(figure, drawn, found.size + 1));
  }
  return found;
}

function picture(figure: Figure, placed: PlacedFigure, number: number): Picture {
  const inks = figureInk(placed);
  const file = (end: string, bytes: Uint8Array): PictureFile => ({
    relationship: `rIdFigure${number}${end}`,
    target: `media/figure${number}.${end}`,
    bytes,
  });
  return {
    figure,
    number,
    svg: file('svg', Buffer.from(figureSvg(placed, inks), 'utf8')),
    png: file('png', encodePng(rasterise(placed, inks, pixelsPerPoint))),
  };
}

/** 144 dpi: it is shown where SVG is not. */
const pixelsPerPoint = 2;
