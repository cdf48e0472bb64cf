import { attachedFiles, readMaking, type SignatureSpace } from '../sign/read/attached.ts';
import type { PdfDocument, PdfState } from '../sign/read/open-pdf.ts';
import { isArray, isDict, isName, isRef, type PdfDict, type PdfObject } from '../sign/read/pdf-value.ts';
import { emptyFields, pageNumbers, signatureFields } from '../sign/read/signatures.ts';
import { differsIn, hasOnly, sameEntries, sameObject } from './compare-objects.ts';
import { describeChange } from './describe-change.ts';
import type { ForbiddenChange, Update } from './facts.ts';

/**
 * Says what a revision changed in the file before it. Signing is allowed: a new signature field with its widget and its
 * place in the structure tree, or a signature in an empty field. Validation data is allowed. Everything else is not,
 * whatever it looks like: what is not on the list of harmless objects counts as a change.
 */
export function classifyUpdate(document: PdfDocument, revision: number): Update {
  const before = document.state(revision - 1);
  const after = document.state(revision);
  const comparison = new Comparison(before, after);
  const changed = [...document.revisions[revision]!.entries.keys()].filter(
    (number) => before.object(number) !== null && !sameObject(before.object(number), after.object(number)),
  );
  const forbidden = changed.flatMap((number) => comparison.explain(number));
  forbidden.push(...comparison.newFields().flatMap(({ problem }) => (problem ? [problem] : [])));
  if (!sameEntries(before.trailer, after.trailer, ['Root', 'Info'])) forbidden.push({ what: 'catalog', number: 0 });
  const known = new Set(signatureFields(before).map(({ field }) => field));
  return {
    revision,
    signed: signatureFields(after).flatMap(({ field, name }) => (known.has(field) ? [] : [name])),
    validation: !sameObject(before.get(before.catalog(), 'DSS'), after.get(after.catalog(), 'DSS')),
    forbidden,
  };
}

class Comparison {
  readonly #before: PdfState;
  readonly #after: PdfState;
  readonly #pages: readonly number[];
  readonly #empty: ReadonlySet<number>;
  readonly #widgets: ReadonlySet<number>;
  readonly #space: SignatureSpace | undefined;

  constructor(before: PdfState, after: PdfState) {
    this.#before = before;
    this.#after = after;
    this.#pages = pageNumbers(before);
    this.#empty = new Set(emptyFields(before).map(({ number }) => number));
    this.#widgets = new Set([
      ...signatureFields(after).map(({ field }) => field),
      ...emptyFields(after).map(({ number }) => number),
    ]);
    this.#space = readMaking(attachedFiles(before))?.facts.signatureSpace;
  }

  /** What is forbidden of a change of one object; nothing when all of it is allowed. */
  explain(number: number): ForbiddenChange[] {
    const [old, now] = [this.#before.object(number), this.#after.object(number)];
    const page = this.#pages.indexOf(number);
    const isAllowed =
      (number === this.#number('Root') && this.#isAllowedCatalog(old, now)) ||
      (page >= 0 && this.#isGrown(old, now, 'Annots', this.#widgetsInPlace(number))) ||
      (number === this.#structure('root') && differsIn(old, now, ['ParentTreeNextKey'])) ||
      (number === this.#structure('tree') && this.#isGrownTree(old, now)) ||
      (number === this.#structure('top') && this.#isGrown(old, now, 'K', undefined)) ||
      (this.#empty.has(number) && differsIn(old, now, ['V', 'AP'])) ||
      this.#isList(number, old, now) ||
      this.#isStore(number);
    return isAllowed ? [] : [describeChange(number, this.#before, this.#pages)];
  }

  /** Fields that are new, each with what is wrong about it. */
  newFields(): { readonly problem?: ForbiddenChange }[] {
    const known = new Set([...signatureFields(this.#before).map(({ field }) => field), ...this.#empty]);
    const added = [...this.#widgets].filter((number) => !known.has(number));
    return added.map((number) => {
      const dict = this.#after.object(number);
      const isPlain = isDict(dict) && isName(dict.entries.get('Subtype'), 'Widget') && hasOnly(dict, widgetKeys);
      const page = isDict(dict) ? dict.entries.get('P') : undefined;
      const isInPlace = isPlain && this.#isInPlace(dict, isRef(page) ? page.number : undefined);
      return isInPlace ? {} : { problem: { what: 'form', number } };
    });
  }

  /** The widgets that may be drawn on a page, whatever page they name themselves. */
  #widgetsInPlace(page: number): ReadonlySet<number> {
    const isInPlace = (number: number) => {
      const dict = this.#after.object(number);
      return isDict(dict) && this.#isInPlace(dict, page);
    };
    return new Set([...this.#widgets].filter(isInPlace));
  }

  /** A widget draws nothing, or within the space that the form keeps for it on that page. */
  #isInPlace(widget: PdfDict, page: number | undefined): boolean {
    const box = this.#after.get(widget, 'Rect');
    if (!isArray(box) || box.length !== 4) return false;
    const [a, b, c, d] = box.map(Number) as [number, number, number, number];
    // Any two opposite corners may come first (ISO 32000-1, 7.9.5).
    const [left, bottom, right, top] = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
    if (left === right && bottom === top) return true;
    const space = this.#space;
    if (!space || page === undefined || this.#pages[space.page - 1] !== page) return false;
    const [x1, y1, x2, y2] = space.rectangle;
    return left >= x1 - 1 && bottom >= y1 - 1 && right <= x2 + 1 && top <= y2 + 1;
  }

  #isAllowedCatalog(old: PdfObject, now: PdfObject): boolean {
    if (!differsIn(old, now, ['AcroForm', 'DSS', 'Extensions', 'Perms'])) return false;
    const form = (state: PdfState, object: PdfObject) => state.get(object, 'AcroForm');
    const [oldForm, newForm] = [form(this.#before, old), form(this.#after, now)];
    if (isDict(newForm) && !hasOnly(newForm, formKeys)) return false;
    if (oldForm !== null && !this.#isGrown(oldForm, newForm, 'Fields', this.#widgets, ['SigFlags'])) return false;
    if (sameObject(this.#before.get(old, 'Perms'), this.#after.get(now, 'Perms'))) return true;
    // A certification is the first signature.
    return signatureFields(this.#before).length === 0 && this.#before.get(old, 'Perms') === null;
  }

  /** Whether a list in a dictionary only has more at its end, references to `allowed` objects or Form elements. */
  #isGrown(
    old: PdfObject,
    now: PdfObject,
    key: string,
    allowed: ReadonlySet<number> | undefined,
    also: readonly string[] = [],
  ): boolean {
    if (!differsIn(old, now, [key, ...also])) return false;
    return this.#isGrownList(this.#before.get(old, key), this.#after.get(now, key), allowed);
  }

  #isGrownList(old: PdfObject, now: PdfObject, allowed: ReadonlySet<number> | undefined): boolean {
    const [first, second] = [isArray(old) ? old : old === null ? [] : [old], isArray(now) ? now : []];
    const added = second.slice(first.length);
    const isPrefix = first.every((item, at) => sameObject(item as PdfObject, second[at] ?? null));
    return (
      isPrefix &&
      added.every((item) => isRef(item) && (allowed ? allowed.has(item.number) : this.#isFormElement(item.number)))
    );
  }

  /** An element that only says where a field is read aloud, and of it no more than the field's own description. */
  #isFormElement(number: number): boolean {
    const element = this.#after.object(number);
    const kid = this.#after.get(element, 'K');
    if (!isDict(element) || !isDict(kid) || !isName(element.entries.get('S'), 'Form')) return false;
    const target = kid.entries.get('Obj');
    if (!isRef(target) || !this.#widgets.has(target.number)) return false;
    if (!hasOnly(element, formElementKeys) || !hasOnly(kid, objectReferenceKeys)) return false;
    const spoken = this.#after.get(element, 'Alt');
    return spoken === null || sameObject(spoken, this.#after.get(this.#after.object(target.number), 'TU'));
  }

  #isGrownTree(old: PdfObject, now: PdfObject): boolean {
    if (!differsIn(old, now, ['Nums'])) return false;
    const [first, second] = [this.#before.get(old, 'Nums'), this.#after.get(now, 'Nums')];
    if (!isArray(first) || !isArray(second)) return false;
    const added = second.slice(first.length);
    const isPrefix = first.every((item, at) => sameObject(item, second[at] ?? null));
    return (
      isPrefix &&
      added.every((item, at) =>
        at % 2 === 0 ? typeof item === 'number' : isRef(item) && this.#isFormElement(item.number),
      )
    );
  }

  /** Lists that are objects of their own: fields of the form, annotations of a page; and the form itself. */
  #isList(number: number, old: PdfObject, now: PdfObject): boolean {
    const refTo = (holder: PdfObject, key: string) =>
      isDict(holder) && (holder.entries.get(key) as { number?: number })?.number === number;
    const catalog = this.#before.catalog();
    if (refTo(catalog, 'AcroForm')) return this.#isGrown(old, now, 'Fields', this.#widgets, ['SigFlags']);
    const isFields = refTo(this.#before.get(catalog, 'AcroForm'), 'Fields');
    if (isFields) return this.#isGrownList(old, now, this.#widgets);
    const drawnOn = this.#pages.filter((page) => refTo(this.#before.object(page), 'Annots'));
    return drawnOn.length > 0 && drawnOn.every((page) => this.#isGrownList(old, now, this.#widgetsInPlace(page)));
  }

  /** The store of validation data and its lists. */
  #isStore(number: number): boolean {
    const ref = this.#before.catalog().entries.get('DSS');
    const store = this.#before.resolve(ref);
    if (isRef(ref) && ref.number === number) return true;
    return isDict(store) && [...store.entries.values()].some((value) => isRef(value) && value.number === number);
  }

  #number(key: string): number | undefined {
    const ref = this.#before.trailer.entries.get(key);
    return isRef(ref) ? ref.number : undefined;
  }

  #structure(part: 'root' | 'tree' | 'top'): number | undefined {
    const ref = this.#before.catalog().entries.get('StructTreeRoot');
    const root = this.#before.resolve(ref);
    if (!isDict(root)) return undefined;
    const kids = this.#before.get(root, 'K');
    const found = {
      root: ref,
      tree: root.entries.get('ParentTree'),
      top: isArray(kids) ? kids[0] : root.entries.get('K'),
    }[part];
    return isRef(found) ? found.number : undefined;
  }
}

const widgetKeys = new Set(
  'Type Subtype FT T TU Contents Rect F P StructParent V AP MK DA DR Ff Lock SV BS Border H M NM'.split(' '),
);

const formElementKeys = new Set('Type S P Pg K NS ID Alt'.split(' '));
const objectReferenceKeys = new Set('Type Obj Pg'.split(' '));
const formKeys = new Set('Fields SigFlags DR DA'.split(' '));
