/** Reads an amount of money in Thai words as decimal baht: `หนึ่งล้านบาทห้าสิบสตางค์` is `1000000.50`. Undefined for what can be read in two ways. */
export function readBahtWords(text: string): string | undefined {
  const match = /^(.+?)(?:บาท)?(?:ถ้วน|(?<=บาท)(.+)สตางค์)?$/.exec(text);
  const baht = match === null ? undefined : readNumberWords(match[1]!);
  const satang = match?.[2] === undefined ? 0 : readNumberWords(match[2]);
  if (baht === undefined || satang === undefined || satang > 99) return undefined;
  return `${baht}.${String(satang).padStart(2, '0')}`;
}

/** Reads a whole number below a million millions in Thai words: `สิบห้า` is 15. Undefined for what can be read in two ways. */
export function readNumberWords(text: string): number | undefined {
  const million = text.lastIndexOf('ล้าน');
  if (million === -1) return belowMillion(text);
  const millions = million === 0 ? 1 : belowMillion(text.slice(0, million));
  const rest = text.slice(million + 'ล้าน'.length);
  const ones = rest === '' ? 0 : belowMillion(rest);
  return millions === undefined || ones === undefined ? undefined : millions * 1_000_000 + ones;
}

/** A digit alone after hundreds or more is read in two ways: หนึ่งพันห้า is 1,005 on paper and 1,500 in speech. */
function belowMillion(text: string): number | undefined {
  const match = number.exec(text);
  if (match === null || text === '') return undefined;
  const { hundreds, ten, tens, ones } = match.groups!;
  if (hundreds !== '' && ten === undefined && ones !== undefined && ones !== 'เอ็ด') return undefined;
  let value = 0;
  for (const [, digit = 'หนึ่ง', power] of hundreds!.matchAll(hundredsOrMore)) value += digits[digit]! * powers[power!]!;
  if (ten !== undefined) value += 10 * digits[tens ?? 'หนึ่ง']!;
  return value + (ones === undefined ? 0 : digits[ones]!);
}

const digits: Readonly<Record<string, number>> = {
  ศูนย์: 0,
  หนึ่ง: 1,
  เอ็ด: 1,
  สอง: 2,
  ยี่: 2,
  สาม: 3,
  สี่: 4,
  ห้า: 5,
  หก: 6,
  เจ็ด: 7,
  แปด: 8,
  เก้า: 9,
};
const powers: Readonly<Record<string, number>> = { แสน: 100_000, หมื่น: 10_000, พัน: 1_000, ร้อย: 100 };

const digit = '(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)';
const hundredsOrMore = new RegExp(`(${digit})?(แสน|หมื่น|พัน|ร้อย)`, 'g');
const number = new RegExp(
  `^(?<hundreds>(?:${digit}?แสน)?(?:${digit}?หมื่น)?(?:${digit}?พัน)?(?:${digit}?ร้อย)?)(?<ten>(?<tens>${digit}|ยี่)?สิบ)?(?<ones>${digit}|เอ็ด|ศูนย์)?$`,
);
