import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/lay-out.ts';
import type { Block, Document } from '../../src/model/document.ts';
import type { Page } from '../../src/model/page.ts';
import { writePdf } from '../../src/pdf/write-pdf.ts';
import { expectNone } from '../support/expectations.ts';
import { readSeed } from '../support/seed.ts';
import { someOf } from '../support/thorough.ts';
import { openChecked } from './support/checked-pdf.ts';
import { allFaults, type CheckName, checks } from './support/checks.ts';
import { objectMutants, objectMutants20 } from './support/object-mutants.ts';
import { type WriterInputs, writerInputs } from './support/writer-inputs.ts';

const yaml = readSeed();
const inputs = await writerInputs(yaml);
const bytes = write({});

test('the file that is spoilt is without fault', () => {
  expectNone(allFaults(openChecked(bytes, yaml)), 'the file that is spoilt is without fault');
});

test.each(someOf(objectMutants, 4))(
  '$name: seen by the check of $seenBy',
  { tags: 'thorough' },
  ({ spoil, seenBy }) => {
    const checked = openChecked(bytes, yaml);
    spoil(checked.pdf);
    expect(checks[seenBy](checked).length, `faults that the check of ${seenBy} sees`).toBeGreaterThan(0);
  },
);

const bytes20 = write({ options: { ...inputs.options, edition: '2.0' } });

test('the file of PDF 2.0 that is spoilt is without fault', () => {
  expectNone(allFaults(openChecked(bytes20, yaml)), 'the file of PDF 2.0 that is spoilt is without fault');
});

test.each(someOf(objectMutants20, 4))(
  'PDF 2.0, $name: seen by the check of $seenBy',
  { tags: 'thorough' },
  ({ spoil, seenBy }) => {
    const checked = openChecked(bytes20, yaml);
    spoil(checked.pdf);
    expect(checks[seenBy](checked).length, `faults that the check of ${seenBy} sees`).toBeGreaterThan(0);
  },
);

/** What the writer is given, changed so that it must write a file with that fault. */
const inputMutants: readonly { name: string; seenBy: CheckName; given: Partial<WriterInputs> }[] = [
  { name: 'headings of the third level only', seenBy: 'structure', given: { document: withLevel(inputs.document, 3) } },
  { name: 'a line of an unknown block', seenBy: 'parentTree', given: { pages: withBlock(inputs.pages, 9999) } },
  { name: 'no title', seenBy: 'metadata', given: { document: withInfo(inputs.document, { title: '' }) } },
  { name: 'another language', seenBy: 'languages', given: { document: withInfo(inputs.document, { language: 'en' }) } },
  { name: 'nothing attached', seenBy: 'attachments', given: { options: { ...inputs.options, attachments: [] } } },
  { name: 'digest of nothing', seenBy: 'metadata', given: { options: { ...inputs.options, dataDigest: '' } } },
];

describe('what the writer is given wrongly shows', () => {
  test.each(inputMutants)('$name: seen by the check of $seenBy', ({ given, seenBy }) => {
    const found = checks[seenBy](openChecked(write(given), yaml));
    expect(found.length, `faults that the check of ${seenBy} sees`).toBeGreaterThan(0);
  });
});

test('a figure is said in words, and a figure without words is seen', async () => {
  const said = write(await withFigure('กราฟแท่งของความก้าวหน้า'));
  expectNone(allFaults(openChecked(said, yaml)), 'a figure said in words is without fault');
  expect(checks.structure(openChecked(write(await withFigure(' ')), yaml))).toEqual(['a figure in words']);
});

function write(given: Partial<WriterInputs>): Uint8Array {
  const { document, pages, options } = { ...inputs, ...given };
  return writePdf(document, pages, options);
}

function withLevel(document: Document, level: 3): Document {
  const change = (block: Block): Block => (block.type === 'heading' ? { ...block, level } : block);
  return { ...document, body: document.body.map(change) };
}

function withInfo(document: Document, info: Partial<Document['info']>): Document {
  return { ...document, info: { ...document.info, ...info } };
}

function withBlock(pages: readonly Page[], block: number): Page[] {
  return pages.map((page) => ({
    ...page,
    lines: page.lines.map((line, index) => (index === 5 ? { ...line, block } : line)),
  }));
}

/** The report with a drawing of one bar at its end. */
async function withFigure(alt: string): Promise<Partial<WriterInputs>> {
  const bar = { type: 'rect', x: 0, y: 0, width: 100, height: 20, fill: '#000000' } as const;
  const figure = { type: 'figure', id: 9998, style: 'base', alt, width: 100, height: 20, shapes: [bar] } as const;
  const document = { ...inputs.document, body: [...inputs.document.body, figure] };
  return { document, pages: await layOut(document, inputs.resources) };
}
