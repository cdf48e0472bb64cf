import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { fiscalYearOf } from '../model/fiscal-year.ts';
import { takeAttachedData } from './attached-data.ts';
import { checkImported, suggestionsFor } from './check-imported.ts';
import { importForm } from './form/import-form.ts';
import { checkTools, type ImportContext } from './import-context.ts';
import type { Imported, ImportFailure } from './imported.ts';
import type { PrintedLine, Printout } from './printed-line.ts';
import { writeProjectYaml } from './project-yaml.ts';
import type { Note, Provenance } from './provenance.ts';
import { readBytesAsText } from './read-bytes.ts';
import { readText } from './read-text.ts';
import { schemaPath } from './schema-path.ts';

export interface ImportSource {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Turns one printout, text or PDF, into a data file. */
export async function importSource(source: ImportSource, context: ImportContext): Promise<Imported> {
  if (isPdf(source.bytes)) return importPdf(source, context);
  const text = readBytesAsText(source.file, source.bytes);
  return text.failure ? text : importPrintout(source, readText(text.value), context);
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

async function importPdf(source: ImportSource, context: ImportContext): Promise<Imported> {
  const { readPdf } = await import('./pdf/read-pdf.ts');
  const pdf = await readPdf(source.bytes, context.workspace);
  if (!pdf) return { failure: notAPdf(source.file) };
  const attached = context.fromText ? undefined : takeAttachedData(source.file, pdf.attachments, context);
  return attached ?? importPrintout(source, printoutOf(pdf), context);
}

const letter = 5; // pt, about

function printoutOf({ producer, lines }: { producer: string; lines: readonly PrintedLine[] }): Printout {
  const own = /^raingan\b/.test(producer);
  return { lines, source: own ? 'own' : 'legacy', keepsSpaces: own, cellsApart: true, unit: letter };
}

function importPrintout(source: ImportSource, printout: Printout, context: ImportContext): Imported {
  const form = importForm(printout, context.dictionary);
  const tools = checkTools(context);
  const { project } = form.draft;
  const named = project.code ? undefined : /\d{8}-\d{3,}/.exec(basename(source.file))?.[0];
  const code = project.code ?? named;
  const year = project.fiscalYear ?? yearOf(project.endDate ?? project.startDate);
  if (form.unparsed.length === printout.lines.length) return { failure: notTheForm(source.file) };
  if (code === undefined)
    return { failure: nothingToNameItBy(source.file, 'รหัสโครงการ', 'project code', '21000000-3230.txt') };
  if (year === undefined) return { failure: nothingToNameItBy(source.file, 'ปีงบประมาณ', 'fiscal year') };
  const path = join(context.out, String(year), `${code}.yaml`).replaceAll('\\', '/');
  const draft = { ...form.draft, project: { ...project, code } };
  const provenance = (more: readonly Note[]): Provenance => ({
    source: basename(source.file),
    sha256: createHash('sha256').update(source.bytes).digest('hex'),
    applied: [...form.applied, ...(named === undefined ? [] : [codeFromName(named)])],
    suggestions: [...form.suggestions, ...more],
    unparsed: form.unparsed,
  });
  const encode = (notes: readonly Note[]) =>
    new TextEncoder().encode(
      writeProjectYaml(draft, provenance(notes), heading(source.file, schemaPath(path, context.workspace))),
    );
  const notes = suggestionsFor(path, encode([]), tools);
  const bytes = encode(notes);
  return { imported: { path, bytes, provenance: provenance(notes), diagnostics: checkImported(path, bytes, tools) } };
}

function yearOf(date: string | null): number | undefined {
  return date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? fiscalYearOf(date) : undefined;
}

function heading(file: string, schema: string): string[] {
  return [
    `yaml-language-server: $schema=${schema}`,
    `นำเข้าจาก ${basename(file)} ดูสิ่งที่แก้และสิ่งที่ควรตรวจที่ provenance`,
    `Imported from ${basename(file)}; see provenance`,
  ];
}

function codeFromName(code: string): Note {
  return {
    id: 'code-from-file-name',
    path: 'project.code',
    text: {
      th: `ใช้รหัส ${code} จากชื่อไฟล์ เพราะในเอกสารไม่มี`,
      en: `the code ${code} is taken from the file's name; the printout has none`,
    },
  };
}

function notAPdf(file: string): ImportFailure {
  return {
    text: { th: `เปิด \`${file}\` ไม่ได้ ไฟล์เสียหรือมีรหัสผ่าน`, en: `cannot open \`${file}\`: damaged, or with a password` },
    hint: {
      th: 'เปิดด้วยโปรแกรมอ่าน PDF แล้วบันทึกใหม่โดยไม่มีรหัสผ่าน',
      en: 'open it in a PDF reader and save it without a password',
    },
  };
}

function notTheForm(file: string): ImportFailure {
  return {
    text: {
      th: `ไม่พบแบบรายงานความก้าวหน้าใน \`${file}\``,
      en: `\`${file}\` does not hold the progress report form`,
    },
    hint: {
      th: 'ถ้าเป็น PDF ที่สแกนจากกระดาษ ไม่มีตัวหนังสือให้อ่าน ให้กรอกใหม่ด้วย `raingan new`',
      en: 'a scanned PDF holds pictures and no text; start with `raingan new` instead',
    },
  };
}

function nothingToNameItBy(file: string, th: string, en: string, example?: string): ImportFailure {
  return {
    text: { th: `ไม่พบ${th}ใน \`${file}\``, en: `no ${en} in \`${file}\`` },
    ...(example !== undefined && {
      hint: {
        th: `ตั้งชื่อไฟล์ให้มีรหัส เช่น \`${example}\` แล้วสั่งใหม่`,
        en: `put the code into the file's name, as in \`${example}\`, and run again`,
      },
    }),
  };
}
