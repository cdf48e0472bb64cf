import { compressedStream } from '../pdf/stream.ts';
import { array, dict, number, type PdfObject, type Ref, text } from '../pdf/syntax.ts';
import { type Instant, pdfDate } from './instant.ts';
import type { PdfState } from './read/open-pdf.ts';
import { isArray, isDict, isRef, type PdfDict, PdfUnreadable, type PdfValue } from './read/pdf-value.ts';
import { type PdfUpdate, writeDict, writeValue } from './update.ts';

/** A signature field and its widget. */
export interface Field {
  /** `Signature1` */
  readonly name: string;
  /** Object number. */
  readonly page: number;
  /** Left, bottom, right, top; where nothing is drawn all 0. */
  readonly rectangle: Rectangle;
  readonly appearance?: Ref | undefined;
  /** What a screen reader says. */
  readonly description: string;
}

export type Rectangle = readonly [number, number, number, number];

export interface SignatureRequest {
  readonly certify: boolean;
  readonly signerName: string;
  readonly reason: string;
  readonly at: Instant;
  /** Bytes kept free for the CMS structure. */
  readonly reserved: number;
}

/**
 * Adds a signature with its field to an update, and empty fields for later ones. Each field's widget lies in a Form
 * element of the structure tree, also when nothing is drawn: programs for the blind go through the tree (ISO 14289-1,
 * 7.18.1 and 7.18.4); of PDF 2.0, one that draws nothing must not (ISO 14289-2, 8.9.2.4.13). A later signature in an empty field leaves the tree alone, so that every program takes it for
 * signing and no other change. Returns the number of the signature's object, in which `ByteRange` and `Contents` are
 * still to be filled in.
 */
export function addSignature(
  update: PdfUpdate,
  state: PdfState,
  request: SignatureRequest,
  field: Field,
  empty: readonly Field[],
): number {
  const signature = addSignatureDict(update, request);
  const fields = [field, ...empty].map((each, at) => ({ ...each, widget: update.reserve(), isSigned: at === 0 }));
  const spoken = fields.filter(({ rectangle }) => !update.isSecondEdition || rectangle[2] > rectangle[0]);
  const firstKey = spoken.length > 0 ? addToStructure(update, state, spoken) : 0;
  for (const each of fields) {
    const at = spoken.indexOf(each);
    update.set(
      each.widget,
      widgetDict(each, at < 0 ? undefined : firstKey + at, each.isSigned ? signature : undefined),
    );
  }
  for (const page of new Set(fields.map((each) => each.page))) {
    const own = fields.filter((each) => each.page === page).map(({ widget }) => widget);
    appendToArray(update, state, page, 'Annots', own);
  }
  addToForm(update, state, { widgets: fields.map(({ widget }) => widget), signature, certify: request.certify });
  return Number.parseInt(signature, 10);
}

/** Signs in an empty field, with an appearance or without; returns the number of the signature's object. */
export function fillField(
  update: PdfUpdate,
  field: { readonly number: number; readonly dict: PdfDict },
  request: SignatureRequest,
  appearance: Ref | undefined,
): number {
  const signature = addSignatureDict(update, request);
  const changed = { V: signature, ...(appearance && { AP: dict({ N: appearance }) }) };
  update.set(`${field.number} 0 R`, writeDict(field.dict, changed));
  return Number.parseInt(signature, 10);
}

/** An appearance that draws nothing, which PDF/A wants of a field that has a place (ISO 19005-3, 6.3.3). */
export function emptyAppearance(update: PdfUpdate, [left, bottom, right, top]: Rectangle): Ref {
  const box = array([0, 0, number(right - left), number(top - bottom)]);
  return update.add(
    compressedStream({ Type: '/XObject', Subtype: '/Form', BBox: box, Resources: dict({}) }, Buffer.alloc(0)),
  );
}

function widgetDict(field: Field, structureKey: number | undefined, signature: Ref | undefined): PdfObject {
  const { rectangle, appearance, name, description, page } = field;
  return dict({
    Type: '/Annot',
    Subtype: '/Widget',
    FT: '/Sig',
    T: text(name),
    TU: text(description),
    Contents: text(description),
    Rect: array(rectangle.map(number)),
    F: printed | locked,
    P: `${page} 0 R`,
    ...(structureKey !== undefined && { StructParent: structureKey }),
    ...(signature && { V: signature }),
    ...(appearance && { AP: dict({ N: appearance }) }),
  });
}

function addSignatureDict(update: PdfUpdate, request: SignatureRequest): Ref {
  const signature = update.add(signatureDict(request));
  update.keepPlain(signature);
  return signature;
}

/** `Contents` comes before everything that a user wrote, so that it is found in the bytes without doubt. */
function signatureDict({ reserved, at, signerName, reason, certify }: SignatureRequest): PdfObject {
  const parameters = dict({ Type: '/TransformParams', V: '/1.2', P: 2 });
  const reference = dict({ Type: '/SigRef', TransformMethod: '/DocMDP', TransformParams: parameters });
  return dict({
    Type: '/Sig',
    Filter: '/Adobe.PPKLite',
    SubFilter: '/ETSI.CAdES.detached',
    ByteRange: byteRangeSpace,
    Contents: `<${'0'.repeat(2 * reserved)}>`,
    M: pdfDate(at),
    Name: text(signerName),
    Reason: text(reason),
    ...(certify && { Reference: array([reference]) }),
  });
}

/** Wide enough for four offsets of a file of 10 GB. */
export const byteRangeSpace = `[0 ${'0'.repeat(10)} ${'0'.repeat(10)} ${'0'.repeat(10)}]`;

/** Puts a Form element for each field at the end of the document's element; returns the first one's key in the parent tree. */
function addToStructure(
  update: PdfUpdate,
  state: PdfState,
  fields: readonly { readonly page: number; readonly description: string; readonly widget: Ref }[],
): number {
  const rootRef = state.catalog().entries.get('StructTreeRoot');
  const root = state.resolve(rootRef);
  const key = state.get(root, 'ParentTreeNextKey');
  const treeRef = isDict(root) ? root.entries.get('ParentTree') : undefined;
  const tree = state.resolve(treeRef);
  const tops = state.get(root, 'K');
  const topRef = isArray(tops) ? tops[0] : isDict(root) ? root.entries.get('K') : undefined;
  const top = state.resolve(topRef);
  const nums = state.get(tree, 'Nums');
  if (!isRef(rootRef) || !isDict(root) || !isRef(treeRef) || !isDict(tree) || !isRef(topRef) || !isDict(top)) {
    throw new PdfUnreadable('damaged', 'there is no structure tree');
  }
  if (typeof key !== 'number' || !isArray(nums)) throw new PdfUnreadable('damaged', 'there is no parent tree');
  const namespace = top.entries.get('NS');
  const elements = fields.map(({ page, description, widget }) =>
    update.add(
      dict({
        Type: '/StructElem',
        S: '/Form',
        P: `${topRef.number} 0 R`,
        Pg: `${page} 0 R`,
        Alt: text(description),
        ...(namespace !== undefined && { NS: writeValue(namespace) }),
        K: dict({ Type: '/OBJR', Obj: widget }),
      }),
    ),
  );
  const added = elements.flatMap((element, at) => [key + at, element]);
  update.set(`${rootRef.number} 0 R`, writeDict(root, { ParentTreeNextKey: key + elements.length }));
  update.set(`${treeRef.number} 0 R`, writeDict(tree, { Nums: array([...nums.map(writeValue), ...added]) }));
  update.set(`${topRef.number} 0 R`, writeDict(top, { K: withAppended(top.entries.get('K'), elements) }));
  return key;
}

function addToForm(
  update: PdfUpdate,
  state: PdfState,
  { widgets, signature, certify }: { widgets: readonly Ref[]; signature: Ref; certify: boolean },
): void {
  const catalog = state.catalog();
  const rootRef = state.trailer.entries.get('Root');
  const formRef = catalog.entries.get('AcroForm');
  const known = state.resolve(formRef);
  const before: PdfDict = isDict(known) ? known : { type: 'dict', entries: new Map() };
  const fields = state.get(before, 'Fields');
  const form = writeDict(before, {
    Fields: withAppended(isArray(fields) ? fields : undefined, widgets),
    SigFlags: signaturesExist | appendOnly,
  });
  if (isRef(formRef)) update.set(`${formRef.number} 0 R`, form);
  if (!isRef(rootRef)) throw new PdfUnreadable('damaged', 'there is no catalog');
  const changed = {
    ...(!isRef(formRef) && { AcroForm: form }),
    ...(certify && { Perms: dict({ DocMDP: signature }) }),
  };
  update.set(`${rootRef.number} 0 R`, writeDict(catalog, changed));
}

function appendToArray(update: PdfUpdate, state: PdfState, object: number, key: string, items: readonly Ref[]): void {
  const holder = state.object(object);
  if (!isDict(holder)) throw new PdfUnreadable('damaged', 'a page is no dictionary');
  const value = holder.entries.get(key);
  const list = state.resolve(value);
  const appended = withAppended(isArray(list) ? list : undefined, items);
  if (isRef(value)) update.set(`${value.number} 0 R`, appended);
  else update.set(`${object} 0 R`, writeDict(holder, { [key]: appended }));
}

function withAppended(value: PdfValue | undefined, items: readonly Ref[]): PdfObject {
  const before = value === undefined || value === null ? [] : isArray(value) ? value : [value];
  return array([...before.map(writeValue), ...items]);
}

const [printed, locked] = [4, 128] as const;
const [signaturesExist, appendOnly] = [1, 2] as const;
