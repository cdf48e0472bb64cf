import { basename, join } from 'node:path';
import { fiscalYearOf } from '../model/fiscal-year.ts';
import { sha256Of } from '../model/sha256.ts';
import { takeAttachedData } from './attached-data.ts';
import { checkImported, suggestionsFor } from './check-imported.ts';
import { fileKind } from './file-kind.ts';
import { importForm } from './form/import-form.ts';
import { checkTools, type ImportContext, type ImportSource } from './import-context.ts';
import type { Imported, Note, Provenance } from './imported.ts';
import { lineEndsOf } from './line-ends.ts';
import type { PrintedLine, Printout } from './printed-line.ts';
import { noCode, noForm, notAPdf, noYear, yearSummary } from './printout-faults.ts';
import type { DraftValue } from './project-draft.ts';
import { writeProjectYaml } from './project-yaml.ts';
import { decodeImported, readText } from './read-text.ts';
import { repairLines } from './repair-lines.ts';
import { schemaPath } from './schema-path.ts';
import { mixedReports, pagesOf, splitReports, withoutRepeated } from './split-reports.ts';

/** Turns the printouts in one file, text or PDF, into data files: one for each report that the file holds. */
export async function importPrintouts(source: ImportSource, context: ImportContext): Promise<readonly Imported[]> {
  if (fileKind(source.file, source.bytes) === 'pdf') return importPdf(source, context);
  const text = decodeImported(source.file, source.bytes);
  return text.failure ? [text] : importText(source, text.value, context);
}

/** The same for a text that is decoded already. */
export function importText(source: ImportSource, text: string, context: ImportContext): readonly Imported[] {
  return importReports(source, readText(text.replace(/^\ufeff/, '')), context);
}

async function importPdf(source: ImportSource, context: ImportContext): Promise<readonly Imported[]> {
  const pdf = await (context.openPdf ?? openPdfHere(context))(source.file, source.bytes);
  if (!pdf) return [{ failure: notAPdf(source.file) }];
  if ('code' in pdf) return [{ failure: pdf }];
  const printout = printoutOf(pdf);
  const attached = context.fromText ? [] : takeAttachedData(source.file, pdf.attachments, context);
  // Files joined by another program keep the data of one of them: every printed report must have its own.
  const carried = attached.every(({ failure }) => failure) || splitReports(printout).length <= attached.length;
  return attached.length > 0 && carried ? attached : importReports(source, printout, context);
}

function openPdfHere({ workspace }: ImportContext) {
  return async (_: string, bytes: Uint8Array) => (await import('./pdf/read-pdf.ts')).readPdf(bytes, workspace);
}

const letter = 5; // pt, about

function printoutOf({ producer, lines }: { producer: string; lines: readonly PrintedLine[] }): Printout {
  const own = /^raingan\b/.test(producer);
  return {
    lines,
    source: own ? 'own' : 'legacy',
    keepsSpaces: own,
    lineEnds: lineEndsOf(lines, producer),
    cellsApart: true,
    unit: letter,
  };
}

function importReports(source: ImportSource, given: Printout, context: ImportContext): readonly Imported[] {
  const { printout, notesFor } = repairLines(given, context.dictionary);
  const reports = splitReports(printout);
  const several = reports.length > 1;
  const imported = reports.map((report) =>
    importReport(source, report, { several, repairs: notesFor(report.lines) }, context),
  );
  return several ? withoutRepeated(source, reports, imported) : imported;
}

interface Reading {
  /** The file holds several reports. */
  readonly several: boolean;
  /** What was done to letters before the lines were read. */
  readonly repairs: readonly Note[];
}

function importReport(
  source: ImportSource,
  printout: Printout,
  { several, repairs }: Reading,
  context: ImportContext,
): Imported {
  const mixed = mixedReports(source.file, printout);
  if (mixed) return { failure: mixed };
  const form = importForm(printout, context.dictionary);
  const tools = checkTools(context);
  const { values } = form.draft;
  // Of several reports in one file, its name says nothing about one of them.
  const named = values.get('project.code') || several ? undefined : /\d{8}-\d{3,}/.exec(basename(source.file))?.[0];
  const code = values.get('project.code') ?? named;
  const year =
    values.get('project.fiscalYear') ?? yearOf(values.get('project.endDate') ?? values.get('project.startDate'));
  const pages = several ? pagesOf(printout) : undefined;
  if (form.unparsed.length === printout.lines.length) return { failure: noForm(source.file, printout) };
  if (code === undefined) return { failure: yearSummary(source.file, printout) ?? noCode(source.file, pages) };
  if (year === undefined) return { failure: noYear(source.file, pages) };
  const path = join(context.out, String(year), `${code}.yaml`).replaceAll('\\', '/');
  const draft = { ...form.draft, values: new Map([...values, ['project.code', code]]) };
  const provenance = (more: readonly Note[]): Provenance => ({
    source: basename(source.file),
    ...(several && { pages: pagesOf(printout) }),
    sha256: sha256Of(source.bytes),
    applied: [...repairs, ...form.applied, ...(named === undefined ? [] : [codeFromName(named)])],
    suggestions: [...marksTornOff(printout), ...form.suggestions, ...more],
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

/** Some programs put the marks of a PDF's text into lines of their own: nothing can be read from these. */
function marksTornOff({ lines, cellsApart }: Printout): Note[] {
  const torn = lines.filter(({ text }) => /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(text)).map(({ number }) => number);
  if (cellsApart || torn.length < 2) return [];
  const text = {
    th: 'สระและวรรณยุกต์หลุดไปอยู่อีกบรรทัด อย่างที่ `pdftotext -layout` ทำ ให้นำเข้าไฟล์ PDF เดิมแทนข้อความนี้',
    en: 'vowels and tone marks lie in lines of their own, as `pdftotext -layout` leaves them; import the PDF itself instead of this text',
  };
  return [{ id: 'marks-torn-off', lines: torn, text }];
}

function yearOf(date: DraftValue | undefined): number | undefined {
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? fiscalYearOf(date) : undefined;
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
