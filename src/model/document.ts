import type { Drawing } from './drawing.ts';
import type { IsoDate } from './project.ts';

/**
 * A report as a tree of plain objects, everything decided but the places of lines:
 * what Handlebars and the data gave, styles resolved, numbers and dates already text.
 * Layout, PDF and DOCX all walk this one tree.
 */
export interface Document {
  readonly type: 'document';
  readonly info: DocumentInfo;
  readonly page: PageGeometry;
  /** Every style a node names. `base` is always there. */
  readonly styles: Readonly<Record<string, Style>>;
  /** Printed across each page when set (`ฉบับร่าง`). */
  readonly watermark?: Watermark;
  readonly header: readonly Block[];
  readonly footer: readonly Block[];
  readonly body: readonly Block[];
}

export interface DocumentInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47, `th-TH`. */
  readonly language: string;
  /** The document's date (SOURCE_DATE_EPOCH, else as-of, else last report, else end date). */
  readonly date: IsoDate;
}

/** All lengths in pt. */
export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Top edge of the header and of the footer, from the top edge of the page. */
  readonly headerTop: number;
  readonly footerTop: number;
}

export interface Watermark {
  readonly text: string;
  readonly style: string;
}

export type Alignment = 'left' | 'center' | 'right';

/** A complete style: nothing is inherited any more. Lengths in pt. */
export interface Style {
  readonly name: string;
  /** What an office user sees in Word's style list. */
  readonly label: { readonly th: string; readonly en: string };
  readonly fontFamily: string;
  readonly fontSize: number;
  /** Fixed distance of baselines. */
  readonly linePitch: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** `#rrggbb` */
  readonly color: string;
  readonly align: Alignment;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  readonly indent: number;
  readonly firstLineIndent: number;
  /** Paragraphs only: how wide their lines are, in which `align` places them; absent for all of the measure. */
  readonly width?: number;
  /** Tables only: width of each column in pt, `auto` for its content, `rest` for what is left. */
  readonly columns?: readonly (number | 'auto' | 'rest')[];
  /** Tables and description lists: distance between columns. */
  readonly columnGap: number;
  /** Tables only: padding above and below a row's content. */
  readonly rowPadding: number;
  /** Tables only: a hairline between rows, width in pt, 0 for none. */
  readonly ruleWidth: number;
  /** Description lists only: pairs side by side in a row (1 or 2). */
  readonly pairsPerRow: number;
  /** Table cells only. */
  readonly verticalAlign: 'top' | 'bottom';
  /** Tables only: what follows a row header that is repeated after a page break: ` (ต่อ)`. */
  readonly continuedMark: string;
}

/** `together`: never split over pages. `with-next`: never parted from what follows. */
export type Keep = 'together' | 'with-next';

interface BlockBase {
  /** Unique in the document, in document order, from 0; the key under which layout returns lines. */
  readonly id: number;
  readonly style: string;
  readonly keep?: Keep;
}

export type Block = Section | Heading | Paragraph | List | DescriptionList | Table | Figure;

/** Blocks that are kept or styled as one; no structure of its own. */
export interface Section extends BlockBase {
  readonly type: 'section';
  readonly children: readonly Block[];
}

export interface Heading extends BlockBase {
  readonly type: 'heading';
  readonly level: 1 | 2 | 3;
  readonly children: readonly Inline[];
}

export interface Paragraph extends BlockBase {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}

export interface List extends BlockBase {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

export interface ListItem extends BlockBase {
  readonly type: 'listItem';
  /** `1. ` as printed, with its space. */
  readonly marker: string;
  readonly children: readonly Inline[];
}

/** Label and value pairs. */
export interface DescriptionList extends BlockBase {
  readonly type: 'descriptionList';
  readonly entries: readonly Description[];
}

/** `term` (the label with its colon and space) and `details` run on in one paragraph. */
export interface Description extends BlockBase {
  readonly type: 'description';
  readonly term: readonly Inline[];
  readonly details: readonly Inline[];
}

export interface Table extends BlockBase {
  readonly type: 'table';
  readonly rows: readonly Row[];
}

export interface Row extends BlockBase {
  readonly type: 'row';
  readonly cells: readonly Cell[];
}

export interface Cell extends BlockBase {
  readonly type: 'cell';
  /** A `th`: the header of its row (first column) or, in a row of only `th`, of its column. */
  readonly header: boolean;
  /** Columns the cell lies over, at least 1; absent for 1. The row has no cells for the others. */
  readonly colspan?: number;
  /** Rows the cell lies over, at least 1; absent for 1. The rows below have no cells for its columns. */
  readonly rowspan?: number;
  readonly children: readonly (Paragraph | Figure)[];
}

/** A drawing, such as a chart, a picture or a QR code; never split. */
export interface Figure extends BlockBase, Drawing {
  readonly type: 'figure';
  /** Shows nothing that a reader must know of; `alt` is empty then. */
  readonly decorative?: true;
}

export type Inline = Text | LineBreak | PageNumber | PageCount;

/** A run of text in one face and one language. */
export interface Text {
  readonly type: 'text';
  readonly value: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Set when it differs from the document's. */
  readonly language?: string;
  /** What the text, an abbreviation, means; said aloud in its place. */
  readonly expansion?: string;
  /** Width in pt of a dotted line to write on, drawn in place of the text, which is what it reads as. */
  readonly leader?: number;
}

export interface LineBreak {
  readonly type: 'lineBreak';
}

/** Number of the page it is on; header and footer only. */
export interface PageNumber {
  readonly type: 'pageNumber';
  readonly bold: boolean;
  readonly italic: boolean;
}

export interface PageCount {
  readonly type: 'pageCount';
  readonly bold: boolean;
  readonly italic: boolean;
}
