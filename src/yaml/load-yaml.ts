import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { findControlCharacters } from './control-characters.ts';
import { explainIssues } from './explain-issues.ts';
import { locator, type YamlContent } from './locate.ts';
import { parseYaml } from './parse-yaml.ts';
import { readNodes } from './read-nodes.ts';
import type { Schema } from './schema.ts';
import { type SourceText, sourceText } from './source-text.ts';
import type { YamlNode } from './tree.ts';

/** Reads text without the library; `undefined` for what it does not take. Gives the values and places that the library gives. */
export type ReadPlain = (text: string) => YamlNode | undefined;

/** How a caller has its YAML files read; nothing of it changes a value. */
export interface YamlReading {
  readonly readPlain?: ReadPlain | undefined;
}

export interface LoadedYaml<T> {
  /** Present only where there is no mistake. */
  readonly value: T | undefined;
  /** Absent where the text is no YAML. */
  readonly content: YamlContent | undefined;
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads any YAML file of ours: text to values with places, judged by the schema of its kind; every mistake in one go.
 * `check` finds what shows only when values are compared, and is run whatever else is wrong.
 * With `code` all mistakes have this code, in place of those of data files.
 */
export function loadYaml<T>(
  file: string,
  text: string,
  schema: Schema<T>,
  { readPlain }: YamlReading = {},
  check: (content: YamlContent) => readonly Diagnostic[] = () => [],
  code?: DiagnosticCode,
): LoadedYaml<T> {
  const source = sourceText(file, text);
  const { root, diagnostics } = readRoot(source, readPlain);
  if (root === undefined) return { value: undefined, content: undefined, diagnostics: finish(diagnostics, code) };

  const content: YamlContent = { file, text, tree: root.tree, locate: locator(root, source) };
  const result = schema.safeParse(root.tree);
  const refused = result.success ? [] : explainIssues(result.error.issues, content, schema);
  const placesTold = new Set(diagnostics.map(startOf));
  const news = refused.filter((each) => !placesTold.has(startOf(each)));
  const found = [...finish([...diagnostics, ...news], code), ...check(content)].sort((a, b) => startOf(a) - startOf(b));
  return { value: found.length === 0 ? result.data : undefined, content, diagnostics: found };
}

function readRoot(source: SourceText, readPlain: ReadPlain | undefined) {
  const plain = readPlain?.(source.text);
  if (plain) return { root: plain, diagnostics: [] };
  const strange = findControlCharacters(source);
  const parsed = parseYaml(source);
  if (parsed.value === undefined) return { root: undefined, diagnostics: [...strange, ...parsed.diagnostics] };
  const { root, diagnostics } = readNodes(parsed.value, source);
  return { root, diagnostics: [...strange, ...diagnostics] };
}

function finish(found: readonly Diagnostic[], code: DiagnosticCode | undefined): readonly Diagnostic[] {
  const ordered = found.toSorted((a, b) => startOf(a) - startOf(b));
  return code === undefined ? ordered : ordered.map((each) => ({ ...each, code }));
}

function startOf({ range }: Diagnostic): number {
  return range?.start.offset ?? 0;
}
