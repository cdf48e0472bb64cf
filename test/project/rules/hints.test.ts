import { expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { pretty } from '../../../src/diagnostics/reporters/pretty.ts';
import { rules } from '../../../src/project/rules/index.ts';
import { cleanText, diagnosticsOf } from './findings.ts';
import { type Change, cases } from './slips.ts';

const tools = { exists: (path: string) => path === 'data/2563' };
const look = (text: string) => diagnosticsOf(text, 'data/2564/99990000-001.yaml', tools);
const said = ({ code, message }: Diagnostic) => `${code} ${message.en}`;

const slipped = (slip: readonly Change[]) => cleanText(...slip);

test.each(cases.filter(([, , , [from]]) => from !== 'never'))(
  '%s: the advice, followed, takes the finding away and brings no other',
  (code, slip, advice, [from, to]) => {
    const text = slipped(slip);
    const before = look(text);
    const found = before.find((each) => each.code === code)!;
    expect(found.hint?.en).toMatch(advice);
    expect(text).toContain(from);
    const numbered = to === '- number: 9' ? renumbered(text) : text.replace(from, () => to);
    const after = look(numbered).map(said);
    expect(after).not.toContain(said(found));
    expect(before.map(said)).toEqual(expect.arrayContaining(after.filter((each) => !each.startsWith('I-'))));
  },
);

function renumbered(text: string): string {
  let number = 0;
  return text.replace(/- number: \d+/g, () => `- number: ${++number}`);
}

test.each(cases)('%s: the lines of `accepted` that are printed, pasted, make a note of the warning', (code, slip) => {
  const text = slipped(slip);
  const before = look(text).filter(({ severity }) => severity === 'warning');
  const found = before.find((each) => each.code === code)!;
  const printed = pretty([found], { language: 'th', sources: () => text, verbose: true, summary: false });
  const block = /^ {4}accepted:\n(?: {6}.*\n)+/m.exec(printed)![0].replace(/^ {4}/gm, '');
  const after = look(text + block);
  expect(after.filter(({ severity }) => severity !== 'info').map(said)).toEqual(
    before.filter((each) => each !== found).map(said),
  );
  expect(after.find((each) => each.code === code && each.severity === 'info')?.message.th).toContain(
    '(ชื่อผู้ตรวจ ยอมรับแล้ว: เหตุผล)',
  );
});

test('every rule that warns and gives advice is among them', () => {
  const tried = new Set(cases.map(([code]) => code));
  const warnings = rules.map(({ code }) => code).filter((code) => code.startsWith('W-'));
  const missing = warnings.filter((code) => !tried.has(code) && !untried.includes(code));
  expect(missing, `test/project/rules/slips.ts has no ${missing.join(', ')}`).toEqual([]);
  expect(untried.filter((code) => tried.has(code) || !warnings.some((each) => each === code))).toEqual([]);
});

/** Their texts do not fit in a line of the example: the tests of texts have them. */
const untried = ['W-COMPLETE-UNSPENT', 'W-TRUNCATED'];
