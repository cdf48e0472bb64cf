import fc from 'fast-check';
import { expect, test } from 'vitest';
import { libraryParagraphXml } from '../../src/docx/library-paragraph.ts';
import { watermarkRun } from '../../src/docx/watermark.ts';
import type { WordParagraph } from '../../src/docx/word-paragraph.ts';
import { paragraphXml } from '../../src/fast/paragraph-xml.ts';
import { report } from '../docx/fixtures.ts';

// The fast path writes a paragraph as the docx library does, letter by letter.

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', ' ', 'ก & "ข" <ค>', '๑๒๓\u00a0บาท', '{\u00010-0}', "'", '🌳'),
);
const twips = fc.integer({ min: -20_000, max: 20_000 });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const format = fc.record({
  style: optional(fc.constantFrom('Strong', 'Emphasis', 'Continued')),
  bold: optional(fc.boolean()),
  italics: optional(fc.boolean()),
  language: optional(fc.constantFrom('zh-CN', 'my', 'a"b')),
});

const run = fc.oneof(
  fc.record({ type: fc.constant('text' as const), text, format, startsLine: optional(fc.boolean()) }),
  fc.record({ type: fc.constantFrom('tab' as const, 'lineBreak' as const, 'pageBreak' as const) }),
  fc.record({
    type: fc.constant('field' as const),
    instruction: fc.constantFrom('PAGE', 'NUMPAGES'),
    shown: text,
    format: fc.oneof(fc.constant({}), format),
  }),
);

const paragraph: fc.Arbitrary<WordParagraph> = fc.record({
  style: fc.constantFrom('Normal', 'Heading1', 'A&B'),
  keepNext: optional(fc.boolean()),
  keepLines: optional(fc.boolean()),
  pageBreakBefore: optional(fc.boolean()),
  numbering: optional(
    fc.record({
      reference: fc.constantFrom('\u00010', '\u000112'),
      instance: fc.nat({ max: 30 }),
      level: fc.nat({ max: 2 }),
    }),
  ),
  tabStops: optional(
    fc.array(
      fc.record({
        type: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
        position: twips,
        leader: optional(fc.constant('dot' as const)),
      }),
      { maxLength: 3 },
    ),
  ),
  spacing: optional(fc.record({ before: optional(twips), after: optional(twips), singleLine: optional(fc.boolean()) })),
  indent: optional(
    fc.record({ left: optional(twips), right: optional(twips), firstLine: optional(fc.constant(0 as const)) }),
  ),
  runs: fc.array(run, { maxLength: 6 }),
});

test('any paragraph is written as the library writes it', () => {
  fc.assert(
    fc.property(paragraph, (made) => {
      expect(paragraphXml(made)).toBe(libraryParagraphXml(made));
    }),
    { numRuns: 500 },
  );
});

test('a paragraph with what the library has made is left to it', () => {
  const document = report({ entries: 1, draft: true });
  const child = watermarkRun(document.watermark!, document, undefined);
  expect(paragraphXml({ style: 'Normal', runs: [{ type: 'made', child }] })).toBeUndefined();
});
