import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBaht, formatBahtAndSatang, formatPercent } from '../../src/thai/baht.ts';
import { bahtText } from '../../src/thai/baht-text.ts';
import { longThaiDate, thaiDate } from '../../src/thai/dates.ts';
import { thaiDigits } from '../../src/thai/numerals.ts';

describe('thaiDigits', () => {
  it('writes every Arabic digit, and nothing else, in Thai', () => {
    expect(thaiDigits('ครั้งที่ 12/2564 (A4)')).toBe('ครั้งที่ ๑๒/๒๕๖๔ (A๔)');
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }), (text) => {
        const back = thaiDigits(text).replace(/[๐-๙]/g, (digit) => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit)));
        expect(back).toBe(text.replace(/[๐-๙]/g, (digit) => String('๐๑๒๓๔๕๖๗๘๙'.indexOf(digit))));
        expect(thaiDigits(text)).not.toMatch(/[0-9]/);
      }),
    );
  });
});

describe('thaiDate and longThaiDate', () => {
  it('write the Buddhist year', () => {
    expect(thaiDate('2020-11-23')).toBe('23/11/2563');
    expect(thaiDate('2021-02-03')).toBe('03/02/2564');
    expect(longThaiDate('2020-11-23')).toBe('23 พฤศจิกายน 2563');
    expect(longThaiDate('2021-02-03')).toBe('3 กุมภาพันธ์ 2564');
  });

  it('agree with each other on every day', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [date, month, year] = thaiDate(iso).split('/');
        expect(`${Number(year) - 543}-${month}-${date}`).toBe(iso);
        const expected = new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', {
          day: 'numeric',
          month: 'long',
          timeZone: 'UTC',
        }).format(day);
        expect(longThaiDate(iso)).toBe(`${expected} ${year}`);
      }),
    );
  });
});

describe('formatBaht', () => {
  it.each([
    [0, '0'],
    [5, '0.05'],
    [100, '1'],
    [99_900, '999'],
    [123_450, '1,234.50'],
    [125_000_000, '1,250,000'],
    [-123_456, '-1,234.56'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
  ])('%i satang is %s', (satang, text) => {
    expect(formatBaht(satang)).toBe(text);
  });

  it('loses nothing and groups by three', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (satang) => {
        const text = formatBaht(satang);
        expect(text).toMatch(/^-?\d{1,3}(?:,\d{3})*(?:\.\d\d)?$/);
        const [baht, decimals = '00'] = text.replace(/[-,]/g, '').split('.');
        expect(BigInt(baht! + decimals) * (text.startsWith('-') ? -1n : 1n)).toBe(BigInt(satang));
      }),
    );
  });
});

describe('formatBahtAndSatang', () => {
  it.each([
    [0, '0.00'],
    [10, '0.10'],
    [123_400, '1,234.00'],
    [123_410, '1,234.10'],
    [123_456, '1,234.56'],
    [-123_450, '-1,234.50'],
  ])('%i satang is %s, with two decimals always', (satang, text) => {
    expect(formatBahtAndSatang(satang)).toBe(text);
  });
});

describe('formatPercent', () => {
  it('always has two decimals', () => {
    expect([0, 5, 1000, 9550, 10_000].map(formatPercent)).toEqual(['0.00', '0.05', '10.00', '95.50', '100.00']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (basisPoints) => {
        const text = formatPercent(basisPoints);
        expect(text).toMatch(/^\d+\.\d\d$/);
        expect(Number(text.replace('.', ''))).toBe(basisPoints);
      }),
    );
  });
});

describe('bahtText', () => {
  it.each([
    [0, 'ศูนย์บาทถ้วน'],
    [100, 'หนึ่งบาทถ้วน'],
    [1_000, 'สิบบาทถ้วน'],
    [1_100, 'สิบเอ็ดบาทถ้วน'],
    [2_100, 'ยี่สิบเอ็ดบาทถ้วน'],
    [10_100, 'หนึ่งร้อยเอ็ดบาทถ้วน'],
    [11_100, 'หนึ่งร้อยสิบเอ็ดบาทถ้วน'],
    [100_000_100, 'หนึ่งล้านเอ็ดบาทถ้วน'],
    [1_100_000_000, 'สิบเอ็ดล้านบาทถ้วน'],
    [100_000_000_000_000, 'หนึ่งล้านล้านบาทถ้วน'],
    [1, 'หนึ่งสตางค์'],
    [11, 'สิบเอ็ดสตางค์'],
    [25, 'ยี่สิบห้าสตางค์'],
    [8_640_050, 'แปดหมื่นหกพันสี่ร้อยบาทห้าสิบสตางค์'],
    [12_345_678_921, 'หนึ่งร้อยยี่สิบสามล้านสี่แสนห้าหมื่นหกพันเจ็ดร้อยแปดสิบเก้าบาทยี่สิบเอ็ดสตางค์'],
    [-2_050, 'ลบยี่สิบบาทห้าสิบสตางค์'],
  ])('%i satang is read %s', (satang, text) => {
    expect(bahtText(satang)).toBe(text);
  });

  it('can be read back to the same amount', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -20_000_000, max: 20_000_000 }), fc.maxSafeInteger()), (satang) => {
        expect(readBack(bahtText(satang))).toBe(BigInt(satang));
      }),
      { numRuns: 500 },
    );
  });

  it('refuses an amount that is no safe integer', () => {
    expect(() => bahtText(0.5)).toThrow(RangeError);
    expect(() => bahtText(2 ** 53)).toThrow(RangeError);
  });
});

/** The amount a clerk hears: digits times powers of ten, ล้าน times all before it. */
function readBack(text: string): bigint {
  const [, sign, baht = '', satang = ''] = /^(ลบ)?(?:(.+?)บาท(?:ถ้วน)?)?(?:(.+)สตางค์)?$/.exec(text)!;
  return (heard(baht) * 100n + heard(satang)) * (sign === undefined ? 1n : -1n);
}

function heard(words: string): bigint {
  const digits = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
  const powers: Record<string, bigint> = { สิบ: 10n, ร้อย: 100n, พัน: 1_000n, หมื่น: 10_000n, แสน: 100_000n };
  let total = 0n;
  let digit: bigint | undefined;
  for (const word of words.match(/ศูนย์|หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน/g) ?? []) {
    if (word === 'ล้าน') {
      total = (total + (digit ?? 0n)) * 1_000_000n;
      digit = undefined;
    } else if (word in powers) {
      total += (digit ?? 1n) * powers[word]!;
      digit = undefined;
    } else {
      digit = word === 'เอ็ด' ? 1n : word === 'ยี่' ? 2n : BigInt(digits.indexOf(word));
    }
  }
  return total + (digit ?? 0n);
}
