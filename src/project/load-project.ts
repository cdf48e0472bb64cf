import { hash } from 'node:crypto';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import { decodeText } from '../yaml/decode-text.ts';
import { loadYaml, type YamlReading } from '../yaml/load-yaml.ts';
import type { YamlContent } from '../yaml/locate.ts';
import { crossChecks } from './cross-checks.ts';
import { type DataFormat, dataFormats, schemaFor } from './data-formats.ts';
import type { LoadedProject } from './project-source.ts';
import { untouchedFields, untouchedFinding } from './untouched.ts';

/** A project, or what can be read of it in spite of its errors: `partial` is for rules, never for a document. */
export interface ProjectOutcome extends Outcome<LoadedProject> {
  readonly partial?: LoadedProject | undefined;
}

export interface LoadOptions {
  /** The file's name is no code. */
  readonly isLabel?: boolean;
  /** Versions of the data format that are read; those of this tool when absent. */
  readonly formats?: readonly DataFormat[];
}

/** Reads and validates one data file; all its errors in one go, in the order of the file. */
export function loadProject(
  file: string,
  bytes: Uint8Array,
  reading?: YamlReading,
  { isLabel = false, formats = dataFormats }: LoadOptions = {},
): ProjectOutcome {
  const decoded = decodeText(file, bytes);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  const text = decoded.value;
  const check = (content: YamlContent) => crossChecks(content, { isLabel });
  const choose = { choose: (content: YamlContent) => schemaFor(content, formats), usual: formats.at(-1)!.schema };
  const { value: project, partial, content, diagnostics } = loadYaml(file, text, choose, reading, check);
  if (!content) return { diagnostics };
  const source = { file, text, digest: hash('sha256', bytes), locate: content.locate };
  const untouched = untouchedFields(content);
  if (project && untouched.length === 0) return { value: { project, source }, diagnostics };

  const lines = new Set(untouched.map(({ line }) => line));
  const others = diagnostics.filter(({ range }) => range === undefined || !lines.has(range.start.line));
  const found = [...(untouched.length === 0 ? [] : [untouchedFinding(untouched, content)]), ...others];
  const rest = project ? { value: project, unread: [] } : partial;
  const unread = [...(rest?.unread ?? []), ...untouched.map(({ path }) => path)];
  return { diagnostics: found, partial: rest && { project: rest.value, source, unread } };
}
