import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { withTables } from '../../scripts/field-tables.ts';
import { starterFile } from '../../src/import/starter-file.ts';
import { type Column, columnOf, projectColumns, reportColumns } from '../../src/import/table/columns.ts';
import type { Project } from '../../src/model/project.ts';
import { formFields, type PlacedField, reportFields, valueIn } from '../../src/project/fields/placed-fields.ts';
import { projectJsonSchema } from '../../src/project/json-schema.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { toInput } from '../../src/project/parsed-project.ts';
import { toYaml } from '../../src/project/to-yaml.ts';
import { importAny, importTerminal, run } from '../import/support.ts';
import { workbook } from '../import/workbook.ts';
import { buildDocx, buildPdf, buildText } from '../support/build.ts';
import { readDocx } from '../support/docx.ts';
import { everyField } from '../support/every-field.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { buddhistDate, decimals, projectYaml } from '../support/project-yaml.ts';

// Every key of a data file, from its JSON Schema, through everything that reads or writes it. A key is taught in
// src/project/fields; a stage that leaves it out fails here, and the name of the test says which key and which stage.

/** Keys that the form does not print: they come by no page, and only by tables where a column has them. */
const unprinted = ['schemaVersion', 'project.previousCode', 'project.budget.disbursedMode', 'accepted', 'provenance'];

/** Keys of the file itself: no table has a column for them. */
const withoutColumn = ['schemaVersion', 'accepted', 'provenance'];

/** A new file has no line for them: a project begins as no draft, and nothing is accepted or imported yet. */
const withoutStarter = ['draft', 'accepted', 'provenance'];

interface SchemaNode {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

const keys = keysOf(projectJsonSchema() as SchemaNode, '');
const printed = keys.filter((key) => !unprinted.includes(key) && key !== 'draft');

const project = everyField();
const file = `data/${project.project.fiscalYear}/${project.project.code}.yaml`;
const pdf = once(async () => (await buildPdf(projectYaml(project))).bytes);

/** The text of the outputs. */
const pages: Readonly<Record<string, () => Promise<string>>> = {
  PDF: once(async () =>
    readWithPdfium(await pdf(), (all) => all.flatMap(({ characters }) => characters.map(({ text }) => text)).join('')),
  ),
  DOCX: once(async () => docxText((await buildDocx(projectYaml(project))).bytes)),
  txt: once(async () => new TextDecoder().decode((await buildText(projectYaml(project))).bytes)),
};

/** What import reads of the outputs' text. */
const prints: Readonly<Record<string, () => Promise<Project>>> = {
  PDF: once(async () => load(await importAny(await pdf(), 'report.pdf'))),
  txt: once(async () => load(await importAny((await buildText(projectYaml(project))).bytes, 'report.txt'))),
};

/** What import reads of the same data in tables, with English and with Thai headings. */
const tables: Readonly<Record<string, () => Promise<Project>>> = {
  CSV: once(() => importTables({ 'projects.csv': csv(projectTable('key')), 'reports.csv': csv(reportTable('key')) })),
  workbook: once(() =>
    importTables({
      'in.xlsx': workbook([
        { name: 'โครงการ', rows: projectTable('title') },
        { name: 'รายงาน', rows: reportTable('title') },
      ]),
    }),
  ),
};

const studioForm = readFileSync(join(import.meta.dirname, '../../studio/src/project/form.tsx'), 'utf8');

test('the list of what the form does not print has no key that is not there', () => {
  expect([...unprinted, ...withoutColumn, ...withoutStarter].filter((key) => !keys.includes(key))).toEqual([]);
});

describe.each(printed)('%s', (key) => {
  test.each(Object.entries(pages))('is printed: %s', async (stage, read) => {
    const text = withoutSpaces(await read());
    const shown = valuesAt(project, key).flatMap((value) => onPaper(key, value));
    expect(
      shown.filter((value) => !text.includes(withoutSpaces(value))),
      `${key} is not in the text of: ${stage}`,
    ).toEqual([]);
  });

  test.each(Object.entries(prints))('comes back from its print: %s', async (stage, read) => {
    expect(valuesAt(await read(), key), `${key} is lost or changed by: ${stage}`).toEqual(valuesAt(project, key));
  });
});

describe.each(keys.filter((key) => !withoutColumn.includes(key)))('%s', (key) => {
  test.each(Object.entries(tables))('comes back from a table: %s', async (stage, read) => {
    expect(valuesAt(await read(), key), `${key} is lost or changed by: ${stage}`).toEqual(valuesAt(project, key));
  });

  test('comes back from the data that the library gives', () => {
    const back = load({ bytes: encoded(toYaml(toInput(project))) });
    expect(valuesAt(back, key), `${key} is lost or changed by: toInput, toYaml`).toEqual(valuesAt(project, key));
  });

  test('has its place in the form of the studio', () => {
    const last = key.split('.').at(-1);
    expect(studioForm.includes(`'${last}'`), `${key} is not in studio/src/project/form.tsx`).toBe(true);
  });

  test('has a column in docs/import.md', () => {
    const { key: heading, title } = columnOf(fieldOf(key));
    const row = `| \`${heading}\` | ${title} |`;
    expect(docs('import.md').includes(row), `${key} is not in docs/import.md: npm run docs`).toBe(true);
  });
});

describe.each(keys.filter((key) => !withoutStarter.includes(key)))('%s', (key) => {
  test('has its line in a new data file', () => {
    const content: unknown = parse(
      withoutCommentSigns(starterFile({ code: '99000000-100', fiscalYear: 2564, schema: 'x' })),
    );
    const place = key.split('.').reduce<unknown>((group, step) => Object(inside(group))[step], content);
    expect(place !== undefined, `${key} is not in the file of raingan new`).toBe(true);
  });
});

describe.each(keys)('%s', (key) => {
  test('has a Thai title in docs/project.schema.json', () => {
    const schema = JSON.parse(docs('project.schema.json')) as SchemaNode;
    expect(nodeAt(schema, key)?.title ?? '', `${key} is not in docs/project.schema.json: npm run docs`).toMatch(
      /[ก-๙]/,
    );
  });

  test('is described in docs/data.md', () => {
    const depth = key.split('.').length - 1;
    const row = `| ${'· '.repeat(depth)}\`${key.split('.').at(-1)}\``;
    expect(docs('data.md').includes(row), `${key} is not in docs/data.md: npm run docs`).toBe(true);
  });
});

test('a draft comes back from its print', async () => {
  const { bytes } = await buildPdf(projectYaml({ ...project, draft: true }));
  expect(load(await importAny(bytes, 'report.pdf')).draft, 'draft is lost by: PDF').toBe(true);
});

test.each(['data.md', 'import.md'])('the tables of docs/%s are those of npm run docs', (page) => {
  expect(docs(page) === withTables(docs(page)), `docs/${page} is stale: npm run docs`).toBe(true);
});

function keysOf({ properties, items }: SchemaNode, path: string): string[] {
  const inner = properties ?? items?.properties;
  if (!inner || path === 'accepted') return [path];
  return Object.entries(inner).flatMap(([key, node]) => keysOf(node, path === '' ? key : `${path}.${key}`));
}

function nodeAt(node: SchemaNode, path: string): SchemaNode | undefined {
  return path
    .split('.')
    .reduce<SchemaNode | undefined>((group, step) => (group?.properties ?? group?.items?.properties)?.[step], node);
}

/** The values of a key: one, or one of each report. */
function valuesAt(from: Project, key: string): unknown[] {
  const [top, ...below] = key.split('.');
  const groups: readonly unknown[] = top === 'reports' ? from.reports : [from];
  const steps = top === 'reports' ? below : key.split('.');
  return groups.map((group) => steps.reduce<unknown>((inner, step) => Object(inner)[step], group));
}

/** A value as the official form writes it, worked out from the kind of its key alone. */
function onPaper(key: string, value: unknown): string | readonly string[] {
  if (/Date$|\.date$|asOf$/.test(key)) return buddhistDate(String(value));
  if (/received$|spent$|disbursed$/.test(key)) return decimals(Number(value)).replace(/\B(?=(\d{3})+\.)/g, ',');
  if (/progress$/.test(key)) return `${decimals(Number(value))} %`;
  if (/phone$/.test(key)) return `(โทร ${value})`;
  if (key === 'reports.number') return `รายงานครั้งที่${value}`;
  if (key === 'organization.path') return (value as string[]).join(' / ');
  if (Array.isArray(value)) return value;
  return String(value);
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}

/** The text of the body and of headers and footers. */
function docxText(bytes: Uint8Array): string {
  const { parts } = readDocx(bytes);
  const shown = [...parts].filter(([name]) => /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name));
  return shown.map(([, part]) => new TextDecoder().decode(part).replace(/<[^>]*>/g, '')).join('');
}

function projectTable(heading: 'key' | 'title'): string[][] {
  return [
    projectColumns.map((column) => column[heading]),
    projectColumns.map((column) => cellOf(column, project, formFields)),
  ];
}

function reportTable(heading: 'key' | 'title'): string[][] {
  const rows = project.reports.map((report) =>
    reportColumns.map((column) =>
      column.key === 'code' ? project.project.code : cellOf(column, report, reportFields),
    ),
  );
  return [reportColumns.map((column) => column[heading]), ...rows];
}

/** A value as an office types it into a cell. */
function cellOf(column: Column, from: object, fields: readonly PlacedField[]): string {
  const value = valueIn(from, fields.find((field) => columnOf(field).key === column.key)!);
  switch (column.kind) {
    case 'date':
      return buddhistDate(String(value));
    case 'money':
    case 'percent':
      return decimals(Number(value));
    case 'yes':
      return value === true ? 'ใช่' : '';
    case 'offices':
      return (value as string[]).join(' / ');
    case 'texts':
      return (value as string[]).join('\n');
    default:
      return String(value ?? '');
  }
}

function fieldOf(key: string): PlacedField {
  const [top, below] = key.split('.');
  const found =
    top === 'reports' ? reportFields.find(({ path }) => path === below) : formFields.find(({ path }) => path === key);
  if (!found) throw new Error(`${key} has no column: it is missing in src/project/fields`);
  return found;
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((text) => `"${text}"`).join(',')}\n`).join('');
}

async function importTables(files: Readonly<Record<string, string | Uint8Array>>): Promise<Project> {
  const terminal = importTerminal(files);
  const { err } = await run(`import ${Object.keys(files).join(' ')}`, terminal);
  if (!terminal.workspace.exists(file)) throw new Error(`nothing was imported:\n${err}`);
  return load({ bytes: terminal.workspace.readBytes(file) });
}

/** The data of a file, of an incomplete one what can be read: one lost key hides no other. */
function load({ bytes }: { readonly bytes: Uint8Array }): Project {
  const { value, partial, diagnostics } = loadProject(file, bytes);
  const readable = value ?? partial;
  if (!readable) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return readable.project;
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A new data file with the lines that are comments as lines of the file. */
function withoutCommentSigns(text: string): string {
  return text
    .replace('reports: []\n', '')
    .replace(/^( *)# (?=[a-zA-Z]+:)/gm, '$1')
    .replace(/^# {3}/gm, '  ');
}

/** What the keys below a list are of: its first item. */
function inside(group: unknown): unknown {
  return Array.isArray(group) ? group[0] : group;
}

function docs(page: string): string {
  return readFileSync(join(import.meta.dirname, '../../docs', page), 'utf8');
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
