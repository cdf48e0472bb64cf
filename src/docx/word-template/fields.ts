import { elementsOf, type XmlElement } from './xml-tree.ts';

/** A field of Word: a code, and the result that Word computed last (ECMA-376, 17.16). Places are offsets into the XML. */
export interface Field {
  readonly code: string;
  /** The elements with the code; none where it is an attribute of `w:fldSimple`. */
  readonly codes: readonly XmlElement[];
  /** `w:fldSimple`, or each `w:fldChar`. */
  readonly marks: readonly XmlElement[];
  readonly start: number;
  readonly resultStart: number;
  readonly end: number;
}

export interface PartFields {
  readonly all: readonly Field[];
  /** The innermost field around a place; the same for two places only if what lies between holds whole fields. */
  around(place: number): Field | undefined;
}

interface OpenField {
  code: string;
  readonly codes: XmlElement[];
  readonly marks: XmlElement[];
  readonly start: number;
  resultStart: number | undefined;
  end: number;
}

/** The fields of a part, in the order of their ends; elements in `unseen` ones are not looked at. */
export function fieldsOf(root: XmlElement, unseen: ReadonlySet<string>): PartFields {
  const all: Field[] = [];
  const open: OpenField[] = [];
  const changes: { readonly place: number; readonly field: OpenField | undefined }[] = [];
  const simple: { readonly place: number; readonly field: OpenField }[] = [];
  const change = (place: number) => changes.push({ place, field: open.at(-1) });
  const close = (place: number) => {
    const field = open.pop();
    if (!field) return;
    field.end = place;
    all.push({ ...field, resultStart: field.resultStart ?? place });
    closed.set(field, all.at(-1)!);
    change(place);
  };
  const closed = new Map<OpenField, Field>();
  for (const element of seen(root, unseen)) {
    while (simple.length > 0 && simple.at(-1)!.place <= element.start) {
      const { field, place } = simple.pop()!;
      while (open.includes(field)) close(place);
    }
    const { name, attributes, start, innerStart, end } = element;
    const type = attributes['w:fldCharType'];
    if (name === 'w:instrText') {
      const field = open.at(-1);
      if (!field || field.resultStart !== undefined) continue;
      field.code += element.text;
      field.codes.push(element);
    } else if (name === 'w:fldSimple') {
      const code = attributes['w:instr'] ?? '';
      const field = { code, codes: [], marks: [element], start, resultStart: innerStart, end };
      open.push(field);
      simple.push({ place: end, field });
      change(start);
    } else if (name === 'w:fldChar' && type === 'begin') {
      open.push({ code: '', codes: [], marks: [element], start, resultStart: undefined, end });
      change(start);
    } else if (name === 'w:fldChar') {
      open.at(-1)?.marks.push(element);
      if (type === 'separate' && open.length > 0) open.at(-1)!.resultStart ??= end;
      if (type === 'end') close(end);
    }
  }
  for (const { field, place } of simple.reverse()) while (open.includes(field)) close(place);
  return { all, around: (place) => closed.get(lastChange(changes, place) as OpenField) };
}

function* seen(root: XmlElement, unseen: ReadonlySet<string>): Generator<XmlElement> {
  let skipped = 0;
  for (const element of elementsOf(root)) {
    if (element.start < skipped) continue;
    if (unseen.has(element.name)) skipped = element.end;
    else yield element;
  }
}

function lastChange(
  changes: readonly { readonly place: number; readonly field: OpenField | undefined }[],
  place: number,
): OpenField | undefined {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.place > place) high = middle;
    else low = middle + 1;
  }
  return changes[low - 1]?.field;
}

/** What kind of field it is: the first word of its code. */
export const keywordOf = ({ code }: Field) => /^\s*(\w*)/.exec(code)![1]!.toUpperCase();

/** Fields whose result Word computes from the text of the document or from the field's own code: with a tag in it, it stays one. */
const computedFromText: ReadonlySet<string> = new Set([
  'HYPERLINK',
  'TOC',
  'INDEX',
  'REF',
  'PAGEREF',
  'NOTEREF',
  'STYLEREF',
  'TC',
  'XE',
]);

/** Whether Word would put something else in place of a filled result, from properties or from data of its own. */
export const forgetsResult = (field: Field) => !computedFromText.has(keywordOf(field));
