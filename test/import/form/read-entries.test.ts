import { describe, expect, test } from 'vitest';
import { readEntries } from '../../../src/import/form/read-entries.ts';
import type { PrintedLine, Printout } from '../../../src/import/printed-line.ts';
import { madeLines, madePrintout } from '../made-lines.ts';

const pdf = { cellsApart: true } as const;
const own = { cellsApart: true, source: 'own' } as const;

/** What is read of each entry: number, narrative, figures, statuses (`*` where they were reattached). */
function read(lines: readonly PrintedLine[], printout: Partial<Printout> = {}) {
  const { entries, unparsed } = readEntries(lines, madePrintout(lines, printout));
  const status = (given: (typeof entries)[0]['planStatus']) =>
    given && `${given.lines.map(({ text }) => text).join('|')}${given.reattached ? '*' : ''}`;
  return {
    entries: entries.map(({ number, narrative, figures, planStatus, targetStatus }) => [
      number,
      narrative.map(({ text }) => text.trim()).join('|'),
      figures.replace(/ +/g, ' ').trim(),
      status(planStatus),
      status(targetStatus),
    ]),
    unparsed: unparsed.map(({ text }) => text),
  };
}
const readTexts = (texts: readonly string[], printout?: Partial<Printout>) => read(madeLines(texts), printout);

const figures = ':: ความก้าวหน้าของงาน = 25.00 % : งบประมาณที่เบิกใช้ = 100.00 บาท';
const taken = 'ความก้าวหน้าของงาน = 25.00 % : งบประมาณที่เบิกใช้ = 100.00 บาท';
const [plan, target] = ['เป็นไปตามแผน', 'เป็นไปตามเป้าหมาย'];

describe('an entry of the table', () => {
  test.each<[string, string[], Partial<Printout>]>([
    ['in text, its columns parted by tabs', [`รายงานครั้งที่1\t:: ก\t: ${plan}`, `${figures}\t: ${target}`], {}],
    ['in text, parted by spaces', [`รายงานครั้งที่ 1  :: ก  : ${plan}`, `${figures}  : ${target}`], {}],
    ['in Thai digits', [`รายงานครั้งที่ ๑\t:: ก`, figures, `: ${plan} : ${target}`], {}],
    ['in a PDF, a line for each cell', ['รายงานครั้งที่1', ':: ก', figures, `: ${plan}`, `: ${target}`], pdf],
    ['in a PDF of raingan', ['รายงานครั้งที่ 1', ':: ก', figures, `: ${plan}`, `: ${target}`], own],
    ['with its statuses behind its figures', ['รายงานครั้งที่1', ':: ก', `${figures} : ${plan} : ${target}`], pdf],
    [
      'with figures that are wrapped',
      ['รายงานครั้งที่1', ':: ก', ...figures.split(/(?<==) /), `: ${plan}`, `: ${target}`],
      pdf,
    ],
  ])('%s', (_, lines, printout) => {
    const { entries, unparsed } = readTexts(lines, printout);
    expect(unparsed).toEqual([]);
    expect(entries).toHaveLength(1);
    const [number, narrative, read, ...statuses] = entries[0]!;
    expect([number, narrative, read]).toEqual([1, ':: ก', taken]);
    expect(statuses.map((each) => String(each).replace('*', ''))).toEqual([plan, target]);
  });

  test('has all the lines of its narrative', () => {
    expect(readTexts(['รายงานครั้งที่1', ':: ก', 'ข : ค', figures], pdf).entries[0]).toEqual([
      1,
      ':: ก|ข : ค',
      taken,
      undefined,
      undefined,
    ]);
  });

  test('a target is known by its word, whatever its order', () => {
    const { entries } = readTexts(['รายงานครั้งที่1', ':: ก', figures, `: ${target}`, `: ${plan}`], pdf);
    expect(entries[0]?.slice(3)).toEqual([plan, target]);
  });
});

describe('the number of an entry', () => {
  test.each([
    [['รายงา', 'นครั้ง', 'ที่1']],
    [['รายงานครั้ง', 'ที่ 1']],
    [['รายงานครั้งที่', '1']],
    [['ราย', 'งา', 'น', 'ครั้ง', 'ที่', '1']],
  ])('wrapped in its column, %j, is put together', (label) => {
    const { entries, unparsed } = readTexts([...label, ':: ก', figures], pdf);
    expect(entries).toEqual([[1, ':: ก', taken, undefined, undefined]]);
    expect(unparsed).toEqual([]);
  });

  test('is put together across lines of another column', () => {
    const [first, narrative, second] = madeLines(['รายงานครั้ง', ':: ก', 'ที่1', ':: ข']);
    const lines = [first!, { ...narrative!, indent: 80 }, second!];
    expect(read(lines, pdf).entries.map(([number]) => number)).toEqual([1]);
  });

  test('of a row that goes on behind a page is no entry of its own', () => {
    const { entries } = readTexts(['รายงานครั้งที่2', ':: ก', 'รายงานครั้งที่2 (ต่อ)', 'ข', figures], pdf);
    expect(entries).toEqual([[2, ':: ก|ข', taken, undefined, undefined]]);
    const wrapped = readTexts(['รายงานครั้งที่2', ':: ก', 'รายงาน', 'ครั้งที่2 (ต่อ) ข', figures], own);
    expect(wrapped.entries.map(([number, narrative]) => [number, narrative])).toEqual([[2, ':: ก|ข']]);
  });

  test('inside of a narrative is text', () => {
    expect(readTexts(['รายงานครั้งที่1', ':: ก', 'รายงานครั้งที่ 2 ของปี', figures], pdf).entries).toHaveLength(1);
  });
});

describe('a status away from its entry', () => {
  test('in a text belongs to the entry before, which lacks one', () => {
    const { entries } = readTexts([
      `รายงานครั้งที่1\t:: ก\t: ${plan}`,
      figures,
      `รายงานครั้งที่2\t:: ข\t: ${target}`,
      `${figures}\t: ${plan}\t: ${target}`,
    ]);
    expect(entries.map((entry) => entry.slice(3))).toEqual([
      [`${plan}*`, `${target}*`],
      [plan, target],
    ]);
  });

  test('at the end of the next narrative is found by the statuses of the others', () => {
    const { entries } = readTexts([
      'รายงานครั้งที่1\t:: ก',
      `${figures}\t: ${plan}`,
      `รายงานครั้งที่2\t:: ข : ${target}`,
      `${figures}\t: ${plan}\t: ${target}`,
    ]);
    expect(entries[0]?.slice(3)).toEqual([plan, `${target}*`]);
    expect(entries[1]?.[1]).toBe(':: ข');
  });

  test('that no entry lacks is not understood, and kept', () => {
    const { unparsed } = readTexts(['รายงานครั้งที่1', ':: ก', figures, `: ${plan}`, `: ${target}`, ': ล่าช้า'], pdf);
    expect(unparsed).toEqual([': ล่าช้า'].map((text) => text.replace(/^: /, '')));
  });
});

describe('what is not understood is kept', () => {
  test('above the first entry', () => {
    expect(readTexts(['ก', 'รายงานครั้งที่1', ':: ข'], pdf).unparsed).toEqual(['ก']);
  });

  test('behind a whole entry of the older system; raingan may go on with a status', () => {
    const lines = ['รายงานครั้งที่1', ':: ก', figures, `: ${plan}`, `: ${target}`, 'ต่อ'];
    expect(readTexts(lines, pdf).unparsed).toEqual(['ต่อ']);
    expect(readTexts(lines, own)).toEqual({
      entries: [[1, ':: ก', taken, plan, `${target}|ต่อ`]],
      unparsed: [],
    });
  });

  test('in the column of a status it goes on with that status', () => {
    const lines = madeLines(['รายงานครั้งที่1', ':: ก', figures, `: ${plan}`, `: ${target}`, 'ที่ตั้งไว้']).map(
      (line, index) => ({
        ...line,
        baseline: 700 - index * 20,
        indent: index < 3 ? 0 : 300,
      }),
    );
    expect(read(lines, pdf)).toMatchObject({ entries: [[1, ':: ก', taken, plan, `${target}|ที่ตั้งไว้`]], unparsed: [] });
  });
});
