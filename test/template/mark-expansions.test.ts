import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutExpansions } from '../../src/docx/leaf.ts';
import { abbreviations } from '../../src/template/abbreviations.ts';
import { markExpansions } from '../../src/template/mark-expansions.ts';
import { markLanguage } from '../../src/template/mark-language.ts';

const FACE = { bold: true, italic: false };
const mark = (value: string) => markExpansions({ type: 'text', value, ...FACE });
const spoken = (value: string) =>
  mark(value)
    .map((text) => text.expansion ?? text.value)
    .join('');

test.each([
  ['ผู้บริหารของ กทม. เห็นชอบ (กทม.)', 'ผู้บริหารของ กรุงเทพมหานคร เห็นชอบ (กรุงเทพมหานคร)'],
  ['ปีงบประมาณ พ.ศ. : 2564', 'ปีงบประมาณ พุทธศักราช : 2564'],
  ['ตามพ.ร.บ. พ.ศ.2542', 'ตามพระราชบัญญัติ พุทธศักราช2542'],
  ['ผู้ประสานงาน สยป : ', 'ผู้ประสานงาน สำนักยุทธศาสตร์และประเมินผล : '],
  ['ผอ.สยป. (โทร 1519)', 'ผู้อำนวยการสำนักยุทธศาสตร์และประเมินผล (โทรศัพท์ 1519)'],
  ['ประชุม 4 มิ.ย. 2564 เวลา 09.00 น.', 'ประชุม 4 มิถุนายน 2564 เวลา 09.00 นาฬิกา'],
  ['ม.ค.64 - ก.พ. 2564', 'มกราคม64 - กุมภาพันธ์ 2564'],
  ['พื้นที่ 25 ตร.ม. และ ๑๒ ตร.กม.', 'พื้นที่ 25 ตารางเมตร และ ๑๒ ตารางกิโลเมตร'],
  ['ทั่วกรุงเทพฯ ได้แก่ ถนน คลอง ฯลฯ', 'ทั่วกรุงเทพมหานคร ได้แก่ ถนน คลอง และอื่น ๆ'],
])('%j is said as %j', (written, expected) => {
  expect(spoken(written)).toBe(expected);
});

test.each([
  'สำนักงาน ก.พ. ที่ นร 1001/ว 5',
  'ม.พ.ศ. และ พ.ศ.ก.',
  'โทรศัพท์ โทรสาร โทร',
  'ร่างยุทธศาสตร์ฯ ตามแผนฯ',
  'สยปก น. กม. ตร.ม.',
  'คิดเป็น 10.00 %',
  'ปีพ.ศ. 2564 ในพื้นที่กรุงเทพฯ',
  '',
])('%j is left as it is', (written) => {
  expect(mark(written)).toEqual([{ type: 'text', value: written, ...FACE }]);
});

describe('the table', () => {
  test.each(abbreviations.map(({ short, full, place }) => [short, full, place] as const))(
    '%s',
    (short, full, place) => {
      expect(full).not.toMatch(/[.ฯ]/);
      const sentence = { afterNumber: `5 ${short}`, beforeNumber: `${short} 5`, inDate: `5 ${short}` };
      const written = place ? sentence[place] : short;
      expect(spoken(written)).toBe(written.replace(short, full));
    },
  );
});

test('cuts text without losing or moving a character, and it can be joined again', () => {
  const pieces = fc.constantFrom(...abbreviations.map(({ short }) => short), ' ', '5', 'ก', 'ก่', '.', 'ฯ', '(', 'City');
  const property = fc.property(fc.array(pieces, { maxLength: 10 }), (parts) => {
    const plain = markLanguage(parts.join(''), FACE);
    const cut = plain.flatMap(markExpansions);
    expect(cut.map(({ value }) => value).join('')).toBe(parts.join(''));
    expect(cut.every(({ value, bold }) => value !== '' && bold)).toBe(true);
    expect(withoutExpansions(cut)).toEqual(plain);
  });
  fc.assert(property);
});

test('finds the same however much text is before', () => {
  const pieces = fc.constantFrom(...abbreviations.map(({ short }) => short), ' ', '5', 'ก', '.', 'ฯ', 'โทร', 'กรุงเทพ');
  const before = fc.array(fc.constantFrom('งาน ', '1,234.50 บาท ', 'แผนฯ ', 'กิจกรรม '), { maxLength: 4 });
  const property = fc.property(before, fc.array(pieces, { maxLength: 6 }), (words, parts) => {
    expect(spoken(`${words.join('')}ก ${parts.join('')}`)).toBe(words.join('') + spoken(`ก ${parts.join('')}`));
  });
  fc.assert(property);
});
