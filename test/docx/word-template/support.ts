import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { fillWordTemplate } from '../../../src/docx/word-template/fill-word-template.ts';
import { loadWordTemplate, type WordTemplate } from '../../../src/docx/word-template/load-word-template.ts';
import type { Project } from '../../../src/model/project.ts';
import { templateData } from '../../../src/template/names.ts';
import { EXTRAS, PROJECT } from '../../template/fixtures.ts';

/** Parts of a document beside its body; each given as what stands inside its root element. */
export interface MadeParts {
  readonly header?: string;
  readonly footer?: string;
  /** Of the main part; that of a document when left out. */
  readonly type?: string;
  /** Whole parts by name. */
  readonly extra?: Readonly<Record<string, string | Uint8Array>>;
  /** `Relationship` elements of the body, and `Override` elements of the package. */
  readonly relations?: string;
  readonly types?: string;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"',
].join(' ');

/** A Word document whose body is `body`, as small as Word accepts it. */
export function makeDocx(
  body: string,
  { header, footer, type = `${WORD}.document.main+xml`, extra = {}, relations = '', types = '' }: MadeParts = {},
): Uint8Array {
  const running = { header, footer };
  const given = (['header', 'footer'] as const).filter((name) => running[name] !== undefined);
  const references = given.map((name) => `<w:${name}Reference w:type="default" r:id="${name}"/>`);
  const roots = { header: 'w:hdr', footer: 'w:ftr' };
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}"/>${given.map((name) => `<Override PartName="/word/${name}1.xml" ContentType="${WORD}.${name}+xml"/>`).join('')}${types}</Types>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}<w:sectPr>${references.join('')}</w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(
      given.map((name) => [name, name, `${name}1.xml`]),
      relations,
    ),
  };
  for (const name of given)
    parts[`word/${name}1.xml`] = `<${roots[name]} ${NAMESPACES}>${running[name]}</${roots[name]}>`;
  const made = Object.entries(parts).map(([name, text]) => [name, withDeclaration(text)] as const);
  const added = Object.entries(extra).map(
    ([name, content]) => [name, typeof content === 'string' ? withDeclaration(content) : content] as const,
  );
  return zipSync(Object.fromEntries([...made, ...added]));
}

const withDeclaration = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);

function relationships(all: readonly (readonly [id: string, type: string, target: string])[], more = ''): string {
  const each = all.map(
    ([id, type, target]) =>
      `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}${more}</Relationships>`;
}

/** A paragraph of runs; `|` ends a run, as Word does at will within a tag. */
export function p(text: string): string {
  return `<w:p>${text === '' ? '' : text.split('|').map(run).join('')}</w:p>`;
}

export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A table of rows of cells; a cell is a text or the paragraphs of one. */
export function table(...rows: readonly (readonly (string | readonly string[])[])[]): string {
  const cell = (content: string | readonly string[]) =>
    `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${[content].flat().map(p).join('')}</w:tc>`;
  const columns = rows[0]!.map(() => '<w:gridCol w:w="2000"/>').join('');
  const body = rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${columns}</w:tblGrid>${body}</w:tbl>`;
}

export function load(bytes: Uint8Array): WordTemplate {
  const { value, diagnostics } = loadWordTemplate('letterhead.docx', bytes);
  if (!value) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return value;
}

export function errorsOf(bytes: Uint8Array | undefined): readonly Diagnostic[] {
  return loadWordTemplate('letterhead.docx', bytes).diagnostics;
}

export function fill(bytes: Uint8Array, project: Project = PROJECT): Uint8Array {
  return fillWordTemplate(load(bytes), templateData(project, EXTRAS), { info: INFO, toolVersion: '1.2.3' });
}

export const INFO = {
  title: 'รายงาน <ทดสอบ>',
  author: 'สำนักทดสอบ',
  subject: 'เรื่อง',
  language: 'th-TH',
  date: '2021-09-30',
};

/** Text of each paragraph of a part; line breaks as `\n`, tabs as `\t`. */
export function paragraphs(bytes: Uint8Array, part = 'word/document.xml'): string[] {
  const xml = strFromU8(unzipSync(bytes)[part]!);
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
      .map(([, text, sign]) => (sign ? (sign === 'br' ? '\n' : '\t') : decoded(text!)))
      .join(''),
  );
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Text of each row's cells, paragraphs of a cell parted by ` / `. */
export function rows(bytes: Uint8Array, part = 'word/document.xml'): string[][] {
  const xml = strFromU8(unzipSync(bytes)[part]!);
  return [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
      [...cell.matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gs)]
        .map(([each]) =>
          [...each.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => decoded(text!)).join(''),
        )
        .join(' / '),
    ),
  );
}
