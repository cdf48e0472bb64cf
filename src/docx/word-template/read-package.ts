import { posix } from 'node:path';
import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { archiveLimits, openArchive } from '../unzip.ts';
import { decodePart } from './decode-part.ts';
import {
  brokenArchive,
  damagedFile,
  damagedPart,
  missingPart,
  notWord,
  oldWord,
  type Problem,
  protectedFile,
  withMacros,
} from './file-problems.ts';
import { localName } from './xml-tree.ts';

/** A Word document as its parts. */
export interface WordPackage {
  /** In the order of the file. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Content types of parts, by name. */
  readonly types: ReadonlyMap<string, string>;
}

/** What a part refers to (ECMA-376 part 2, 9.3). */
export interface Relation {
  readonly id: string;
  /** The last word of its type: `hyperlink`, `header`, `customXml`. */
  readonly type: string;
  /** Name of a part; undefined for what lies outside. */
  readonly part: string | undefined;
  /** The address of what lies outside of the file. */
  readonly outside?: string;
}

/** A package with what its parts refer to, by the name of the part; that of the package itself is empty. */
export interface OpenedPackage extends WordPackage {
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
}

/** Opens a `.docx` or `.dotx` file, or says what kind of file it is instead. */
export function readPackage(file: string, bytes: Uint8Array): Outcome<OpenedPackage> {
  if (startsWith(bytes, compoundFile))
    return failed(file, includes(bytes, 'EncryptedPackage') ? protectedFile : oldWord);
  if (!startsWith(bytes, zip)) return failed(file, notWord);
  const { parts, fault } = openArchive(bytes, (name) => !name.endsWith('/'), packageLimits);
  if (fault) return failed(file, ...problemOf(fault));
  const listed = parts.get('[Content_Types].xml');
  if (!listed) return failed(file, notWord);
  const types = contentTypes(listed, parts);
  if (!types) return failed(file, damagedPart('[Content_Types].xml'));
  const main = [...types].find(([, type]) => mainPart.test(type));
  if (!main) return failed(file, [...types.values()].some((type) => macros.test(type)) ? withMacros : notWord);
  if (!parts.has(main[0])) return failed(file, damagedPart(main[0]));
  const relations = new Map<string, readonly Relation[]>();
  for (const [name, part] of parts) {
    const owner = ownerOf(name);
    if (owner === undefined) continue;
    const found = relationsOf(owner, part);
    if (!found) return failed(file, damagedPart(name));
    const absent = found.find((each) => each.part !== undefined && !parts.has(each.part));
    if (absent && (owner === '' || parts.has(owner))) {
      return failed(file, missingPart(absent.part!, owner === '' ? name : owner));
    }
    relations.set(owner, found);
  }
  if (holdsProgram(types, relations)) return failed(file, withMacros);
  return { value: { parts, types, relations }, diagnostics: [] };
}

/** A mistake that concerns the whole file. */
export function fileError(
  file: string,
  { message, hint }: Problem,
  code: 'E-TEMPLATE-FILE' | 'E-TEMPLATE-LIMIT' = 'E-TEMPLATE-FILE',
): Diagnostic {
  return diagnostic(code, { file }, { message, hint });
}

/** Of Word before 2007, and of encrypted documents ([MS-CFB] 2.2). */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = [0x50, 0x4b, 0x03, 0x04];

const mainPart = /wordprocessingml\.(?:document|template)\.main\+xml$/;
const macros = /ms-word\.(?:document|template)\.macroEnabled/;

/** Whether a part is what Word would run, by its own type or by that of a relation to it. */
function holdsProgram(types: WordPackage['types'], relations: OpenedPackage['relations']): boolean {
  const named = [...relations.values()].flat().map(({ type }) => type);
  return named.some((type) => programRelations.has(type)) || [...types.values()].some((type) => program.test(type));
}

const programRelations = new Set(['vbaProject', 'control', 'activeXControlBinary']);
const program = /ms-(?:office\.(?:vbaProject|activeX)|word\.(?:vbaData|attachedToolbars))/;

/** An office's letterhead with pictures is a few MB; a white bitmap in it shrinks a thousand times. */
const packageLimits = { ...archiveLimits, unpackedBytes: 100_000_000, ratio: 1_100 };

type ErrorCode = 'E-TEMPLATE-FILE' | 'E-TEMPLATE-LIMIT';

const failed = (file: string, problem: Problem, code?: ErrorCode) => ({
  diagnostics: [fileError(file, problem, code)],
});

function problemOf({ kind, text }: NonNullable<ReturnType<typeof openArchive>['fault']>): [Problem, ErrorCode?] {
  if (kind === 'password') return [protectedFile];
  return kind === 'limit'
    ? [brokenArchive(text), 'E-TEMPLATE-LIMIT']
    : [text.en.includes('`') ? brokenArchive(text) : damagedFile];
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Names of streams are UTF-16. */
const includes = (bytes: Uint8Array, name: string) => Buffer.from(bytes).includes(Buffer.from(name, 'utf16le'));

/** The type of each part: by its name, or by its ending. */
function contentTypes(
  listed: Uint8Array,
  parts: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, string> | undefined {
  const list = decodePart(listed);
  if (typeof list === 'string') return undefined;
  const types = new Map<string, string>();
  const byEnding = new Map<string, string>();
  for (const { name, attributes } of list.root.children) {
    const type = attributes.ContentType ?? '';
    if (localName(name) === 'Default') byEnding.set((attributes.Extension ?? '').toLowerCase(), type);
    if (localName(name) === 'Override') types.set((attributes.PartName ?? '').replace(/^\//, ''), type);
  }
  const main = relationsOf('', parts.get('_rels/.rels') ?? new Uint8Array())?.find(
    ({ type }) => type === 'officeDocument',
  );
  for (const name of parts.keys()) {
    const type = byEnding.get(posix.extname(name).slice(1).toLowerCase());
    // Where the body has its type by its ending, other parts of that ending are no bodies.
    if (type !== undefined && !types.has(name) && (!mainPart.test(type) || name === main?.part)) types.set(name, type);
  }
  return types;
}

/** The part whose relations a part holds: `word/_rels/document.xml.rels` has those of `word/document.xml`. */
function ownerOf(name: string): string | undefined {
  const [, folder = '', file = ''] = /^(.*\/|)_rels\/([^/]*)\.rels$/.exec(name) ?? [];
  return /(?:^|\/)_rels\/[^/]*\.rels$/.test(name) ? folder + file : undefined;
}

function relationsOf(owner: string, bytes: Uint8Array): readonly Relation[] | undefined {
  const part = decodePart(bytes);
  if (typeof part === 'string') return undefined;
  return part.root.children.map(({ attributes }) => {
    const { Id = '', Type = '', Target = '', TargetMode } = attributes;
    const isInside = TargetMode !== 'External' && !/^#|^\w[\w+.-]*:/.test(Target) && Target !== '';
    const path = isInside
      ? posix.join('/', posix.dirname(owner), plain(Target.replace(/#.*/s, ''))).slice(1)
      : undefined;
    const absolute = isInside && Target.startsWith('/') ? posix.normalize(plain(Target)).slice(1) : path;
    const isOutside = !isInside && Target !== '' && !Target.startsWith('#');
    const type = Type.slice(Type.lastIndexOf('/') + 1);
    return { id: Id, type, part: absolute, ...(isOutside && { outside: Target }) };
  });
}

/** The address of a part is percent-encoded, its name in the archive need not be. */
function plain(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
