import { isUtf8 } from 'node:buffer';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { encodingFault, isTis620, isUtf16, isUtf32, saveAsUtf8 } from '../yaml/decode-text.ts';
import { isOwnFooter } from './form/page-furniture.ts';
import type { PrintedLine, Printout } from './printed-line.ts';

type Decoded = { readonly value: string; readonly failure?: undefined } | { readonly failure: Diagnostic };

/** The text of a file in UTF-8, or in UTF-16 with a byte order mark; else which encoding it is in and how to change it. */
export function decodeImported(file: string, bytes: Uint8Array): Decoded {
  if (isUtf32(bytes)) return { failure: importFault(file, bytes) };
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (utf16) return decodeUtf16(file, bytes, utf16);
  if (isUtf8(bytes) && !isUtf16(bytes)) return { value: new TextDecoder().decode(bytes) };
  return { failure: importFault(file, bytes) };
}

/** The text of a file in TIS-620, in which Excel in Thai saves CSV; `undefined` for any other. */
export function decodeThaiCodePage(bytes: Uint8Array): string | undefined {
  return isTis620(bytes) ? new TextDecoder('windows-874').decode(bytes) : undefined;
}

/** What is no YAML has no mistake of YAML. */
function importFault(file: string, bytes: Uint8Array): Diagnostic {
  const fault = encodingFault(file, bytes)!;
  return fault.code === 'E-YAML-SYNTAX' ? { ...fault, code: 'E-IMPORT-ENCODING' } : fault;
}

/** A file that was cut off, or bytes of something else, would become replacement characters without a word. */
function decodeUtf16(file: string, bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded {
  try {
    return { value: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { failure: diagnostic('E-IMPORT-ENCODING', { file }, { message: damagedUtf16, hint: saveAsUtf8 }) };
  }
}

const damagedUtf16: Localized = { th: 'ไฟล์ UTF-16 เสียหาย', en: 'the file is damaged UTF-16' };

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
