import { createHash } from 'node:crypto';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { findControlCharacters } from './control-characters.ts';
import { decodeText } from './decode-text.ts';
import type { LoadedProject } from './project-source.ts';
import { projectSchema } from './schema.ts';
import { sourceText } from './source-text.ts';
import { crossChecks } from './validate/cross-checks.ts';
import { issueDiagnostics } from './validate/issue-diagnostics.ts';
import { locator } from './yaml/locate.ts';
import { parseYaml } from './yaml/parse-yaml.ts';
import { readTree } from './yaml/read-tree.ts';

/** Reads and validates one data file; all its errors in one go, in the order of the file. */
export function loadProject(file: string, bytes: Uint8Array): Outcome<LoadedProject> {
  const decoded = decodeText(file, bytes);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  const source = sourceText(file, decoded.value);
  const found = findControlCharacters(source);
  const parsed = parseYaml(source);
  if (parsed.value === undefined) return failure(file, [...found, ...parsed.diagnostics]);
  const { tree, targets, diagnostics } = readTree(parsed.value, source);
  found.push(...diagnostics);
  if (tree === undefined) return failure(file, found);
  const content = { file, tree, locate: locator(parsed.value, targets, source) };
  const result = projectSchema.safeParse(tree);
  const placesTold = new Set(diagnostics.map(startOf));
  const refused = issueDiagnostics(result.error?.issues ?? [], content).filter(
    (each) => !placesTold.has(startOf(each)),
  );
  found.push(...refused, ...crossChecks(content));
  if (!result.success || found.length > 0) return failure(file, found);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { text } = source;
  return { value: { project: result.data, source: { file, text, digest, locate: content.locate } }, diagnostics: [] };
}

/** A file with more errors than this is not the file that was meant. */
const mostErrors = 200;

function failure(file: string, diagnostics: readonly Diagnostic[]): Outcome<never> {
  const ordered = diagnostics.toSorted((a, b) => startOf(a) - startOf(b));
  if (ordered.length <= mostErrors) return { diagnostics: ordered };
  const rest = ordered.length - mostErrors;
  const more = diagnostic(
    'E-YAML-LIMIT',
    { file },
    {
      message: { th: `มีข้อผิดพลาดอีก ${rest} รายการที่ไม่แสดง`, en: `${rest} more errors are not shown` },
    },
  );
  return { diagnostics: [...ordered.slice(0, mostErrors), more] };
}

function startOf({ range }: Diagnostic): number {
  return range?.start.offset ?? 0;
}
