import { structuredPatch } from 'diff';
import { printable } from '../../diagnostics/reporters/printable.ts';

/** A change of a file as a unified diff, without lines around it; nothing where no line differs. */
export function filePatch(file: string, before: string, after: string): string {
  const { hunks } = structuredPatch(file, file, before, after, '', '', { context: 0 });
  if (hunks.length === 0) return '';
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: changed }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...changed.map((line) => line.slice(0, 1) + printable(line.slice(1).replace(/\r$/, ''))),
  ]);
  return `--- ${printable(file)}\n+++ ${printable(file)}\n${lines.join('\n')}\n`;
}
