import { yamlLibrary } from './library.ts';

/** What a value of a file may be set to. */
export type PlainValue =
  | string
  | number
  | boolean
  | null
  | readonly PlainValue[]
  | { readonly [key: string]: PlainValue };

/** How a scalar is written; names of the YAML library. */
export type ScalarStyle = 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | 'BLOCK_FOLDED' | 'BLOCK_LITERAL';

export interface Surroundings {
  /** White space before each line of a block scalar. */
  readonly indent: string;
  readonly lineEnd: string;
  /** Between brackets, where commas and brackets end a plain text. */
  readonly isFlow: boolean;
}

/** A scalar as YAML text in the requested style, or in the nearest one that can hold it. */
export function renderScalar(value: PlainValue, style: ScalarStyle, { indent, lineEnd, isFlow }: Surroundings): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  const { Document, Scalar } = yamlLibrary();
  const scalar = new Scalar(value);
  const isBlock = style.startsWith('BLOCK');
  scalar.type = isFlow && isBlock ? 'QUOTE_DOUBLE' : !isBlock && /[\n\r]/.test(value) ? 'QUOTE_DOUBLE' : style;
  const document = new Document(isFlow ? [scalar] : { k: scalar });
  if (isFlow) (document.contents as { flow?: boolean }).flow = true;
  const written = document.toString({ lineWidth: isBlock ? foldedWidth : 0, minContentWidth: 0 }).trimEnd();
  const bare = isFlow ? written.slice(1, -1).trim() : written.slice('k: '.length);
  return bare.replace(/^ {2}/gm, indent).replaceAll('\n', lineEnd);
}

const foldedWidth = 110;

/** A value in block style, each line of it behind `indent`; texts that look like figures are quoted. */
export function renderItem(value: PlainValue, indent: string, lineEnd: string): string {
  const { Document, isScalar, Scalar, visit } = yamlLibrary();
  const document = new Document(value);
  visit(document, {
    Scalar(key, node) {
      if (key !== 'key' && isScalar(node) && typeof node.value === 'string' && /^[\d\s.,/-]+$/.test(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const written = document.toString({ lineWidth: 0, nullStr: 'null' }).trimEnd();
  return written
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join(lineEnd);
}
