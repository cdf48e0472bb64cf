import { isUtf8 } from 'node:buffer';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { encodingFault, isTis620, isUtf16, isUtf32 } from '../yaml/decode-text.ts';
import { isOwnFooter } from './form/page-furniture.ts';
import type { PrintedLine, Printout } from './printed-line.ts';

type Decoded = { readonly value: string; readonly failure?: undefined } | { readonly failure: Diagnostic };

/** The text of a file in UTF-8, or in UTF-16 with a byte order mark; else which encoding it is in and how to change it. */
export function decodeImported(file: string, bytes: Uint8Array): Decoded {
  if (isUtf32(bytes)) return { failure: encodingFault(file, bytes)! };
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (utf16) return { value: new TextDecoder(utf16).decode(bytes) };
  if (isUtf8(bytes) && !isUtf16(bytes)) return { value: new TextDecoder().decode(bytes) };
  return { failure: encodingFault(file, bytes)! };
}

/** The text of a file in TIS-620, in which Excel in Thai saves CSV; `undefined` for any other. */
export function decodeThaiCodePage(bytes: Uint8Array): string | undefined {
  return isTis620(bytes) ? new TextDecoder('windows-874').decode(bytes) : undefined;
}

/** Splits the text of a printout into lines, however it was extracted: CRLF or LF, form feeds, tabs or spaces. */
export function readText(text: string): Printout {
  let page = 1;
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line, index) => {
      const parts = line.split('\f');
      const first = page;
      page += parts.length - 1;
      return parts.map((part, at) => toLine(part, index + 1, first + at));
    })
    .filter((line) => line.text.trim() !== '');
  const own = lines.some(({ text: line }) => isOwnFooter(line));
  return {
    lines,
    source: own ? 'own' : 'legacy',
    keepsSpaces: own && lines.filter(endsWithSpace).length > 2,
    cellsApart: false,
    unit: 1,
  };
}

function toLine(line: string, number: number, page: number): PrintedLine {
  const text = line.trimStart();
  return { number, page, text, indent: line.length - text.length };
}

function endsWithSpace({ text }: PrintedLine): boolean {
  return /[^\s:] $/.test(text);
}
