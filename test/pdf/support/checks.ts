import { checkAttachments } from './check-attachments.ts';
import { checkContent } from './check-content.ts';
import { checkFonts } from './check-fonts.ts';
import { checkExpansions, checkLanguages } from './check-languages.ts';
import { checkMetadata } from './check-metadata.ts';
import { checkNavigation } from './check-navigation.ts';
import { checkParentTree } from './check-parent-tree.ts';
import { checkStructure } from './check-structure.ts';
import type { Check } from './checked-pdf.ts';

/** What PDF/A-3a, PDF/UA-1 and the form ask and a program can decide, apart from veraPDF. */
export const checks = {
  content: checkContent,
  parentTree: checkParentTree,
  structure: checkStructure,
  languages: checkLanguages,
  expansions: checkExpansions,
  metadata: checkMetadata,
  attachments: checkAttachments,
  navigation: checkNavigation,
  fonts: checkFonts,
} satisfies Readonly<Record<string, Check>>;

export type CheckName = keyof typeof checks;

/** Faults by the check that found them, checks without any left out. */
export function allFaults(checked: Parameters<Check>[0]): Partial<Record<CheckName, string[]>> {
  const found = Object.entries(checks).map(([name, check]) => [name, check(checked)] as const);
  return Object.fromEntries(found.filter(([, faults]) => faults.length > 0));
}
