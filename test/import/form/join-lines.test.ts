import { describe, expect, test } from 'vitest';
import { type JoinContext, joinLines } from '../../../src/import/form/join-lines.ts';
import type { PrintedLine, Printout } from '../../../src/import/printed-line.ts';
import { dictionary, madeLines, madePrintout } from '../made-lines.ts';

interface Given extends Partial<Printout> {
  /** Other lines of the printout. */
  readonly elsewhere?: readonly PrintedLine[];
  readonly offices?: readonly string[];
}

function join(lines: readonly PrintedLine[], { elsewhere = [], offices = [], ...printout }: Given = {}) {
  const context: JoinContext = { dictionary, offices, printout: madePrintout([...lines, ...elsewhere], printout) };
  const { text, joints } = joinLines(lines, context);
  return [text, joints.map(({ space, guessed }) => `${space ? 'space' : 'none'}${guessed ? '?' : ''}`).join(' ')];
}
const joinTexts = (texts: readonly string[], given?: Given) => join(madeLines(texts), given);

describe('text of the older system', () => {
  test.each<[string[], string, string]>([
    [['ก'], 'ก', ''],
    [[], '', ''],
    [[' ก ข '], 'ก ข', ''],
    // The next letters could not belong to one word: no dictionary is needed.
    [['ฉบับที่', '12 ของปี'], 'ฉบับที่ 12 ของปี', 'space'],
    [['ระยะ (พ.ศ. 2561', '- 2580)'], 'ระยะ (พ.ศ. 2561 - 2580)', 'space'],
    [['ครั้งที่ (', '2)'], 'ครั้งที่ (2)', 'none'],
    [['ครั้งที่ (2', ') แล้ว'], 'ครั้งที่ (2) แล้ว', 'none'],
    [['สำนัก/', 'กอง'], 'สำนัก/กอง', 'none'],
    [['สำนัก /', 'กอง'], 'สำนัก / กอง', 'space'],
    [['สำนัก', '/ กอง'], 'สำนัก / กอง', 'space'],
    [['ตามข้อ 1 ก.', 'ของระเบียบ'], 'ตามข้อ 1 ก. ของระเบียบ', 'space'],
    [['พ.', 'ศ. 2564'], 'พ.ศ. 2564', 'none'],
    [['ปี พ.', 'ศ. 2564'], 'ปี พ.ศ. 2564', 'none'],
    [['สูง 1.5 ม.', 'รทก. แล้ว'], 'สูง 1.5 ม.รทก. แล้ว', 'none'],
    // One word across the wrap.
    [['ดำเนินก', 'าร'], 'ดำเนินการ', 'none'],
    // A text that goes on with an abbreviation begins a phrase.
    [['ตามแผนพัฒนา', 'กทม. แล้ว'], 'ตามแผนพัฒนา กทม. แล้ว', 'space?'],
    // A word that opens a phrase, one that closes it, one that leans on the next.
    [['ดำเนินการแล้ว', 'รวมทั้งการตรวจ'], 'ดำเนินการแล้ว รวมทั้งการตรวจ', 'space?'],
    [['ตามที่ตั้งงบประมาณไว้', 'การตรวจ'], 'ตามที่ตั้งงบประมาณไว้ การตรวจ', 'space?'],
    [['การดำเนินงานของ', 'สำนักงาน'], 'การดำเนินงานของสำนักงาน', 'none?'],
    [['สิ้นสุด ณ', 'วันที่'], 'สิ้นสุด ณ วันที่', 'space?'],
    [['จำนวน 3 แห่ง', 'การตรวจ'], 'จำนวน 3 แห่ง การตรวจ', 'space?'],
    [['จำนวน 3 คน', 'การตรวจ'], 'จำนวน 3 คน การตรวจ', 'space?'],
    [['ตามกฎหมายแห่ง', 'สำนักงาน'], 'ตามกฎหมายแห่งสำนักงาน', 'none?'],
    [['จำนวน 3 แห่ง', 'ในเขต'], 'จำนวน 3 แห่งในเขต', 'none?'],
  ])('%j is %j', (lines, text, how) => {
    expect(joinTexts(lines)).toEqual([text, how]);
  });

  test('goes on with the name of an office behind a space', () => {
    const lines = ['มีการตรวจสอบ', 'กองก่อสร้างแล้ว'];
    expect(joinTexts(lines, { offices: ['กองก่อสร้าง'] })[1]).toBe('space?');
    expect(joinTexts(lines)[1]).toBe('none?');
  });

  test('goes on as the same words are written elsewhere', () => {
    const lines = ['การตรวจสอบ', 'สถานที่ก่อสร้าง'];
    const seen = (text: string) => ({ elsewhere: madeLines([text]) });
    expect(joinTexts(lines, seen('แล้วการตรวจสอบ สถานที่ก่อสร้างต่อ'))).toEqual(['การตรวจสอบ สถานที่ก่อสร้าง', 'space?']);
    expect(joinTexts(lines, seen('แล้วการตรวจสอบสถานที่ก่อสร้างต่อ'))).toEqual(['การตรวจสอบสถานที่ก่อสร้าง', 'none?']);
    const both = { elsewhere: madeLines(['การตรวจสอบ สถานที่ก่อสร้าง', 'การตรวจสอบสถานที่ก่อสร้าง']) };
    expect(joinTexts(lines, both)[1]).toBe('none?'); // nothing is said by it
  });

  test('a line into which the next word would have fitted was ended at a space', () => {
    const full = 'การดำเนินงานตามโครงการก่อสร้างถนน';
    const lines = [full, 'ปรับปรุง', `สถานที่${full}`, full];
    expect(joinTexts(lines)[1]?.split(' ')[1]).toBe('space?');
  });

  test('more than one space at the end of a line was a space', () => {
    expect(joinTexts(['การ ', 'ตรวจ'])[1]).toBe('space');
  });

  test('joints name the lines that they join', () => {
    const context = { dictionary, offices: [], printout: madePrintout([]) };
    const lines = madeLines(['ก', 'ข', 'ค']).map((line) => ({ ...line, number: line.number * 10 }));
    expect(joinLines(lines, context).joints.map(({ line, next }) => [line, next])).toEqual([
      [10, 20],
      [20, 30],
    ]);
  });
});

describe('text of raingan', () => {
  test('keeps its spaces in a PDF: lines are put together as they are', () => {
    const own = { source: 'own', keepsSpaces: true, cellsApart: true } as const;
    expect(joinTexts(['โครงการ ', 'ก่อสร้าง', 'ถนน '], own)).toEqual(['โครงการ ก่อสร้างถนน', '']);
  });

  test('has a space where one was drawn alone and lost: behind Latin, and behind ฯลฯ', () => {
    const own = { source: 'own', keepsSpaces: true, cellsApart: true } as const;
    expect(joinTexts(['ระบบ Smart', 'City'], own)[0]).toBe('ระบบ Smart City');
    expect(joinTexts(['ถนน ฯลฯ', 'แล้ว'], own)[0]).toBe('ถนน ฯลฯ แล้ว');
  });

  test('without its spaces is joined by its own rules of line breaking, which leave no doubt', () => {
    expect(joinTexts(['ระบบ Smart', 'City'], { source: 'own' })).toEqual(['ระบบ Smart City', 'space']);
  });

  test('is a guess between Thai letters of a text, for the DOCX may have been printed by another program', () => {
    const lines = ['ปริมาณน้ำลด', 'ลง ทำให้'];
    expect(joinTexts(lines, { source: 'own', cellsApart: true })[1]).toBe('space');
    expect(joinTexts(lines, { source: 'own' })[1]).toBe('space?');
  });
});

describe('a PDF of another program', () => {
  /** Lines as long as their letters, in pt; the longest of them shows where the right edge is. */
  const placed = (texts: readonly string[], width = 5) =>
    madeLines(texts).map((line) => ({ ...line, end: line.text.length * width }));
  const full = madeLines(['ก'.repeat(40)]).map((line) => ({ ...line, number: 99, end: 200 }));

  test('that draws its spaces has none where a line could have held one', () => {
    const lines = placed(['การตรวจสอบ', 'สถานที่']);
    expect(join(lines, { lineEnds: 'shown', elsewhere: full })[1]).toBe('none');
    const wide = [{ ...lines[0]!, end: 199 }, lines[1]!];
    expect(join(wide, { lineEnds: 'shown', elsewhere: full })[1]).toBe('none?'); // no space fits there: nothing is shown
  });

  test('goes on as the same letters are written elsewhere, before anything else is asked', () => {
    const seen = (text: string) => [...full, ...placed([text])];
    const lines = placed(['การตรวจสอบ', 'สถานที่ก่อสร้าง']);
    const how = (text: string) => join(lines, { lineEnds: 'lost', elsewhere: seen(text) })[1];
    expect(how('แล้วการตรวจสอบ สถานที่ก่อสร้าง')).toBe('space?');
    expect(how('แล้วการตรวจสอบสถานที่ก่อสร้าง')).toBe('none?');
  });

  test('that wraps at spaces only had one where the next word would have fitted', () => {
    const short = placed(['การตรวจสอบ', 'สถานที่']);
    expect(join(short, { lineEnds: 'at-spaces', elsewhere: full })[1]).toBe('space?');
    const long = [{ ...short[0]!, end: 195 }, short[1]!];
    expect(join(long, { lineEnds: 'at-spaces', elsewhere: full })[1]).toBe('none?');
  });
});
