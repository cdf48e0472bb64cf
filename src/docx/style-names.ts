import type { Document } from '../model/document.ts';
import { type GridPart, type Part, takesTabs } from './parts.ts';

/** Which Word style a style of the document becomes, by the document's name for it. */
export interface StyleNames {
  readonly paragraphs: ReadonlyMap<string, ParagraphStyleName>;
  readonly tables: ReadonlyMap<string, StyleName>;
}

export interface StyleName {
  readonly id: string;
  /** As Word lists it; Word shows its own translation of a built-in name, such as `heading 1`. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly builtIn: boolean;
}

export interface ParagraphStyleName extends StyleName {
  /** Headings only. */
  readonly headingLevel?: 1 | 2 | 3;
}

/** Parts of the body and of what runs above and below it. */
export interface DocumentParts {
  readonly header: readonly Part[];
  readonly body: readonly Part[];
  readonly footer: readonly Part[];
}

/** Names the styles that paragraphs and grids use; those for which Word has a built-in name take that name. */
export function styleNames(styles: Document['styles'], { header, body, footer }: DocumentParts): StyleNames {
  const paragraphs = new Map<string, ParagraphStyleName>();
  const tables = new Map<string, StyleName>();
  const namer = createNamer(styles);

  const addParagraph = (name: string, wordName?: string, headingLevel?: 1 | 2 | 3) => {
    if (paragraphs.has(name)) return;
    const named = namer(name, '', wordName);
    paragraphs.set(name, headingLevel === undefined ? named : { ...named, headingLevel });
  };
  addParagraph('base', 'Normal');
  for (const part of body) {
    if (part.type === 'paragraph') {
      const level = part.leaf.type === 'heading' ? part.leaf.level : undefined;
      addParagraph(part.leaf.style, level && `heading ${level}`, level);
      continue;
    }
    const { style } = part.source;
    if (!tables.has(style)) tables.set(style, namer(style, 'Table'));
    for (const [style, isOfHeaders] of gridStyles(part)) addParagraph(style, isOfHeaders ? rowHeader : undefined);
  }
  for (const part of [...header, ...footer]) {
    if (part.type === 'grid' && !takesTabs(part) && !tables.has(part.source.style)) {
      tables.set(part.source.style, namer(part.source.style, 'Table'));
    }
  }
  for (const name of header.flatMap(runningStyles)) addParagraph(name, 'header');
  for (const name of footer.flatMap(runningStyles)) addParagraph(name, 'footer');
  return { paragraphs, tables };
}

/** WordprocessingML has no headers of rows; LibreOffice takes the cells whose paragraphs go by this name for headers. */
const rowHeader = 'Table Heading';

/** The styles of a grid's paragraphs, and whether each is that of headers alone. */
function gridStyles({ rows }: GridPart): ReadonlyMap<string, boolean> {
  const styles = new Map<string, boolean>();
  for (const { cells } of rows) {
    for (const { header, paragraphs } of cells) {
      for (const { style } of paragraphs) styles.set(style, header && styles.get(style) !== false);
    }
  }
  return styles;
}

/** Of the styles every DOCX of ours defines. */
const reservedIds = [
  'DefaultParagraphFont',
  'TableNormal',
  'NoList',
  'Strong',
  'Emphasis',
  'Continued',
  'TableBoundary',
];

/** Cells side by side in a header or footer are one paragraph in the style of the first, see `runningParagraphs`. */
function runningStyles(part: Part): string[] {
  if (part.type === 'paragraph') return [part.leaf.style];
  if (takesTabs(part)) return part.rows.map((row) => row.cells[0]?.paragraphs[0]?.style ?? 'base');
  return part.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs.map(({ style }) => style)));
}

/** Gives each style an id and a name no other has; only the first one gets Word's own name. */
function createNamer(styles: Document['styles']) {
  const ids = new Set(reservedIds);
  const names = new Set<string>();
  return (style: string, kind: '' | 'Table', wordName?: string): StyleName => {
    const { label } = styles[style]!;
    const [thai, english] = [plain(label.th), plain(label.en)];
    if (wordName !== undefined && !names.has(wordName)) {
      names.add(wordName);
      const id = take(pascalCase(wordName), '', ids);
      return { id, name: wordName, aliases: [thai, english], builtIn: wordName !== rowHeader };
    }
    const id = take(pascalCase(style) + kind, '', ids);
    return { id, name: take(thai, ' ', names), aliases: [english], builtIn: false };
  };
}

function pascalCase(name: string): string {
  const words = name.match(/[A-Za-z0-9]+/g) ?? ['Style'];
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

function take(wanted: string, separator: string, taken: Set<string>): string {
  let free = wanted;
  for (let n = 2; taken.has(free); n++) free = `${wanted}${separator}${n}`;
  taken.add(free);
  return free;
}

/** Commas separate aliases in Word. */
function plain(label: string): string {
  return label.replaceAll(/[,;]\s*/g, ' ');
}
