import { sequences } from '../../font/sequences.ts';
import type { Slot } from '../../model/face.ts';
import { noLineEnd, noLineStart } from '../../thai/breaks/characters.ts';
import { isClusterBoundary } from '../../thai/clusters.ts';
import type { TextBox } from './shape.ts';
import { isSpace, type Piece, widthAtLineEnd } from './shape.ts';

/**
 * Cuts a box wider than a line at cluster boundaries, so that a line always holds at least one box. What no boundary
 * parts (a vowel repeated a hundred times) is cut between characters, but never before a mark: text off the page is worse.
 */
export function splitBox(box: TextBox, fontSize: number, lineWidth: number): TextBox[] {
  const { letters, indices } = lettersOf(box, fontSize);
  const starts = startsOf(letters, lineWidth);
  const alike = createAlikeBoxes();
  const boxes: TextBox[] = [];
  for (let from = 0; from < letters.length; ) {
    let to = from + 1;
    while (to < letters.length && !starts[to] && letters[to]!.piece === letters[from]!.piece) to++;
    const make = (breakAfter: TextBox['breakAfter'], penalty: number) =>
      boxOf(pieceOf(letters.slice(from, to), indices[from]!, fontSize), fontSize, breakAfter, penalty);
    const isLast = to === letters.length;
    const breakAfter = isLast ? box.breakAfter : starts[to] ? 'allowed' : 'forbidden';
    boxes.push(
      isLast ? make(breakAfter, box.penalty) : alike(letters, from, to, breakAfter, () => make(breakAfter, 0)),
    );
    from = to;
  }
  return boxes;
}

function boxOf(piece: Piece, fontSize: number, breakAfter: TextBox['breakAfter'], penalty: number): TextBox {
  const { width } = piece;
  const trailingSpace = isSpace(piece.shaped.text) ? width : width - widthAtLineEnd(piece, fontSize);
  return { width, trailingSpace, breakAfter, penalty, pieces: [piece] };
}

/** Boxes of the same letters are one: a word of a million letters has some hundred kinds of them. */
function createAlikeBoxes() {
  const numbers = new Map<Letter, number>();
  const boxes = new Map<string, TextBox>();
  const numberOf = (letter: Letter) => {
    const known = numbers.get(letter) ?? numbers.size;
    numbers.set(letter, known);
    return known;
  };
  return (
    letters: readonly Letter[],
    from: number,
    to: number,
    breakAfter: TextBox['breakAfter'],
    make: () => TextBox,
  ): TextBox => {
    if (to - from > mostAlike) return make();
    let key: string = breakAfter;
    for (let at = from; at < to; at++) key += ` ${numberOf(letters[at]!)}`;
    const box = boxes.get(key) ?? make();
    boxes.set(key, box);
    return box;
  };
}

/** Letters of a box that is likely to come again: a cluster has at most five. */
const mostAlike = 8;

/** One character of a box; the same one in the same piece is the same object. */
interface Letter {
  readonly text: string;
  readonly piece: Piece;
  readonly slot: Slot;
  readonly width: number;
}

/** The letters, and of each its place among the slots of its piece. */
function lettersOf({ pieces }: TextBox, fontSize: number): { letters: readonly Letter[]; indices: Uint32Array } {
  const letters: Letter[] = [];
  const places: number[] = [];
  for (const piece of pieces) {
    const { face, shaped } = piece;
    const known = new Map<number, Letter>();
    let index = 0;
    for (const text of shaped.text) {
      const id = shaped.slots[index]!;
      let letter = known.get(id);
      if (letter?.text !== text) {
        const slot = face.slot(id);
        letter = { text, piece, slot, width: (slot.advance * fontSize) / face.unitsPerEm };
        known.set(id, letter);
      }
      letters.push(letter);
      places.push(index);
      index += 1;
    }
  }
  return { letters, indices: Uint32Array.from(places) };
}

/**
 * Marks the letters that a line may begin with: cluster boundaries that punctuation allows, as everywhere; inside
 * what is still wider than a line any cluster boundary or space; and inside that any place but before a mark.
 */
function startsOf(letters: readonly Letter[], lineWidth: number): Uint8Array {
  const { boundaries, wholes } = placesOf(letters);
  const isMark = (at: number) => markPattern.test(letters[at]!.text);
  const rules: ((at: number) => boolean)[] = [
    (at) =>
      boundaries[at] === 1 &&
      !noLineEnd.has(letters[at - 1]!.text.charCodeAt(0)) &&
      !noLineStart.has(letters[at]!.text.charCodeAt(0)),
    (at) => boundaries[at] === 1 || (wholes[at] === 1 && isSpace(letters[at - 1]!.text) && !isMark(at)),
    (at) => wholes[at] === 1 && !isMark(at),
  ];
  const starts = new Uint8Array(letters.length + 1);
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
      starts[at] = 1;
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
  const sequenceStarts = new Uint8Array(text.length);
  let offset = 0;
  for (const sequence of sequences(text)) {
    sequenceStarts[offset] = 1;
    offset += sequence.length;
  }
  const wholes = new Uint8Array(letters.length);
  const boundaries = new Uint8Array(letters.length);
  offset = 0;
  letters.forEach(({ text: letter, slot }, index) => {
    // A slot without ink may be drawn by the one before it (a ligature).
    if (sequenceStarts[offset] && slot.parts.length > 0 && !isSpace(letter)) {
      wholes[index] = 1;
      if (offset > 0 && isClusterBoundary(text, offset)) boundaries[index] = 1;
    }
    offset += letter.length;
  });
  return { wholes, boundaries };
}

/** Neighbouring letters of one piece, drawn as they were in it; what is around them is not looked at, so that a box of many cuts takes linear time. */
function pieceOf(letters: readonly Letter[], index: number, fontSize: number): Piece {
  const { piece } = letters[0]!;
  let text = '';
  let advance = 0;
  for (const letter of letters) {
    text += letter.text;
    advance += letter.slot.advance;
  }
  const shaped = { text, slots: piece.shaped.slots.subarray(index, index + letters.length), advance };
  return { ...piece, shaped, width: (advance * fontSize) / piece.face.unitsPerEm };
}
