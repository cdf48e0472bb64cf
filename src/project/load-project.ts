import { hash } from 'node:crypto';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { decodeText } from '../yaml/decode-text.ts';
import { loadYaml, type YamlReading } from '../yaml/load-yaml.ts';
import { crossChecks } from './cross-checks.ts';
import type { LoadedProject } from './project-source.ts';
import { projectSchema } from './schema.ts';

/** Reads and validates one data file; all its errors in one go, in the order of the file. */
export function loadProject(file: string, bytes: Uint8Array, reading?: YamlReading): Outcome<LoadedProject> {
  const decoded = decodeText(file, bytes);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  const text = decoded.value;
  const { value: project, content, diagnostics } = loadYaml(file, text, projectSchema, reading, crossChecks);
  if (!project || !content) return { diagnostics: capped(file, diagnostics) };
  const source = { file, text, digest: hash('sha256', bytes), locate: content.locate };
  return { value: { project, source }, diagnostics: [] };
}

/** A file with more errors than this is not the file that was meant. */
const mostErrors = 200;

function capped(file: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= mostErrors) return diagnostics;
  const rest = diagnostics.length - mostErrors;
  const message = { th: `มีข้อผิดพลาดอีก ${rest} รายการที่ไม่แสดง`, en: `${rest} more errors are not shown` };
  return [...diagnostics.slice(0, mostErrors), diagnostic('E-YAML-LIMIT', { file }, { message })];
}
