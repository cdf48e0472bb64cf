import type { Localized } from '../model/localized.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { withoutPrivateLetters } from '../thai/misread.ts';
import type { Note } from './imported.ts';
import type { PrintedLine, Printout } from './printed-line.ts';
import { readUnmapped } from './unmapped-letters.ts';

export interface Repaired {
  readonly printout: Printout;
  /** What was repaired at some lines of a printout. */
  readonly notesFor: (lines: readonly PrintedLine[]) => Note[];
}

/**
 * Puts right what the extraction of text did to Thai letters: the same picture, other letters. Words are never changed.
 * The text of raingan's own PDF is exact and stays as it is, but for the private letters that a value may hold.
 */
export function repairLines(printout: Printout, dictionary: Dictionary): Repaired {
  const changed = new Map<RepairId, Set<number>>();
  let { lines } = printout;
  const apply = (id: RepairId, next: readonly PrintedLine[]) => {
    const numbers = next.flatMap(({ text, number }, index) => (text === lines[index]!.text ? [] : [number]));
    if (numbers.length > 0) changed.set(id, new Set(numbers));
    lines = next;
  };
  const replace = (id: RepairId, read: (text: string) => string) =>
    apply(
      id,
      lines.map((line) => ({ ...line, text: read(line.text) })),
    );
  replace('private-letters', withoutPrivateLetters);
  if (!isExact(printout)) {
    apply('unmapped-letters', readUnmapped(lines, dictionary));
    if (spacesFollowSaraAm(lines)) replace('spaces-in-words', (text) => text.replace(/ำ (?=[ก-ฮเ-ไ])/g, 'ำ'));
    for (const { id, read } of rules) replace(id, read);
  }
  return {
    printout: { ...printout, lines },
    notesFor: (some) =>
      [...changed].flatMap(([id, numbers]) => {
        const own = some.flatMap(({ number }) => (numbers.has(number) ? [number] : []));
        return own.length === 0 ? [] : [{ id, lines: [...new Set(own)], text: texts[id] }];
      }),
  };
}

function isExact({ source, cellsApart }: Printout): boolean {
  return source === 'own' && cellsApart;
}

type RepairId = keyof typeof texts;

const above = '\u0e31\u0e34-\u0e37\u0e47\u0e4d';
const below = '\u0e38-\u0e3a';
const tone = '\u0e48-\u0e4c';
const marks = `${above}${below}${tone}`;

/** In the order in which they are applied: each leaves what the next one reads. */
const rules: readonly { readonly id: RepairId; readonly read: (text: string) => string }[] = [
  {
    id: 'spaces-unified',
    read: (text) =>
      text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' '),
  },
  // A mark never begins a word: `ท ี่`, `ก ำ`.
  { id: 'spaces-in-words', read: (text) => text.replace(new RegExp(`(?<=[ก-ฮ${marks}]) +(?=[${marks}ำ])`, 'g'), '') },
  { id: 'sara-ae-composed', read: (text) => text.replace(/เเ/g, 'แ') },
  // The circle of ำ as a spacing sign, or apart from its า, with the tone mark before or between.
  {
    id: 'sara-am-composed',
    read: (text) =>
      text
        .replace(new RegExp(`[\u02f8\u0e4d]([${tone}]?)า`, 'g'), '$1ำ')
        .replace(new RegExp(`(?<=[ก-ฮ])([${tone}]?)\u02f8`, 'g'), '$1ํ')
        .replace(new RegExp(`ำ([${tone}])`, 'g'), '$1ำ')
        .replace(/ำา/g, 'ำ'),
  },
  {
    id: 'marks-reordered',
    read: (text) =>
      text
        .replace(new RegExp(`([${tone}])([${above}${below}]+)`, 'g'), '$2$1')
        .replace(new RegExp(`([\u0e31\u0e34-\u0e37])([${below}])`, 'g'), '$2$1'),
  },
];

/** Some programs leave a gap where the า of ำ was drawn: then a space follows nearly every ำ. */
function spacesFollowSaraAm(lines: readonly PrintedLine[]): boolean {
  const all = lines.flatMap(({ text }) => text.match(/ำ[ก-ฮเ-ไ]|ำ [ก-ฮเ-ไ]/g) ?? []);
  return all.length >= 4 && all.filter((each) => each.includes(' ')).length * 10 >= all.length * 9;
}

const texts = {
  'private-letters': {
    th: 'แทนอักขระพิเศษของแบบอักษรไทยรุ่นเก่าด้วยตัวอักษรจริง',
    en: 'letters of old Thai fonts in the private use area replaced by the letters that they show',
  },
  'unmapped-letters': {
    th: 'ไฟล์ไม่ได้บอกว่าเป็นตัวอักษรใด จึงอ่านจากคำที่อยู่รอบ ๆ ควรตรวจ',
    en: 'letters that the file does not name, read from the words around them; please check',
  },
  'spaces-unified': {
    th: 'เปลี่ยนวรรคชนิดพิเศษเป็นวรรคธรรมดา และตัดอักขระที่มองไม่เห็น',
    en: 'special kinds of spaces read as spaces, and invisible characters left out',
  },
  'spaces-in-words': {
    th: 'ลบวรรคที่แทรกกลางคำ',
    en: 'spaces inside words removed',
  },
  'sara-ae-composed': {
    th: 'รวม เ สองตัวเป็น แ',
    en: 'two เ read as one แ',
  },
  'sara-am-composed': {
    th: 'รวมนิคหิตกับสระอาเป็น ำ',
    en: 'the circle and the า of ำ read as one letter',
  },
  'marks-reordered': {
    th: 'จัดลำดับสระและวรรณยุกต์ให้ถูกต้อง',
    en: 'vowels and tone marks put into their order',
  },
} satisfies Record<string, Localized>;
