import { leaningWords } from '../../thai/breaks/vocabulary.ts';
import { isThaiLetter } from '../../thai/clusters.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import { isBreakable } from '../../thai/is-breakable.ts';
import { segment } from '../../thai/segment.ts';
import { letterWidth, remaining } from '../line-ends.ts';
import { displayWidth, type PrintedLine, type Printout } from '../printed-line.ts';

/** How two lines were put together. */
export interface Joint {
  readonly line: number;
  readonly next: number;
  readonly space: boolean;
  /** Decided by a rule of thumb: the print itself does not show it. */
  readonly guessed: boolean;
}

export interface Joined {
  readonly text: string;
  readonly joints: readonly Joint[];
}

/** What lines are joined by. */
export interface JoinContext {
  readonly dictionary: Dictionary;
  readonly printout: Printout;
  /** Names of the project's own offices: a text never continues into one without a space. */
  readonly offices: readonly string[];
}

/** Joins the lines a text was wrapped into, with a space only where one was lost at the wrap. */
export function joinLines(lines: readonly PrintedLine[], context: JoinContext): Joined {
  if (context.printout.keepsSpaces) return { text: joinKept(lines, context.dictionary), joints: [] };
  const joints: Joint[] = [];
  const usual = usualWidth(lines);
  let text = lines[0]?.text.trim() ?? '';
  lines.slice(1).forEach((next, index) => {
    const before = lines[index]!;
    const { space, guessed } = decide(before, next, usual, context);
    joints.push({ line: before.number, next: next.number, space, guessed });
    text += (space ? ' ' : '') + next.text.trim();
  });
  return { text, joints };
}

/** PDFium leaves out a space that is drawn alone, as behind Latin or ฯลฯ at the end of a line: the break rules show it. */
function joinKept(lines: readonly PrintedLine[], dictionary: Dictionary): string {
  return lines
    .map(({ text }, index) => {
      const next = lines[index + 1]?.text;
      const lost =
        next !== undefined && /\S$/.test(text) && (text.endsWith('ฯลฯ') || byLineBreaking(text, next, dictionary));
      return lost ? `${text} ` : text;
    })
    .join('')
    .trim();
}

type Decision = Pick<Joint, 'space' | 'guessed'>;

function decide(left: PrintedLine, right: PrintedLine, usual: number, context: JoinContext): Decision {
  const { source, lineEnds, lines, cellsApart } = context.printout;
  const [before, after] = [left.text.trim(), right.text.trim()];
  if (/\S $/.test(left.text)) return certain(true); // more than one space was between columns
  if (lineEnds === 'shown' && hasRoom(left, lines)) return certain(false);
  const breaks = source === 'own' ? byLineBreaking(before, after, context.dictionary) : undefined;
  // A text does not say whether raingan broke its lines, or a program in which the DOCX was printed.
  const isInThai = isThai(before.at(-1)) && isThai(after[0]);
  if (breaks !== undefined) return { space: breaks, guessed: isInThai && !cellsApart };
  if (isAbbreviated(before, after)) return certain(false);
  const phrase = byUsage(before.slice(-telling), after.slice(0, telling), lines);
  if (phrase !== undefined && lineEnds !== undefined) return guess(phrase);
  if (!isInThai) return certain(hasSpaceBeside(before, after));
  if (/^[ก-ฮ]{1,4}\./.test(after)) return guess(true);
  const words = wordsAround(before, after, context.dictionary);
  if (lineEnds === 'at-spaces')
    return guess(remainsFor(words?.right ?? '', left, lines) || (words !== undefined && /\s/.test(before)));
  if (words === undefined) return { space: false, guessed: lineEnds !== undefined };
  const usage = phrase ?? byUsage(words.left, words.right, lines);
  if (usage !== undefined) return guess(usage);
  if (leansOnNext(words.left) && !countsPlaces(before)) return guess(false);
  if (endsPhrase(before, words) || beginsPhrase(words.right)) return guess(true);
  if (context.offices.some((office) => after.startsWith(office))) return guess(true);
  if (left.end !== undefined) return guess(remainsFor(words.right, left, lines));
  return guess(source === 'legacy' && displayWidth(before) + displayWidth(words.right) <= usual);
}

/** `พ.` and `ศ.`, `ม.` and `รทก.`: one abbreviation wrapped at its full stop. */
function isAbbreviated(before: string, after: string): boolean {
  return /(?:^|[\s\d.])[ก-ฮ][ก-๎]{0,2}\.$/.test(before) && /^[ก-ฮ]{1,3}\./.test(after);
}

/** Beside signs and Latin letters is a space, but inside of brackets and beside a sign that has none on its other side. */
function hasSpaceBeside(before: string, after: string): boolean {
  if (/\s[/-]$/.test(before) || /^[/-]\s/.test(after)) return true;
  return !/[(/“-]$/.test(before) && !/^[)/”]/.test(after);
}

/** A word that would have fitted behind the line was not parted from it by the right edge: a space was there. */
function remainsFor(word: string, line: PrintedLine, lines: readonly PrintedLine[]): boolean {
  const [left, width] = [remaining(line, lines), letterWidth(line)];
  return left !== undefined && width !== undefined && left > width * Math.max(displayWidth(word) + 2, longWord);
}

/** Letters of a word that programs do not part, though the dictionary may. */
export const longWord = 9;

/** A space that does not fit on its line is not drawn by any program. */
function hasRoom(line: PrintedLine, lines: readonly PrintedLine[]): boolean {
  const [left, width] = [remaining(line, lines), letterWidth(line)];
  return left === undefined || width === undefined || left > width * 0.8;
}

/** ณ, a number with what it counts, and some words at which phrases end are followed by a space. */
function endsPhrase(before: string, { left, right }: { left: string; right: string }): boolean {
  if (/(?:^|\s)ณ$/.test(before) || closers.has(left)) return true;
  return /(?:^|\s)[\d๐-๙][\d๐-๙,.]* [ก-ฮเ-ไ][ก-๎]{0,7}$/.test(before) && !countedOn.has(right);
}

const closers: ReadonlySet<string> = new Set(['ไว้', 'กัน', 'เป็นต้น', 'ต่อไป', 'เท่านั้น']);
const countedOn: ReadonlySet<string> = new Set(['ต่อ', 'ใน', 'ของ', 'ที่', 'จาก', 'ขึ้น', 'ขึ้นไป']);

function certain(space: boolean): Decision {
  return { space, guessed: false };
}

function guess(space: boolean): Decision {
  return { space, guessed: true };
}

const near = 60;

/** Where only one reading lets a line end here by raingan's own rules, that one was printed. */
function byLineBreaking(before: string, after: string, dictionary: Dictionary): boolean | undefined {
  const [head, tail] = [before.slice(-near), after.slice(0, near)];
  const together = isBreakable(head + tail, head.length, dictionary);
  const apart = isBreakable(`${head} ${tail}`, head.length + 1, dictionary);
  return together === apart ? undefined : apart;
}

function isThai(character: string | undefined): boolean {
  return character !== undefined && isThaiLetter(character.charCodeAt(0));
}

/** The words on both sides of the wrap; `undefined` when the dictionary has one word across it. */
function wordsAround(before: string, after: string, dictionary: Dictionary) {
  const head = before.slice(Math.max(before.lastIndexOf(' ') + 1, before.length - far));
  const tail = /^\S+/.exec(after.slice(0, far))?.[0] ?? '';
  const ends = segment(head + tail, dictionary);
  const at = ends.indexOf(head.length);
  if (at === -1) return undefined;
  return { left: head.slice(ends[at - 1] ?? 0), right: (head + tail).slice(head.length, ends[at + 1]) };
}

const far = 200;
const telling = 8;

/** How the same words are written elsewhere in the printout, inside a line: always or nearly always so. */
function byUsage(left: string, right: string, lines: readonly PrintedLine[]): boolean | undefined {
  if (left.length + right.length < fewestTelling) return undefined;
  const together = lines.filter(({ text }) => text.includes(left + right)).length;
  const apart = lines.filter(({ text }) => text.includes(`${left} ${right}`)).length;
  if (together === apart || Math.min(together, apart) * 3 > Math.max(together, apart)) return undefined;
  return apart > together;
}

/** Two short words are met beside each other by chance. */
const fewestTelling = 6;

/**
 * A line into which the next word would have fitted was ended by a person, and persons end lines at spaces; the usual width is what
 * fitted. Of two lines nothing can be said.
 */
function usualWidth(lines: readonly PrintedLine[]): number {
  const widths = lines.map(({ text }) => displayWidth(text)).sort((a, b) => a - b);
  return lines.length > 2 ? (widths[Math.floor((widths.length - 1) / 2)] ?? 0) : 0;
}

/** Whether a phrase cannot end with this word: no space follows it. */
function leansOnNext(word: string): boolean {
  return leaningWords.has(word);
}

/** แห่ง leans on what follows it (`กฎหมายแห่ง…`), but behind a number it is what is counted (`3 แห่ง`). */
function countsPlaces(before: string): boolean {
  return /[\d๐-๙] แห่ง$/.test(before);
}

/** Whether Thai official prose puts a space before this word. */
function beginsPhrase(word: string): boolean {
  return openers.has(word);
}

const openers: ReadonlySet<string> = new Set(
  `รวมถึง รวมทั้ง ตลอดจน อีกทั้ง พร้อมทั้ง จึง ดังนั้น ทั้งนี้ โดย โดยเฉพาะ เนื่องจาก นอกจากนี้ นอกจาก ยัง เช่น อาทิ ได้แก่
  เมื่อ หาก ตั้งแต่ ระหว่าง จำนวน ประกอบด้วย คิดเป็น ซึ่ง เพื่อ เพื่อให้ แต่ และ`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
