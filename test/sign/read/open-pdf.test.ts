import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { attachedFiles } from '../../../src/sign/read/attached.ts';
import { openPdf } from '../../../src/sign/read/open-pdf.ts';
import { PdfScanner } from '../../../src/sign/read/parse-value.ts';
import { isStream, PdfUnreadable, textOf } from '../../../src/sign/read/pdf-value.ts';
import { pageNumbers, signatureFields } from '../../../src/sign/read/signatures.ts';
import { seededRandom } from '../../support/random.ts';
import { casesOf } from '../../support/thorough.ts';
import { sign, unsigned, withValidation } from '../support/signing.ts';

const parsed = (text: string) => new PdfScanner(Buffer.from(text, 'latin1'), 0).value();

describe('values', () => {
  test.each([
    ['(a\\(b\\)\\\\(c))', 'a(b)\\(c)'],
    ['(\\101\\60\\n)', 'A0\n'],
    ['(a\\\r\nb\r\nc)', 'ab\nc'],
    ['<4 1 42 4>', 'AB@'],
    ['<FEFF0E01>', 'ก'],
    ['(\xef\xbb\xbf\xe0\xb8\x81)', 'ก'],
  ])('a string %j', (written, text) => {
    expect(textOf(parsed(written))).toBe(text);
  });

  test.each(['<</A 1/A 2>>', '<</A>>', '[1 2', '(a', '<4x>', '1.2.3', '--1', '/#zz', '<</A 1', '1 1 R', 'nul', ''])(
    'what is not one is a fault: %j',
    (text) => {
      expect(() => parsed(text)).toThrow(PdfUnreadable);
    },
  );

  test('nesting has a limit', () => {
    expect(() => parsed('['.repeat(100_000))).toThrow(/nested/);
    expect(() => parsed('<</A'.repeat(100_000))).toThrow(/nested/);
  });
});

describe('hostile files', () => {
  test('a stream that grows without end stops at the limit', () => {
    const bomb = deflateSync(Buffer.alloc(400_000_000), { level: 9 });
    const document = openPdf(fileOf([{ number: 1, head: '<</Type /EmbeddedFile /Filter /FlateDecode', body: bomb }]));
    const object = document.state().object(1);
    if (!isStream(object)) throw new Error('no stream');
    expect(() => document.state().content(object)).toThrow(expect.objectContaining({ fault: 'too-large' }));
  });

  test('revisions that lead in a circle, or back into old bytes, are refused', () => {
    const file = Buffer.from(unsigned);
    const { crossReferences } = openPdf(file).revisions[0]!;
    const update = `9999 0 obj\n<</Type /XRef /Size 10000 /W [1 4 2] /Index [1 1] /Root 1 0 R /Prev PREV /Length 7>>\nstream\n`;
    const append = (previous: number, entry: Buffer) => {
      const head = update.replace('PREV', String(previous));
      return Buffer.concat([
        file,
        Buffer.from(head),
        entry,
        Buffer.from(`\nendstream\nendobj\nstartxref\n${file.length}\n%%EOF\n`),
      ]);
    };
    const inside = Buffer.from([1, 0, 0, 0, 20, 0, 0]);
    expect(() => openPdf(append(file.length, inside))).toThrow(PdfUnreadable);
    expect(() => openPdf(append(crossReferences, inside))).toThrow(/outside its revision/);
  });

  test('pages that lead in a circle are refused', () => {
    const pages = Buffer.from('1 0 obj\n<</Type /Pages /Kids [1 0 R]>>\nendobj\n');
    const catalog = Buffer.from('2 0 obj\n<</Type /Catalog /Pages 1 0 R>>\nendobj\n');
    expect(() => pageNumbers(openPdf(fileOf([], [pages, catalog])).state())).toThrow(/no tree/);
  });

  test('random changes are read, or refused as what they are, and never anything else', {
    tags: 'thorough',
  }, async () => {
    const file = await sign({ ...withValidation, visible: true });
    const random = seededRandom(19);
    for (let round = 0; round < casesOf(1000); round++) {
      const copy = Buffer.from(file);
      for (let k = random.integer(1, 4); k > 0; k--) copy[random.integer(0, copy.length - 1)] = random.integer(0, 255);
      try {
        const state = openPdf(copy).state();
        pageNumbers(state);
        signatureFields(state);
        attachedFiles(state);
      } catch (error) {
        expect(error, `round ${round}`).toBeInstanceOf(PdfUnreadable);
      }
    }
  });
});

interface Part {
  readonly number: number;
  /** The dictionary up to its length. */
  readonly head: string;
  readonly body: Buffer;
}

/** A small file of streams and of other objects, numbered from 1. */
function fileOf(streams: readonly Part[], others: readonly Buffer[] = []): Buffer {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const offsets: number[] = [];
  for (const { number, head, body } of streams) {
    offsets.push(length());
    parts.push(
      Buffer.from(`${number} 0 obj\n${head} /Length ${body.length}>>\nstream\n`),
      body,
      Buffer.from('\nendstream\nendobj\n'),
    );
  }
  for (const other of others) {
    offsets.push(length());
    parts.push(other);
  }
  const size = offsets.length + 2;
  const table = Buffer.alloc(7 * size);
  offsets.forEach((offset, at) => {
    table.writeUInt8(1, 7 * (at + 1));
    table.writeUInt32BE(offset, 7 * (at + 1) + 1);
  });
  const start = length();
  table.writeUInt8(1, 7 * (size - 1));
  table.writeUInt32BE(start, 7 * (size - 1) + 1);
  const root = others.length > 0 ? others.length : 1;
  parts.push(
    Buffer.from(
      `${size - 1} 0 obj\n<</Type /XRef /Size ${size} /W [1 4 2] /Root ${root} 0 R /Length ${table.length}>>\nstream\n`,
    ),
  );
  parts.push(table, Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}
