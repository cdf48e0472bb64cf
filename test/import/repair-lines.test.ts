import { describe, expect, test } from 'vitest';
import { placeholderOf } from '../../src/import/placeholder.ts';
import type { Printout } from '../../src/import/printed-line.ts';
import { repairLines } from '../../src/import/repair-lines.ts';
import { dictionary, madeLines, madePrintout } from './made-lines.ts';
import { importValid, legacyForm } from './support.ts';

const { project: expected } = await importValid(legacyForm);
const tones = '\u0e48-\u0e4c';

describe('Thai letters as old extractions give them are read as what they show', () => {
  test.each<[string, string, (text: string) => string]>([
    [
      'a tone mark before its vowel',
      'marks-reordered',
      (text) => text.replace(new RegExp(`([\u0e31\u0e34-\u0e39])([${tones}])`, 'g'), '$2$1'),
    ],
    ['a space before a vowel', 'spaces-in-words', (text) => text.replaceAll('ที่', 'ท ี่')],
    ['two เ for แ', 'sara-ae-composed', (text) => text.replaceAll('แ', 'เเ')],
    ['the circle apart from its า', 'sara-am-composed', (text) => text.replaceAll('ำ', '\u0e4dา')],
    ['a spacing circle', 'sara-am-composed', (text) => text.replaceAll('ำ', '˸า')],
    ['a space behind every ำ', 'spaces-in-words', (text) => text.replace(/ำ(?=[ก-ฮเ-ไ])/g, 'ำ ')],
    ['private letters', 'private-letters', (text) => text.replaceAll('ที่', 'ที\uf70a').replaceAll('ปี', 'ป\uf702')],
    ['spaces that do not break', 'spaces-unified', (text) => text.replace(/(?<=\d) (?=\S)/g, '\u00a0')],
  ])('%s', async (_, id, change) => {
    const text = change(legacyForm);
    expect(text).not.toBe(legacyForm);
    const { project, provenance } = await importValid(text);
    expect(project).toEqual(expected);
    expect(provenance.applied.find((note) => note.id === id)?.lines?.length).toBeGreaterThan(0);
  });
});

test('a ำ that a value has a space behind keeps it, where others have none', async () => {
  const { project } = await importValid(legacyForm.replace('กานดา ใจสว่าง', 'ทองคำ ใจสว่าง'));
  expect(project.contacts.responsible.name).toBe('นางสาวทองคำ ใจสว่าง');
});

test('a tone mark between the circle and the า of ำ is put before both', async () => {
  const { project } = await importValid(legacyForm.replace('กานดา', 'ทองน\u0e4d้า'));
  expect(project.contacts.responsible.name).toBe('นางสาวทองน้ำ ใจสว่าง');
});

describe('a line', () => {
  const repair = (texts: readonly string[], printout: Partial<Printout> = {}) => {
    const lines = madeLines(texts);
    const repaired = repairLines(madePrintout(lines, printout), dictionary);
    return {
      texts: repaired.printout.lines.map(({ text }) => text),
      notes: repaired.notesFor(lines).map(({ id, lines: numbers }) => `${id} ${numbers}`),
      notesFor: repaired.notesFor,
    };
  };

  test.each([
    ['ก\u00a0ข\u2009ค', 'ก ข ค', 'spaces-unified'],
    ['ก\u200bข\u00adค\ufeff', 'กขค', 'spaces-unified'],
    ['ท ี่', 'ที่', 'spaces-in-words'],
    ['ก ำหนด', 'กำหนด', 'spaces-in-words'],
    ['เเละ', 'และ', 'sara-ae-composed'],
    ['ก\u0e4dาหนด', 'กำหนด', 'sara-am-composed'],
    ['น\u02f8\u0e49า', 'น้ำ', 'sara-am-composed'],
    ['น\u0e4d\u0e49า', 'น้ำ', 'sara-am-composed'],
    ['นำ\u0e49', 'น้ำ', 'sara-am-composed'],
    ['กำาหนด', 'กำหนด', 'sara-am-composed'],
    ['ท\u0e48\u0e35', 'ที่', 'marks-reordered'],
    ['ก\u0e48\u0e39', 'กู่', 'marks-reordered'],
    ['ที\uf70a', 'ที่', 'private-letters'],
  ])('%j is %j: %s', (text, repaired, id) => {
    const found = repair([text, 'ก']);
    expect(found.texts).toEqual([repaired, 'ก']);
    expect(found.notes).toEqual([`${id} 1`]);
  });

  test.each(['ที่ ก', 'ก ข', 'ทำ ดี', 'น้ำ', 'เ แ', 'A\tB'])('%j stays as it is', (text) => {
    expect(repair([text])).toMatchObject({ texts: [text], notes: [] });
  });

  test('loses the space behind a ำ where nearly every ำ has one', () => {
    const all = ['ทำ การ', 'สำ นัก', 'จำ นวน', 'กำ หนด'];
    expect(repair(all).texts).toEqual(['ทำการ', 'สำนัก', 'จำนวน', 'กำหนด']);
    expect(repair(all.slice(1)).texts).toEqual(all.slice(1)); // too few to say so
    const some = [...all, 'สำนัก'];
    expect(repair(some).texts).toEqual(some);
    const nine = [...all, ...all, 'นำ เข้า', 'สำนัก']; // nine of ten
    expect(repair(nine).texts).toEqual(nine.map((text) => text.replace('ำ ', 'ำ')));
  });

  test('has the letters that the file does not name, read from the words around them', () => {
    const given = ['สถานที', 'หน้าที', 'พื้นที', 'เจ้าหน้าที'].map((text) => text + placeholderOf(0));
    const found = repair(given);
    expect(found.texts).toEqual(['สถานที่', 'หน้าที่', 'พื้นที่', 'เจ้าหน้าที่']);
    expect(found.notes).toEqual(['unmapped-letters 1,2,3,4']);
  });

  test('of a PDF of raingan is exact, but for letters of old fonts that a value may hold', () => {
    const own = { source: 'own', cellsApart: true } as const;
    expect(repair(['เเละ\u00a0ก', 'ที\uf70a'], own)).toMatchObject({
      texts: ['เเละ\u00a0ก', 'ที่'],
      notes: ['private-letters 2'],
    });
    expect(repair(['เเละ'], { source: 'own' }).texts).toEqual(['และ']); // copied as text it is not
  });

  test('is named in the notes of its own report only', () => {
    const { notesFor } = repair(['เเละ', 'ก', 'เเต่']);
    const [note, ...more] = notesFor(madeLines(['ก', 'ก', 'ก']).slice(1));
    expect([note?.lines, more]).toEqual([[3], []]);
    expect(notesFor(madeLines(['ก', 'ก']).slice(1))).toEqual([]);
  });
});
