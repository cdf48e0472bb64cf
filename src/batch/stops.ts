import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Whether these findings keep a report from being built. */
export function stops(diagnostics: readonly Diagnostic[], strict: boolean): boolean {
  return diagnostics.some(({ severity }) => severity === 'error' || (strict && severity === 'warning'));
}
