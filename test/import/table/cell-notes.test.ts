import { expect, test } from 'vitest';
import { noteTexts } from '../../../src/import/table/cell-notes.ts';

test('every note reads well in both languages, and no two read alike', () => {
  const notes = Object.entries(noteTexts);
  for (const [kind, { text }] of notes) {
    expect(text.th, kind).toMatch(/[ก-๙]/);
    expect(text.en, kind).not.toMatch(/[ก-๙]/);
  }
  expect(new Set(notes.map(([, { text }]) => text.th)).size).toBe(notes.length);
  expect(new Set(notes.map(([, { text }]) => text.en)).size).toBe(notes.length);
});

test('what only looks wrong is left as it is, and all else is a change', () => {
  const left = Object.entries(noteTexts).flatMap(([kind, { applied }]) => (applied ? [] : [kind]));
  expect(left).toEqual(['phone-zero', 'percent-fraction']);
});
