import type { Localized } from '../../model/localized.ts';
import type { Note } from '../imported.ts';
import type { PrintedLine } from '../printed-line.ts';
import type { Joint } from './join-lines.ts';
import type { Entry, Status } from './read-entries.ts';
import { labels } from './wording.ts';

/** Notes on layout artefacts, one a kind; none when nothing was repaired. */
export const notes = {
  headers: (lines: readonly number[]) =>
    about('headers-removed', lines, {
      th: `ตัดหัวกระดาษออก ${lines.length} แห่ง`,
      en: `${lines.length} running ${lines.length === 1 ? 'header' : 'headers'} removed`,
    }),
  furniture: (lines: readonly PrintedLine[]) =>
    about(
      'page-edges-removed',
      lines.map(({ number }) => number),
      {
        th: `ตัดข้อความหัวและท้ายหน้ากระดาษที่ไม่ใช่แบบรายงาน: ${examples(lines)}`,
        en: `headers and footers of pages that are not the form's left out: ${examples(lines)}`,
      },
    ),
  times: (lines: readonly number[]) =>
    about('time-dropped', lines, { th: 'ตัดเวลา 00:00:00 ท้ายวันที่', en: 'the time 00:00:00 behind a date dropped' }),
  eras: (lines: readonly number[]) =>
    about('era-converted', lines, { th: 'แปลงวันที่ พ.ศ. เป็น ค.ศ.', en: 'dates in B.E. converted to C.E.' }),
  boxes: (lines: readonly number[]) =>
    about('boxes-removed', lines, {
      th: 'อักขระ □ ต้นย่อหน้าถือเป็นย่อหน้าใหม่',
      en: 'boxes at the beginning of a line read as a new paragraph',
    }),
  joints: (joints: readonly Joint[]): Note[] => [
    ...joined(
      'lines-joined-with-space',
      joints.filter(({ space }) => space),
      {
        th: 'ต่อบรรทัดโดยเว้นวรรคหนึ่งที่ (? คือเดา ควรตรวจ)',
        en: 'lines joined with one space (?: a guess, to check)',
      },
    ),
    ...joined(
      'lines-joined-without-space',
      joints.filter(({ space }) => !space),
      {
        th: 'ต่อบรรทัดโดยไม่เว้นวรรค (? คือเดา ควรตรวจ)',
        en: 'lines joined without a space (?: a guess, to check)',
      },
    ),
  ],
  guessedSpaces: (guesses: ReadonlyMap<string, string>): Note[] => {
    const places = [...guesses].map(([path, lines]) => `${path} (${lines})`).join(', ');
    if (places === '') return [];
    return [
      {
        id: 'spaces-guessed',
        text: {
          th: `วรรคที่ปลายบรรทัดไม่มีในเอกสาร โปรแกรมเดาว่ามีหรือไม่ ควรตรวจ: ${places}`,
          en: `the printout does not show whether a space was at the ends of these lines; please check: ${places}`,
        },
      },
    ];
  },
  doubtfulLetters: (paths: readonly string[]): Note[] =>
    paths.map((path) => ({
      id: 'letters-guessed',
      path,
      text: {
        th: 'ไฟล์ไม่ได้บอกว่าบางตัวเป็นตัวอักษรใด โปรแกรมเดาจากคำ ควรตรวจกับต้นฉบับ',
        en: 'the file does not name some of its letters; they are guessed from the words, please compare with the original',
      },
    })),
  lostLetters: (paths: readonly string[]): Note[] =>
    paths.map((path) => ({
      id: 'letters-lost',
      path,
      text: {
        th: 'บางตัวอักษรอ่านไม่ได้ (แสดงเป็น \ufffd) ให้แก้ตามต้นฉบับ',
        en: 'some letters could not be read (they are \ufffd); write them as the original has them',
      },
    })),
  guessedParagraphs: (lines: readonly number[]) =>
    about('paragraphs-guessed', lines, {
      th: 'ขึ้นย่อหน้าใหม่เพราะบรรทัดก่อนหน้าสั้น ควรตรวจ',
      en: 'taken for new paragraphs because the line before is short; please check',
    }),
  unparsed: (count: number): Note[] =>
    count === 0
      ? []
      : [
          {
            id: 'lines-unparsed',
            text: {
              th: `มี ${count} บรรทัดที่โปรแกรมไม่เข้าใจ เก็บไว้ใน provenance.unparsed`,
              en: `${count} lines were not understood; they are kept in provenance.unparsed`,
            },
          },
        ],
};

/** The different texts of lines, digits not compared. */
function examples(lines: readonly PrintedLine[]): string {
  const texts = new Map(lines.map(({ text }) => [text.replace(/\d+/g, '#'), text.replace(/\s+/g, ' ').trim()]));
  return [...texts.values()].map((text) => `"${text.slice(0, 80)}"`).join(', ');
}

function about(id: string, lines: readonly number[], text: Localized): Note[] {
  return lines.length === 0 ? [] : [{ id, lines, text }];
}

function joined(id: string, joints: readonly Joint[], text: Localized): Note[] {
  if (joints.length === 0) return [];
  const places = joints.map(({ line, next, guessed }) => `${line}|${next}${guessed ? '?' : ''}`).join(', ');
  return [{ id, text: { th: `${text.th}: ${places}`, en: `${text.en}: ${places}` } }];
}

/** Statuses that were printed away from their entry. */
export function statusNotes(entries: readonly Entry[]): Note[] {
  return entries.flatMap((entry, index) =>
    (['planStatus', 'targetStatus'] as const).flatMap((field) => {
      const status: Status | undefined = entry[field];
      if (!status?.reattached) return [];
      return {
        id: 'status-reattached',
        path: `reports[${index}].${field}`,
        lines: status.lines.map(({ number }: PrintedLine) => number),
        text: {
          th: `สถานะ "${status.text}" ที่หลุดไปอยู่ที่อื่น นำกลับมาไว้กับรายงานครั้งที่ ${entry.number}`,
          en: `the stray status "${status.text}" put back into report ${entry.number}`,
        },
      };
    }),
  );
}

/** Labels the older system printed cut short. */
export function labelNotes(printed: ReadonlyMap<string, PrintedLine>): Note[] {
  const path = 'strategy.subIssue';
  const line = printed.get(path);
  const pattern = labels.find(({ field }) => field === path)!.pattern;
  const label = pattern.exec(line?.text ?? '')?.[0].replace(/\s*\.*\s*:\s*$/, '');
  if (!line || label === undefined || label.startsWith('ประเด็นยุทธศาสตร์')) return [];
  return [
    {
      id: 'label-clipped',
      path,
      lines: [line.number],
      text: {
        th: `ป้าย "${label}" ถูกตัด คำเต็มคือ "ประเด็นยุทธศาสตร์ย่อย"`,
        en: `the label "${label}" is cut short; in full it is "ประเด็นยุทธศาสตร์ย่อย"`,
      },
    },
  ];
}
