import type { Chunk } from '../../thai/breaks/chunk.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import { type ReadyBox, readyBox } from './ready-box.ts';
import { firstCluster, isKerned, type RunInFace } from './shape-part.ts';

/** A chunk as one face and size draw it; each box is made when it is first asked for. */
export interface ShapedChunk {
  readonly chunk: Chunk;
  /** That it was cut with. */
  readonly dictionary: Dictionary;
  /** What ends at each of its breaks. */
  inner: readonly ReadyBox[] | undefined;
  /** What is left after the last break, alone and with a space; and the same for the whole chunk. */
  last: ReadyBox | undefined;
  lastAndSpace: ReadyBox | undefined;
  whole: ReadyBox | undefined;
  wholeAndSpace: ReadyBox | undefined;
}

export function openChunk(chunk: Chunk, dictionary: Dictionary): ShapedChunk {
  return {
    chunk,
    dictionary,
    inner: undefined,
    last: undefined,
    lastAndSpace: undefined,
    whole: undefined,
    wholeAndSpace: undefined,
  };
}

/** The boxes that end at the chunk's breaks. */
export function innerBoxes(shaped: ShapedChunk, run: RunInFace): readonly ReadyBox[] {
  shaped.inner ??= shapeInner(shaped.chunk, run);
  return shaped.inner;
}

/** The rest of the chunk, or the whole of it, alone or with the space after it. */
export function lastBox(shaped: ShapedChunk, isWhole: boolean, hasSpace: boolean, run: RunInFace): ReadyBox {
  if (isWhole) {
    if (hasSpace) shaped.wholeAndSpace ??= shapeRest(shaped.chunk, 0, ' ', run);
    else shaped.whole ??= shapeRest(shaped.chunk, 0, '', run);
    return (hasSpace ? shaped.wholeAndSpace : shaped.whole)!;
  }
  const start = shaped.chunk.breaks.at(-1)?.offset ?? 0;
  if (hasSpace) shaped.lastAndSpace ??= shapeRest(shaped.chunk, start, ' ', run);
  else shaped.last ??= shapeRest(shaped.chunk, start, '', run);
  return (hasSpace ? shaped.lastAndSpace : shaped.last)!;
}

function shapeInner({ text, breaks }: Chunk, run: RunInFace): ReadyBox[] {
  let start = 0;
  const boxes: ReadyBox[] = [];
  for (const { offset, penalty } of breaks) {
    const next = isKerned(text.charCodeAt(offset - 1), run.face) ? firstCluster(text, offset) : '';
    boxes.push(readyBox(text, start, offset, next, penalty, run));
    start = offset;
  }
  return boxes;
}

function shapeRest({ text }: Chunk, start: number, space: string, run: RunInFace): ReadyBox {
  return space === ''
    ? readyBox(text, start, text.length, '', 0, run)
    : readyBox(text.slice(start) + space, 0, text.length - start + 1, '', 0, run);
}
