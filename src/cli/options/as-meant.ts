import { arabicDigits } from '../../project/decimal.ts';

/**
 * What a word of the command line means, where its reading is certain: Thai digits and dashes of word processors in years,
 * numbers and project codes, capitals in names. Anything else is given back as it was written. `kind` is the option's name
 * or the operand's syntax.
 */
export function asMeant(text: string, kind: string): string {
  if (numbers.has(kind)) return plainNumber(text);
  if (codes.has(kind)) return plainCode(text);
  return names.has(kind) && /^[\w.,-]+$/.test(text) ? text.toLowerCase() : text;
}

const numbers: ReadonlySet<string> = new Set(['year', 'month', 'to', 'jobs', 'shard']);
const codes: ReadonlySet<string> = new Set(['code', 'CODE']);
const names: ReadonlySet<string> = new Set(['format', 'reporter', 'lang', 'docx-pages']);

function plainNumber(text: string): string {
  return /^[๐-๙\d/-]+$/.test(text) ? arabicDigits(text) : text;
}

function plainCode(text: string): string {
  const plain = arabicDigits(text).replace(/[‐-―−]/g, '-');
  return /^\d{8}-\d{3,}$/.test(plain) ? plain : text;
}
