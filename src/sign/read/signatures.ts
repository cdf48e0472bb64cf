import type { PdfState } from './open-pdf.ts';
import { isArray, isDict, isName, isRef, type PdfDict, PdfUnreadable, textOf } from './pdf-value.ts';

/** A signature field that is signed. */
export interface SignatureField {
  readonly name: string;
  /** Number of the field's object; field and widget are one. */
  readonly field: number;
  /** Number of the signature dictionary's object. */
  readonly signature: number;
  readonly dict: PdfDict;
  /** What the certification allows to change later: 1 nothing, 2 signing, 3 comments too (ISO 32000-1, 12.8.2.2). */
  readonly certifies?: number;
}

/** A signature field that nobody signed yet. */
export interface EmptyField {
  readonly number: number;
  readonly dict: PdfDict;
}

/** The signed fields of a form, in its order. */
export function signatureFields(state: PdfState): SignatureField[] {
  return fieldsForSignatures(state).flatMap(({ number, dict: field }) => {
    const value = field.entries.get('V');
    if (value === undefined) return [];
    const dict = state.resolve(value);
    if (!isRef(value) || !isDict(dict)) throw new PdfUnreadable('damaged', 'a signature is no object of its own');
    const certifies = permission(state, dict);
    const name = textOf(field.entries.get('T')) ?? '';
    return [{ name, field: number, signature: value.number, dict, ...(certifies && { certifies }) }];
  });
}

/** The fields for signatures that nobody has signed yet. */
export function emptyFields(state: PdfState): EmptyField[] {
  return fieldsForSignatures(state).filter(({ dict }) => !dict.entries.has('V'));
}

function fieldsForSignatures(state: PdfState): EmptyField[] {
  const fields = state.get(state.catalog(), 'AcroForm', 'Fields');
  if (fields === null) return [];
  if (!isArray(fields)) throw new PdfUnreadable('damaged', 'a form has no list of fields');
  return fields.flatMap((each) => {
    const dict = state.resolve(each);
    if (!isRef(each) || !isDict(dict)) throw new PdfUnreadable('damaged', 'a field is no object of its own');
    return isName(dict.entries.get('FT'), 'Sig') ? [{ number: each.number, dict }] : [];
  });
}

function permission(state: PdfState, signature: PdfDict): number | undefined {
  const references = state.get(signature, 'Reference');
  for (const each of isArray(references) ? references : []) {
    const reference = state.resolve(each);
    if (!isDict(reference) || !isName(reference.entries.get('TransformMethod'), 'DocMDP')) continue;
    const level = state.get(reference, 'TransformParams', 'P');
    return typeof level === 'number' ? level : 2;
  }
  return undefined;
}

/** The pages as references, in order. */
export function pageNumbers(state: PdfState): number[] {
  const pages: number[] = [];
  const visited = new Set<number>();
  const walk = (ref: unknown, depth: number) => {
    const node = isRef(ref as never) ? (ref as { number: number }) : undefined;
    if (!node || depth > 12 || visited.has(node.number)) throw new PdfUnreadable('damaged', 'the pages are no tree');
    visited.add(node.number);
    const dict = state.object(node.number);
    const kids = state.get(dict, 'Kids');
    if (isDict(dict) && isName(dict.entries.get('Type'), 'Page')) pages.push(node.number);
    else if (isArray(kids)) for (const kid of kids) walk(kid, depth + 1);
    else throw new PdfUnreadable('damaged', 'the pages are no tree');
  };
  walk(state.catalog().entries.get('Pages'), 0);
  return pages;
}
