import type { Document, ParsedNode, YAMLError } from 'yaml';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { yamlLibrary } from './library.ts';
import type { SourceText } from './source-text.ts';
import { improvers } from './syntax-improvers.ts';
import { syntaxMessages } from './syntax-messages.ts';

/** What an improver knows about an error. */
export interface SyntaxErrorContext {
  readonly code: YAMLError['code'];
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The line the error stands on, without its line end, and where it begins. */
  readonly line: string;
  readonly lineStart: number;
  /** Where a quotation mark that is never closed stands. */
  readonly openQuote: number | undefined;
}

/** What an improver says instead of the parser; what it leaves out stays. */
export interface Improvement {
  readonly start?: number;
  readonly end?: number;
  readonly message?: Localized;
  readonly hint?: Localized;
  /** The slip leads to no further errors. */
  readonly local?: boolean;
}

/**
 * `E-YAML-SYNTAX` for what the parser refused. One slip in the indentation or a missing sign makes it stumble again and again,
 * so of those errors only the first is told; slips inside one value are all told.
 */
export function syntaxErrors(document: Document.Parsed, source: SourceText): Diagnostic[] {
  const told = new Map<number | undefined, Diagnostic>();
  let structural = false;
  for (const error of [...document.errors, ...document.warnings].slice(0, 100)) {
    const { found, local } = syntaxError(error, document, source);
    const line = found.range?.start.line;
    if (!told.has(line) && (local || !structural)) told.set(line, found);
    structural ||= !local;
  }
  return [...told.values()];
}

/** An error in words for the person who wrote the file, at the place where the slip is. */
function syntaxError(error: YAMLError, document: Document.Parsed, source: SourceText) {
  const context = contextOf(error, document, source.text);
  const improvement = firstOf(context);
  const start = improvement.start ?? context.start;
  const end = improvement.end ?? Math.max(context.end, start);
  const found = diagnostic('E-YAML-SYNTAX', source.place(start, end), {
    message: improvement.message ?? syntaxMessages[error.code],
    hint: improvement.hint,
  });
  return { found, local: improvement.local ?? localCodes.has(error.code) };
}

const localCodes: ReadonlySet<YAMLError['code']> = new Set([
  'BAD_ALIAS',
  'BAD_DQ_ESCAPE',
  'BAD_SCALAR_START',
  'TAG_RESOLVE_FAILED',
]);

function contextOf(error: YAMLError, document: Document.Parsed, text: string): SyntaxErrorContext {
  const start = Math.min(error.pos[0], text.length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', lineStart);
  return {
    code: error.code,
    text,
    start,
    end: Math.min(error.pos[1], text.length),
    line: text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd).replace(/\r$/, ''),
    lineStart,
    openQuote: error.code === 'MISSING_CHAR' ? openQuote(document.contents, error.pos[0]) : undefined,
  };
}

/** A scalar that runs to the error and begins with a quotation mark. */
function openQuote(contents: ParsedNode | null, end: number): number | undefined {
  let start: number | undefined;
  yamlLibrary().visit(contents, {
    Scalar(_, node) {
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      if (quoted && node.range && node.range[1] >= end) start = node.range[0];
    },
  });
  return start;
}

function firstOf(context: SyntaxErrorContext): Improvement {
  for (const improve of improvers) {
    const improvement = improve(context);
    if (improvement) return improvement;
  }
  return {};
}
