import { archiveErrors } from './catalogue/archive-errors.ts';
import { dataErrors } from './catalogue/data-errors.ts';
import { dataWarnings } from './catalogue/data-warnings.ts';
import type { Description, Severity } from './catalogue/description.ts';
import { fontErrors } from './catalogue/font-errors.ts';
import { importErrors } from './catalogue/import-errors.ts';
import { infos } from './catalogue/infos.ts';
import { outputWarnings } from './catalogue/output-warnings.ts';
import { signErrors } from './catalogue/sign-errors.ts';
import { templateErrors } from './catalogue/template-errors.ts';
import { textWarnings } from './catalogue/text-warnings.ts';
import { verifyErrors } from './catalogue/verify-errors.ts';

/** Stable name of a kind of mistake or finding; tests and `docs/diagnostics.md` refer to it. */
export type DiagnosticCode =
  | keyof typeof dataErrors
  | keyof typeof templateErrors
  | keyof typeof fontErrors
  | keyof typeof importErrors
  | keyof typeof signErrors
  | keyof typeof verifyErrors
  | keyof typeof archiveErrors
  | keyof typeof dataWarnings
  | keyof typeof textWarnings
  | keyof typeof outputWarnings
  | keyof typeof infos;

export interface CatalogueEntry extends Description {
  readonly severity: Severity;
}

/** Every code, in the order of `docs/diagnostics.md`. */
export const catalogue: Readonly<Record<DiagnosticCode, CatalogueEntry>> = {
  ...withSeverity('error', dataErrors),
  ...withSeverity('error', templateErrors),
  ...withSeverity('error', fontErrors),
  ...withSeverity('error', importErrors),
  ...withSeverity('error', signErrors),
  ...withSeverity('error', verifyErrors),
  ...withSeverity('error', archiveErrors),
  ...withSeverity('warning', dataWarnings),
  ...withSeverity('warning', textWarnings),
  ...withSeverity('warning', outputWarnings),
  ...withSeverity('info', infos),
};

function withSeverity<Code extends string>(
  severity: Severity,
  descriptions: Readonly<Record<Code, Description>>,
): Record<Code, CatalogueEntry> {
  const entries = Object.entries<Description>(descriptions).map(([code, text]) => [code, { severity, ...text }]);
  return Object.fromEntries(entries) as Record<Code, CatalogueEntry>;
}
