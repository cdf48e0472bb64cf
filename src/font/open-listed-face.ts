import { createHash } from 'node:crypto';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Face } from '../model/face.ts';
import { checkEmbedding } from './check-font.ts';
import type { FontFile } from './font-file.ts';
import type { FaceEntry, FaceKey } from './font-list.ts';
import { createFace } from './open-face.ts';
import { openFontFile } from './open-font-file.ts';

/**
 * Opens one face that fonts.yaml (`file`) names: E-FONT-FACE-MISSING without `bytes`, E-FONT-FILE, E-FONT-EMBEDDING.
 * `prepared` opens a file that was prepared beforehand.
 */
export function openListedFace(
  file: string,
  family: string,
  key: FaceKey,
  { path, face, axes, range }: FaceEntry,
  bytes: Uint8Array | undefined,
  prepared: (bytes: Uint8Array, digest: string) => FontFile | undefined,
): Outcome<Face> {
  const place = { file, range };
  if (!bytes) {
    const message = { th: `ไม่พบไฟล์แบบอักษร \`${path}\``, en: `font file \`${path}\` does not exist` };
    return { diagnostics: [diagnostic('E-FONT-FACE-MISSING', place, { message })] };
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  const bold = key === 'bold' || key === 'boldItalic';
  const italic = key === 'italic' || key === 'boldItalic';
  const known = face === undefined && axes === undefined ? prepared(bytes, digest) : undefined;
  const opened = known ? { file: known } : openFontFile(bytes, digest, { face, axes, bold, italic });
  const { file: font, problem } = opened;
  if (!font) {
    const message = { th: `ใช้แบบอักษร \`${path}\` ไม่ได้: ${problem.th}`, en: `cannot use \`${path}\`: ${problem.en}` };
    return { diagnostics: [diagnostic('E-FONT-FILE', place, { message })] };
  }
  const forbidden = checkEmbedding(font, path);
  if (forbidden) return { diagnostics: [diagnostic('E-FONT-EMBEDDING', place, forbidden)] };
  const name = {
    family,
    key: `${family}-${key[0]!.toUpperCase()}${key.slice(1)}`,
    bold,
    italic,
  };
  return { value: createFace(name, font), diagnostics: [] };
}
