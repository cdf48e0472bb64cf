import { isUtf8 } from 'node:buffer';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { fromWindows874 } from '../thai/misread.ts';
import { isUtf32 } from '../yaml/decode-text.ts';
import { applyEdits, type TextEdit } from '../yaml/edit.ts';
import { repairKinds } from './repair-kinds.ts';

/** A repair of a data file, and the finding that it makes go away. */
export interface Repair {
  readonly code: DiagnosticCode;
  /** Line of the repaired text, from 1; absent for a change of the whole file. */
  readonly line?: number;
  readonly before: string;
  readonly after: string;
}

export interface Repaired {
  /** The text as it was, in the encoding that it most likely has. */
  readonly before: string;
  readonly after: string;
  /** The file with the repairs; the same bytes where there are none. */
  readonly bytes: Uint8Array;
  readonly repairs: readonly Repair[];
  /** Codes of repairs that are likely and not certain: only `--only` chooses them. */
  readonly likely: readonly DiagnosticCode[];
}

/**
 * Repairs what is certain in a data file, every other byte kept: its encoding, tabs in indentation, a decomposed SARA AM,
 * digits that YAML takes for a number, a key misspelt by one letter. With `only`, the repairs of that code alone, and
 * those that are only likely: text read in the wrong encoding, private letters of old fonts.
 */
export function repairFile(file: string, bytes: Uint8Array, only?: DiagnosticCode): Repaired {
  const decoded = decode(bytes);
  if (decoded === undefined) return { before: '', after: '', bytes, repairs: [], likely: [] };
  const { bom, text: before, encoding } = decoded;
  const repairs: Repair[] = [];
  const wanted = (code: DiagnosticCode, certain = true) => (only === undefined ? certain : only === code);
  if (encoding !== undefined) {
    if (!wanted('E-YAML-SYNTAX')) return { before, after: before, bytes, repairs, likely: [] };
    repairs.push({ code: 'E-YAML-SYNTAX', before: encoding, after: 'UTF-8' });
  }
  let text = before;
  for (const { code, certain, find } of repairKinds) {
    if (!wanted(code, certain)) continue;
    for (let round = 0; round < mostRounds; round++) {
      const edits = find(file, text);
      if (edits.length === 0) break;
      repairs.push(...edits.map((edit) => ({ code, ...described(text, edit) })));
      text = applyEdits(text, edits);
    }
  }
  const likely = repairKinds.filter(
    ({ certain, find }) => !certain && only === undefined && find(file, text).length > 0,
  );
  const changed = repairs.length > 0;
  return {
    before,
    after: text,
    bytes: changed ? new TextEncoder().encode(bom + text) : bytes,
    repairs,
    likely: likely.map(({ code }) => code),
  };
}

/** A repair may bring another to light: a text's next garbled part shows once the one before it is repaired. */
const mostRounds = 200;

/** Codes of findings of which some have a certain repair. */
export const repairableCodes: readonly DiagnosticCode[] = repairKinds
  .filter(({ certain }) => certain)
  .map(({ code }) => code);

interface Decoded {
  readonly text: string;
  /** A byte order mark, which stays. */
  readonly bom: string;
  /** Present where the file is not UTF-8. */
  readonly encoding?: string;
}

function decode(bytes: Uint8Array): Decoded | undefined {
  if (isUtf32(bytes)) return undefined;
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decoded('utf-16le', bytes), bom: '', encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff) return { text: decoded('utf-16be', bytes), bom: '', encoding: 'UTF-16' };
  if (isUtf8(bytes)) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return text.startsWith('\ufeff') ? { text: text.slice(1), bom: '\ufeff' } : { text, bom: '' };
  }
  const text = fromWindows874(bytes);
  return text === undefined ? undefined : { text, bom: '', encoding: 'Windows-874' };
}

function decoded(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function described(text: string, { start, end, text: after }: TextEdit): Omit<Repair, 'code'> {
  const before = text.slice(start, end);
  return { line: text.slice(0, start).split('\n').length, before, after };
}
