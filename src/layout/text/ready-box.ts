import { ownText } from '../../model/own-text.ts';
import { hashOf, isAt } from '../../thai/stretch.ts';
import { type RunInFace, shapePart } from './shape-part.ts';
import type { TextBox } from './text-boxes.ts';

/** A box that may be used as it is, in any paragraph. */
export interface ReadyBox extends TextBox {
  readonly text: string;
  /** What of its width is lost when it is joined to a box after it. */
  readonly overhang: number;
}

/**
 * The box of the stretch of `text` from `start` to before `end`, kerned with `next` if that is not empty. Most are words
 * that were boxes before: those are looked up by the hash of their characters, without being cut.
 */
export function readyBox(
  text: string,
  start: number,
  end: number,
  next: string,
  penalty: number,
  run: RunInFace,
): ReadyBox {
  if (next !== '') return shapeBox(text.slice(start, end), next, penalty, run);
  const hash = hashOf(text, start, end) ^ penalty;
  const known = run.known.boxes.get(hash);
  if (known !== undefined && known.penalty === penalty && isAt(known.text, text, start, end)) return known;
  const box = shapeBox(ownText(text.slice(start, end)), '', penalty, run);
  run.known.boxes.set(hash, box);
  return box;
}

function shapeBox(text: string, next: string, penalty: number, run: RunInFace): ReadyBox {
  const { pieces, width, trailingSpace, overhang } = shapePart(text, next, run);
  return { width, trailingSpace: trailingSpace - overhang, breakAfter: 'allowed', penalty, pieces, text, overhang };
}
