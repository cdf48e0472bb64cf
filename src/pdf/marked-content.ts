/** A marked-content sequence drawn on a page: which part of which block it shows. */
export interface MarkedContent {
  /** Index of the page, and the sequence's number on it. */
  readonly page: number;
  readonly mcid: number;
  readonly block: number;
  readonly part: 'content' | 'term' | 'marker';
  /** Set when it differs from the document's. */
  readonly language?: string | undefined;
  /** What an abbreviation means. */
  readonly expansion?: string | undefined;
  /** Figures only: left, bottom, right and top edge on the page. */
  readonly box?: readonly [number, number, number, number];
}

/** The `block` of the watermark, which is no block of the document: who hears a report must know that it is a draft. */
export const watermarkBlock = -1;
