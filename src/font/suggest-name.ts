import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';

/** A hint with the known name that a misspelt one was most likely meant to be; nothing when none is near. */
export function suggestName(name: string, known: readonly string[]): Localized | undefined {
  const nearest = nearestName(name, known);
  return nearest === undefined
    ? undefined
    : { th: `หมายถึง \`${nearest}\` ใช่หรือไม่`, en: `did you mean \`${nearest}\`?` };
}
