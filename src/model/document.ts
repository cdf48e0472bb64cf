import type { IsoDate } from './project.ts';
import type { Raster } from './raster.ts';

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

/** What a figure shows. Lengths in pt, x and y from its top left corner, y down. */
export interface Drawing {
  /** Says in words what the drawing shows, for those who cannot see it. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  /** Later ones lie on top of earlier ones. */
  readonly shapes: readonly Shape[];
  /** Nothing outside of its width and height is shown. */
  readonly clipped?: true;
}

export type Shape = RectShape | LineShape | TextShape | PathShape | ImageShape;

export interface RectShape {
  readonly type: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` */
  readonly fill: string;
}

/** A straight line. */
export interface LineShape {
  readonly type: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  /** `#rrggbb` */
  readonly color: string;
}

/** An area, its outline, or both; the area is painted first. */
export interface PathShape {
  readonly type: 'path';
  readonly steps: readonly PathStep[];
  readonly fill?: Paint & { readonly rule: 'nonzero' | 'evenodd' };
  readonly stroke?: Stroke;
}

/** A step of a path; values as in an SVG path: control points first, then the end, all of them absolute. */
export interface PathStep {
  readonly type: 'M' | 'L' | 'Q' | 'C' | 'Z';
  readonly values: readonly number[];
}

export interface Paint {
  /** `#rrggbb` */
  readonly color: string;
  /** From 0 to 1. */
  readonly opacity: number;
}

/** Names and meaning are SVG's. */
export interface Stroke extends Paint {
  readonly width: number;
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly miterLimit: number;
  /** Lengths of dashes and gaps in turn; empty for a line without gaps. */
  readonly dashes: readonly number[];
  readonly dashOffset: number;
}

/** A picture of pixels, scaled to a rectangle. */
export interface ImageShape {
  readonly type: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly raster: Raster;
}

/** One line of text in the style of its figure. */
export interface TextShape {
  readonly type: 'text';
  /** Where the text begins, has its middle or ends, as `anchor` says. */
  readonly x: number;
  readonly baseline: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly value: string;
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
