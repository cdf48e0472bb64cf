import { displayWidth, type PrintedLine, type Printout } from '../printed-line.ts';

export interface Paragraphs {
  readonly paragraphs: readonly (readonly PrintedLine[])[];
  /** Lines whose box characters were read as an indent. */
  readonly boxes: readonly number[];
  /** Lines taken for the beginning of a paragraph only because the line before is short. */
  readonly guessed: readonly number[];
}

/** Splits running text into paragraphs: at indents, at boxes that were indents, and at short lines of raingan's own text. */
export function splitParagraphs(lines: readonly PrintedLine[], printout: Printout): Paragraphs {
  const margin = leftEdge(printout.lines);
  const isIndented = ({ indent, indented }: PrintedLine) => indented === true || indent >= margin + 3.5 * printout.unit;
  const hasIndents = lines.some(isIndented);
  const widest = Math.max(0, ...lines.map(({ text }) => displayWidth(text)));
  const paragraphs: PrintedLine[][] = [];
  const boxes: number[] = [];
  const guessed: number[] = [];
  lines.forEach((line, index) => {
    const text = line.text.replace(/^[□\ufffd]+\s*/, '');
    const hadBoxes = text !== line.text;
    const short = !hasIndents && printout.source === 'own' && endsEarly(lines[index - 1], line, widest);
    if (hadBoxes) boxes.push(line.number);
    if (short) guessed.push(line.number);
    if (index === 0 || hadBoxes || isIndented(line) || short) paragraphs.push([]);
    paragraphs.at(-1)!.push({ ...line, text });
  });
  return { paragraphs, boxes, guessed };
}

/** Where lines begin: the leftmost place at which several do, for a stray line may be further left. */
function leftEdge(lines: readonly PrintedLine[]): number {
  const indents = lines.map(({ indent }) => indent).sort((left, right) => left - right);
  return indents.find((indent, index) => (indents[index + fewestAtEdge - 1] ?? indent) - indent < 3) ?? 0;
}

const fewestAtEdge = 3;

function endsEarly(before: PrintedLine | undefined, line: PrintedLine, widest: number): boolean {
  const first = /^\S{1,14}/.exec(line.text)?.[0] ?? '';
  return before !== undefined && displayWidth(before.text) + displayWidth(first) < widest * 0.85;
}

/** Items of a numbered list, the numbers taken off; text without numbers is one item. */
export function splitItems(lines: readonly PrintedLine[]): PrintedLine[][] {
  const items: PrintedLine[][] = [];
  for (const line of lines) {
    const [, number, text] = /^(\d+)\.(?:\s+|(?=\D)|$)(.*)$/s.exec(line.text) ?? [];
    if (number !== undefined && Number(number) === items.length + 1) items.push([{ ...line, text: text ?? '' }]);
    else if (items.length === 0) items.push([line]);
    else items.at(-1)!.push(line);
  }
  return items.map((item) => item.filter(({ text }) => text !== ''));
}
