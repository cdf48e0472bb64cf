import { createHash } from 'node:crypto';
import { strFromU8 } from 'fflate';
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import type { RenderPart } from './compile-part.ts';
import { noFile } from './file-problems.ts';
import { loadPart } from './load-part.ts';
import { fileError, readPackage, type WordPackage } from './read-package.ts';

/** A Word document without mistakes, ready to be filled by `fillWordTemplate`. */
export interface WordTemplate extends WordPackage {
  /** The parts with text: the body, headers, footers, notes. */
  readonly texts: ReadonlyMap<string, RenderPart>;
  /** SHA-256 of the file, hexadecimal. */
  readonly digest: string;
}

/** Reads a Word document made as a template and checks all tags in it; `bytes` is undefined when there is no such file. */
export function loadWordTemplate(file: string, bytes: Uint8Array | undefined): Outcome<WordTemplate> {
  if (!bytes) return { diagnostics: [fileError(file, noFile)] };
  const { value: opened, diagnostics: problems } = readPackage(file, bytes);
  if (!opened) return { diagnostics: problems };
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, RenderPart>();
  for (const [name, type] of opened.types) {
    const part = textPart.test(type) ? opened.parts.get(name) : undefined;
    if (!part) continue;
    const loaded = loadPart(file, name, strFromU8(part));
    diagnostics.push(...loaded.diagnostics);
    if (loaded.value) texts.set(name, loaded.value);
  }
  if (diagnostics.length > 0) return { diagnostics };
  return { value: { ...opened, texts, digest: createHash('sha256').update(bytes).digest('hex') }, diagnostics };
}

const textPart = /wordprocessingml\.(?:(?:document|template)\.main|header|footer|footnotes|endnotes)\+xml$/;
