import type { Document, Watermark } from '../../model/document.ts';
import type { RotatedLine } from '../../model/page.ts';
import type { FaceProvider } from '../text/shape.ts';

/** The watermark's text along the page's diagonal, centred on the page. */
export function placeWatermark({ text, style: name }: Watermark, document: Document, fonts: FaceProvider): RotatedLine {
  const { page, styles } = document;
  const style = styles[name]!;
  const face = fonts.face(style.fontFamily, style.bold, style.italic);
  const shaped = face.shape(text);
  const width = (shaped.advance * style.fontSize) / face.unitsPerEm;
  return {
    run: { face, fontSize: style.fontSize, color: style.color, x: 0, width, words: [shaped], part: 'content' },
    centerX: page.width / 2,
    centerY: page.height / 2,
    angle: (Math.atan2(page.height, page.width) * 180) / Math.PI,
  };
}
