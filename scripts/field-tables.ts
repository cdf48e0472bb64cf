// The tables of fields in the documentation, from the fields.
import { columnOf, projectColumns } from '../src/import/table/columns.ts';
import type { Field, FieldGroup, FieldList, Fields, ShownField } from '../src/project/fields/field.ts';
import { projectFields } from '../src/project/fields/fields.ts';
import { formFields, type PlacedField, reportFields } from '../src/project/fields/placed-fields.ts';

/** Pages of docs/ that hold tables. */
export const pagesWithTables = ['data.md', 'import.md'];

const tables: Readonly<Record<string, () => string>> = {
  keys: () => keyTable(projectFields, ''),
  'accepted-keys': () => keyTable(projectFields.accepted.fields, '· '),
  'project-columns': () => columnTable('แผ่นงานโครงการ', formFields),
  'report-columns': () => columnTable('แผ่นงานรายงาน', reportFields, [`| \`code\` | ${projectColumns[0]?.title} | |`]),
};

/** A page with each of its tables written anew: what is between `<!-- fields: NAME -->` and `<!-- end -->`. */
export function withTables(page: string): string {
  return page.replace(/(<!-- fields: (\S+) -->\n)[\s\S]*?(?=<!-- end -->)/g, (_, mark: string, name: string) => {
    const table = tables[name];
    if (!table) throw new Error(`no table of fields is called ${name}`);
    return `${mark}${table()}`;
  });
}

function keyTable(fields: Fields, indent: string): string {
  return lines(['| key | Thai | value |', '|---|---|---|', ...keyRows(fields, indent)]);
}

function keyRows(fields: Fields, indent: string): string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const cells = [`${indent}\`${key}\`${isOmissible(field) ? '?' : ''}`, field.title.th, field.docs];
    return [rowOf(cells), ...(key === 'accepted' ? [] : keyRows(below(field), `${indent}· `))];
  });
}

function below(field: Field): Fields {
  return 'fields' in field ? (field as FieldGroup | FieldList).fields : {};
}

function isOmissible(field: Field): boolean {
  return field.optional === true || 'omissible' in field || (field as ShownField).fallback !== undefined;
}

function columnTable(title: string, fields: readonly PlacedField[], first: readonly string[] = []): string {
  const rows = fields.map((field) => {
    const { key, title: heading, required } = columnOf(field);
    return rowOf([`\`${key}\``, heading, field.column.note ?? (required ? '' : 'เว้นได้')]);
  });
  return lines([`| ${title} | | หมายเหตุ |`, '|---|---|---|', ...first, ...rows]);
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |');
}

function lines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}
