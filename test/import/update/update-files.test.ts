import { describe, expect, test } from 'vitest';
import { readMonth } from '../../../src/import/update/read-month.ts';
import { openMonth, type UpdateContext, updateFiles } from '../../../src/import/update/update-files.ts';
import { readSeed } from '../../support/seed.ts';
import { importContext, importTerminal } from '../support.ts';
import { type MadeCell, madeSheet, numberCell } from '../table/made-sheets.ts';

const code = '21000000-3230';
const file = `data/2564/${code}.yaml`;
const headings = ['code', 'number', 'date', 'narrative', 'progress', 'disbursed', 'planStatus', 'targetStatus'];
const row = (changed: Readonly<Record<string, MadeCell>> = {}): MadeCell[] => {
  const cells: Record<string, MadeCell> = { code, number: '12', date: '30/09/2564', narrative: 'ก', progress: '100' };
  return headings.map((key) => ({ ...cells, disbursed: '0', planStatus: 'ข', targetStatus: 'ค', ...changed })[key]);
};

function contextOf(files: Readonly<Record<string, string>>, changed: Partial<UpdateContext> = {}): UpdateContext {
  const { workspace } = importTerminal(files);
  return { ...importContext(), workspace, dataFiles: Object.keys(files), force: false, spent: false, ...changed };
}

/** What becomes of the projects of one sheet. */
function update(
  rows: readonly (readonly MadeCell[])[],
  files: Readonly<Record<string, string>> = { [file]: readSeed() },
  changed: Partial<UpdateContext> = {},
) {
  const context = contextOf(files, changed);
  const month = readMonth([madeSheet([headings, ...rows])], context);
  return [...updateFiles(month, context)];
}
const brief = (...args: Parameters<typeof update>) =>
  update(...args).map(({ state, diagnostics }) => [
    state,
    ...diagnostics.map((each) => `${each.code} ${each.message.en}`),
  ]);

describe('a project of the table', () => {
  test('has its report added, and the findings that are new because of it', () => {
    const [updated] = update([row({ progress: numberCell(1, '100%', '0%') })]);
    expect(updated).toMatchObject({ code, file, state: 'updated', updated: { added: [12] } });
    expect(updated?.notes.map(({ id }) => id)).toEqual(['cell-percent']);
    expect(new TextDecoder().decode(updated?.change?.bytes)).toBe(updated?.change?.after);
    expect(updated?.change?.before).toBe(readSeed());
    expect(brief([row({ date: '30/09/2560' })])[0]?.length).toBeGreaterThan(brief([row()])[0]!.length);
  });

  test('that has the report already is unchanged', () => {
    const [first] = update([row()]);
    expect(brief([row()], { [file]: first!.change!.after })).toEqual([['unchanged']]);
  });

  test('whose report differs is stopped at its row, unless that is forced', () => {
    const [first] = update([row()]);
    const there = { [file]: first!.change!.after };
    expect(brief([row({ narrative: 'ง' })], there)).toEqual([
      ['stopped', `E-UPDATE-DIFFERS \`แผ่น!A2\`: report 12 is in \`${file}\` already and differs; nothing was written`],
    ]);
    const [forced] = update([row({ narrative: 'ง' })], there, { force: true });
    expect(forced).toMatchObject({ state: 'updated', updated: { changed: [12] } });
  });

  test('has its other rows taken with --partial, those with a mistake left out', () => {
    const rows = [row({ progress: '101' }), row({ number: '13' })];
    const [partial] = update(rows, undefined, { partial: true });
    expect(partial).toMatchObject({ state: 'updated', updated: { added: [13] } });
  });

  test('keeps a byte order mark', () => {
    const [marked] = update([row()], { [file]: `\ufeff${readSeed()}` });
    expect([...marked!.change!.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});

describe('a project is stopped', () => {
  test('that has no data file; a code that is near is the hint', () => {
    const [near] = update([row({ code: '21000000-3231' })]);
    expect(near?.diagnostics).toMatchObject([
      {
        code: 'E-MISSING-KEY',
        message: { en: '`แผ่น!A2`: no data file of project `21000000-3231` in `data`' },
        hint: { en: `did you mean \`${code}\`?` },
      },
    ]);
    const [far] = update([row({ code: '99999999-555' })]);
    expect([far?.state, far?.file, far?.diagnostics[0]?.hint?.en]).toEqual([
      'stopped',
      undefined,
      expect.stringContaining('--out'),
    ]);
  });

  test('that has two data files', () => {
    const other = `data/2565/${code}.yaml`;
    const [twice] = update([row()], { [file]: readSeed(), [other]: readSeed() });
    expect(twice?.diagnostics).toMatchObject([
      { code: 'E-CODE-DUPLICATE', hint: { en: expect.stringContaining('--out data/2565') } },
    ]);
  });

  test('whose row has a mistake, which is named already', () => {
    expect(brief([row({ progress: '101' })])).toEqual([['stopped']]);
  });

  test('whose data file has mistakes: it is named, and they are', () => {
    const [state, first, ...more] = brief([row()], { [file]: 'schemaVersion: 1\n' })[0]!;
    expect([state, first]).toEqual([
      'stopped',
      `E-UPDATE-PLACE \`แผ่น!A2\`: \`${file}\` has errors; nothing was added to it`,
    ]);
    expect(more.length).toBeGreaterThan(0);
  });

  test('whose file is written so that no report can be added', () => {
    const accepted = 'accepted:\n  - { code: W-DATE-MISSING, path: "reports[1].date", reason: ก, by: ข }\n';
    const text = `${readSeed().trimEnd()}\n${accepted}`.replace(/ {2}- number: 1\n(?: {4}.*\n)+/, '');
    const [found] = update([row({ number: '1' })], { [file]: text });
    expect(found?.diagnostics.map(({ code: each }) => each)).toEqual(['E-UPDATE-PLACE']);
    expect(found?.diagnostics[0]?.message.en).toContain('without touching the rest of it');
  });
});

describe('sources without a table', () => {
  const csv = {
    file: 'r.csv',
    bytes: new TextEncoder().encode([headings, row()].map((cells) => cells.join(',')).join('\n')),
  };
  const pdf = { file: 'a.pdf', bytes: Buffer.from('%PDF-1.7') };
  const open = async (sources: readonly { file: string; bytes: Uint8Array }[], partial = false) => {
    const { projects, diagnostics } = await openMonth(sources, contextOf({}, { partial }));
    return [projects.map(({ stopped }) => stopped), diagnostics.map(({ code: each, file: at }) => `${each} ${at}`)];
  };

  test('are named, and stop the projects of the others', async () => {
    expect(await open([csv])).toEqual([[false], []]);
    expect(await open([csv, pdf])).toEqual([[true], ['E-FILE-KIND a.pdf']]);
    expect(await open([csv, pdf], true)).toEqual([[false], ['E-FILE-KIND a.pdf']]);
    expect(await open([pdf])).toEqual([[], ['E-FILE-KIND a.pdf']]);
  });
});
