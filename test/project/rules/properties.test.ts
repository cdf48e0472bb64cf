import fc from 'fast-check';
import { expect, test } from 'vitest';
import { casesOf } from '../../support/thorough.ts';
import { cleanText, diagnosticsOf } from './findings.ts';

const piece = fc.constantFrom(
  ...[
    'พ.ศ.',
    ' ',
    '  ',
    'โอน',
    'ที่',
    'การ',
    'ทืี',
    'เเ',
    '?',
    '๕',
    '64',
    '.',
    ',',
    'ำ',
    'า',
    '\u0e4d',
    '่',
    '\u200b',
    '\u202e',
    'ด่านที่ ',
    '“',
    '”',
    '1. ',
    '23/11/2563',
    ':',
    'a',
    '😀',
    "'",
    '"',
    '\\',
  ],
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

test('whatever a text holds, each finding points into it, in the order of the file', { tags: 'thorough' }, () => {
  fc.assert(
    fc.property(text, text, fc.constantFrom('"', "'"), (narrative, goal, quote) => {
      const written = (value: string) => (quote === '"' ? JSON.stringify(value) : `'${value.replaceAll("'", "''")}'`);
      const file = cleanText(
        ['narrative: ดำเนินการต่อ', `narrative: ${written(narrative)}`],
        ['goal: ๕.๓.๑', `goal: ${written(goal)}`],
      );
      let last = 0;
      for (const { range, code } of diagnosticsOf(file)) {
        const [start, end] = [range?.start.offset ?? -1, range?.end.offset ?? -1];
        expect(start, code).toBeGreaterThanOrEqual(last);
        expect(end, code).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(file.length);
        last = start;
      }
    }),
    { numRuns: casesOf(300) },
  );
});

test('a finding that quotes words points at the same words', { tags: 'thorough' }, () => {
  fc.assert(
    fc.property(text, (narrative) => {
      const file = cleanText(['narrative: ดำเนินการต่อ', `narrative: ${JSON.stringify(narrative)}`]);
      for (const { code, range, message } of diagnosticsOf(file)) {
        if (!['W-MIXED-DIGITS', 'W-THAI-SEQUENCE', 'W-SARA-AM-DOUBLED', 'W-PLAN-TERM'].includes(code)) continue;
        const words = file.slice(range?.start.offset, range?.end.offset);
        expect(message.en).toContain(`\`${words}\``);
      }
    }),
    { numRuns: casesOf(300) },
  );
});

test('a narrative is reported as repeated when the two are the same without white space', { tags: 'thorough' }, () => {
  const words = fc.array(fc.constantFrom('ก', 'กา', ' ', '\u00a0', '\u3000', '\ufeff', '\n', '\t', 'a', '😀', '’'), {
    maxLength: 6,
  });
  const narratives = fc.tuple(words, words, fc.boolean()).map(([one, other, isSame]) => {
    const first = one.join('');
    return [first, isSame ? ` ${one.filter((each) => each.trim() !== '').join('  ')}` : other.join('')] as const;
  });
  fc.assert(
    fc.property(narratives, ([first, second]) => {
      const file = cleanText(
        ['narrative: เริ่มดำเนินการ', `narrative: ${JSON.stringify(first)}`],
        ['narrative: ดำเนินการต่อ', `narrative: ${JSON.stringify(second)}`],
      );
      const [one, other] = [first, second].map((text) => text.replace(/\s+/g, ''));
      const told = diagnosticsOf(file).some(({ code }) => code === 'W-NARRATIVE-REPEATED');
      expect(told).toBe(one !== '' && one === other);
    }),
    { numRuns: casesOf(300) },
  );
});

test('a word that comes twice between spaces is found, whatever was read before', { tags: 'thorough' }, () => {
  const words = ['โครงการ', 'ประชาชน', 'และ', 'เพื่อ', 'กรุงเทพมหานคร', 'สำนักงาน'];
  const filler = fc.array(fc.constantFrom(...words, ' ', 'ก', 'กก', 'a', '๑'), { maxLength: 20 });
  fc.assert(
    fc.property(filler, fc.constantFrom(...words), filler, (before, twice, after) => {
      const narrative = `${before.join('')} ${twice}${twice} ${after.join('')}`;
      const file = cleanText(['narrative: ดำเนินการต่อ', `narrative: ${JSON.stringify(narrative)}`]);
      const places = diagnosticsOf(file)
        .filter(({ code }) => code === 'W-DUPLICATE-WORD')
        .map(({ range }) => range?.start.offset);
      expect(places).toContain(file.indexOf(narrative) + before.join('').length + 1);
    }),
    { numRuns: casesOf(300) },
  );
});
