import type { FormBlock } from './form.ts';
import type { TextLine } from './lines.ts';

/** Top and bottom margin of the form, pt: 2.5 cm and 2 cm. */
const MARGIN_TOP = 70.87;
const MARGIN_BOTTOM = 56.69;

export interface PrintedPage {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
}

/** A line of the body with the paragraph of the form it belongs to; `continued` is a repeated entry number. */
export interface PlacedLine {
  readonly page: number;
  /** Baseline, pt from the top edge. */
  readonly y: number;
  readonly text: string;
  readonly block: FormBlock;
  /** Place of the block in the form. */
  readonly index: number;
  readonly continued: boolean;
}

export interface PlacedPage {
  readonly number: number;
  /** Lines above and below the body, their text joined by ` | `. */
  readonly header: string;
  readonly footer: string;
  readonly body: readonly PlacedLine[];
}

/**
 * Finds every paragraph of the form in the printed lines, in order and character for character; only the spaces at
 * which a line ends may be missing. Throws at the first line that is not the form's next text, and when text is missing.
 */
export function placeBlocks(pages: readonly PrintedPage[], blocks: readonly FormBlock[]): PlacedPage[] {
  const reader = new FormReader(blocks);
  const placed = pages.map(({ number, height, lines }) => {
    const isBody = ({ y }: TextLine) => y > MARGIN_TOP && y < height - MARGIN_BOTTOM;
    const beside = (isIt: (line: TextLine) => boolean) =>
      lines
        .filter(isIt)
        .map(({ text }) => text.trim())
        .join(' | ');
    return {
      number,
      header: beside(({ y }) => y <= MARGIN_TOP),
      footer: beside(({ y }) => y >= height - MARGIN_BOTTOM),
      body: lines.filter(isBody).map((line) => reader.take(line, number)),
    };
  });
  reader.finish();
  return placed;
}

class FormReader {
  private readonly blocks: readonly FormBlock[];
  private index = 0;
  private at = 0;
  private repeated = '';
  /** Where the entries' numbers stand, pt from the left edge. */
  private numberX = Number.NEGATIVE_INFINITY;

  constructor(blocks: readonly FormBlock[]) {
    this.blocks = blocks;
  }

  take(line: TextLine, page: number): PlacedLine {
    const block = this.blocks[this.index];
    const text = line.text.trimEnd();
    const continued = this.takeContinued(block, line.x, text);
    if (continued) return { page, y: line.y, text, block: continued, index: this.index, continued: true };
    if (block?.text.startsWith(text, this.at)) {
      const place = { page, y: line.y, text, block, index: this.index, continued: false };
      if (block.kind === 'entryNumber') this.numberX = line.x;
      this.advance(block, text.length);
      return place;
    }
    const expected = block ? block.text.slice(this.at, this.at + 80) : 'nothing more';
    throw new Error(`page ${page}, ${line.y.toFixed(1)} pt: printed "${text}" where the form has "${expected}"`);
  }

  finish(): void {
    const missing = this.blocks[this.index];
    if (missing) throw new Error(`not printed: "${missing.text.slice(this.at)}"`);
  }

  private advance(block: FormBlock, length: number): void {
    this.at += length;
    while (block.text[this.at] === ' ') this.at++;
    if (this.at < block.text.length) return;
    this.index++;
    this.at = 0;
  }

  /** The number of a split entry, repeated on its next page, perhaps in two lines. */
  private takeContinued(block: FormBlock | undefined, x: number, text: string): FormBlock | undefined {
    if (block?.entry === undefined || block.kind === 'entryNumber') return undefined;
    if (Math.abs(x - this.numberX) > 1) return undefined;
    const whole = `รายงานครั้งที่${block.entry}(ต่อ)`;
    const soFar = this.repeated + text.replaceAll(' ', '');
    if (!whole.startsWith(soFar)) return undefined;
    this.repeated = soFar === whole ? '' : soFar;
    return { kind: 'entryNumber', text: whole, entry: block.entry };
  }
}
