import type { Satang } from '../model/project.ts';

/**
 * Writes money in words as the Royal Society reads it: 21 ยี่สิบเอ็ดบาทถ้วน, 101 หนึ่งร้อยเอ็ดบาทถ้วน, 0.50 ห้าสิบสตางค์.
 * Throws a RangeError when the amount is no safe integer.
 */
export function bahtText(satang: Satang): string {
  if (!Number.isSafeInteger(satang)) throw new RangeError('satang must be a safe integer');
  const amount = Math.abs(satang);
  const rest = amount % 100;
  const baht = (amount - rest) / 100;
  const sign = satang < 0 ? 'ลบ' : '';
  if (rest === 0) return `${sign}${readNumber(baht)}บาทถ้วน`;
  return `${sign}${baht === 0 ? '' : `${readNumber(baht)}บาท`}${readNumber(rest)}สตางค์`;
}

const million = 1_000_000;
const digits = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const places = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน'];

function readNumber(value: number): string {
  if (value < 10) return digits[value]!;
  const low = value % million;
  const millions = (value - low) / million;
  return (millions === 0 ? '' : `${readNumber(millions)}ล้าน`) + readBelowMillion(low);
}

/** Reads what follows another number or makes a number above nine, so that its last one is เอ็ด; nothing for 0. */
function readBelowMillion(value: number): string {
  let words = '';
  for (let place = 0, rest = value; rest > 0; place++, rest = Math.floor(rest / 10)) {
    words = readDigit(rest % 10, place) + words;
  }
  return words;
}

function readDigit(digit: number, place: number): string {
  if (digit === 0) return '';
  if (place === 0 && digit === 1) return 'เอ็ด';
  if (place === 1 && digit === 1) return 'สิบ';
  if (place === 1 && digit === 2) return 'ยี่สิบ';
  return digits[digit]! + places[place]!;
}
