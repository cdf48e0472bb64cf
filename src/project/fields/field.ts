import type { Localized } from '../../model/localized.ts';
import type { BasisPoints, IsoDate, Satang } from '../../model/project.ts';
import type { Section } from './sections.ts';

/** What a value may be, and its type once it is read. */
export interface KindValues {
  readonly code: string;
  /** Free text. */
  readonly text: string;
  /** Free text, mostly one of the office's list. */
  readonly status: string;
  readonly phone: string;
  readonly date: IsoDate;
  /** Fiscal year, B.E. */
  readonly year: number;
  /** Whole, from 1. */
  readonly number: number;
  readonly money: Satang;
  readonly percent: BasisPoints;
  readonly yes: boolean;
  /** What the disbursements mean. */
  readonly mode: 'perReport' | 'cumulative';
  /** Paragraphs or items. */
  readonly texts: readonly string[];
  /** From the largest to the smallest. */
  readonly offices: readonly string[];
  /** Of the format of the data file. */
  readonly version: 1;
  readonly anything: unknown;
}

export type FieldKind = keyof KindValues;

/** What every key of a data file has. */
interface Described {
  /** The printed form's wording, as messages name the field; editors show it. */
  readonly title: Localized;
  /** Thai, for editors. */
  readonly description: string;
  /** What docs/data.md says of its value, in Markdown. */
  readonly docs: string;
  /** The key may be left out. */
  readonly optional?: true;
}

/** A value that a report may show. */
export interface ShownField extends Described {
  readonly kind: FieldKind;
  /** `null` leaves the place blank. */
  readonly nullable?: true;
  /** A report cannot go without it: `E-EMPTY` where it is empty. */
  readonly neverEmpty?: true;
  /** The value of a file that leaves the key out. */
  readonly fallback?: string | boolean | null;
  /** Where the printed form has it. */
  readonly form: FormPlace;
  /** Its column in the tables that are imported. */
  readonly column: FieldColumn;
  /** Its line in a new data file. */
  readonly starter: Starter;
}

/** A value of the file itself: no template sees it, no table holds it. */
export interface HiddenField extends Described {
  readonly kind: FieldKind;
  readonly hidden: true;
}

/** Keys below a key. */
export interface FieldGroup extends Described {
  readonly kind: 'group';
  readonly fields: Fields;
  /** The group may be left out; then each of its keys has its fallback. */
  readonly omissible?: true;
  /** Comment of its line in a new data file. */
  readonly comment?: Localized;
}

/** A list of groups of keys. */
export interface FieldList extends Described {
  readonly kind: 'list';
  /** Name of one item in messages; absent where items have no name of their own. */
  readonly item?: Omit<Described, 'docs'>;
  readonly fields: Fields;
  readonly hidden?: true;
}

export type Field = ShownField | HiddenField | FieldGroup | FieldList;
export type Fields = Readonly<Record<string, Field>>;

/** Where the printed form has a value, and how import finds it there. */
export type FormPlace =
  /** Behind a label with a colon. `reads` is the label as a regular expression, where it is printed in several ways. */
  | {
      readonly at: 'label';
      readonly section: Section;
      readonly label: string;
      readonly reads?: string;
      /** One value on one line; what follows cannot belong to it. */
      readonly oneLine?: true;
    }
  /** All that is below the heading of a section: paragraphs, numbered items, or one text. */
  | { readonly at: 'section'; readonly section: Section; readonly as: 'paragraphs' | 'items' | 'text' }
  /** In brackets behind another value, the telephone number behind its name. */
  | { readonly at: 'brackets'; readonly behind: string }
  /** In an entry of the progress table; `read-entries.ts` finds it there. */
  | { readonly at: 'entry' }
  | { readonly at: 'signature'; readonly line: 'name' | 'position' }
  | { readonly at: 'footer' }
  | { readonly at: 'watermark' }
  /** The form does not have it. */
  | { readonly at: 'nowhere' };

/** A column of the tables of projects or of reports. */
export interface FieldColumn {
  /** English heading; the field's own key where absent. */
  readonly key?: string;
  /** Thai heading; the field's title where absent. */
  readonly title?: string;
  /** Other Thai headings that offices give the same column; that one was taken for it is noted. */
  readonly also?: readonly string[];
  /** In the sample row of the table to fill in; empty where the sample leaves the cell empty. */
  readonly example: string;
  /** What docs/import.md says of it, in Thai Markdown. */
  readonly note?: string;
}

/** A field's line in a new data file. */
export type Starter = StarterLine | ((given: StarterYear) => StarterLine);

export interface StarterLine {
  /** The value, as YAML. */
  readonly value?: string;
  /** The value is for the office to fill in: its comment begins with ←. */
  readonly toFill?: true;
  readonly comment?: Localized;
  /** The whole line is a comment: the key may be left out. */
  readonly asComment?: true;
  /** What to write into the items of a list, one comment an item. */
  readonly items?: readonly Localized[];
  /** The file has no line for it. */
  readonly absent?: true;
}

/** What values of a new data file depend on. */
export interface StarterYear {
  readonly code: string;
  /** B.E. */
  readonly fiscalYear: number;
  /** C.E., of the fiscal year's first day. */
  readonly firstYear: number;
}

/**
 * The fields of a type: a key that the type gains or loses is a compile error, an optional one too, and so is one whose
 * kind gives another type of value.
 */
export type FieldsOf<T> = { readonly [Key in keyof T]-?: FieldOf<T[Key]> & Presence<T, Key> };

type FieldOf<T> = unknown extends T
  ? OfKind<'anything'>
  : NonNullable<T> extends readonly string[]
    ? OfKind<KindOf<NonNullable<T>>>
    : NonNullable<T> extends readonly (infer Item)[]
      ? Omit<FieldList, 'fields'> & { readonly fields: FieldsOf<Item> }
      : NonNullable<T> extends string | number | boolean
        ? OfKind<KindOf<NonNullable<T>>> &
            (null extends T ? { readonly nullable: true } : { readonly nullable?: never })
        : GroupOf<NonNullable<T>>;

/** The group of a type. */
export type GroupOf<T> = Omit<FieldGroup, 'fields'> & { readonly fields: FieldsOf<T> };

type OfKind<Kind extends FieldKind> = (ShownField | HiddenField) & { readonly kind: Kind };

type KindOf<T> = { [Kind in FieldKind]: IsSame<T, KindValues[Kind]> extends true ? Kind : never }[FieldKind];

type IsSame<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

type Presence<T, Key extends keyof T> =
  Partial<Pick<T, Key>> extends Pick<T, Key> ? { readonly optional: true } : { readonly optional?: never };
