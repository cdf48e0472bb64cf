import { hash } from 'node:crypto';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { readPlain } from '../fast/plain-yaml/read-plain.ts';
import type { Project } from '../model/project.ts';
import { findControlCharacters } from '../yaml/control-characters.ts';
import { decodeText } from '../yaml/decode-text.ts';
import { libraryNodes } from '../yaml/library-nodes.ts';
import { type Locate, locator } from '../yaml/locate.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { readTree } from '../yaml/read-tree.ts';
import { type SourceText, sourceText } from '../yaml/source-text.ts';
import { refused } from './field.ts';
import type { LoadedProject } from './project-source.ts';
import { projectFields, projectSchema } from './schema.ts';
import { crossChecks } from './validate/cross-checks.ts';
import { issueDiagnostics } from './validate/issue-diagnostics.ts';

/** Reads and validates one data file; all its errors in one go, in the order of the file. */
export function loadProject(file: string, bytes: Uint8Array): Outcome<LoadedProject> {
  const decoded = decodeText(file, bytes);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  const source = sourceText(file, decoded.value);
  return loadPlain(source, bytes) ?? loadAny(source, bytes);
}

/** A valid file in plain YAML, as nearly all are; every other file is read again, by the library, for its errors. */
function loadPlain(source: SourceText, bytes: Uint8Array): Outcome<LoadedProject> | undefined {
  const root = readPlain(source.text);
  if (root === undefined) return undefined;
  const content = { file: source.file, tree: root.tree, locate: locator(() => root, source) };
  const project = projectFields.read(root.tree);
  if (project === refused || crossChecks(content).length > 0) return undefined;
  return success(project, source, content.locate, bytes);
}

function loadAny(source: SourceText, bytes: Uint8Array): Outcome<LoadedProject> {
  const { file } = source;
  const found = findControlCharacters(source);
  const parsed = parseYaml(source);
  if (parsed.value === undefined) return failure(file, [...found, ...parsed.diagnostics]);
  const contents = parsed.value;
  const { tree, targets, diagnostics } = readTree(contents, source);
  found.push(...diagnostics);
  if (tree === undefined) return failure(file, found);
  const content = { file, tree, locate: locator(() => libraryNodes(contents, targets), source) };
  const result = projectSchema().safeParse(tree);
  const placesTold = new Set(diagnostics.map(startOf));
  const refused = issueDiagnostics(result.error?.issues ?? [], content).filter(
    (each) => !placesTold.has(startOf(each)),
  );
  found.push(...refused, ...crossChecks(content));
  if (!result.success || found.length > 0) return failure(file, found);
  return success(result.data, source, content.locate, bytes);
}

function success(
  project: Project,
  { file, text }: SourceText,
  locate: Locate,
  bytes: Uint8Array,
): Outcome<LoadedProject> {
  const digest = hash('sha256', bytes);
  return { value: { project, source: { file, text, digest, locate } }, diagnostics: [] };
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
