import { strToU8 } from 'fflate';
import type { DocumentInfo } from '../document/document.ts';
import { createGenerationCache } from '../memory/generation-cache.ts';
import type { PictureFile } from './figure/picture.ts';
import { type EmbeddedFaces, fontParts } from './font-parts.ts';
import { applicationProperties, coreProperties } from './properties.ts';
import { settingsXml } from './settings.ts';
import { zip } from './zip.ts';

interface PackageOptions {
  readonly info: DocumentInfo;
  readonly families: readonly string[];
  readonly faces: EmbeddedFaces | undefined;
  readonly toolVersion: string;
  readonly pictures: readonly PictureFile[];
}

/** Packs the parts with what every package needs beside them; the same parts give the same bytes. */
export function packageDocx(xml: Readonly<Record<string, string>>, options: PackageOptions): Uint8Array {
  const { info, families, faces, toolVersion, pictures } = options;
  const fonts = fontParts(families, faces);
  const texts: Record<string, string> = {
    ...xml,
    '[Content_Types].xml': contentTypes(faces !== undefined, pictures.length > 0),
    '_rels/.rels': `${XML}${relationships(PACKAGE_RELATIONSHIPS)}`,
    'docProps/app.xml': applicationProperties(toolVersion),
    'docProps/core.xml': coreProperties(info),
    'word/settings.xml': settingsXml(info.language, faces !== undefined),
    'word/_rels/document.xml.rels': documentRelationships(xml['word/_rels/document.xml.rels']!, pictures),
  };
  const parts = PARTS.map((name) => [name, fonts[name] ?? encoded(name, texts[name]!)] as const);
  const media = pictures.map(({ target, bytes }) => [`word/${target}`, bytes] as const);
  return zip([...parts, ...Object.entries(fonts).filter(([name]) => !PARTS.includes(name)), ...media]);
}

/** Parts of a report in package order. */
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

/** A part many reports have alike is the same bytes each time, so that it is compressed once. */
function encoded(name: string, text: string): Uint8Array {
  if (OWN_TO_EACH.includes(name)) return strToU8(text);
  const known = ENCODED.get(text);
  if (known) return known;
  const bytes = strToU8(text);
  ENCODED.set(text, bytes);
  return bytes;
}

const OWN_TO_EACH = ['word/document.xml', 'docProps/core.xml', 'word/footer1.xml'];

const ENCODED = createGenerationCache<Uint8Array>(64);

function contentTypes(hasFonts: boolean, hasPictures: boolean): string {
  const defaults = {
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    ...(hasFonts ? { odttf: 'application/vnd.openxmlformats-officedocument.obfuscatedFont' } : {}),
    ...(hasPictures ? { png: 'image/png', svg: 'image/svg+xml' } : {}),
  };
  const types = [
    ...Object.entries(defaults).map(([end, type]) => `<Default Extension="${end}" ContentType="${type}"/>`),
    ...Object.entries(PART_TYPES).map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`),
  ];
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join('')}</Types>`;
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const PART_TYPES = {
  'docProps/app.xml': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
  'word/document.xml': `${WORD_TYPE}.document.main+xml`,
  'word/header1.xml': `${WORD_TYPE}.header+xml`,
  'word/footer1.xml': `${WORD_TYPE}.footer+xml`,
  'word/styles.xml': `${WORD_TYPE}.styles+xml`,
  'word/numbering.xml': `${WORD_TYPE}.numbering+xml`,
  'word/settings.xml': `${WORD_TYPE}.settings+xml`,
  'word/fontTable.xml': `${WORD_TYPE}.fontTable+xml`,
};

/** Takes the relationships of the library's empty notes and comments out, and puts those of fonts and pictures in. */
function documentRelationships(xml: string, pictures: readonly PictureFile[]): string {
  const own = [FONT_TABLE, ...pictures.map(({ relationship, target }) => [relationship, IMAGE, target] as const)];
  return xml
    .replaceAll(/<Relationship [^>]*Target="([^"]+)"\/>/g, (relationship, target: string) =>
      PARTS.includes(`word/${target}`) && target !== FONT_TABLE[2] ? relationship : '',
    )
    .replace('</Relationships>', `${own.map(relationship).join('')}</Relationships>`);
}

type Relationship = readonly [id: string, type: string, target: string];

const FONT_TABLE: Relationship = ['rIdFonts', 'officeDocument/2006/relationships/fontTable', 'fontTable.xml'];

const IMAGE = 'officeDocument/2006/relationships/image';

const PACKAGE_RELATIONSHIPS: readonly Relationship[] = [
  ['rId1', 'officeDocument/2006/relationships/officeDocument', 'word/document.xml'],
  ['rId2', 'package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
  ['rId3', 'officeDocument/2006/relationships/extended-properties', 'docProps/app.xml'],
];

function relationships(all: readonly Relationship[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.map(relationship).join('')}</Relationships>`;
}

function relationship([id, type, target]: Relationship): string {
  return `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/${type}" Target="${target}"/>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
