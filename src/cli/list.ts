import { printableJson } from '../diagnostics/reporters/printable.ts';
import type { Localized } from '../model/localized.ts';
import { settingsInForce } from '../project/settings.ts';
import type { ListEntry } from './list-formats.ts';
import { openSettings, sayOverridden } from './open-settings.ts';
import { requireYear } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import { defaultOut } from './run-options.ts';
import type { Language, Terminal } from './terminal.ts';
import { sayError, sayLine, sayPath, UsageMistake } from './terminal.ts';

/** `raingan list`: the projects of a fiscal year as a table, JSON, CSV or a workbook; data files with errors are named and left out. */
export async function list(given: Arguments, language: Language, terminal: Terminal) {
  if (given.has('missing') || given.has('month'))
    return (await import('./list-missing.ts')).listMissing(given, language, terminal);
  const { workspace, stdout, stderr } = terminal;
  const year = requireYear(given, 'list');
  const format = readFormat(given);
  const show = { reporter: 'pretty', stream: stderr, workspace, language, verbose: false, color: false } as const;
  const loaded = await openSettings(show);
  if (!loaded) return 1;
  const settings = settingsInForce(loaded.office, year);
  const out = given.value('out') ?? settings.out ?? defaultOut;
  sayOverridden(given, [{ settings }], stderr, language);
  const [{ readYear }, { pageCounts }, { listEntries, listTable }] = await Promise.all([
    import('../batch/read-year.ts'),
    import('../batch/recorded-year.ts'),
    import('./list-formats.ts'),
  ]);
  const { projects, broken, failures } = readYear(workspace, given.paths, year);
  const entries = listEntries(projects, pageCounts(workspace, out, year));
  if (format === 'table') {
    if (entries.length === 0 && broken.length === 0) sayLine(stderr, language, noProjects(year));
    else {
      stdout.write(listTable(entries, language, stdout.isTTY ? stdout.columns : undefined));
    }
  } else if (format === 'csv') {
    const { listCsv } = await import('./list-spreadsheet.ts');
    stdout.write(listCsv(entries, { bom: given.has('bom'), raw: given.has('raw') }));
  } else if (format === 'xlsx') {
    const { listXlsx } = await import('./list-spreadsheet.ts');
    const file = given.value('xlsx')!;
    workspace.writeWhole(file, await listXlsx(entries, year));
    sayPath(stdout, file);
  } else {
    const { decimals } = await import('./list-spreadsheet.ts');
    for (const entry of entries) stdout.write(`${printableJson(jsonEntry(entry, decimals))}\n`);
  }
  for (const { text, hint } of failures) sayError(stderr, language, text, hint);
  for (const file of broken) sayLine(stderr, language, leftOut(file));
  return failures.length > 0 ? 3 : broken.length > 0 ? 1 : 0;
}

function readFormat(given: Arguments): 'table' | 'json' | 'csv' | 'xlsx' {
  const chosen = {
    json: given.has('json'),
    csv: given.has('csv') || given.has('bom') || given.has('raw'),
    xlsx: given.has('xlsx'),
  };
  const formats = (['json', 'csv', 'xlsx'] as const).filter((format) => chosen[format]);
  if (formats.length > 1) {
    const [one, other] = formats;
    throw new UsageMistake(
      { th: `\`--${one}\` ใช้พร้อมกับ \`--${other}\` ไม่ได้`, en: `\`--${one}\` and \`--${other}\` exclude each other` },
      { th: 'เลือกอย่างเดียว', en: 'choose one' },
    );
  }
  return formats[0] ?? 'table';
}

/** Amounts and percentages are texts: no reader of JSON can round them. */
function jsonEntry(entry: ListEntry, decimals: (hundredths: number) => string) {
  return {
    ...entry,
    progress: entry.progress === null ? null : decimals(entry.progress),
    received: decimals(entry.received),
    spent: decimals(entry.spent),
  };
}

const noProjects = (year: number): Localized => ({
  th: `ปีงบประมาณ ${year} ไม่มีโครงการ`,
  en: `no projects in fiscal year ${year}`,
});

const leftOut = (file: string): Localized => ({
  th: `ไม่แสดง ${file} เพราะมีข้อผิดพลาด ดูด้วย \`raingan check ${file}\``,
  en: `left out ${file}, which has errors; see \`raingan check ${file}\``,
});
