import { createHash } from 'node:crypto';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { saveAsUtf8 } from '../yaml/decode-text.ts';
import { shippedTemplates } from './shipped-folder.ts';
import { createSource, type Source } from './source.ts';

export interface TemplateFiles {
  readonly settings: Source;
  readonly report: Source;
  /** By name, without `.hbs`. */
  readonly partials: ReadonlyMap<string, Source>;
  /** As messages name it. */
  readonly folder: string;
  /** Bytes of a picture; undefined where no such file is. */
  readonly readPicture: (path: string) => Uint8Array | undefined;
  /** Names in the template's folder. */
  readonly list: () => readonly string[];
  /** Pictures that are not to be opened, by `src`, and why. */
  readonly unfitPictures: ReadonlyMap<string, Localized>;
}

/** Reads `template.yaml`, `report.hbs` and `partials/*.hbs` of a template's folder. */
export function readTemplateFiles(
  folder: string,
  read: (path: string) => string | undefined,
  list: (folder: string) => readonly string[],
  readPicture: (path: string) => Uint8Array | undefined = () => undefined,
): Outcome<TemplateFiles> {
  const diagnostics: Diagnostic[] = [];
  const readSource = (name: string): Source | undefined => {
    const file = `${folder}/${name}`;
    const text = read(file);
    if (text === undefined)
      diagnostics.push(
        missingFile(
          file,
          name,
          otherEnds.map((end) => name + end).find((other) => read(`${folder}/${other}`) !== undefined),
        ),
      );
    else if (text.length > longestFile) diagnostics.push(tooLong(file));
    // A byte order mark says how the file is encoded and is no text.
    // Nor does the line end of old Macs differ from others.
    else return wholeText(createSource(file, text.replace(/^\ufeff/, '').replace(/\r(?!\n)/g, '\n')));
    return undefined;
  };
  const wholeText = (source: Source) => {
    const lost = lostLetter(source);
    if (lost) diagnostics.push(lost);
    return source;
  };
  const settings = readSource('template.yaml');
  const report = readSource('report.hbs');
  if (diagnostics.length === 2 && diagnostics.every(isMissingFile)) {
    const below = `templates/${folder}`;
    const isBelow = !folder.includes('/') && read(`${below}/template.yaml`) !== undefined;
    return { diagnostics: [noTemplate(folder, isBelow ? below : nearestName(folder, shippedTemplates))] };
  }
  const partials = new Map<string, Source>();
  // A folder that lacks a file may not exist at all, and listing it would fail.
  const hasPartials = settings !== undefined && report !== undefined && list(folder).includes('partials');
  for (const name of hasPartials ? list(`${folder}/partials`) : []) {
    if (!name.endsWith('.hbs')) continue;
    const partial = name.slice(0, -'.hbs'.length);
    if (partial in Object.prototype) diagnostics.push(reservedName(`${folder}/partials/${name}`, partial));
    const source = readSource(`partials/${name}`);
    if (source) partials.set(partial, source);
  }
  if (!settings || !report || diagnostics.length > 0) return { diagnostics };
  return {
    value: { settings, report, partials, folder, readPicture, list: () => list(folder), unfitPictures: new Map() },
    diagnostics,
  };
}

/** What an editor adds to a name unseen. */
const otherEnds = ['.txt', '.bak'];

function missingFile(file: string, name: string, other: string | undefined): Diagnostic {
  const message = { th: `ไม่พบไฟล์ \`${name}\` ของแม่แบบ`, en: `the template has no file \`${name}\`` };
  const rename = other && {
    th: `เปลี่ยนชื่อไฟล์ \`${other}\` เป็น \`${name}\``,
    en: `rename the file \`${other}\` to \`${name}\``,
  };
  return diagnostic('E-TEMPLATE-FILE', { file }, { message, hint: rename || copyOne });
}

/**
 * What is no UTF-8 is read as U+FFFD, and would get into titles and names of styles unseen. So would control characters, and
 * those that draw nothing: a byte order mark in the middle, where two files were joined, and what turns text around.
 */
function lostLetter(source: Source): Diagnostic | undefined {
  const { text, file } = source;
  const lost = text.search(/\ufffd/);
  // Every other byte of UTF-16 is zero.
  const isUtf16 = /^.\0.\0|^\0.\0./s.test(text);
  const at = lost >= 0 ? lost : text.search(unseenCharacters);
  if (at < 0) return undefined;
  const range = { start: source.positionAt(at), end: source.positionAt(at + 1) };
  const content = lost >= 0 || isUtf16 ? { message: notUtf8, hint: saveAsUtf8 } : unseen(text[at]!);
  return diagnostic('E-TEMPLATE-FILE', { file, range }, content);
}

const unseenCharacters = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/;

function unseen(character: string) {
  const name = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    message: { th: `มีอักขระที่มองไม่เห็น ${name}`, en: `invisible character ${name}` },
    hint: { th: 'ลบออก', en: 'delete it' },
  };
}

const notUtf8: Localized = {
  th: 'ไฟล์ของแม่แบบไม่ใช่ UTF-8 หรือมีตัวอักษรที่หายไปตอนแปลง (U+FFFD)',
  en: 'the file of the template is not in UTF-8, or lost letters in a conversion (U+FFFD)',
};

const isMissingFile = ({ code }: Diagnostic) => code === 'E-TEMPLATE-FILE';

const copyOne: Localized = {
  th: 'คัดลอกแม่แบบครบชุดด้วย `raingan new-template` แล้วแก้จากชุดนั้น',
  en: 'copy a whole template with `raingan new-template`, and change that',
};

/** One finding where neither file is there: most often the name is misspelt. */
function noTemplate(folder: string, meant: string | undefined): Diagnostic {
  const suggestion = meant && { th: `หมายถึง \`${meant}\` ใช่หรือไม่`, en: `did you mean \`${meant}\`?` };
  return diagnostic(
    'E-TEMPLATE-FILE',
    { file: folder },
    {
      message: { th: `ไม่พบแม่แบบ \`${folder}\``, en: `there is no template \`${folder}\`` },
      hint: suggestion || {
        th: `ตรวจชื่อ: แม่แบบคือโฟลเดอร์ที่มี \`template.yaml\` และ \`report.hbs\` หรือสำหรับรายงาน ${shippedTemplates.join(' หรือ ')}`,
        en: `check the name: a template is a folder that holds \`template.yaml\` and \`report.hbs\` or, for reports, ${shippedTemplates.join(' or ')}`,
      },
    },
  );
}

/** Characters of one file. The largest template known has 4,000. */
const longestFile = 1_000_000;

function tooLong(file: string): Diagnostic {
  const message = { th: 'ไฟล์แม่แบบยาวเกิน 1,000,000 ตัวอักษร', en: 'the file is longer than 1,000,000 characters' };
  return diagnostic('E-TEMPLATE-LIMIT', { file }, { message });
}

/** Names that every object of JavaScript has: Handlebars cannot distinguish a partial from them. */
function reservedName(file: string, name: string): Diagnostic {
  return diagnostic(
    'E-TEMPLATE-FILE',
    { file },
    {
      message: { th: `ใช้ \`${name}\` เป็นชื่อแม่แบบย่อยไม่ได้`, en: `\`${name}\` cannot be the name of a partial` },
      hint: { th: 'เปลี่ยนชื่อไฟล์', en: 'rename the file' },
    },
  );
}

/** The pictures that a template shows, by name. */
export type TemplatePictureFiles = ReadonlyMap<string, { readonly bytes: Uint8Array }>;

const none: TemplatePictureFiles = new Map();

/** SHA-256 over the names and contents of a template's files, hexadecimal. */
export function digestOf({ settings, report, partials }: TemplateFiles, pictures: TemplatePictureFiles = none): string {
  const hash = createHash('sha256');
  const files = [...partials].map(([name, source]) => [`partials/${name}.hbs`, source] as const);
  const named = [...files, ['report.hbs', report] as const, ['template.yaml', settings] as const];
  named.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const [name, { text }] of named) hash.update(`${name}\0${Buffer.byteLength(text)}\0${text}`);
  for (const name of [...pictures.keys()].sort()) {
    const { bytes } = pictures.get(name)!;
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}
