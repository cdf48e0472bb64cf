const SHOWN_LINES = 12;
const CONTEXT = 1;

/** Shows where two texts part: removed lines with `-`, added ones with `+`, a dozen lines at most. */
export function shortDifference(before: string, after: string): string {
  const old = before.split('\n');
  const now = after.split('\n');
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const shown = [
    `@@ line ${start + 1} @@`,
    ...old.slice(Math.max(0, start - CONTEXT), start).map((line) => `  ${line}`),
    ...old.slice(start, old.length - end).map((line) => `- ${line}`),
    ...now.slice(start, now.length - end).map((line) => `+ ${line}`),
  ];
  const left = shown.length - SHOWN_LINES;
  return [...shown.slice(0, SHOWN_LINES), ...(left > 0 ? [`  ... ${left} lines more`] : [])].join('\n');
}
