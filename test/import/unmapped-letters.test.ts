import { describe, expect, test } from 'vitest';
import { placeholderOf } from '../../src/import/placeholder.ts';
import { readUnmapped } from '../../src/import/unmapped-letters.ts';
import { dictionary, madeLines } from './made-lines.ts';

const [one, two] = [placeholderOf(0), placeholderOf(1)];
const read = (...texts: string[]) => readUnmapped(madeLines(texts), dictionary);
const texts = (...given: string[]) => read(...given).map(({ text }) => text);

test('lines whose letters are all named stay the same', () => {
  const lines = madeLines(['ที่นี่', 'ก']);
  expect(readUnmapped(lines, dictionary)).toBe(lines);
});

describe('a glyph without a letter is read', () => {
  test('as the mark that makes words of the places where it is', () => {
    const lines = ['การพัฒนาพื้นที่', 'ที่อยู่อาศัย', 'หน้าที่ของเจ้าหน้าที่', 'สถานที่ก่อสร้าง'];
    const given = lines.map((text) => text.replaceAll('ที่', `ที${one}`));
    const found = read(...given);
    expect(found.map(({ text }) => text)).toEqual(lines);
    expect(found.every(({ doubtful }) => doubtful === undefined)).toBe(true);
  });

  test('as two marks that are drawn as one glyph', () => {
    const lines = ['การพัฒนาพื้นที่', 'ที่อยู่อาศัย', 'หน้าที่ของเจ้าหน้าที่', 'สถานที่ก่อสร้าง'];
    expect(texts(...lines.map((text) => text.replaceAll('ที่', `ท${one}`)))).toEqual(lines);
  });

  test.each([
    ['่', 'ต่าง ว่า อยู่ ใหม่ เช่น'],
    ['้', 'ร้อย ใช้ แล้ว ต้น น้อย'],
    ['์', 'สงฆ์ ศูนย์ สัปดาห์ พันธุ์'],
    ['็', 'เป็น เก็บ เร็ว เห็น'],
    ['ั', 'กับ วัน รับ จัด'],
    ['ิ', 'กิจ ติดตาม นิติ พิจารณา'],
    ['ี', 'ปี มี ดี วิธี'],
    ['ึ', 'ลึก ศึกษา บันทึก นึก'],
    ['ื', 'คืน มืด ลืม พืช'],
    ['ุ', 'ชุมชน ทุน ยุค อายุ'],
    ['ู', 'ครู ดู รูป ข้อมูล'],
    ['ี้', 'นี้ ชี้ หนี้ ทั้งนี้'],
    ['ึ่', 'หนึ่ง ซึ่ง ครึ่ง กึ่ง'],
    ['ึ้', 'ขึ้น ลึกซึ้ง ยิ่งขึ้น ผึ้ง'],
    ['ื่', 'ชื่อ เมื่อ เพื่อ อื่น'],
    ['ื้', 'ซื้อ พื้นที่ เนื้อ รื้อ'],
    ['ั้', 'ทั้ง ครั้ง ชั้น นั้น'],
    ['ิ่', 'เพิ่ม สิ่ง เริ่ม ยิ่ง'],
  ])('as %s', (mark, words) => {
    const lines = words.split(' ');
    expect(texts(...lines.map((text) => text.replaceAll(mark, one)))).toEqual(lines);
  });

  test('as the circle of ำ', () => {
    const lines = ['การดำเนินงาน', 'สำนักงาน', 'จำนวน', 'กำหนดการ'];
    expect(texts(...lines.map((text) => text.replaceAll('ำ', `${one}า`)))).toEqual(
      lines.map((text) => text.replaceAll('ำ', '\u0e4dา')), // put together by the repair of all lines
    );
  });

  test('each of two by itself', () => {
    const lines = ['การพัฒนาพื้นที่', 'ที่อยู่อาศัยของผู้สูงอายุ', 'หน้าที่ของผู้รับจ้าง', 'สถานที่และผู้ดูแล', 'ผู้ว่าที่'];
    const given = lines.map((text) => text.replaceAll('ที่', `ที${one}`).replaceAll('ผู้', `ผู${two}`));
    expect(texts(...given)).toEqual(lines);
  });

  test('by a fixed text of the form, though it is met once', () => {
    const [line] = read(`1.2 หน่วยงานที${one}รับผิดชอบ`);
    expect(line?.text).toBe('1.2 หน่วยงานที่รับผิดชอบ');
    expect(line?.doubtful).toBeUndefined();
  });
});

describe('a doubt is kept', () => {
  test('where it is met at fewer than three places', () => {
    const [line, other] = read(`สถานท${one}ก่อสร้าง`, 'ก');
    expect(line).toMatchObject({ text: 'สถานที่ก่อสร้าง', doubtful: true });
    expect(other).not.toHaveProperty('doubtful');
  });

  test('and a letter that nothing is known of is lost, not made up', () => {
    expect(texts(`A${one}B`, `${one}${two}`)).toEqual(['A\ufffdB', '\ufffd\ufffd']);
  });
});
