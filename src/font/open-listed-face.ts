import { diagnostic, type Place } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Face } from '../model/face.ts';
import type { Localized } from '../model/localized.ts';
import { sha256Of } from '../model/sha256.ts';
import { checkEmbedding } from './check-font.ts';
import type { FaceChoice } from './face-choice.ts';
import type { FontFile } from './font-file.ts';
import type { FaceEntry, FaceKey } from './font-list.ts';
import { createFace } from './open-face.ts';
import { openFontFile } from './open-font-file.ts';

/**
 * Opens one face that fonts.yaml (`file`) names: E-FONT-FILE, E-FONT-EMBEDDING.
 * `prepared` opens a file that was prepared beforehand.
 */
export function openListedFace(
  file: string,
  family: string,
  key: FaceKey,
  entry: FaceEntry,
  bytes: Uint8Array,
  prepared: (bytes: Uint8Array, digest: string) => FontFile | undefined,
): Outcome<Face> {
  const { path, face, axes, range } = entry;
  const place = { file, range };
  const digest = sha256Of(bytes);
  const choice = choiceOf(key, entry);
  const known = face === undefined && axes === undefined ? prepared(bytes, digest) : undefined;
  const opened = known ? { file: known } : openFontFile(bytes, digest, choice);
  const { file: font, problem } = opened;
  if (!font) return { diagnostics: [unusableFont(place, path, problem)] };
  const forbidden = checkEmbedding(font, path);
  if (forbidden) return { diagnostics: [diagnostic('E-FONT-EMBEDDING', place, forbidden)] };
  const name = {
    family,
    key: `${family}-${key[0]!.toUpperCase()}${key.slice(1)}`,
    bold: choice.bold,
    italic: choice.italic,
  };
  return { value: createFace(name, font), diagnostics: [] };
}

/** `E-FONT-FILE`: a font file of the list that cannot be used, and why. */
export function unusableFont(place: Place, path: string, problem: Localized): Diagnostic {
  const message = { th: `ใช้แบบอักษร \`${path}\` ไม่ได้: ${problem.th}`, en: `cannot use \`${path}\`: ${problem.en}` };
  return diagnostic('E-FONT-FILE', place, { message, hint: anotherFile });
}

const anotherFile: Localized = {
  th: 'คัดลอกไฟล์แบบอักษรจากต้นฉบับใหม่ หรือแก้บรรทัดนี้ให้ตรงกับแบบอักษร (docs/fonts.md)',
  en: 'copy the font file again from its source, or correct this line to what the font has (docs/fonts.md)',
};

/** Which face of a file fonts.yaml means. */
export function choiceOf(key: FaceKey, { face, axes }: FaceEntry): FaceChoice {
  const bold = key === 'bold' || key === 'boldItalic';
  const italic = key === 'italic' || key === 'boldItalic';
  return { face, axes, bold, italic };
}
