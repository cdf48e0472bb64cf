import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/import/form/read-entries.ts';
import { labelNotes, notes, statusNotes } from '../../../src/import/form/repair-notes.ts';
import { madeLines } from '../made-lines.ts';

test('where nothing was repaired nothing is said', () => {
  const none = [
    notes.headers([]),
    notes.furniture([]),
    notes.times([]),
    notes.eras([]),
    notes.boxes([]),
    notes.joints([]),
    notes.guessedSpaces(new Map()),
    notes.doubtfulLetters([]),
    notes.lostLetters([]),
    notes.guessedParagraphs([]),
    notes.unparsed(0),
    statusNotes([]),
    labelNotes(new Map()),
  ];
  expect(none.flat()).toEqual([]);
});

test('lines are named by their numbers, with how many there were', () => {
  expect(notes.headers([4, 90])).toMatchObject([
    { id: 'headers-removed', lines: [4, 90], text: { en: '2 running headers removed' } },
  ]);
  expect(notes.headers([4])[0]?.text.en).toBe('1 running header removed');
  expect(notes.unparsed(3)[0]?.text.en).toBe('3 lines were not understood; they are kept in provenance.unparsed');
});

test('what was left out of the edges of pages is shown, each text once', () => {
  const [note] = notes.furniture(madeLines(['หน้า 1/3', 'หน้า 2/3', `ก   ${'ข'.repeat(100)}`]));
  expect(note?.lines).toEqual([1, 2, 3]);
  expect(note?.text.en).toBe(
    `headers and footers of pages that are not the form's left out: "หน้า 2/3", "ก ${'ข'.repeat(78)}"`,
  );
});

test('joints are listed apart, with and without a space; guesses are marked', () => {
  const joint = (line: number, space: boolean, guessed: boolean) => ({ line, next: line + 1, space, guessed });
  const found = notes.joints([joint(1, true, false), joint(2, false, true), joint(5, true, true)]);
  expect(found.map(({ id, text }) => [id, text.en.split(': ').at(-1)])).toEqual([
    ['lines-joined-with-space', '1|2, 5|6?'],
    ['lines-joined-without-space', '2|3?'],
  ]);
});

test('values are named by their paths', () => {
  expect(notes.guessedSpaces(new Map([['rationale[0]', '1|2, 3|4']]))[0]?.text.en).toContain(
    ': rationale[0] (1|2, 3|4)',
  );
  expect(notes.doubtfulLetters(['targets', 'rationale[0]']).map(({ id, path }) => [id, path])).toEqual([
    ['letters-guessed', 'targets'],
    ['letters-guessed', 'rationale[0]'],
  ]);
  expect(notes.lostLetters(['targets'])).toMatchObject([{ id: 'letters-lost', path: 'targets' }]);
});

describe('a status that was printed away from its entry', () => {
  const entry = (number: number, reattached: boolean): Entry => ({
    number,
    line: 1,
    narrative: [],
    figures: '',
    figuresLine: 0,
    planStatus: { text: 'ก', lines: madeLines(['ก']), reattached: false },
    targetStatus: { text: 'ข', lines: madeLines(['ข', 'ค']), reattached },
  });

  test('is named with the number of its report', () => {
    expect(statusNotes([entry(3, false), entry(4, true)])).toMatchObject([
      {
        id: 'status-reattached',
        path: 'reports[1].targetStatus',
        lines: [1, 2],
        text: { en: 'the stray status "ข" put back into report 4' },
      },
    ]);
  });
});

test.each([
  ['ประเด็นยุทธศา ย่อย : ก', 'ประเด็นยุทธศา ย่อย'],
  ['ประเด็นยุทธศาสตร์ย่อย : ก', undefined],
])('the label of %s is cut short: %s', (text, label) => {
  const [line] = madeLines([text], { number: 7 });
  const found = labelNotes(new Map([['strategy.subIssue', line!]]));
  expect(found.map(({ lines }) => lines)).toEqual(label === undefined ? [] : [[7]]);
  if (label) expect(found[0]?.text.en).toContain(`the label "${label}" is cut short`);
});
