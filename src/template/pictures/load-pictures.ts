import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import type { MarkupAttribute, MarkupNode } from '../parse-markup.ts';
import { createSource, type Source } from '../source.ts';
import type { StaticMarkup } from '../static-markup.ts';
import { templateError } from '../template-error.ts';
import { readJpeg } from './jpeg.ts';
import { type Picture, PictureProblem } from './picture.ts';
import { readPng } from './png.ts';
import { readSvg } from './svg/read-svg.ts';

/** A picture's file, as the template's folder has it. */
export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly picture: Picture;
}

/** Reads the pictures that the `img` elements of a template name, each once; `read` gives a file of the folder. */
export function loadPictures(
  files: readonly StaticMarkup[],
  folder: string,
  read: (path: string) => Uint8Array | undefined,
): Outcome<ReadonlyMap<string, PictureFile>> {
  const diagnostics: Diagnostic[] = [];
  const pictures = new Map<string, PictureFile>();
  const refused = new Set<string>();
  for (const { markup, source } of files) {
    for (const attribute of pictureNames(markup.nodes)) {
      const name = attribute.value;
      if (pictures.has(name) || refused.has(name)) continue;
      const loaded = loadPicture(attribute, source, folder, read);
      if (loaded.value) pictures.set(name, loaded.value);
      else refused.add(name);
      diagnostics.push(...loaded.diagnostics);
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: pictures, diagnostics };
}

/** The `src` of each `img`, in the order of the file. */
function pictureNames(nodes: readonly MarkupNode[]): MarkupAttribute[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [];
    const own = node.name === 'img' ? node.attributes.filter(({ name }) => name === 'src') : [];
    return [...own, ...pictureNames(node.children)];
  });
}

function loadPicture(
  attribute: MarkupAttribute,
  source: Source,
  folder: string,
  read: (path: string) => Uint8Array | undefined,
): Outcome<PictureFile> {
  const refuse = (message: Localized, hint?: Localized) => ({
    diagnostics: [templateError('E-TEMPLATE-PICTURE', source, attribute, message, hint && { hint })],
  });
  const name = attribute.value;
  if (!isInside(name)) return refuse(outside(name), insideHint);
  const file = `${folder}/${name}`;
  let bytes: Uint8Array | undefined;
  try {
    bytes = read(file);
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    return refuse(error.text, error.hint);
  }
  if (!bytes) return refuse(missing(name));
  let svg: string | undefined;
  try {
    const format = formatOf(bytes);
    if (format === 'png') return found(bytes, { type: 'raster', raster: readPng(bytes) });
    if (format === 'jpeg') return found(bytes, { type: 'raster', raster: readJpeg(bytes) });
    svg = decode(bytes);
    return svg === undefined ? refuse(unknownFormat(name)) : found(bytes, readSvg(svg));
  } catch (error) {
    if (!(error instanceof PictureProblem)) throw error;
    const { problem, span } = error;
    if (svg !== undefined && span) {
      return { diagnostics: [templateError('E-TEMPLATE-PICTURE', createSource(file, svg), span, problem)] };
    }
    return { diagnostics: [diagnostic('E-TEMPLATE-PICTURE', { file }, { message: problem })] };
  }
}

const found = (bytes: Uint8Array, picture: Picture): Outcome<PictureFile> => ({
  value: { bytes, picture },
  diagnostics: [],
});

/** A path that leads from the folder into it, written alike on every system. */
function isInside(name: string): boolean {
  return !/[\\:\0-\x1f]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** By the first bytes, whatever the file is called. */
function formatOf(bytes: Uint8Array): 'png' | 'jpeg' | undefined {
  if (Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'jpeg' : undefined;
}

/** The text of an SVG in UTF-8; undefined for anything else. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trimStart().startsWith('<') ? text : undefined;
  } catch {
    return undefined;
  }
}

const outside = (name: string): Localized => ({
  th: `\`${name}\` ไม่ได้อยู่ในโฟลเดอร์ของแม่แบบ`,
  en: `\`${name}\` does not lie in the template's folder`,
});
const insideHint: Localized = {
  th: 'คัดลอกภาพมาไว้ในโฟลเดอร์ของแม่แบบ แล้วเขียนชื่อจากโฟลเดอร์นั้น เช่น `logo.svg`',
  en: 'copy the picture into the folder, and write its name from there, such as `logo.svg`',
};
const missing = (name: string): Localized => ({
  th: `ไม่พบภาพ \`${name}\` ในโฟลเดอร์ของแม่แบบ`,
  en: `there is no picture \`${name}\` in the template's folder`,
});
const unknownFormat = (name: string): Localized => ({
  th: `\`${name}\` ไม่ใช่ภาพ PNG JPEG หรือ SVG (UTF-8)`,
  en: `\`${name}\` is no PNG, JPEG or SVG (UTF-8)`,
});
