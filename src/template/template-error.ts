import { type Details, diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { templateErrors } from '../diagnostics/catalogue/template-errors.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { rangeOf, type Source, type Span } from './source.ts';

export type TemplateErrorCode = keyof typeof templateErrors;

export type TemplateErrorDetails = Omit<Details, 'message'>;

/** A mistake in a file of a template, at its place. */
export function templateError(
  code: TemplateErrorCode,
  source: Source,
  span: Span,
  message: Localized,
  details: TemplateErrorDetails = {},
): Diagnostic {
  return diagnostic(code, { file: source.file, range: rangeOf(source, span) }, { message, ...details });
}

/** `W-TEMPLATE-TAG`, at its place in a file of a template. */
export function templateWarning(
  source: Source,
  span: Span,
  message: Localized,
  details: TemplateErrorDetails,
): Diagnostic {
  return diagnostic('W-TEMPLATE-TAG', { file: source.file, range: rangeOf(source, span) }, { message, ...details });
}

/** What to say about a name that is not among the known ones: all of them, and the nearest. */
export function knownNames(name: string, known: readonly string[]): TemplateErrorDetails {
  if (known.length === 0) return { actual: name };
  const list = known.map((each) => `\`${each}\``).join(', ');
  const nearest = nearestName(name, known);
  return {
    actual: name,
    expected: { th: `ชื่อใดชื่อหนึ่งใน ${list}`, en: `one of ${list}` },
    hint:
      nearest === undefined ? undefined : { th: `หมายถึง \`${nearest}\` ใช่หรือไม่`, en: `did you mean \`${nearest}\`?` },
  };
}

/** Each mistake once: a partial is checked at every place that uses it. */
export function distinct(found: readonly Diagnostic[]): Diagnostic[] {
  const byPlace = new Map(found.map((each) => [`${each.file}:${each.range?.start.offset}:${each.message.en}`, each]));
  return [...byPlace.values()];
}
