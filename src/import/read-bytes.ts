import { decodeText } from '../yaml/decode-text.ts';
import type { ImportFailure } from './imported.ts';

type Read = { readonly value: string; readonly failure?: undefined } | { readonly failure: ImportFailure };

/** The text of a UTF-8 file, or which other encoding it is in and how to change it. */
export function readBytesAsText(file: string, bytes: Uint8Array): Read {
  const { value, diagnostics } = decodeText(file, bytes);
  if (value !== undefined) return { value };
  const [found] = diagnostics;
  const { th, en } = found?.message ?? { th: 'อ่านไม่ได้', en: 'it cannot be read' };
  return {
    failure: { text: { th: `\`${file}\`: ${th}`, en: `\`${file}\`: ${en}` }, ...(found?.hint && { hint: found.hint }) },
  };
}
