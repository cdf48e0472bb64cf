import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { comparePictures, isAlike } from './picture.ts';
import { shortDifference } from './text-difference.ts';

/** Compares a text with `test/ref/<name>`, exactly; RAINGAN_UPDATE=1 stores it instead. */
export function expectReference(name: string, text: string): void {
  const expected = stored(name)?.toString('utf8');
  const same = expected === text;
  settle(name, Buffer.from(text), same ? undefined : { reason: shortDifference(expected ?? '', text) });
}

/** Compares a PNG with `test/ref/<name>`: single pixels may differ, and no line of them. RAINGAN_UPDATE=1 stores it instead. */
export function expectPicture(name: string, png: Uint8Array): void {
  const expected = stored(name);
  const { share, longestRun, difference } = expected
    ? comparePictures(expected, png)
    : { share: 1, longestRun: Number.POSITIVE_INFINITY, difference: undefined };
  const reason = `${(share * 100).toFixed(2)} % of the pixels differ, ${longestRun} of them in a line`;
  settle(
    name,
    png,
    isAlike({ share, longestRun }) ? undefined : { reason, ...(difference && { picture: difference }) },
  );
}

interface Mismatch {
  readonly reason: string;
  /** PNG that shows where. */
  readonly picture?: Uint8Array;
}

const folder = fileURLToPath(new URL('../ref/', import.meta.url));

function stored(name: string): Buffer | undefined {
  return existsSync(folder + name) ? readFileSync(folder + name) : undefined;
}

/** Notes that a test looks at a stored file: one that none looks at is an orphan, which scripts/check-references.mjs finds. */
export function noteReference(file: string): void {
  const log = process.env.RAINGAN_REFERENCES_READ;
  if (log) appendFileSync(log, `${file}\n`);
}

function settle(name: string, content: Uint8Array, mismatch: Mismatch | undefined): void {
  noteReference(`test/ref/${name}`);
  const updating = process.env.RAINGAN_UPDATE === '1';
  const isNew = stored(name) === undefined;
  if (mismatch && !updating) fail(name, content, isNew ? { reason: 'there is no reference yet' } : mismatch);
  for (const kind of ['actual', 'actual.difference']) rmSync(folder + beside(name, kind), { force: true });
  if (!updating) return;
  if (mismatch) writeFileSync(folder + name, content);
  const state = mismatch ? (isNew ? 'added' : 'changed') : 'same';
  tell(name, state, state === 'changed' ? (mismatch?.reason ?? '') : '');
}

/** The update command collects what all test files report; without it the terminal shows it. */
function tell(name: string, state: 'same' | 'added' | 'changed', difference: string): void {
  const log = process.env.RAINGAN_UPDATE_LOG;
  if (log) appendFileSync(log, `${JSON.stringify({ name, state, difference })}\n`);
  else if (state !== 'same') console.log(`${state} test/ref/${name}\n${difference}`);
}

function fail(name: string, content: Uint8Array, { reason, picture }: Mismatch): never {
  mkdirSync(folder, { recursive: true });
  writeFileSync(folder + beside(name, 'actual'), content);
  if (picture) writeFileSync(folder + beside(name, 'actual.difference'), picture);
  const lines = [
    `test/ref/${name} does not match; compare it with test/ref/${beside(name, 'actual')}`,
    reason,
    'When the change is meant: npm run update-references',
  ];
  throw new Error(lines.join('\n'));
}

/** `seed-page-1.png` and `actual` give `seed-page-1.actual.png`, which git ignores. */
function beside(name: string, kind: string): string {
  const extension = extname(name);
  return `${name.slice(0, name.length - extension.length)}.${kind}${extension}`;
}
