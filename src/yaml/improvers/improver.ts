import type { YAMLError } from 'yaml';
import type { Localized } from '../../model/localized.ts';
import type { Mend, Slip } from '../line-slips.ts';

/** What an improver looks at. */
export interface SyntaxErrorContext {
  readonly code: YAMLError['code'];
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The line of the error, without its line end, and where it begins. */
  readonly line: string;
  readonly lineStart: number;
  /** Of the file, where it is known. */
  readonly schema?: unknown;
}

/** What an improver says instead of the parser; what it leaves out stays. */
export interface Improvement extends Partial<Omit<Slip, 'mend'>> {
  readonly mend?: Mend | undefined;
  /** The slip is a tab that indents a line. */
  readonly about?: 'tab';
  /** The slip leads to no further errors. */
  readonly local?: boolean;
}

/** Explains one kind of slip; `undefined` where it is another. */
export type Improver = (context: SyntaxErrorContext) => Improvement | undefined;

/** `write` the line as it was meant. */
export function written(line: string): Localized {
  const shown = line.length > 60 ? `${line.slice(0, 60)}…` : line.trimEnd();
  return { th: `เขียนเป็น \`${shown}\``, en: `write \`${shown}\`` };
}

/** For a text that is too long to be shown whole. */
export const quoteText = {
  th: 'ครอบข้อความด้วยเครื่องหมายคำพูด "…"',
  en: 'put the text in quotation marks "…"',
};
