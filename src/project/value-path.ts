import type { Path } from '../yaml/tree.ts';

/** A path as people write it: `reports[1].date`; lists count from 0. */
export function formatPath(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    return name === '' ? step : `${name}.${step}`;
  }, '');
}

/** Reads `reports[1].date`; `undefined` when it is written in another way. */
export function parsePath(text: string): Path | undefined {
  if (!/^[A-Za-z]+(?:\.[A-Za-z]+|\[\d{1,6}\])*$/.test(text)) return undefined;
  return Array.from(text.matchAll(/[A-Za-z]+|\d+/g), ([step]) => (/^\d/.test(step) ? Number(step) : step));
}
