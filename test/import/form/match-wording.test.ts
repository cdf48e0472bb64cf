import { expect, test } from 'vitest';
import { matchWording } from '../../../src/import/form/match-wording.ts';
import { madeLines } from '../made-lines.ts';

const wording = '1.2 หน่วยงานที่รับผิดชอบ';

/** How many lines from the second on the wording takes, and what follows it. */
function match(texts: readonly string[], wanted = wording) {
  const found = matchWording(madeLines(['ก', ...texts]), 1, wanted);
  return found && [found.lines, found.rest?.text];
}

test.each([
  [['1.2 หน่วยงานที่รับผิดชอบ'], [1, undefined]],
  [['1.2หน่วยงาน ที่รับผิดชอบ...'], [1, undefined]],
  [['12 หน่วยงานที่รับผิดชอบ'], [1, undefined]],
  [['1.2 หน่วยงานที่รับผิดชอบ.. : ก. ข'], [1, ': ก. ข']],
  [
    ['1.2 หน่วยงาน', 'ที่รับผิดชอบ', 'ต่อ'],
    [2, undefined],
  ],
  [
    ['1.2', 'หน่วยงาน', 'ที่รับ', 'ผิดชอบ ค'],
    [4, 'ค'],
  ],
  [['1.2 หน่วยงานที่รับ'], [1, undefined]], // cut short, and long enough to be known
])('%j: %j', (texts, expected) => {
  expect(match(texts)).toEqual(expected);
});

test.each([
  [['1.2 หน่วยงาน']],
  [['1.3 หน่วยงานที่รับผิดชอบ']],
  [['หน่วยงานที่รับผิดชอบ']],
  [['1.2', 'หน่วย', 'งาน', 'ที่รับ', 'ผิดชอบ']], // over five lines
  [['1.2 หน่วยงาน', 'ก', 'ที่รับผิดชอบ']],
  [[]],
])('%j is another text', (texts) => {
  expect(match(texts)).toBeUndefined();
});

test('what follows is a line of the same place', () => {
  const [, line] = madeLines(['ก', `${wording} ข`], { page: 3, indent: 7 });
  expect(matchWording([line!], 0, wording)?.rest).toEqual({ ...line, text: 'ข' });
});
