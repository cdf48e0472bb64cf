import type { Style } from '../../model/document.ts';
import { createGenerationCache, type GenerationCache } from '../../model/generation-cache.ts';
import type { TextBox, TextRun } from './shape.ts';

/**
 * The boxes of a paragraph, cut by `cut` where none like it was cut before with the same resources. Short ones come again
 * in every report: labels, dates, amounts, statuses.
 */
export function keptBoxes(
  runs: readonly TextRun[],
  style: Style,
  resources: object,
  cut: () => readonly TextBox[],
): readonly TextBox[] {
  let length = 0;
  for (const { text } of runs) length += text.value.length;
  if (length > longest) return cut();
  const cache = cacheOf(resources);
  const key = keyOf(runs, style);
  const kept = cache.get(key);
  if (kept !== undefined) return kept;
  const boxes = cut();
  cache.set(key, boxes);
  return boxes;
}

/** Characters of a paragraph that is cached: longer ones hardly come again. */
const longest = 100;

const mostParagraphs = 2048;

const caches = new WeakMap<object, GenerationCache<readonly TextBox[]>>();

function cacheOf(resources: object): GenerationCache<readonly TextBox[]> {
  let cache = caches.get(resources);
  if (cache === undefined) {
    cache = createGenerationCache(mostParagraphs);
    caches.set(resources, cache);
  }
  return cache;
}

/** All that boxes depend on. A value is written with its length, so that no two paragraphs have one key. */
function keyOf(runs: readonly TextRun[], { fontFamily, fontSize }: Style): string {
  let key = `${fontSize} ${fontFamily}`;
  for (const { part, text } of runs) {
    const { value, bold, italic, language, expansion, leader } = text;
    const face = bold ? (italic ? 'bold italic' : 'bold') : italic ? 'italic' : 'regular';
    const isPlain = language === undefined && expansion === undefined && leader === undefined;
    const more = isPlain ? '' : JSON.stringify([language ?? null, expansion ?? null, leader ?? null]);
    key += `\n${part} ${face} ${more}${value.length} ${value}`;
  }
  return key;
}
