import type { Localized } from '../model/localized.ts';
import type { FieldGroup, FieldList, Fields, ShownField, StarterYear } from '../project/fields/field.ts';
import { projectFields } from '../project/fields/fields.ts';

/** What a new data file is made for. */
export interface Starter {
  readonly code: string;
  /** B.E. */
  readonly fiscalYear: number;
  /** Path of the JSON Schema as seen from the file, for editors. */
  readonly schema: string;
  /** Of the comments: Thai alone, or both languages for who reads English. */
  readonly language?: 'th' | 'en';
}

/** A data file to fill in: valid YAML in which every missing value is empty, marked, and reported by `raingan check`. */
export function starterFile({ code, fiscalYear, schema, language = 'en' }: Starter): string {
  const writing: Writing = { language, given: { code, fiscalYear, firstYear: fiscalYear - 544 } };
  return [
    `# yaml-language-server: $schema=${schema}`,
    '# ค่าที่มี ← ต้องเติมก่อนพิมพ์ ตรวจด้วย raingan check',
    ...(language === 'en' ? ['# Fill in every value marked ←, then run raingan check.'] : []),
    'schemaVersion: 1',
    ...linesOf(projectFields, '', writing),
    '',
  ].join('\n');
}

interface Writing {
  /** Of the comments. */
  readonly language: 'th' | 'en';
  readonly given: StarterYear;
}

function linesOf(fields: Fields, indent: string, writing: Writing): string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if ('hidden' in field) return [];
    if (field.kind === 'group') return groupLines(key, field as FieldGroup, indent, writing);
    if (field.kind === 'list') return sampleLines(key, (field as FieldList).fields, writing);
    return fieldLines(key, field as ShownField, indent, writing);
  });
}

function groupLines(key: string, { fields, comment }: FieldGroup, indent: string, writing: Writing): string[] {
  return [`${indent}${key}:${commentOf(comment, writing)}`, ...linesOf(fields, `${indent}  `, writing)];
}

function fieldLines(key: string, { starter }: ShownField, indent: string, writing: Writing): string[] {
  const line = typeof starter === 'function' ? starter(writing.given) : starter;
  if (line.absent) return [];
  const { value, comment, items = [] } = line;
  const written = value === undefined ? '' : ` ${value}`;
  const mark = line.asComment ? '# ' : '';
  return [
    `${indent}${mark}${key}:${written}${commentOf(comment, writing, line.toFill)}`,
    ...items.map((item) => `${indent}  -${commentOf(item, writing, true)}`),
  ];
}

/** An empty list, below one item of it as a comment. */
function sampleLines(key: string, fields: Fields, writing: Writing): string[] {
  const about = { th: 'รายงานแต่ละครั้ง เพิ่มตามตัวอย่างนี้', en: 'one item a report, like this:' };
  const [first, ...rest] = linesOf(fields, '', writing);
  return [
    commentOf(about, writing).trimStart(),
    `# ${key}:`,
    `#   - ${first}`,
    ...rest.map((line) => `#     ${line}`),
    `${key}: []`,
  ];
}

/** Thai, and English behind it for who reads English; ← marks a value to be filled in. */
function commentOf(comment: Localized | undefined, { language }: Writing, toFill = false): string {
  if (comment === undefined) return '';
  const text = language === 'en' ? `${comment.th} / ${comment.en}` : comment.th;
  return ` # ${toFill ? '← ' : ''}${text}`;
}
