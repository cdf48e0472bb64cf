import jsqr from 'jsqr';
import { expect, test } from 'vitest';
import type { Figure } from '../../../src/model/document.ts';
import { qrDrawing } from '../../../src/template/pictures/qr.ts';
import { readWithPdfium } from '../../support/pdfium.ts';
import { pageWith } from './support.ts';

/** The package is CommonJS, and is its function; its types say that it has one. */
const jsQR = jsqr as unknown as typeof jsqr.default;

test.each([
  '21000000-3230 934c7d199221',
  '0123456789',
  'รายงานความก้าวหน้า น้ำ',
  'HTTPS://EXAMPLE.ORG/A?B=1',
  '🦜 ครับ',
  'x'.repeat(500),
])('a reader finds the text in the code: %s', async (text) => {
  const figure: Figure = { type: 'figure', id: 0, style: 'base', alt: 'รหัส', ...qrDrawing(text, 200)! };
  const { pdf } = await pageWith(figure);
  const page = await readWithPdfium(pdf, ([first]) => first!.render(144));
  const read = jsQR(new Uint8ClampedArray(page.data), page.width, page.height);
  expect(Buffer.from(read!.binaryData).toString('utf8')).toBe(text);
});

test('the quiet zone lies within the side', () => {
  const { width, height, shapes } = qrDrawing('21000000-3230', 100)!;
  const [shape] = shapes;
  const values = shape?.type === 'path' ? shape.steps.flatMap((step) => step.values) : [];
  const module = 100 / (21 + 8);
  expect([width, height]).toEqual([100, 100]);
  expect(Math.min(...values)).toBeCloseTo(4 * module, 6);
  expect(Math.max(...values)).toBeCloseTo(100 - 4 * module, 6);
});

test.each(['', 'x'.repeat(3000), 'ก'.repeat(1000)])('a text that no code holds has none', (text) => {
  expect(qrDrawing(text, 100)).toBeUndefined();
});
