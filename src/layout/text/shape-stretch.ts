import { firstCluster, isKerned, type RunInFace, type ShapedPart, shapePart } from './shape-part.ts';
import type { TextBox } from './text-boxes.ts';

/** Shapes text, of a paragraph from `offset` characters after the start of run number `first`, run by run. */
export function shapeStretch(
  runs: readonly RunInFace[],
  first: number,
  offset: number,
  length: number,
): Pick<TextBox, 'width' | 'trailingSpace' | 'pieces'> {
  let pieces: ShapedPart['pieces'] = [];
  let width = 0;
  let trailingSpace = 0;
  let overhang = 0;
  let start = offset;
  let left = length;
  for (let run = first; left > 0; run++) {
    const { value } = runs[run]!.run.text;
    const end = Math.min(start + left, value.length);
    if (start < end) {
      const next = isKerned(value.charCodeAt(end - 1), runs[run]!.face) ? clusterAt(runs, run, end) : '';
      const part = shapePart(value.slice(start, end), next, runs[run]!);
      left -= end - start;
      if (part.pieces.length > 0) {
        pieces = pieces.length === 0 ? part.pieces : [...pieces, ...part.pieces];
        width += part.width;
        trailingSpace = part.isBlank ? trailingSpace + part.trailingSpace : part.trailingSpace;
        overhang = part.overhang;
      }
    }
    start = Math.max(0, start - value.length);
  }
  return { width, trailingSpace: trailingSpace - overhang, pieces };
}

/** What begins at a place of a run, or after its end with the next run if that looks the same. */
function clusterAt(runs: readonly RunInFace[], index: number, at: number): string {
  const { text } = runs[index]!.run;
  if (at < text.value.length) return firstCluster(text.value, at);
  const next = runs[index + 1]?.run.text;
  if (!next?.value || next.bold !== text.bold || next.italic !== text.italic) return '';
  return firstCluster(next.value, 0);
}
