import type { Face } from '../../model/face.ts';
import { createGenerationCache } from '../../model/generation-cache.ts';
import { ownText } from '../../model/own-text.ts';
import type { Chunk } from '../../thai/breaks/chunk.ts';
import { hashOf, isAt } from '../../thai/stretch.ts';
import type { RunInFace, TextBox } from './shape.ts';

/** Boxes that were shaped before in one face, size and language, found by their characters without cutting the text. */
export interface BoxCache {
  /** The box of `text` from `start` to before `end`; `next` is the cluster that its last character is kerned with, or empty. */
  find(
    text: string,
    start: number,
    end: number,
    next: string,
    breakAfter: TextBox['breakAfter'],
    penalty: number,
  ): TextBox | undefined;
  /** Keeps the box of `text`, and gives it back. */
  keep(text: string, next: string, box: TextBox): TextBox;
  /** The boxes that end inside a chunk, the first of which begins with it. */
  findWithin(chunk: Chunk): readonly TextBox[] | undefined;
  keepWithin(chunk: Chunk, boxes: readonly TextBox[]): void;
}

/** The cache of the boxes of a run's look: 24 of 25 words of a phrase never seen are in it. */
export function boxCacheOf({ run, face, fontSize }: RunInFace): BoxCache {
  const { language, expansion, leader } = run.text;
  const isPlain = language === undefined && expansion === undefined && leader === undefined;
  const look = isPlain
    ? `${run.part} ${fontSize}`
    : JSON.stringify([run.part, fontSize, language ?? null, expansion ?? null, leader ?? null]);
  let looks = looksOfFace.get(face);
  if (looks === undefined) {
    looks = createGenerationCache(mostLooks);
    looksOfFace.set(face, looks);
  }
  let cache = looks.get(look);
  if (cache === undefined) {
    cache = createBoxCache();
    looks.set(look, cache);
  }
  return cache;
}

const looksOfFace = new WeakMap<Face, ReturnType<typeof createGenerationCache<BoxCache>>>();

/** Font sizes of a face, with languages and abbreviations, which the pieces carry: a document has a dozen or two. */
const mostLooks = 64;

const mostBoxes = 4096;

/** Phrases that come again, as they do from report to report. */
const mostChunks = 1024;

/** One object with what it is found by: a report looks up hundreds of them. */
interface KeptBox extends TextBox {
  readonly text: string;
  readonly next: string;
}

function createBoxCache(): BoxCache {
  const boxes = createGenerationCache<KeptBox, number>(mostBoxes);
  const chunks = createGenerationCache<readonly TextBox[], Chunk>(mostChunks);
  return {
    findWithin: chunks.get,
    keepWithin: chunks.set,
    find(text, start, end, next, breakAfter, penalty) {
      const box = boxes.get(hashOf(text, start, end) ^ penalty);
      if (box === undefined || box.penalty !== penalty || box.breakAfter !== breakAfter) return undefined;
      return box.next === next && isAt(box.text, text, start, end) ? box : undefined;
    },
    keep(text, next, box) {
      const { width, trailingSpace, breakAfter, penalty, pieces } = box;
      const kept: KeptBox = { width, trailingSpace, breakAfter, penalty, pieces, text: ownText(text), next };
      boxes.set(hashOf(text, 0, text.length) ^ box.penalty, kept);
      return kept;
    },
  };
}
