import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { checkNames } from '../../template/check-names.ts';
import { templateNames } from '../../template/names.ts';
import { parseSource } from '../../template/parse-source.ts';
import { createSource, type Source } from '../../template/source.ts';
import { templateError } from '../../template/template-error.ts';
import { type Problem, tooManyTags, tooMuchText } from './file-problems.ts';
import { tagAcrossParagraphs } from './messages.ts';
import { objectPattern } from './part-text.ts';
import { asTyped, findBlocks, findTags, mostTags, type Tag, type TagBlock } from './tags.ts';

/** The tags of a text, right in themselves. */
export interface Checked {
  readonly source: Source;
  readonly tags: readonly Tag[];
  readonly blocks: readonly TagBlock[];
}

/** Checks the tags of a text as those of any template; places are lines and columns. */
export function checkTags(file: string, text: string): Outcome<Checked> {
  const source = createSource(file, asTyped(text));
  const shown = (found: readonly Diagnostic[]) => ({
    diagnostics: found.map((each) => ({ ...each, source: text.replaceAll(objectPattern, '□') })),
  });
  const limit = limitPassed(source);
  if (limit) return shown([limit]);
  const { value: parsed, diagnostics } = parseSource(source);
  if (!parsed) return shown(diagnostics);
  const tags = findTags(source.text);
  const found = [...acrossParagraphs(source, tags), ...checkNames(parsed, noPartials, templateNames)];
  if (found.length > 0) return shown(found);
  return { value: { source, tags, blocks: findBlocks(tags) }, diagnostics: [] };
}

const noPartials = new Map<string, never>();

/** Characters of one part; the largest data file has as many. */
const longestText = 1_000_000;

function limitPassed(source: Source): Diagnostic | undefined {
  const { text } = source;
  const last = ({ message, hint }: Problem) =>
    templateError('E-TEMPLATE-LIMIT', source, { start: text.length, end: text.length }, message, {
      hint,
    });
  if (text.length > longestText) return last(tooMuchText(text.length, longestText));
  let count = 0;
  for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', at + 2)) count += 1;
  return count > mostTags ? last(tooManyTags(count)) : undefined;
}

function acrossParagraphs(source: Source, tags: readonly Tag[]): Diagnostic[] {
  return tags
    .filter(({ text }) => text.includes('\n'))
    .map((tag) => templateError('E-TEMPLATE-SYNTAX', source, tag, tagAcrossParagraphs));
}
