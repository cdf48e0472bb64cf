import type { Document } from '../model/document.ts';
import type { Picture } from './figure/picture.ts';
import type { Numbering } from './numbering.ts';
import type { PlacedText } from './placed-text.ts';
import type { FieldValues } from './runs.ts';
import type { StyleNames } from './style-names.ts';

/** What is settled about a DOCX before its first paragraph is written. */
export interface WordContext {
  readonly document: Document;
  readonly placed: PlacedText;
  /** Whether every page starts where the pages say. */
  readonly locked: boolean;
  readonly names: StyleNames;
  readonly numbering: Numbering;
  readonly fields: FieldValues;
  /** By the id of the figure. */
  readonly pictures: ReadonlyMap<number, Picture>;
}
