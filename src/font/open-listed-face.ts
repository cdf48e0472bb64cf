import { createHash } from 'node:crypto';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Face } from '../model/face.ts';
import { checkEmbedding } from './check-font.ts';
import type { FaceEntry, FaceKey } from './font-list.ts';
import { openFace } from './open-face.ts';
import { openShapingTable } from './shaping-table.ts';
import { readTrueType } from './truetype.ts';

/**
 * Opens one face that fonts.yaml (`file`) names: E-FONT-FACE-MISSING without `bytes`, E-FONT-FILE, E-FONT-EMBEDDING.
 * `tableBytes` is the shaping table that may lie beside the font.
 */
export function openListedFace(
  file: string,
  family: string,
  key: FaceKey,
  { path, range }: FaceEntry,
  bytes: Uint8Array | undefined,
  tableBytes: Uint8Array | undefined,
): Outcome<Face> {
  const place = { file, range };
  if (!bytes) {
    const message = { th: `ไม่พบไฟล์แบบอักษร \`${path}\``, en: `font file \`${path}\` does not exist` };
    return { diagnostics: [diagnostic('E-FONT-FACE-MISSING', place, { message })] };
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { font, problem } = readTrueType(bytes, digest);
  if (!font) {
    const message = { th: `ใช้แบบอักษร \`${path}\` ไม่ได้: ${problem.th}`, en: `cannot use \`${path}\`: ${problem.en}` };
    return { diagnostics: [diagnostic('E-FONT-FILE', place, { message })] };
  }
  const forbidden = checkEmbedding(font, path);
  if (forbidden) return { diagnostics: [diagnostic('E-FONT-EMBEDDING', place, forbidden)] };
  const name = {
    family,
    key: `${family}-${key[0]!.toUpperCase()}${key.slice(1)}`,
    bold: key === 'bold' || key === 'boldItalic',
    italic: key === 'italic' || key === 'boldItalic',
  };
  const table = tableBytes && openShapingTable(tableBytes, digest);
  return { value: openFace(name, { bytes, digest }, font, table), diagnostics: [] };
}
