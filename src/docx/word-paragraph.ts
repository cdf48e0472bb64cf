import type { ParagraphChild } from 'docx';

/** A paragraph of a DOCX before it is XML: its style, what it has beyond it, and its runs. Lengths in twips. */
export interface WordParagraph {
  /** Id of the paragraph style. */
  readonly style: string;
  readonly keepNext?: boolean | undefined;
  readonly keepLines?: boolean | undefined;
  readonly pageBreakBefore?: boolean | undefined;
  readonly numbering?: WordNumbering | undefined;
  readonly tabStops?: readonly WordTabStop[] | undefined;
  readonly spacing?: WordSpacing | undefined;
  readonly indent?: WordIndent | undefined;
  readonly runs: readonly WordRun[];
}

/** A level of an instance of a numbering definition. */
export interface WordNumbering {
  readonly reference: string;
  readonly instance: number;
  readonly level: number;
}

export interface WordTabStop {
  readonly type: 'left' | 'center' | 'right';
  readonly position: number;
  readonly leader?: 'dot' | undefined;
}

export interface WordSpacing {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  /** The line is as high as what it holds. */
  readonly singleLine?: boolean | undefined;
}

export interface WordIndent {
  readonly left?: number | undefined;
  readonly right?: number | undefined;
  /** That of the style is taken away. */
  readonly firstLine?: 0 | undefined;
}

/** What a line of a paragraph is made of. */
export type WordRun =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly format: WordFormat;
      /** A line break lies before it. */
      readonly startsLine?: boolean | undefined;
    }
  | { readonly type: 'field'; readonly instruction: string; readonly shown: string; readonly format: WordFormat }
  | { readonly type: 'tab' | 'lineBreak' | 'pageBreak' }
  /** Of the docx library, made by whoever needs it. */
  | { readonly type: 'made'; readonly child: ParagraphChild };

/** Direct formatting of a run. */
export interface WordFormat {
  /** Id of the character style. */
  readonly style?: string | undefined;
  readonly bold?: boolean | undefined;
  readonly italics?: boolean | undefined;
  readonly language?: string | undefined;
}

/** Writes a paragraph as XML; `undefined` where it leaves that to the docx library. */
export type ParagraphWriter = (paragraph: WordParagraph) => string | undefined;
