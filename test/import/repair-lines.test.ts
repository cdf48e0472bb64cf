import { describe, expect, test } from 'vitest';
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
