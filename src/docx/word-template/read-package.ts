import { strFromU8, unzipSync } from 'fflate';
import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import {
  damagedFile,
  damagedPart,
  notWord,
  oldWord,
  type Problem,
  protectedFile,
  withMacros,
} from './file-problems.ts';
import { elementsOf, parseXml } from './xml-tree.ts';

/** A Word document as its parts. */
export interface WordPackage {
  /** In the order of the file. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Content types of parts, by name. */
  readonly types: ReadonlyMap<string, string>;
}

/** Opens a `.docx` or `.dotx` file, or says what kind of file it is instead. */
export function readPackage(file: string, bytes: Uint8Array): Outcome<WordPackage> {
  if (startsWith(bytes, compoundFile))
    return failed(file, includes(bytes, 'EncryptedPackage') ? protectedFile : oldWord);
  if (!startsWith(bytes, zip)) return failed(file, notWord);
  const parts = unzipped(bytes);
  if (!parts) return failed(file, damagedFile);
  const listed = parts.get('[Content_Types].xml');
  if (!listed) return failed(file, notWord);
  const types = contentTypes(listed);
  if (!types) return failed(file, damagedPart('[Content_Types].xml'));
  const main = [...types].find(([, type]) => mainPart.test(type));
  if (!main) return failed(file, [...types.values()].some((type) => macros.test(type)) ? withMacros : notWord);
  if (!parts.has(main[0])) return failed(file, damagedPart(main[0]));
  return { value: { parts, types }, diagnostics: [] };
}

/** A mistake that concerns the whole file. */
export function fileError(file: string, { message, hint }: Problem): Diagnostic {
  return diagnostic('E-TEMPLATE-FILE', { file }, { message, hint });
}

/** Of Word before 2007, and of encrypted documents ([MS-CFB] 2.2). */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const zip = [0x50, 0x4b, 0x03, 0x04];

const mainPart = /wordprocessingml\.(?:document|template)\.main\+xml$/;
const macros = /ms-word\.(?:document|template)\.macroEnabled/;

/** An office's letterhead with pictures is a few MB; more is no template. */
const largest = 200_000_000;

const failed = (file: string, problem: Problem) => ({ diagnostics: [fileError(file, problem)] });

const startsWith = (bytes: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Names of streams are UTF-16. */
const includes = (bytes: Uint8Array, name: string) => Buffer.from(bytes).includes(Buffer.from(name, 'utf16le'));

function unzipped(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  let total = 0;
  try {
    const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
      total += originalSize;
      return total <= largest && !name.endsWith('/');
    };
    const parts = new Map(Object.entries(unzipSync(bytes, { filter })));
    return total <= largest ? parts : undefined;
  } catch {
    return undefined;
  }
}

function contentTypes(part: Uint8Array): ReadonlyMap<string, string> | undefined {
  const root = parseXml(strFromU8(part));
  if (!root) return undefined;
  const overrides = [...elementsOf(root)].filter(({ name }) => name === 'Override');
  return new Map(
    overrides.map(({ attributes }) => [(attributes.PartName ?? '').replace(/^\//, ''), attributes.ContentType ?? '']),
  );
}
