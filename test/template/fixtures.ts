import { readdirSync, readFileSync } from 'node:fs';
import type { Diagnostic, Outcome } from '../../src/diagnostics/diagnostic.ts';
import type { Document } from '../../src/model/document.ts';
import type { Project } from '../../src/model/project.ts';
import { checkTemplate } from '../../src/template/check-template.ts';
import { compileTemplate } from '../../src/template/compile-template.ts';
import { compose } from '../../src/template/compose.ts';
import { projectSubject } from '../../src/template/names.ts';
import { digestOf, readTemplateFiles } from '../../src/template/read-template-files.ts';
import type { Template } from '../../src/template/template.ts';

/** The package's own template as a folder in memory, by path inside it. */
export const OWN_FILES: Readonly<Record<string, string>> = readOwnFiles();

export const EXTRAS = { digest: '9f86d081884c7d659a2feaa0c55ad015', date: '2021-09-30', draft: false };

/** A whole project with invented names. */
export const PROJECT: Project = {
  schemaVersion: 1,
  project: {
    code: '50010600-0042',
    name: 'กิจกรรมอบรมการดูแลต้นไม้ใหญ่ในเมือง',
    fiscalYear: 2564,
    startDate: '2020-10-01',
    endDate: '2021-09-30',
    budget: { received: 123456750, spent: 98000000, disbursedMode: 'perReport' },
    asOf: '2021-09-30',
  },
  organization: { path: ['สำนักสวนและต้นไม้', 'กองต้นไม้ใหญ่'] },
  contacts: {
    responsible: { name: 'นางสาวมะลิ ใจสวน', phone: '1234' },
    coordinator: { name: 'นายสน ร่มรื่น' },
  },
  rationale: ['ต้นไม้ใหญ่ให้ร่มเงา', 'เมืองต้องการร่มเงา'],
  objectives: ['เพื่อให้ต้นไม้แข็งแรง', 'เพื่อให้คนปลอดภัย'],
  targets: ['ต้นไม้ใหญ่ 100 ต้น'],
  strategy: {
    issue: 'ด้านที่ ๒ - เมืองสีเขียว : Bangkok as a Green City',
    subIssue: '๒.๑ - ต้นไม้ใหญ่',
    goal: '๒.๑.๑ ต้นไม้แข็งแรง',
    indicator: 'ร้อยละของต้นไม้ที่แข็งแรง',
  },
  reports: [
    {
      number: 1,
      date: '2020-11-23',
      narrative: 'สำรวจต้นไม้',
      progress: 1000,
      disbursed: 0,
      planStatus: 'เป็นไปตามแผน',
      targetStatus: 'เป็นไปตามเป้าหมาย',
    },
    {
      number: 2,
      date: null,
      narrative: 'ตัดแต่งกิ่ง',
      progress: 2250,
      disbursed: 12300,
      planStatus: 'เป็นไปตามแผน',
      targetStatus: 'เป็นไปตามเป้าหมาย',
    },
  ],
  signature: { name: null, position: null },
  draft: false,
};

/** Reads, checks and compiles a template from files in memory, as `loadTemplate` does without a precompiled one. */
export function load(files: Readonly<Record<string, string>>): Outcome<Template> {
  const { read, list } = folderOf(files);
  const { value: found, diagnostics: missing } = readTemplateFiles('tpl', read, list);
  if (!found) return { diagnostics: missing };
  const { value: checked, diagnostics } = checkTemplate(found, projectSubject);
  if (!checked) return { diagnostics };
  const { settings, sources } = checked;
  const compiled = compileTemplate(sources);
  return { value: { folder: 'tpl', settings, compiled, digest: digestOf(found) }, diagnostics };
}

/** What reads the folder `tpl` that holds the files. */
export const folderOf = (files: Readonly<Record<string, string>>) => ({
  read: (path: string) => files[path.slice('tpl/'.length)],
  list: (folder: string) => listFolder(Object.keys(files), folder),
});

/** The own template with one file changed. */
export function ownWith(name: string, change: (text: string) => string): Readonly<Record<string, string>> {
  const changed = change(OWN_FILES[name]!);
  if (changed === OWN_FILES[name]) throw new Error(`nothing changed in ${name}`);
  return { ...OWN_FILES, [name]: changed };
}

/** The own template with another body, in `report.hbs` alone. */
export const withReport = (report: string) => ({ ...OWN_FILES, 'report.hbs': report });

export const OWN = load(OWN_FILES).value!;

export function composed(project: Project, template: Template = OWN, extras = EXTRAS): Document {
  return compose(project, template, extras).value!;
}

/** `code line:column` of each diagnostic, as an editor would show its place. */
export const places = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics.map(({ code, file, range }) => `${code} ${file}:${range?.start.line}:${range?.start.column}`);

function readOwnFiles(): Record<string, string> {
  const folder = new URL('../../templates/progress-report/', import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

function listFolder(names: readonly string[], folder: string): string[] {
  const inside = names.map((name) => `tpl/${name}`).filter((name) => name.startsWith(`${folder}/`));
  if (inside.length === 0) throw new Error(`no folder ${folder}`);
  return [...new Set(inside.map((name) => name.slice(folder.length + 1).split('/')[0]!))].sort();
}
