import { expect, test } from 'vitest';
import { explainException } from '../../src/batch/explain-exception.ts';
import { failedSource } from '../../src/batch/source-result.ts';
import { explainLoss, TimeLimitExceeded, WorkerLost } from '../../src/batch/worker-failure.ts';
import { failureOfKind } from '../../src/model/environment-failure.ts';

const file = 'data/2564/21000000-0001.yaml';

test('what the machine refuses is said as the machine’s failure; a full disk alone ends the run', () => {
  const refused = failureOfKind('read-only', 'output');
  expect(explainException(refused, file)).toEqual({
    ...{ kind: 'environment', message: refused.text, hint: refused.hint, endsRun: false },
  });
  expect(explainException(failureOfKind('disk-full', 'output'), file).endsRun).toBe(true);
});

test('anything else is a mistake of raingan, with the file, the reason, what to do, and where it happened', () => {
  const failure = explainException(new TypeError('x is undefined'), file);
  expect(failure).toMatchObject({
    kind: 'internal',
    endsRun: false,
    stack: expect.stringContaining('TypeError: x is'),
  });
  expect(failure.message.th).toContain(`\`${file}\` (x is undefined)`);
  expect(failure.message.en).toContain(`\`${file}\` (x is undefined)`);
  expect(failure.hint.en).toContain('--verbose');
  expect(failure.hint.th).toContain('--verbose');
});

test('a file that failed so has no code, no outputs and no time', () => {
  const failure = explainException(new Error('x'), file);
  expect(failedSource(file, failure)).toEqual({
    ...{ file, code: null, state: 'failed', outputs: [], diagnostics: [], warnings: 0, failure, ms: 0 },
  });
});

test('what was thrown and is no error is said as a text, and has no place', () => {
  const failure = explainException('half a word', file);
  expect(failure.message.en).toContain('(half a word)');
  expect(failure.message.th).toContain('(half a word)');
  expect(failure).not.toHaveProperty('stack');
});

const ended = { th: 'จบแล้ว', en: 'it ended' };
const lost = (more: Partial<ConstructorParameters<typeof WorkerLost>[0]> = {}) =>
  new WorkerLost({ text: ended, neverStarted: false, said: '', ...more });

test('a process that ended is a mistake of raingan, with why it ended and its last words', () => {
  const failure = explainLoss(lost({ said: 'Error: last words' }), file);
  expect(failure).toMatchObject({ kind: 'internal', endsRun: false, stack: 'Error: last words' });
  expect(failure.message.th).toContain(`\`${file}\` (จบแล้ว)`);
  expect(failure.message.en).toContain(`\`${file}\` (it ended)`);
});

test('a process that could not be started is the machine’s failure and ends the run', () => {
  const failure = explainLoss(lost({ neverStarted: true, said: 'Cannot find module' }), file);
  expect(failure).toMatchObject({ kind: 'environment', endsRun: true, stack: 'Cannot find module' });
  expect(failure.message.en).toContain('(it ended)');
  expect(failure.message.th).toContain('(จบแล้ว)');
  expect(failure.hint.en).toContain('--jobs 1');
});

test.each([
  ['once', 1, 'took longer than 1.5 s and was stopped', 'นานเกิน 1.5 วินาที จึงหยุด'],
  ['twice', 2, 'took longer than 1.5 s, twice, and was stopped', 'นานเกิน 1.5 วินาที สองครั้ง จึงหยุด'],
] as const)('a report that took too long %s', (_, tries, en, th) => {
  const failure = explainLoss(new TimeLimitExceeded(1500), file, tries);
  expect(failure).toMatchObject({ kind: 'internal', endsRun: false });
  expect(failure.message.en).toContain(`\`${file}\` ${en}`);
  expect(failure.message.th).toContain(`\`${file}\` ${th}`);
});

test('a report that needed too much memory, tried twice unless said otherwise', () => {
  const outOfMemory = lost({
    said: 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  });
  expect(explainLoss(outOfMemory, file)).toMatchObject({ kind: 'internal', endsRun: false });
  expect(explainLoss(outOfMemory, file).message.en).toContain('more memory than a process may have, twice, and');
  expect(explainLoss(outOfMemory, file, 1).message.en).toContain('more memory than a process may have and');
  expect(explainLoss(outOfMemory, file).message.th).toContain('เกินที่กำหนด สองครั้ง จึงหยุด');
});

test('another mistake in a process is one of raingan', () => {
  const bug = Object.assign(new Error('no such thing'), { neverStarted: true, outOfMemory: true });
  expect(explainLoss(bug, file)).toMatchObject({ kind: 'internal', endsRun: false });
  expect(explainLoss(bug, file).message.en).toContain('(no such thing)');
});

test('what became of a process is said in words', () => {
  expect(lost().message).toBe('it ended');
  expect(lost().name).toBe('WorkerLost');
  expect(new TimeLimitExceeded(2000)).toMatchObject({
    name: 'TimeLimitExceeded',
    seconds: 2,
    message: 'took longer than 2 s',
  });
});
