import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** Leaves out findings that a run reported before: each report finds what is wrong with the template that all share. */
export type Once = (found: readonly Diagnostic[], dataFile: string | undefined) => readonly Diagnostic[];

/** Reports findings about other files than the data file at hand once; what belongs to the data file always. */
export function createOnce(): Once {
  const seen = new Set<string>();
  return (found, dataFile) =>
    found.filter((each) => {
      if (each.file === dataFile) return true;
      const { code, file, range, message, hint } = each;
      const key = JSON.stringify([code, file, range?.start.offset, message.en, hint?.en]);
      return !seen.has(key) && seen.add(key);
    });
}
