import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { DocumentInfo } from '../document/document.ts';
import { type EmbeddedFaces, fontParts } from './font-parts.ts';
import { settingsXml } from './settings.ts';
import { escapeXml } from './xml.ts';
import { zip } from './zip.ts';

interface PackageOptions {
  readonly info: DocumentInfo;
  readonly families: readonly string[];
  readonly faces: EmbeddedFaces | undefined;
  readonly toolVersion: string;
}

/**
 * Makes the package that the docx library packed the same every time, and adds what the library has no option for:
 * several faces of a font, settings, dates of the document instead of the clock's.
 */
export function packageDocx(packed: Uint8Array, options: PackageOptions): Uint8Array {
  const { info, families, faces, toolVersion } = options;
  const written = unzipSync(packed, { filter: ({ name }) => PARTS.includes(name) });
  const text = (part: string) => strFromU8(written[part]!);
  const fonts = fontParts(families, faces);
  const parts: Record<string, Uint8Array> = {
    ...written,
    'docProps/core.xml': strToU8(coreProperties(text('docProps/core.xml'), info)),
    'docProps/app.xml': strToU8(applicationProperties(toolVersion)),
    'word/settings.xml': strToU8(settingsXml(info.language, faces !== undefined)),
    ...fonts,
  };
  parts['[Content_Types].xml'] = strToU8(contentTypes(text('[Content_Types].xml'), parts));
  parts['_rels/.rels'] = strToU8(relationships(text('_rels/.rels'), '', parts));
  parts['word/_rels/document.xml.rels'] = strToU8(relationships(text('word/_rels/document.xml.rels'), 'word/', parts));

  const names = [
    ...PARTS.filter((name) => name in parts),
    ...Object.keys(fonts).filter((name) => !PARTS.includes(name)),
  ];
  return zip(names.map((name) => [name, parts[name]!]));
}

/** Parts of a report in package order; the library's empty comments, notes and custom properties are left out. */
const PARTS = [
  '[Content_Types].xml',
  '_rels/.rels',
  'docProps/app.xml',
  'docProps/core.xml',
  'word/document.xml',
  'word/_rels/document.xml.rels',
  'word/header1.xml',
  'word/footer1.xml',
  'word/styles.xml',
  'word/numbering.xml',
  'word/settings.xml',
  'word/fontTable.xml',
  'word/_rels/fontTable.xml.rels',
];

function coreProperties(xml: string, { date, language }: DocumentInfo): string {
  return xml
    .replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`)
    .replace('</cp:coreProperties>', `<dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`);
}

function applicationProperties(toolVersion: string): string {
  const application = `raingan ${toolVersion}`;
  return `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${escapeXml(application)}</Application></Properties>`;
}

function contentTypes(xml: string, parts: Readonly<Record<string, Uint8Array>>): string {
  const used = new Set(Object.keys(parts).map((name) => name.slice(name.lastIndexOf('.') + 1)));
  return xml
    .replaceAll(/<Override [^>]*PartName="\/([^"]+)"\/>/g, (override, part: string) => (part in parts ? override : ''))
    .replaceAll(/<Default [^>]*Extension="([^"]+)"\/>/g, (type, extension: string) =>
      used.has(extension) ? type : '',
    );
}

function relationships(xml: string, folder: string, parts: Readonly<Record<string, Uint8Array>>): string {
  return xml.replaceAll(/<Relationship [^>]*Target="([^"]+)"\/>/g, (relationship, target: string) =>
    folder + target in parts ? relationship : '',
  );
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
