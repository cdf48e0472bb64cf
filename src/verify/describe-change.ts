import type { PdfState } from '../sign/read/open-pdf.ts';
import { isArray, isDict, isName, isRef, isStream, type PdfObject } from '../sign/read/pdf-value.ts';
import type { ForbiddenChange } from './facts.ts';

/** What a changed object was in the file before the change; `pages` are the numbers of its pages. */
export function describeChange(number: number, before: PdfState, pages: readonly number[]): ForbiddenChange {
  const { entries } = before.catalog();
  const is = (value: PdfObject | undefined) => isRef(value) && value.number === number;
  if (is(entries.get('Metadata')) || is(before.trailer.entries.get('Info'))) return { what: 'metadata', number };
  if (is(before.trailer.entries.get('Root'))) return { what: 'catalog', number };
  const page = pages.findIndex((each) => each === number || isContent(before.object(each), number));
  if (page >= 0) return { what: 'page', number: page + 1 };
  const object = before.object(number);
  const type = isDict(object)
    ? object.entries.get('Type')
    : isStream(object)
      ? object.dict.entries.get('Type')
      : undefined;
  if (isName(type, 'EmbeddedFile') || isName(type, 'Filespec')) return { what: 'attachment', number };
  if (isDict(object) && (object.entries.has('FT') || isName(type, 'Sig'))) return { what: 'form', number };
  return { what: isDict(object) && object.entries.has('S') ? 'structure' : 'object', number };
}

function isContent(page: PdfObject, number: number): boolean {
  const contents = isDict(page) ? page.entries.get('Contents') : undefined;
  const list = isArray(contents) ? contents : [contents];
  return list.some((each) => isRef(each) && each.number === number);
}
