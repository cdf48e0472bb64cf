import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import { EnvironmentFailure } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import type { MarkupAttribute, MarkupNode } from '../parse-markup.ts';
import type { TemplateFiles } from '../read-template-files.ts';
import { createSource, type Source } from '../source.ts';
import type { StaticMarkup } from '../static-markup.ts';
import { templateError } from '../template-error.ts';
import { type Picture, PictureProblem } from './picture.ts';
import { readPicture, svgText } from './read-picture.ts';

/** A picture's file, as the template's folder has it. */
export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly picture: Picture;
}

/** Reads the pictures that the `img` elements of a template name, each once. */
export function loadPictures(
  files: readonly StaticMarkup[],
  templateFiles: TemplateFiles,
): Outcome<ReadonlyMap<string, PictureFile>> {
  const diagnostics: Diagnostic[] = [];
  const pictures = new Map<string, PictureFile>();
  const refused = new Set<string>();
  for (const { markup, source } of files) {
    for (const attribute of pictureNames(markup.nodes)) {
      const name = attribute.value;
      if (pictures.has(name) || refused.has(name)) continue;
      const loaded = loadPicture(attribute, source, templateFiles);
      if (loaded.value) pictures.set(name, loaded.value);
      else refused.add(name);
      diagnostics.push(...loaded.diagnostics);
    }
  }
  return diagnostics.length > 0 ? { diagnostics } : { value: pictures, diagnostics };
}

/** What the `img` elements of texts seem to name, before anything is parsed; of each file once. */
export function namedPictures(texts: Iterable<string>): string[] {
  const names = [...texts].flatMap((text) =>
    Array.from(text.matchAll(/<img\b[^>]{0,500}?\ssrc\s?=\s?["']([^"'>]{1,300})["']/g), ([, name = '']) => name),
  );
  return [...new Set(names)].filter(isInside);
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
  { folder, readPicture: read, unfitPictures: refusedBefore, list }: TemplateFiles,
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
  if (!bytes) return refuse(missing(name), nearPicture(name, list()));
  const unfit = refusedBefore.get(name);
  if (unfit) return refuse(unfit);
  try {
    const picture = readPicture(bytes);
    return picture ? found(bytes, picture) : refuse(unknownFormat(name), saveAsPng);
  } catch (error) {
    if (!(error instanceof PictureProblem)) throw error;
    const { problem, span } = error;
    const svg = span && svgText(bytes);
    if (svg !== undefined && span) {
      return { diagnostics: [templateError('E-TEMPLATE-PICTURE', createSource(file, svg), span, problem)] };
    }
    return { diagnostics: [diagnostic('E-TEMPLATE-PICTURE', { file }, { message: problem, hint: saveAgain })] };
  }
}

const saveAgain: Localized = {
  th: 'เปิดภาพในโปรแกรมแต่งภาพ แล้วบันทึกใหม่ ภาพที่กว้าง 2,000 พิกเซลคมพอสำหรับกระดาษ A4',
  en: 'open the picture in a picture editor and save it again; 2,000 pixels across are sharp on A4',
};

const found = (bytes: Uint8Array, picture: Picture): Outcome<PictureFile> => ({
  value: { bytes, picture },
  diagnostics: [],
});

/** A path that leads from the folder into it, written alike on every system. */
function isInside(name: string): boolean {
  return !/[\\:\0-\x1f]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
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
/** A picture of the folder that was most likely meant, such as one in capital letters. */
function nearPicture(name: string, names: readonly string[]): Localized {
  const nearest = nearestName(
    name,
    names.filter((each) => /\.(?:png|jpe?g|svg)$/i.test(each)),
  );
  if (nearest === undefined) return insideHint;
  return { th: `หมายถึง \`${nearest}\` ใช่หรือไม่`, en: `did you mean \`${nearest}\`?` };
}
const saveAsPng: Localized = {
  th: 'เปิดภาพในโปรแกรมแต่งภาพ บันทึกเป็น PNG แล้วแก้ชื่อใน `src` ให้ตรง',
  en: 'open the picture in a picture editor, save it as PNG, and write that name in `src`',
};
const unknownFormat = (name: string): Localized => ({
  th: `\`${name}\` ไม่ใช่ภาพ PNG JPEG หรือ SVG (UTF-8)`,
  en: `\`${name}\` is no PNG, JPEG or SVG (UTF-8)`,
});
