import type { Figure } from '../../model/document.ts';
import type { ImageShape } from '../../model/drawing.ts';
import type { PlacedFigure } from '../../model/page.ts';
import type { Raster } from '../../model/raster.ts';
import type { Leaf } from '../leaf.ts';
import type { PlacedText } from '../placed-text.ts';
import type { DocumentParts } from '../style-names.ts';
import { shapeInk } from './ink.ts';
import { encodePng } from './png.ts';
import { rasterise } from './rasterise.ts';
import { figureSvg } from './svg.ts';

/** A figure as a picture of the package. */
export interface Picture {
  readonly figure: Figure;
  /** From 1, in document order. */
  readonly number: number;
  readonly location: PictureLocation;
  /** What every word processor draws. */
  readonly pixels: PictureFile;
  /** The same as vectors, for those that draw SVG. */
  readonly svg?: PictureFile;
}

/** The part of the package that shows it. */
export type PictureLocation = keyof DocumentParts;

export interface PictureFile {
  readonly relationship: string;
  /** Below the folder of the document part. */
  readonly target: string;
  readonly bytes: Uint8Array;
}

/** The pictures of a document, by the id of the figure each one shows. */
export function pictures(parts: DocumentParts, placed: PlacedText): ReadonlyMap<number, Picture> {
  const found = new Map<number, Picture>();
  for (const location of ['header', 'body', 'footer'] as const) {
    for (const leaf of parts[location].flatMap(leavesOf)) {
      const drawn = leaf.type === 'figure' && placed.figure(leaf.id)?.figure;
      if (drawn) found.set(leaf.id, picture(leaf, drawn, location, found.size + 1));
    }
  }
  return found;
}

function leavesOf(part: DocumentParts['body'][number]): readonly Leaf[] {
  if (part.type === 'paragraph') return [part.leaf];
  return part.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs));
}

function picture(figure: Figure, placed: PlacedFigure, location: PictureLocation, number: number): Picture {
  const file = (end: string, bytes: Uint8Array): PictureFile => ({
    relationship: `rIdFigure${number}${end}`,
    target: `media/figure${number}.${end}`,
    bytes,
  });
  const own = { figure, number, location };
  const raster = onlyRaster(figure);
  if (raster) return { ...own, pixels: file(raster.format, raster.file) };
  return {
    ...own,
    svg: file('svg', Buffer.from(figureSvg(placed), 'utf8')),
    pixels: file('png', encodePng(rasterise(placed, placed.shapes.flatMap(shapeInk), pixelsPerPoint))),
  };
}

/** The picture of pixels that a figure is, if it is nothing else. */
function onlyRaster({ shapes }: Figure): Raster | undefined {
  return shapes.length === 1 && shapes[0]!.type === 'image' ? (shapes[0] as ImageShape).raster : undefined;
}

/** 144 dpi: it is shown where SVG is not. */
const pixelsPerPoint = 2;
