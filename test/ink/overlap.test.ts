import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/layout/lay-out.ts';
import type { Document, Paragraph, Style, Table, Text } from '../../src/model/document.ts';
import { writePdf } from '../../src/pdf/write-pdf.ts';
import { withDefaultFamily } from '../../src/template/template.ts';
import { packageBook } from '../font/support.ts';
import { buildPdf } from '../support/build.ts';
import { expectNone } from '../support/expectations.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject, times } from '../support/projects.ts';
import { readSeedAsIs } from '../support/seed.ts';
import { OWN } from '../template/fixtures.ts';
import { readDrawnPages } from './support/drawn-text.ts';
import { dictionary } from './support/set-paragraphs.ts';
import { inkFaults, WORST, worstText } from './support/worst-lines.ts';

/** Every style of the package's template but the watermark, which lies under the text on purpose. */
const SETTINGS = withDefaultFamily(OWN, 'Sarabun').settings;
const STYLES = Object.values(SETTINGS.styles).filter(({ name }) => name !== SETTINGS.watermark?.style);
const FACES = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

describe('ink of neighbouring lines and rules does not meet', () => {
  test('in paragraphs of every style in all four faces', async () => {
    const pages = await drawn(everyStyle((style) => style));
    expect(pages.flatMap(({ texts }) => texts).length).toBeGreaterThan(4 * 3 * STYLES.length);
    expectNone(inkFaults(pages), 'no ink touches the ink of another line or a rule');
  });

  test('in table cells of every style in all four faces, above and below rules', async () => {
    const pages = await drawn(tables((style) => style));
    expect(pages.flatMap(({ rules }) => rules).length).toBeGreaterThan(4);
    expectNone(inkFaults(pages), 'no ink touches the ink of another line or a rule');
  });

  test('in a report whose every text is made of the worst clusters', async () => {
    const pages = readDrawnPages((await buildPdf(worstReport())).bytes);
    expect(pages.length).toBeGreaterThan(1);
    expectNone(inkFaults(pages), 'no ink touches the ink of another line or a rule');
  });

  test('in the report of the printed form and in made-up ones', async () => {
    const sources = [readSeedAsIs(), ...times(6, (index) => projectYaml(makeProject(400 + index)))];
    for (const source of sources) {
      const pages = readDrawnPages((await buildPdf(source)).bytes);
      expectNone(inkFaults(pages), 'no ink touches the ink of another line or a rule');
    }
  });
});

describe('ink that meets is seen', () => {
  test('when the pitch is 2 % smaller', async () => {
    const tight = (style: Style) => ({ ...style, linePitch: style.linePitch * 0.98 });
    const faults = inkFaults(await drawn(everyStyle(tight)));
    expect(faults.length).toBeGreaterThan(STYLES.length);
    expect(faults[0]).toContain('ปั้น');
  });

  test('when a row has no padding', async () => {
    const bare = (style: Style) => ({ ...style, rowPadding: 0 });
    expect(inkFaults(await drawn(tables(bare))).filter((fault) => fault.includes('rule'))).not.toEqual([]);
  });
});

function worst(bold: boolean, italic: boolean, repeats: number): Text {
  return { type: 'text', value: worstText(repeats), bold, italic };
}

/** Three lines or more of the worst clusters for each style and face. */
function everyStyle(change: (style: Style) => Style): Document {
  const body = STYLES.flatMap((style) => FACES.map(([bold, italic]) => ({ style, bold, italic })));
  const paragraphs = body.map(({ style, bold, italic }, id): Paragraph => {
    return { type: 'paragraph', id, style: style.name, children: [worst(bold, italic, 8)] };
  });
  return document(change, paragraphs);
}

/** A table of the progress table's style for each face; each row has cells of three styles. */
function tables(change: (style: Style) => Style): Document {
  let id = 0;
  const cell = (style: string, bold: boolean, italic: boolean) => ({
    type: 'cell' as const,
    id: id++,
    style,
    header: false,
    children: [
      { type: 'paragraph' as const, id: id++, style, children: [worst(bold, italic, style === 'narrative' ? 8 : 2)] },
    ],
  });
  const rows = FACES.flatMap(([bold, italic]) =>
    STYLES.map(({ name }) => ({
      type: 'row' as const,
      id: id++,
      style: 'base',
      keep: 'together' as const,
      cells: [
        cell(name, bold, italic),
        cell('narrative', bold, italic),
        cell('status', false, false),
        cell('status', true, false),
      ],
    })),
  );
  const table: Table = { type: 'table', id: id++, style: 'progress', rows };
  return document(change, [table]);
}

function document(change: (style: Style) => Style, body: Document['body']): Document {
  const { page, styles } = SETTINGS;
  const changed = Object.fromEntries(Object.entries(styles).map(([name, style]) => [name, change(style)]));
  const info = { title: WORST, author: '', subject: '', language: 'th-TH', date: '2021-09-30' };
  return { type: 'document', info, page, styles: changed, header: [], footer: [], body };
}

async function drawn(document: Document) {
  const pages = await layOut(document, { fonts: packageBook(), dictionary });
  return readDrawnPages(writePdf(document, pages, { attachments: [], dataDigest: '0'.repeat(64), toolVersion: '0' }));
}

/** The smallest valid data file with the worst clusters for every text. */
function worstReport(): string {
  const project = makeProject(7, { paragraphs: 2, reports: 6 });
  const text = worstText(5);
  const label = WORST.slice(0, 12);
  return projectYaml({
    ...project,
    project: { ...project.project, name: text },
    organization: { path: [text, text] },
    contacts: { responsible: { name: label }, coordinator: { name: label } },
    rationale: [text, text],
    objectives: [text, text],
    targets: [text, text],
    strategy: { issue: text, subIssue: text, goal: text, indicator: text },
    reports: project.reports.map((report) => ({ ...report, narrative: text, planStatus: label, targetStatus: text })),
    signature: { name: label, position: text },
  });
}
