/**
 * Fails with the promise as its first line, and the first breach beside it: whoever reads a list of failures sees what a
 * reader of the document would see. `found` are breaches in words.
 */
export function expectNone(
  found: Iterable<unknown> | Readonly<Record<string, readonly string[]>>,
  promise: string,
): void {
  const breaches = Symbol.iterator in found ? [...found].map(inWords) : inGroups(found);
  if (breaches.length === 0) return;
  const [first, ...others] = breaches;
  const count = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new Error([`${promise}; but ${first}${count}`, ...others.slice(0, mostShown)].join('\n'));
}

/** Compares two long texts and fails with the promise and the first line that differs. */
export function expectSameText(actual: string, expected: string, promise: string): void {
  if (actual === expected) return;
  const [given, wanted] = [actual.split('\n'), expected.split('\n')];
  const line = given.findIndex((each, index) => each !== wanted[index]);
  const at = line === -1 ? given.length : line;
  const shown = (lines: readonly string[]) => (lines[at] === undefined ? 'ends' : `has "${lines[at]!.slice(0, 120)}"`);
  throw new Error(`${promise}; but line ${at + 1} ${shown(given)} where it should be\n${wanted[at] ?? 'the end'}`);
}

const mostShown = 20;

function inWords(breach: unknown): string {
  return typeof breach === 'string' ? breach : JSON.stringify(breach);
}

function inGroups(groups: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(groups).flatMap(([name, breaches]) => breaches.map((breach) => `${name}: ${breach}`));
}
