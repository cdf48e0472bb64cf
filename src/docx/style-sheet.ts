import {
  DocumentDefaults,
  Document as DocxDocument,
  type IStylesOptions,
  ParagraphProperties,
  RunProperties,
  type XmlComponent,
} from 'docx';
import type { Document, Style } from '../model/document.ts';
import { element } from './element.ts';
import { styleDifference, wordFont } from './style-difference.ts';
import type { ParagraphStyleName, StyleName, StyleNames } from './style-names.ts';
import { twips } from './units.ts';
import { xmlText } from './xml-text.ts';

/** The part of styles; reports made by one template that use the same styles of it share one text. */
export function styleSheet(document: Document, names: StyleNames): string {
  const key = JSON.stringify([document.info.language, [...names.paragraphs], [...names.tables]]);
  const known = writtenSheets.get(document.styles) ?? new Map<string, string>();
  const text = known.get(key) ?? written(document, names);
  writtenSheets.set(document.styles, known.set(key, text));
  return text;
}

/** By the styles of a template, of which a run has few, and by those of them a report uses. */
const writtenSheets = new WeakMap<Document['styles'], Map<string, string>>();

function written(document: Document, names: StyleNames): string {
  const file = new DocxDocument({ styles: wordStyles(document, names), sections: [] });
  const prepared = file.Styles.prepForXml({ file, viewWrapper: file.Document, stack: [] });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xmlText(prepared ?? {})}`;
}

/** The style sheet: each style says only how it differs from Normal, so that a change to Normal reaches all. */
function wordStyles(document: Document, names: StyleNames): IStylesOptions {
  const { styles } = document;
  const base = styles.base!;
  const paragraphs = [...names.paragraphs].map(([name, word]) =>
    name === 'base' ? normal(base, word) : paragraphStyle(styles[name]!, base, word),
  );
  const tables = [...names.tables].map(([name, word]) => tableStyle(styles[name]!, word));
  const builtIns = [...characterStyles(), ...defaults(base)];
  return { importedStyles: [documentDefaults(document), ...paragraphs, ...builtIns, ...tables, tableBoundary()] };
}

function documentDefaults({ info, styles }: Document): XmlComponent {
  const language = { value: 'en-US', eastAsia: 'en-US', bidirectional: info.language };
  return new DocumentDefaults({ run: { ...wordFont(styles.base!), language } });
}

function normal(base: Style, word: StyleName): XmlComponent {
  const { paragraph, run } = styleDifference(base, { ...base, ...blank });
  const properties = [new ParagraphProperties({ widowControl: true, ...paragraph }), new RunProperties(run)];
  return styleElement({ ...word, type: 'paragraph', priority: 0, isDefault: true, properties });
}

/** What Word takes a style without properties to be; font and size are the document's defaults. */
const blank = {
  linePitch: 0,
  bold: false,
  italic: false,
  color: '#000000',
  align: 'left',
  spaceBefore: 0,
  spaceAfter: 0,
  indent: 0,
  firstLineIndent: 0,
} as const;

function paragraphStyle(own: Style, base: Style, word: ParagraphStyleName): XmlComponent {
  const { paragraph, run } = styleDifference(own, base);
  const { headingLevel } = word;
  const heading = headingLevel && { keepNext: true, keepLines: true, outlineLevel: headingLevel - 1 };
  const properties = [new ParagraphProperties({ ...heading, ...paragraph }), new RunProperties(run)];
  const place = headingLevel ? { priority: 9, next: 'Normal' } : { priority: 1 };
  return styleElement({ ...word, ...place, type: 'paragraph', basedOn: 'Normal', properties });
}

function tableStyle(own: Style, word: StyleName): XmlComponent {
  const { columnGap, rowPadding, ruleWidth, color } = own;
  // Word counts rules in eighths of a point, and draws none thinner than a quarter.
  const width = Math.max(2, Math.round(ruleWidth * 8));
  const rule = { 'w:val': 'single', 'w:sz': width, 'w:space': 0, 'w:color': color.slice(1).toUpperCase() };
  const rules = ruleWidth > 0 ? ['w:top', 'w:bottom', 'w:insideH'].map((side) => element(side, rule)) : [];
  const gapAfter = Math.max(0, columnGap / 2 - wrapAllowance);
  const properties = [
    element('w:tblPr', {}, [
      ...(rules.length > 0 ? [element('w:tblBorders', {}, rules)] : []),
      cellMargins(rowPadding, gapAfter, rowPadding, columnGap / 2),
    ]),
    region('firstRow'),
    region('firstCol'),
  ];
  return styleElement({ ...word, type: 'table', basedOn: 'TableNormal', priority: 2, properties });
}

/** Space in pt at the end of a cell's line, so that rounding to twips never breaks a line that fits. */
const wrapAllowance = 1;

/**
 * Headers of columns and of rows, for an office to restyle. What lies at the foot of its row has that on its cell: LibreOffice
 * gives a table's first row the looks of column headers where there are none, and a row header over two rows would sink.
 */
function region(type: 'firstRow' | 'firstCol'): XmlComponent {
  return element('w:tblStylePr', { 'w:type': type }, [
    element('w:tcPr', {}, [element('w:vAlign', { 'w:val': 'top' })]),
  ]);
}

/** For emphasis in a line. */
function characterStyles(): XmlComponent[] {
  const type = 'character';
  const strong = [new RunProperties({ bold: true })];
  const emphasis = [new RunProperties({ italics: true })];
  return [
    styleElement({
      type,
      id: 'Strong',
      name: 'Strong',
      aliases: ['ตัวหนา'],
      priority: 22,
      builtIn: true,
      properties: strong,
    }),
    styleElement({
      type,
      id: 'Emphasis',
      name: 'Emphasis',
      aliases: ['ตัวเอน'],
      priority: 20,
      builtIn: true,
      properties: emphasis,
    }),
    styleElement({ type, id: 'Continued', name: 'ต่อจากหน้าก่อน', aliases: ['Continued'], priority: 3 }),
  ];
}

/** What Word gives text, tables and lists that name no style. */
function defaults(base: Style): XmlComponent[] {
  const hidden = { isDefault: true, hidden: true, priority: 99 };
  const table = element('w:tblPr', {}, [
    element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
    cellMargins(0, base.fontSize / 2, 0, base.fontSize / 2),
  ]);
  return [
    styleElement({ ...hidden, type: 'character', id: 'DefaultParagraphFont', name: 'Default Paragraph Font' }),
    styleElement({ ...hidden, type: 'table', id: 'TableNormal', name: 'Normal Table', properties: [table] }),
    styleElement({ ...hidden, type: 'numbering', id: 'NoList', name: 'No List' }),
  ];
}

/** Of the paragraph that keeps tables apart, as low as a paragraph can be. */
function tableBoundary(): XmlComponent {
  const spacing = { before: 0, after: 0, line: 20, lineRule: 'exact' as const };
  const properties = [
    new ParagraphProperties({ spacing, indent: { left: 0, firstLine: 0 } }),
    new RunProperties({ size: 2, sizeComplexScript: 2 }),
  ];
  const names = { id: 'TableBoundary', name: 'คั่นตาราง', aliases: ['Table boundary'] };
  return styleElement({ ...names, type: 'paragraph', basedOn: 'Normal', priority: 99, properties });
}

/** Lengths in pt. */
function cellMargins(top: number, right: number, bottom: number, left: number): XmlComponent {
  const sides = { 'w:top': top, 'w:left': left, 'w:bottom': bottom, 'w:right': right };
  return element(
    'w:tblCellMar',
    {},
    Object.entries(sides).map(([side, points]) => element(side, { 'w:w': twips(points), 'w:type': 'dxa' })),
  );
}

interface StyleElement {
  readonly type: 'paragraph' | 'character' | 'table' | 'numbering';
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly basedOn?: string;
  readonly next?: string;
  /** Place in Word's list of styles. */
  readonly priority: number;
  /** What text or tables of its type have without a style. */
  readonly isDefault?: boolean;
  /** A name that Word has built in. */
  readonly builtIn?: boolean;
  readonly hidden?: boolean;
  readonly properties?: readonly XmlComponent[];
}

/** A style of the style sheet; the docx library has neither aliases nor table styles. */
function styleElement(style: StyleElement): XmlComponent {
  const { type, id, name, aliases, basedOn, next, priority, isDefault, builtIn, hidden, properties = [] } = style;
  const attributes = {
    'w:type': type,
    ...(isDefault ? { 'w:default': 1 } : {}),
    ...(isDefault || builtIn ? {} : { 'w:customStyle': 1 }),
    'w:styleId': id,
  };
  return element('w:style', attributes, [
    element('w:name', { 'w:val': name }),
    ...(aliases ? [element('w:aliases', { 'w:val': aliases.join(',') })] : []),
    ...(basedOn ? [element('w:basedOn', { 'w:val': basedOn })] : []),
    ...(next ? [element('w:next', { 'w:val': next })] : []),
    element('w:uiPriority', { 'w:val': priority }),
    ...(hidden ? [element('w:semiHidden'), element('w:unhideWhenUsed')] : [element('w:qFormat')]),
    ...properties,
  ]);
}
