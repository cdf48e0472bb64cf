import type { Document } from '../model/document.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import type { Picture } from './figure/picture.ts';
import type { Numbering } from './numbering.ts';
import type { PlacedText } from './placed-text.ts';
import type { StyleNames } from './style-names.ts';
import type { WordParagraph } from './word-paragraph.ts';

/** What is settled about a DOCX before its first paragraph is written. */
export interface WordContext {
  readonly document: Document;
  readonly placed: PlacedText;
  /** Whether every page starts where the pages say. */
  readonly locked: boolean;
  readonly names: StyleNames;
  readonly numbering: Numbering;
  readonly fields: FieldValues;
  /** For the rules at which spaces a line may end. */
  readonly dictionary: Dictionary;
  /** By the id of the figure. */
  readonly pictures: ReadonlyMap<number, Picture>;
  /** Writes a paragraph as XML, and notes the list it is in. */
  readonly write: (paragraph: WordParagraph) => string;
}

/** What page fields show until a word processor counts for itself. */
export interface FieldValues {
  readonly pageCount: number;
}

/** The part of a leaf's text that is on one page; offsets in UTF-16 code units, `end` exclusive. */
export interface Slice {
  /** `undefined` where pages are left to the word processor. */
  readonly page: number | undefined;
  readonly start: number;
  readonly end: number;
}
