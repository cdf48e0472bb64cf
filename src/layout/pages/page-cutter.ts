import type { Entry } from '../galley.ts';
import type { Band } from './bands.ts';

/** The bands of one page, and those before it that it repeats. */
export interface PageBands {
  readonly own: readonly Band[];
  /** Of the column headers of the table that the page begins in. */
  readonly head: readonly Band[];
  /** The first band of the entry that goes on at the top of the page. */
  readonly begun?: Band | undefined;
}

/** Cuts bands into pages as they come, top to bottom, and keeps no more of them than the next page needs. */
export class PageCutter {
  readonly #starts: readonly number[];
  readonly #count: number;
  readonly #heads = new Map<Entry, Band[]>();
  /** Those of the next page on that came, the first of them the band number `#first`. */
  #bands: readonly Band[] = [];
  #first = 0;
  #page = 0;
  /** The entry that the last page ended in, and its first band. */
  #last: Entry | undefined;
  #begun: Band | undefined;

  /** `starts` are the numbers of the first band of each page, and `count` that of all bands. */
  constructor(starts: readonly number[], count: number) {
    this.#starts = starts;
    this.#count = count;
  }

  /** The pages that end within the bands that came, these included. */
  *add(bands: readonly Band[]): Generator<PageBands> {
    this.#bands = this.#bands.length > 0 ? [...this.#bands, ...bands] : bands;
    for (const band of bands) if (band.entry?.namesColumns) this.#keepHead(band.entry, band);
    while (this.#page < this.#starts.length && this.#end() <= this.#first + this.#bands.length) yield this.#next();
    this.#bands = this.#bands.slice(this.#at(this.#page));
    this.#first = this.#starts[this.#page] ?? this.#count;
  }

  #keepHead(entry: Entry, band: Band): void {
    const head = this.#heads.get(entry);
    if (head) head.push(band);
    else this.#heads.set(entry, [band]);
  }

  #end(): number {
    return this.#starts[this.#page + 1] ?? this.#count;
  }

  /** Place of a page's first band among those that came. */
  #at(page: number): number {
    return (this.#starts[page] ?? this.#count) - this.#first;
  }

  #next(): PageBands {
    const own = this.#bands.slice(this.#at(this.#page), this.#at(this.#page + 1));
    this.#page++;
    const entry = own[0]?.entry;
    const goesOn = entry !== undefined && entry === this.#last;
    const begun = goesOn ? this.#begun : undefined;
    const last = own.at(-1)?.entry;
    if (last && !(goesOn && last === entry)) this.#begun = own.find((band) => band.entry === last);
    this.#last = last;
    return { own, head: (entry?.head && this.#heads.get(entry.head)) ?? [], begun };
  }
}
