import { strToU8 } from 'fflate';
import type { DocumentInfo } from '../model/document.ts';
import { createGenerationCache } from '../model/generation-cache.ts';
import type { Picture, PictureFile } from './figure/picture.ts';
import { type EmbeddedFaces, fontParts, xmlType } from './font-parts.ts';
import { applicationProperties, coreProperties } from './properties.ts';
import { settingsXml } from './settings.ts';
import { zip } from './zip.ts';

interface PackageOptions {
  readonly info: DocumentInfo;
  readonly families: readonly string[];
  readonly faces: EmbeddedFaces | undefined;
  readonly toolVersion: string;
  readonly pictures: readonly Picture[];
}

/** Packs the parts, `main` the document's own, with what every package needs beside them; the same parts give the same bytes. */
export function packageDocx(
  main: Uint8Array,
  xml: Readonly<Record<string, string>>,
  options: PackageOptions,
): Uint8Array {
  const { info, families, faces, toolVersion, pictures } = options;
  const fonts = fontParts(families, faces);
  const texts: Record<string, string> = {
    ...xml,
    '[Content_Types].xml': contentTypes(faces !== undefined, filesIn(pictures)),
    '_rels/.rels': `${xmlType}${relationships(packageRelationships)}`,
    'docProps/app.xml': applicationProperties(toolVersion),
    'docProps/core.xml': coreProperties(info),
    'word/settings.xml': settingsXml(info.language, faces !== undefined),
    'word/_rels/document.xml.rels': documentRelationships(
      xml['word/_rels/document.xml.rels']!,
      filesIn(pictures.filter(({ location }) => location === 'body')),
    ),
  };
  const running = (['header', 'footer'] as const).flatMap((location) => {
    const own = filesIn(pictures.filter((picture) => picture.location === location));
    if (own.length === 0) return [];
    const xml = `${xmlType}${relationships(own.map(imageRelationship))}`;
    return [[`word/_rels/${location}1.xml.rels`, strToU8(xml)] as const];
  });
  const bytesOf = (name: string) => (name === mainPart ? main : (fonts[name] ?? encoded(name, texts[name]!)));
  const parts = partNames.map((name) => [name, bytesOf(name)] as const);
  const media = filesIn(pictures).map(({ target, bytes }) => [`word/${target}`, bytes] as const);
  return zip([...parts, ...running, ...Object.entries(fonts).filter(([name]) => !partNames.includes(name)), ...media]);
}

const filesIn = (pictures: readonly Picture[]): PictureFile[] =>
  pictures.flatMap(({ pixels, svg }) => (svg ? [pixels, svg] : [pixels]));

const mainPart = 'word/document.xml';

/** Parts of a report in package order. */
const partNames = [
  '[Content_Types].xml',
  '_rels/.rels',
  'docProps/app.xml',
  'docProps/core.xml',
  mainPart,
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
  if (ownToEach.includes(name)) return strToU8(text);
  const known = encodedParts.get(text);
  if (known) return known;
  const bytes = strToU8(text);
  encodedParts.set(text, bytes);
  return bytes;
}

const ownToEach = ['docProps/core.xml', 'word/footer1.xml'];

const encodedParts = createGenerationCache<Uint8Array>(64);

function contentTypes(hasFonts: boolean, pictures: readonly PictureFile[]): string {
  const ends = new Set(pictures.map(({ target }) => target.slice(target.lastIndexOf('.') + 1)));
  const defaults = {
    rels: 'application/vnd.openxmlformats-package.relationships+xml',
    xml: 'application/xml',
    ...(hasFonts ? { odttf: 'application/vnd.openxmlformats-officedocument.obfuscatedFont' } : {}),
    ...(ends.has('png') && { png: 'image/png' }),
    ...(ends.has('jpeg') && { jpeg: 'image/jpeg' }),
    ...(ends.has('svg') && { svg: 'image/svg+xml' }),
  };
  const types = [
    ...Object.entries(defaults).map(([end, type]) => `<Default Extension="${end}" ContentType="${type}"/>`),
    ...Object.entries(partTypes).map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`),
  ];
  return `${xmlType}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join('')}</Types>`;
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const partTypes = {
  'docProps/app.xml': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
  'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
  'word/document.xml': `${wordType}.document.main+xml`,
  'word/header1.xml': `${wordType}.header+xml`,
  'word/footer1.xml': `${wordType}.footer+xml`,
  'word/styles.xml': `${wordType}.styles+xml`,
  'word/numbering.xml': `${wordType}.numbering+xml`,
  'word/settings.xml': `${wordType}.settings+xml`,
  'word/fontTable.xml': `${wordType}.fontTable+xml`,
};

/** Takes the relationships of the library's empty notes and comments out, and puts those of fonts and pictures in. */
function documentRelationships(xml: string, pictures: readonly PictureFile[]): string {
  const own = [fontTableFile, ...pictures.map(imageRelationship)];
  return xml
    .replaceAll(/<Relationship [^>]*Target="([^"]+)"\/>/g, (relationship, target: string) =>
      partNames.includes(`word/${target}`) && target !== fontTableFile[2] ? relationship : '',
    )
    .replace('</Relationships>', `${own.map(relationship).join('')}</Relationships>`);
}

type Relationship = readonly [id: string, type: string, target: string];

const fontTableFile: Relationship = ['rIdFonts', 'officeDocument/2006/relationships/fontTable', 'fontTable.xml'];

const imageRelationship = ({ relationship: id, target }: PictureFile): Relationship => [id, imageType, target];

const imageType = 'officeDocument/2006/relationships/image';

const packageRelationships: readonly Relationship[] = [
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
