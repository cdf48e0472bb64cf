import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteWriter } from '../../src/pdf/byte-writer.ts';
import { CodeTable } from '../../src/pdf/code-table.ts';
import { number } from '../../src/pdf/syntax.ts';
import { PdfScanner } from '../support/pdf-scanner.ts';

const written = (write: (out: ByteWriter) => void) => {
  const out = new ByteWriter();
  write(out);
  return Buffer.from(out.take());
};

test('writes numbers as objects have them', () => {
  fc.assert(
    fc.property(fc.double({ min: -20_000, max: 20_000, noNaN: true }), (value) => {
      const bytes = written((out) => out.thousandths(Math.round(value * 1000)));
      expect(bytes.toString('latin1')).toBe(`${number(value)} `);
    }),
    { numRuns: 2000 },
  );
});

test('writes codes that a reader of strings gives back, whatever their bytes', () => {
  const slots = Uint16Array.from({ length: 0x2a00 }, (_, k) => (k * 7919) % 0x10000);
  const codes = new CodeTable();
  const bytes = written((out) => {
    out.text('(');
    out.codes(slots, codes);
    out.codes(slots.slice(0, 300), codes);
    out.text(')');
  });
  const read = Buffer.from(new PdfScanner(bytes).next() as Uint8Array);
  expect(bytes.includes('\r'), 'a byte that readers would take for the end of a line').toBe(false);
  const expected = Array.from(slots, (_, k) => k + 1);
  expect(Array.from({ length: read.length / 2 }, (_, k) => read.readUInt16BE(2 * k))).toEqual([
    ...expected,
    ...expected.slice(0, 300),
  ]);
  expect(codes.slots).toEqual([...slots]);
});

test('is empty once its bytes are taken, and they stay as they are', () => {
  const out = new ByteWriter();
  out.text('one');
  const first = out.take();
  out.text('longer'.repeat(5000));
  expect(Buffer.from(first).toString()).toBe('one');
  expect(out.length).toBe(30_000);
});

test('what is written in many small pieces is whole, however long it becomes', () => {
  const count = 4000;
  const numbers = written((out) => {
    for (let k = 0; k < count; k++) out.thousandths(-1000 * k - 5);
  });
  expect(numbers.toString('latin1')).toBe(Array.from({ length: count }, (_, k) => `${number(-k - 0.005)} `).join(''));
  const pieces = Array.from({ length: count }, (_, k) => 'é('.repeat(1 + (k % 14)));
  const texts = written((out) => {
    for (const [k, piece] of pieces.entries()) k % 2 ? out.text(piece) : out.raw(Buffer.from(piece, 'latin1'));
  });
  expect(texts.toString('latin1')).toBe(pieces.join(''));
});
