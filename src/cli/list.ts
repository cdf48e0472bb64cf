import type { Localized } from '../model/localized.ts';
import type { ListEntry } from './list-formats.ts';
import { requireYear } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import type { Language, Terminal } from './terminal.ts';
import { sayLine, UsageMistake } from './terminal.ts';

/** `raingan list`: the projects of a fiscal year as a table, JSON or CSV; data files with errors are named and left out. */
export async function list(given: Arguments, language: Language, { workspace, stdout, stderr }: Terminal) {
  const year = requireYear(given, 'list');
  const format = readFormat(given);
  const [{ readYear }, { pageCounts }, { decimals, listCsv, listEntries, listTable }] = await Promise.all([
    import('../batch/read-year.ts'),
    import('../batch/recorded-year.ts'),
    import('./list-formats.ts'),
  ]);
  const { projects, broken } = readYear(workspace, given.paths, year);
  const entries = listEntries(projects, pageCounts(workspace, given.value('out') ?? 'output', year));
  if (format === 'table') {
    if (entries.length === 0 && broken.length === 0) sayLine(stderr, language, noProjects(year));
    else {
      stdout.write(listTable(entries, language, stdout.isTTY ? stdout.columns : undefined));
    }
  } else if (format === 'csv') {
    stdout.write(await listCsv(entries, given.has('bom')));
  } else {
    for (const entry of entries) stdout.write(`${JSON.stringify(jsonEntry(entry, decimals))}\n`);
  }
  for (const file of broken) sayLine(stderr, language, leftOut(file));
  return broken.length > 0 ? 1 : 0;
}

function readFormat(given: Arguments): 'table' | 'json' | 'csv' {
  const [json, csv, bom] = [given.has('json'), given.has('csv'), given.has('bom')];
  if (json && (csv || bom)) {
    throw new UsageMistake(
      { th: '`--json` ใช้พร้อมกับ `--csv` ไม่ได้', en: '`--json` and `--csv` exclude each other' },
      { th: 'เลือกอย่างเดียว', en: 'choose one' },
    );
  }
  return json ? 'json' : csv || bom ? 'csv' : 'table';
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
