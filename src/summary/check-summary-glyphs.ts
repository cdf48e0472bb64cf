import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { missingCharacters, missingGlyph } from '../layout/check-glyphs.ts';
import type { Document } from '../model/document.ts';
import type { Resources } from '../resources.ts';
import type { SummedProject } from './summed-project.ts';

/**
 * `E-GLYPH-MISSING` for each character that neither the font of its text nor a fallback can draw: once for each project
 * that has it, unless its data file accepts such characters, else for the template.
 */
export function checkSummaryGlyphs(
  document: Document,
  projects: readonly SummedProject[],
  { fonts, template }: Pick<Resources, 'fonts' | 'template'>,
): Diagnostic[] {
  return [...missingCharacters(document, fonts)].flatMap(([character, family]) => {
    const having = projects.filter((project) => textsOf(project).some((text) => text.includes(character)));
    if (having.length === 0)
      return [diagnostic('E-GLYPH-MISSING', { file: template.folder }, missingGlyph(character, family, 1))];
    return having
      .filter(({ acceptsMissingGlyphs }) => !acceptsMissingGlyphs)
      .map(({ file }) => {
        const { hint, ...what } = missingGlyph(character, family, 1);
        const place = {
          th: `${hint.th} ดูบรรทัดด้วย \`raingan check\``,
          en: `${hint.en}; \`raingan check\` shows the line`,
        };
        return diagnostic('E-GLYPH-MISSING', { file }, { ...what, hint: place });
      });
  });
}

const textsOf = ({
  figures: { name },
  agency,
  planStatus = '',
  targetStatus = '',
}: SummedProject): readonly string[] => [name, agency, planStatus, targetStatus];
