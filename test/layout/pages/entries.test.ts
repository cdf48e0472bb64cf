import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/layout/lay-out.ts';
import type { Document, Row, Table } from '../../../src/model/document.ts';
import type { Line, Page } from '../../../src/model/page.ts';
import { writePdf } from '../../../src/pdf/write-pdf.ts';
import { times } from '../../support/projects.ts';
import { resources, twoRowEntries } from '../two-row-entries.ts';

const sentence = 'สำนักงานจัดประชุมคณะทำงานเพื่อติดตามความก้าวหน้าของโครงการและรายงานผลต่อผู้บริหาร ';

/** Lines of a narrative take about 64 characters; a page has 34. */
const narrative = (sentences: number) => [`:: ${sentence.repeat(sentences)}`];

describe('an entry of two rows', () => {
  it('is set with its number beside both rows, the narrative over two columns', async () => {
    const document = twoRowEntries({ narratives: [narrative(2)] });
    const [page] = await layOut(document, resources);
    const { left } = document.page.margin;
    const at = placesOf(page!);
    const number = at('รายงานครั้งที่1');
    const first = at(':: สำนักงาน');
    const lines = page!.lines.filter(({ block }) => block === first.block);
    const progress = at(':: ความก้าวหน้า');
    const plan = at(': เป็นไปตามแผน');
    expect(number.x).toBeCloseTo(left, 6);
    expect(first.baseline).toBe(number.baseline);
    expect(lines.at(-1)!.x).toBe(first.x);
    expect(first.width).toBeGreaterThan(plan.x - first.x);
    expect(progress.x).toBe(first.x);
    expect(progress.baseline).toBe(plan.baseline);
    // The padding of both rows lies between them.
    expect(progress.baseline - lines.at(-1)!.baseline).toBeCloseTo(20.5 + 2 * 2, 6);
  });

  it('is never split while it fits a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 2, maxLength: 14 }), async (lengths) => {
        const document = twoRowEntries({ narratives: lengths.map(narrative), keep: 'together' });
        const pages = await layOut(document, resources);
        const pagesOfEntry = entriesOf(document).map((blocks) => pages.filter((page) => holds(page, blocks)).length);
        expect(pagesOfEntry).toEqual(lengths.map(() => 1));
      }),
      { numRuns: 60 },
    );
  });

  it('repeats its number with the mark on each page that it goes on to when it is taller than a page', async () => {
    const document = twoRowEntries({ narratives: [narrative(1), narrative(90), narrative(1)], keep: 'together' });
    const pages = await layOut(document, resources);
    expect(pages.length).toBeGreaterThan(2);
    const repeated = pages.map(({ lines }) =>
      lines
        .filter(({ role }) => role === 'continued')
        .map(textOf)
        .join(''),
    );
    const goesOn = pages.map(
      (page, index) =>
        index > 0 && holds(page, entriesOf(document)[1]!) && holds(pages[index - 1]!, entriesOf(document)[1]!),
    );
    expect(repeated).toEqual(goesOn.map((is) => (is ? 'รายงานครั้งที่2 (ต่อ)' : '')));
    for (const [index, { lines }] of pages.entries()) {
      const body = lines.filter(({ role }) => role === 'body');
      if (goesOn[index]) expect(lines[0]!.baseline).toBe(Math.min(...body.map(({ baseline }) => baseline)));
    }
  });

  it('has a rule above and below, and none between its rows', async () => {
    const document = twoRowEntries({ narratives: times(9, (index) => narrative(index + 1)), keep: 'together' });
    for (const page of await layOut(document, resources)) {
      const entries = entriesOf(document).filter((blocks) => holds(page, blocks));
      const edges = entries.map((blocks) => {
        const baselines = page.lines.filter(({ block }) => blocks.has(block)).map(({ baseline }) => baseline);
        return [Math.min(...baselines), Math.max(...baselines)] as const;
      });
      expect(page.rules.length, 'rules above each entry and below the last one').toBe(entries.length + 1);
      page.rules.forEach(({ y }, index) => {
        if (index > 0) expect(y).toBeGreaterThan(edges[index - 1]![1]);
        if (index < edges.length) expect(y).toBeLessThan(edges[index]![0]);
      });
    }
  });

  it('has rules over the whole width of the table, as thick as its style says, clear of the lines', async () => {
    const document = twoRowEntries({ narratives: times(9, (index) => narrative(index + 1)), keep: 'together' });
    const { page: paper, styles } = document;
    const { ruleWidth, rowPadding, color } = styles.progress!;
    for (const page of await layOut(document, resources)) {
      for (const rule of page.rules) {
        expect(rule.x1, 'where a rule begins').toBeCloseTo(paper.margin.left, 6);
        expect(rule.x2, 'where a rule ends').toBeCloseTo(paper.width - paper.margin.right, 6);
        expect(rule.width, 'how thick a rule is').toBe(ruleWidth);
        expect(rule.color).toBe(color);
      }
      const body = page.lines.filter(({ role }) => role === 'body').map(({ baseline }) => baseline);
      const below = page.rules.at(-1)!.y - Math.max(...body);
      const above = Math.min(...body) - page.rules[0]!.y;
      const pitch = styles.narrative!.linePitch;
      expect(above + below, 'a line and the padding of both edges lie between the outer rules').toBeCloseTo(
        pitch + 2 * rowPadding,
        6,
      );
      expect(page.rules[0]!.y, 'the first rule is at the top of the body').toBeCloseTo(paper.margin.top, 6);
    }
  });

  it('has no rules where its style has none', async () => {
    const document = twoRowEntries({ narratives: [narrative(1), narrative(2)] });
    const styles = { ...document.styles, progress: { ...document.styles.progress!, ruleWidth: 0 } };
    for (const { rules } of await layOut({ ...document, styles }, resources)) expect(rules).toEqual([]);
  });

  it('aligns cells with the foot of the last row that they lie over', async () => {
    const [page] = await layOut(twoRowEntries({ narratives: [narrative(3)], verticalAlign: 'bottom' }), resources);
    const at = placesOf(page!);
    expect(at('รายงานครั้งที่1').baseline).toBeCloseTo(at('งบประมาณที่เบิกใช้').baseline, 6);
    expect(at(': เป็นไปตามเป้าหมาย').baseline).toBeCloseTo(at('งบประมาณที่เบิกใช้').baseline, 6);
  });

  it('follows column headers of two rows, which are repeated whole on each page', async () => {
    const document = twoRowEntries({
      narratives: times(12, () => narrative(6)),
      keep: 'together',
      columnHeaders: true,
    });
    const [beginning, ...others] = await layOut(document, resources);
    expect(beginning!.lines.filter(({ role }) => role === 'continued')).toEqual([]);
    expect(others.length).toBeGreaterThan(0);
    for (const { lines } of others) {
      const repeated = lines.filter(({ role }) => role === 'continued').map(textOf);
      expect(repeated).toEqual(['ครั้งที่', 'ผลการดำเนินงาน', 'ความก้าวหน้า', 'สถานะ']);
    }
  });

  it("is set in the same bytes by the fast path and by pdfmake's engine", async () => {
    const specs = [
      twoRowEntries({ narratives: times(14, (index) => narrative((index * 5) % 17)), keep: 'together' }),
      twoRowEntries({ narratives: [narrative(100), narrative(1)], columnHeaders: true }),
      twoRowEntries({ narratives: [narrative(3), []], verticalAlign: 'bottom' }),
    ];
    for (const document of specs) {
      const fast = await layOut(document, resources);
      const plain = await layOut(document, { ...resources, boxEngine: undefined });
      expect(plain).toEqual(fast);
      const pdf = (pages: readonly Page[]) =>
        Buffer.from(writePdf(document, pages, { attachments: [], dataDigest: '0'.repeat(64), toolVersion: '0' }));
      expect(pdf(plain).equals(pdf(fast))).toBe(true);
    }
  });
});

/** Ids of the paragraphs of each entry. */
function entriesOf({ body }: Document): ReadonlySet<number>[] {
  const { rows } = body[0] as Table;
  const blocks = ({ cells }: Row) => cells.flatMap(({ children }) => children.map(({ id }) => id));
  return times(rows.length / 2, (index) => new Set(rows.slice(2 * index, 2 * index + 2).flatMap(blocks)));
}

function holds({ lines }: Page, blocks: ReadonlySet<number>): boolean {
  return lines.some(({ role, block }) => role === 'body' && blocks.has(block));
}

function textOf({ runs }: Line): string {
  return runs
    .map(({ words }) => words.map(({ text }) => text).join(''))
    .join('')
    .trim();
}

/** Finds the line that begins with a text. */
function placesOf({ lines }: Page) {
  return (start: string) => lines.find((line) => textOf(line).startsWith(start))!;
}
