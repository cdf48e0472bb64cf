import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { Shape } from './names.ts';
import { type ParsedSource, spanOf } from './parse-source.ts';
import { type TemplateErrorDetails, templateError } from './template-error.ts';

/** What names mean at one place of a template. */
export interface Scope {
  readonly parsed: ParsedSource;
  readonly root: Shape;
  /** From the outermost block in this file to the innermost; the last is `this`. */
  readonly contexts: readonly Shape[];
  readonly blockParams: Readonly<Record<string, Shape>>;
  /** Inside `{{#each}}`, where `@index`, `@first` and `@last` exist. */
  readonly inEach: boolean;
  /** Partials around this place, outermost first. */
  readonly partials: readonly string[];
}

export type Report = (found: Diagnostic) => unknown;

/** A mistake in a name, at the node of the syntax tree that holds it. */
export function nameError(
  node: hbs.AST.Node,
  { parsed }: Scope,
  message: Localized,
  details?: TemplateErrorDetails,
): Diagnostic {
  return templateError('E-TEMPLATE-NAME', parsed.source, spanOf(parsed.source, node), message, details);
}
