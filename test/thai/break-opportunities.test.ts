import fc from 'fast-check';
import LineBreaker from 'linebreak';
import { describe, expect, it } from 'vitest';
import { breakOpportunities } from '../../src/thai/break-opportunities.ts';
import { isClusterBoundary } from '../../src/thai/clusters.ts';
import { isBreakable } from '../../src/thai/is-breakable.ts';
import { broken, dictionary } from './support.ts';

/** Texts with `|` at every place where a line may end. */
const RULES: Record<string, readonly string[]> = {
  'words of a run': ['การ|กระจาย|อำนาจ', 'สำนัก|การ|ระบาย|น้ำ', 'คณะกรรมการ|ของ|กรุงเทพมหานคร'],
  'ๆ keeps its word, also after a space': [
    'ดีๆ',
    'ต่าง  ๆ |กัน',
    '๕ ๆ |กัน',
    'ถาม?ๆ',
    '…ๆ',
    'สำคัญๆ|ที่|เกิด',
    'ปัญหา|ต่าง ๆ |ที่',
    'ทุก ๆ |ปี',
  ],
  'ฯ and ฯลฯ never start a line': [
    'กรุงเทพ ฯ |แล้ว',
    'แผน/ฯ',
    'งานฯ |แล้ว',
    'กรุงเทพฯ|และ',
    'กระดาษ ฯลฯ |แล้ว',
    'ฯพณฯ |ท่าน',
  ],
  'brackets and quotes keep what they hold': [
    'ระบบ |(ต่อเนื่อง) |แล้ว',
    'ระบบ |( ใหม่ ) |แล้ว',
    'ระบบ |[ใหม่] |แล้ว',
    'หลัก |“ภาครัฐ” |ของ',
    'หลัก |‘ภาครัฐ’ |ของ',
    'หลัก |«ภาครัฐ» |ของ',
  ],
  'a stray ? before a word stays with it': ['หลัก ?ภาครัฐ|ของ|ประชาชน? |ใน'],
  'number and unit': [
    'เงิน |0 บาท |แล้ว',
    'ได้ |95.00 % |แล้ว',
    'ภายใน |15 วัน|นับ',
    'เงิน |45.75 ล้านบาท |แล้ว',
    'ยาว |3.50 กม. |แล้ว',
    'พื้นที่ |12,500 ตร.ม. |แล้ว',
    'ได้ |2 ฉบับ |แล้ว',
    'มี |69 แห่ง |แล้ว',
    'มี |๑๒ ข้อ |แล้ว',
    'ใช้ |100 kW |แล้ว',
    'ที่ดิน |25 ไร่ 2 งาน |แล้ว',
    'เร็ว |60 กม./ชม. |แล้ว',
  ],
  'numbers keep whole': ['เงิน |1,234.50 |แล้ว', '1 : 4 |แล้ว', 'ใช้ |฿ 500 |แล้ว', 'ใช้ |฿500 |แล้ว'],
  'numbers in words': ['แปดหมื่น|หกพัน', 'ยี่สิบเอ็ด', 'สองล้านบาท|แล้ว'],
  'a word with its number': [
    'แผน |พ.ศ. 2564 |แล้ว',
    'ฉบับที่ 12 |แล้ว',
    'ตาม|ข้อ 3 |แล้ว',
    'มาตรา 16 |แล้ว',
    'ครั้งที่ 1 |แล้ว',
    'ครั้งที่1 |แล้ว',
    'ระยะ 20 ปี |แล้ว',
    'หมวด ๒ |แล้ว',
    'ร้อยละ 80 |ของ',
    'จำนวน 4 เครื่อง |แล้ว',
    'ปี 2564 |แล้ว',
    'ซอย|ลาดพร้าว 64 |แล้ว',
    'ที่ กท 0403/1234 |แล้ว',
    'ที่ |กทสจ |0403/1234 |แล้ว',
    'ตำแหน่งที่ |ณ วัน|นั้น',
    'ซอย|บ้าน|ใหม่ 3 |แล้ว',
    'ซอย|นี้|น้ำ|ขัง |3 จุด',
    'บ้าน |(12ก |แล้ว)',
    'แผน ข. |แล้ว',
    'ภาคผนวก ก |แล้ว',
  ],
  'an enumerator keeps its text': ['1. เพื่อ|ให้', '๒) เพื่อ|ให้', '1.3 หลักการ|และ', 'ทำ |(1) แผน |(2) ผล'],
  'telephone numbers': [
    '(โทร 1519) |แล้ว',
    'โทร. 0 2224 2987 |แล้ว',
    'โทรศัพท์ 08 1234 5678, 08 1234 5679 |แล้ว',
    'คือ |0 2224 2987 |แล้ว',
    'โทร. 5885/ 5886 |แล้ว',
    'หมายเลข|โทรศัพท์: 0 2224 2987 |แล้ว',
    'หมายเลข|โทรสาร: 0 2224 2988 |แล้ว',
    'คือ |0812 |3456 |แล้ว',
    'คือ |0 |แผน',
    'ทาง|โทรศัพท์ |หรือ |แฟกซ์ |ก็',
    'คือ |0.5 |20 |แล้ว',
  ],
  dates: [
    'เมื่อ |23/11/2563 : |ประสาน',
    'วันที่ ๒๓ พฤศจิกายน ๒๕๖๓ |แล้ว',
    'เมื่อ |12 ม.ค. 2564 |แล้ว',
    'วันที่ 1 มกราคม พ.ศ. 2564 |แล้ว',
  ],
  ranges: ['พ.ศ. 2561 - 2580 |และ', 'อายุ 30 - 60 ปี |แล้ว', 'เวลา 09.00 - 20.00 น. |ทุก', '(ต.ค. 2563 - มี.ค. 2565) |แล้ว'],
  'nothing ends in a hyphen': ['ยุทธศาสตร์-กลยุทธ์', '๕ - มหานคร', 'e-bidding |แล้ว', '02-224-2987', 'แผน |– ผล'],
  abbreviations: [
    'ของ |กทม. |แล้ว',
    'ตาม |พ.ร.บ. |นี้',
    'ผอ.กอง',
    'เสนอ |ผว.กทม. |แล้ว',
    'ครม. |มี|มติ',
    'แผน/กทม. |แล้ว',
    'แผน/กขคงจฉชซฌญฎฏ. |แล้ว',
    'แผน/|กขคงจฉชซฌญฎฏฐ. |แล้ว',
  ],
  'a word that ends names begins no line, but after a word that leads to it': ['พันธุ์วงศ์ |นี้', 'ใน|วงศ์ |นี้', 'ของ|สกุล|นี้'],
  'a word that only leads to another, with none after it, is the end of the unknown one before it': [
    'ธนวัฒน์ของ',
    'สุภรณ์มี',
  ],
  'one or two letters that no word covers are torn from a word where they end in a consonant': [
    'สำหรับคปกรุงเทพมหานคร',
    'สำหรับ|คิกรุงเทพมหานคร',
  ],
  'title and given name': [
    'นางสาวธัญชนก |ใจงาม |นักวิชาการ',
    'นาย ปกรณ์เกียรติ |วัฒนะสิริ |เป็น',
    'มอบหมาย|นางสาวพิชญาภรณ์ |เลิศวิจิตร |หัวหน้า',
    'ดร. ศุภวิชญ์ |ทองอร่าม |รอง',
    'รศ.ดร.พิมพ์ลดา |เจริญวงศ์ |แล้ว',
    'ผศ.พิมพ์ลดา |เจริญวงศ์ |แล้ว',
    'พล.อ. ธนภัทร |รุ่งเรืองกิจ |แล้ว',
    'ว่าที่ร้อยตรีณัฐพล |สุขสำราญ |แล้ว',
    'นายแพทย์กิตติคุณ |ศรีสวัสดิ์ |แล้ว',
    'นายกรณ์ชัย |พงษ์ไพร |เป็น',
    '(นางวรัญญา |แสงจันทร์)',
    'Mr. John |Smith |แล้ว',
    'นาย รักงาน |ใจดี |เป็น',
    'บริษัท |รักงานดี |จำกัด',
    'นางนพมาศ |รักงาน |เป็น',
    'นายธง |รักงาน |เป็น',
    '(นายธง |รักงาน) |เป็น',
    '(“นายธง |รักงาน” |เป็น)',
    '[นางนพมาศ |รักงาน] |เป็น',
    'เด็กชาย/|เด็กหญิงรักงาน |ใจดี |เป็น',
    'ให้|คุณรักงาน |ใจดี |เป็น',
    'ให้|คุณ|ประชาชน|ทำ',
    'นายพล |รัก|งาน',
  ],
  'นาย and นาง in other words': [
    'นายกรัฐมนตรี|เป็น|ประธาน',
    'นายช่าง|โยธา',
    'นายทะเบียน|ท้องถิ่น',
    'นายแพทย์|ชำนาญการ',
    'นายจ้าง|และ',
  ],
  'after a slash only': ['ถ่ายโอน/|โอน', 'ab/|cd', 'ภารกิจ/|หน้าที่', 'สำนัก / |กอง', 'ครั้งที่ 2/2564 |แล้ว'],
  'not after a slash or a question before what begins no line': ['แผน/๛', 'แผน?๚', 'แผน/‰', 'แผน!‰'],
  'addresses at their own points': [
    'ที่ |https://|www.|example.|go.|th/|plan/|2564?|id=|12 |แล้ว',
    'ทาง |strategy@|example.|go.|th. |แล้ว',
    'ที่ |(www.|e-plan.|go.|th) |แล้ว',
  ],
  'the form': [
    ':: 23/11/2563 : |อยู่|ระหว่าง',
    ':: ความก้าวหน้า|ของ|งานฯ |= 10.00 % |งบประมาณ|ที่|เบิกใช้ |(ครั้งที่ 1) |= 0 บาท : |เป็น|ไป|ตาม|แผน',
    'รหัส|โครงการ... : |21000000-3230',
  ],
  'no-break space and word joiner': ['แผน\u00a0ผล', 'แผน\u2060ผล'],
  'other scripts by UAX #14': ['แผน…|ผล', 'Bangkok |as |a |City', '東|京', '京๛'],
  'a new line of text': ['แผน\n|ผล', 'แผน\r\n|ผล', 'แผน \n|ผล'],
  'nothing goes on from the line before': ['หลักการ\n|1. เพื่อ|ให้', 'นายธง\n|รัก|งาน', 'โทร. 0\n|2224 |2987'],
};

describe.each(Object.entries(RULES))('%s', (promise, texts) => {
  it.each(texts)('%s', (text) => {
    expect(broken(text.replaceAll('|', '')), promise).toBe(text);
  });
});

describe('breakOpportunities', () => {
  it('says what kind a break is and how good', () => {
    const found = breakOpportunities('การกระจาย ข้อ/ความ\nใหม่', dictionary);
    expect(found.map(({ position, kind }) => [position, kind])).toEqual([
      [3, 'word'],
      [10, 'space'],
      [14, 'punctuation'],
      [19, 'mandatory'],
    ]);
    expect(found[0]!.penalty).toBeGreaterThan(found[1]!.penalty);
  });

  it('is sorted, inside the text and within the rules for any text', () => {
    const pieces = fc.constantFrom(
      ...'กขชนมรเแโใไะาำิีุ่้์็ัๆฯ 0๑.,:;%()“”-/฿aZ@=?!\n\u00a0',
      'ฯลฯ',
      'นาย',
      'การ',
      'พ.ศ.',
      ' ๆ',
      ' ฯ',
      '…',
      '京',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { position, kind } of breakOpportunities(text, dictionary)) {
          expect(position).toBeGreaterThan(last);
          expect(position).toBeLessThan(text.length);
          last = position;
          if (kind === 'mandatory') continue;
          expect(isClusterBoundary(text, position)).toBe(true);
          expect(text.slice(position)).not.toMatch(/^(?:[ๆฯ%)”.,:;!?/…\u00a0]|ฯลฯ)/);
          expect(text.slice(0, position).trimEnd()).not.toMatch(/[(“฿=-]$/);
          expect(text.slice(0, position)).not.toMatch(/\u00a0$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('breaks beside ASCII punctuation nowhere UAX #14 does not', () => {
    const pieces = fc.constantFrom('แผน', 'ab', 'Z', '7', '๕', ...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const allowed = new Set<number>();
        const breaker = new LineBreaker(text);
        for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) allowed.add(next.position);
        for (const { position, kind } of breakOpportunities(text, dictionary)) {
          if (kind === 'punctuation') expect(allowed, text).toContain(position);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('needs no Unicode tables where they would break after an en dash at most', () => {
    const letters = fc.constantFrom('แผน', 'ab', 'Z', '7', '๕', 'é', 'ÿ', '·', '–');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const breaker = new LineBreaker(text);
        for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
          if (next.position < text.length) expect(text[next.position - 1], text).toBe('–');
        }
        const kinds = breakOpportunities(text, dictionary).map(({ kind }) => kind);
        expect(kinds, text).not.toContain('punctuation');
      }),
    );
  });

  it('gives the same breaks from the cache as at first', () => {
    const text = 'มอบให้ นายปกรณ์เกียรติ วัฒนะสิริ เป็นผู้รับผิดชอบ โทร. 0 2224 2987';
    expect(breakOpportunities(text, dictionary)).toEqual(breakOpportunities(text, dictionary));
    expect(broken('วัฒนะสิริ')).toBe(broken('วัฒนะสิริ'));
  });

  // The cache finds a text by a hash, and these have the same.
  it.each([
    ['ของ|แผน|โรงเรียน|เด็ก', 'เมือง|ถนน|พื้นที่|ทาง'],
    ['สวน|ให้|ระบบ|สวน', 'แก้ไข|ทำ|ป้าย|ผล'],
    ['ชูนูงงาน', 'กุนูติชุ|งาน'],
    ['หิมีพงาน', 'รูยีหูดุ|งาน'],
  ])('does not take %s for %s', (...texts) => {
    for (const text of [...texts, ...texts.toReversed()]) expect(broken(text.replaceAll('|', ''))).toBe(text);
  });
});

describe('isBreakable', () => {
  it('answers for one place', () => {
    expect(isBreakable('การกระจายอำนาจ', 3, dictionary)).toBe(true);
    expect(isBreakable('การกระจายอำนาจ', 4, dictionary)).toBe(false);
  });
});
