import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { joinLines, type Segment, type TextLine } from './lines.ts';

export interface PdfjsPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In content order, as pdf.js gives them; `y` from the top edge down. */
  readonly items: readonly Segment[];
  readonly lines: readonly TextLine[];
  /** Structure elements of the page with the text of their marked content, one a line, indented by depth. */
  readonly structure: string;
}

export interface PdfjsDocument {
  readonly pages: readonly PdfjsPage[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly xmp: string;
  readonly language: string | null;
  readonly marked: boolean;
  /** Titles of the outline, indented by depth. */
  readonly outline: string;
  readonly attachments: readonly {
    readonly name: string;
    readonly description: string;
    readonly content: Uint8Array;
  }[];
  readonly pageLabels: readonly string[] | null;
}

/** Reads all that pdf.js gives of a PDF. */
export async function readWithPdfjs(bytes: Uint8Array): Promise<PdfjsDocument> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  try {
    const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
    const pages = await Promise.all(numbers.map(async (number) => readPage(await document.getPage(number))));
    return { pages, ...(await readCatalog(document)) };
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<PdfjsPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const items: Segment[] = [];
  const texts = new Map<string, string>();
  const open: (string | undefined)[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      const [a = 1, b = 0, , , x = 0, y = 0] = item.transform as number[];
      const id = open.findLast((entry) => entry !== undefined);
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str);
      const upright = Math.abs(b) < 0.01 * Math.abs(a);
      if (!upright || item.str === '') continue;
      const font = content.styles[item.fontName]?.fontFamily ?? '';
      items.push({ text: item.str, x, end: x + item.width, y: height - y, font, fontSize: item.height || a });
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id);
  }
  const tree = (await page.getStructTree()) as StructureNode | null;
  const structure = tree ? tree.children.map((child) => printNode(child, texts, 0)).join('') : '';
  return { number: page.pageNumber, width, height, items, lines: pdfjsLines(items), structure };
}

/** pdf.js puts a space between the columns of a table; such a wide one parts lines instead of joining them. */
function pdfjsLines(items: readonly Segment[]): TextLine[] {
  const gaps = items.filter(({ text, x, end }) => text.trim() === '' && end - x > 6);
  return joinLines(items.filter((item) => !gaps.includes(item)));
}

interface StructureNode {
  readonly role: string;
  readonly children: readonly (StructureNode | { readonly type: string; readonly id: string })[];
  readonly alt?: string;
  readonly lang?: string;
}

function printNode(node: StructureNode['children'][number], texts: ReadonlyMap<string, string>, depth: number): string {
  if (!('role' in node)) return `${'  '.repeat(depth)}"${texts.get(node.id)?.trim() ?? ''}"\n`;
  const language = node.lang ? ` lang=${node.lang}` : '';
  const alternative = node.alt ? ` alt="${node.alt}"` : '';
  const children = node.children.map((child) => printNode(child, texts, depth + 1)).join('');
  return `${'  '.repeat(depth)}${node.role}${language}${alternative}\n${children}`;
}

async function readCatalog(document: PDFDocumentProxy): Promise<Omit<PdfjsDocument, 'pages'>> {
  const metadata = await document.getMetadata();
  const info = metadata.info as Record<string, unknown>;
  const attachments = ((await document.getAttachments()) ?? {}) as Record<string, Attachment>;
  return {
    info,
    xmp: String(metadata.metadata?.getRaw() ?? ''),
    language: typeof info.Language === 'string' ? info.Language : null,
    marked: (await document.getMarkInfo())?.Marked === true,
    outline: printOutline(await document.getOutline(), 0),
    attachments: Object.values(attachments).map(({ filename, description, content }) => ({
      name: filename,
      description: description ?? '',
      content,
    })),
    pageLabels: await document.getPageLabels(),
  };
}

interface Attachment {
  readonly filename: string;
  readonly description?: string;
  readonly content: Uint8Array;
}

type Outline = readonly { readonly title: string; readonly items: Outline }[] | null;

function printOutline(entries: Outline, depth: number): string {
  return (entries ?? [])
    .map(({ title, items }) => `${'  '.repeat(depth)}${title}\n${printOutline(items, depth + 1)}`)
    .join('');
}
