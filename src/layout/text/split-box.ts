import { sequences } from '../../font/sequences.ts';
import type { Slot } from '../../model/face.ts';
import { NO_LINE_END, NO_LINE_START } from '../../thai/breaks/characters.ts';
import { clusterBreaks } from '../../thai/clusters.ts';
import type { TextBox } from './shape.ts';
import { isSpace, type Piece, widthAtLineEnd } from './shape.ts';

/**
 * Cuts a box wider than a line at cluster boundaries, so that a line always holds at least one box. What no boundary
 * parts (a vowel repeated a hundred times) is cut between characters, but never before a mark: text off the page is worse.
 */
export function splitBox(box: TextBox, fontSize: number, lineWidth: number): TextBox[] {
  const letters = lettersOf(box, fontSize);
  const starts = startsOf(letters, lineWidth);
  const boxes: TextBox[] = [];
  for (let from = 0; from < letters.length; ) {
    let to = from + 1;
    while (to < letters.length && !starts.has(to) && letters[to]!.piece === letters[from]!.piece) to++;
    const piece = pieceOf(letters.slice(from, to), fontSize);
    const { width } = piece;
    const trailingSpace = isSpace(piece.shaped.text) ? width : width - widthAtLineEnd(piece, fontSize);
    const next = letters[to];
    const breakAfter = next === undefined ? box.breakAfter : starts.has(to) ? 'allowed' : 'forbidden';
    boxes.push({ width, trailingSpace, breakAfter, penalty: next ? 0 : box.penalty, pieces: [piece] });
    from = to;
  }
  return boxes;
}

/** One character of a box. */
interface Letter {
  readonly text: string;
  readonly piece: Piece;
  /** Place among the piece's slots. */
  readonly index: number;
  readonly slot: Slot;
  readonly width: number;
}

function lettersOf({ pieces }: TextBox, fontSize: number): Letter[] {
  return pieces.flatMap((piece) => {
    const { face, shaped } = piece;
    return [...shaped.text].map((text, index) => {
      const slot = face.slot(shaped.slots[index]!);
      return { text, piece, index, slot, width: (slot.advance * fontSize) / face.unitsPerEm };
    });
  });
}

/**
 * Indices of the letters that a line may begin with: cluster boundaries that punctuation allows, as everywhere; inside
 * what is still wider than a line any cluster boundary or space; and inside that any place but before a mark.
 */
function startsOf(letters: readonly Letter[], lineWidth: number): ReadonlySet<number> {
  const { boundaries, wholes } = placesOf(letters);
  const isMark = (at: number) => markPattern.test(letters[at]!.text);
  const rules: ((at: number) => boolean)[] = [
    (at) =>
      boundaries.has(at) &&
      !NO_LINE_END.has(letters[at - 1]!.text.charCodeAt(0)) &&
      !NO_LINE_START.has(letters[at]!.text.charCodeAt(0)),
    (at) => boundaries.has(at) || (wholes.has(at) && isSpace(letters[at - 1]!.text) && !isMark(at)),
    (at) => wholes.has(at) && !isMark(at),
  ];
  const starts = new Set<number>();
  const cut = (from: number, to: number, level: number) => {
    const allows = rules[level]!;
    let first = from;
    let width = letters[from]!.width;
    for (let at = from + 1; at <= to; at++) {
      if (at < to && !allows(at)) {
        width += letters[at]!.width;
        continue;
      }
      if (width > lineWidth && level + 1 < rules.length) cut(first, at, level + 1);
      if (at === to) break;
      starts.add(at);
      first = at;
      width = letters[at]!.width;
    }
  };
  cut(0, letters.length, 0);
  return starts;
}

const markPattern = /^\p{M}/u;

/** Where letters, not drawn together with what is before them, begin: a whole sequence, and a Thai cluster. */
function placesOf(letters: readonly Letter[]) {
  const text = letters.map((letter) => letter.text).join('');
  const clusters = new Set(clusterBreaks(text));
  const sequenceStarts = new Set<number>();
  let offset = 0;
  for (const sequence of sequences(text)) {
    sequenceStarts.add(offset);
    offset += sequence.length;
  }
  const wholes = new Set<number>();
  const boundaries = new Set<number>();
  offset = 0;
  letters.forEach(({ text: letter, slot }, index) => {
    // A slot without ink may be drawn by the one before it (a ligature).
    if (sequenceStarts.has(offset) && slot.parts.length > 0 && !isSpace(letter)) {
      wholes.add(index);
      if (clusters.has(offset)) boundaries.add(index);
    }
    offset += letter.length;
  });
  return { wholes, boundaries };
}

/** Neighbouring letters of one piece, drawn as they were in it; what is around them is not looked at, so that a box of many cuts takes linear time. */
function pieceOf(letters: readonly Letter[], fontSize: number): Piece {
  const { piece, index } = letters[0]!;
  let text = '';
  let advance = 0;
  for (const letter of letters) {
    text += letter.text;
    advance += letter.slot.advance;
  }
  const shaped = { text, slots: piece.shaped.slots.subarray(index, index + letters.length), advance };
  return { ...piece, shaped, width: (advance * fontSize) / piece.face.unitsPerEm };
}
