/** Why a text is no plain decimal number with at most two decimals. */
export type DecimalFault = 'form' | 'negative' | 'decimals' | 'large';

/** `text` times 100, exact: digits are never read through a floating-point number. */
export function parseHundredths(text: string): number | DecimalFault {
  if (!decimal.test(text)) return text.startsWith('-') && decimal.test(text.slice(1)) ? 'negative' : 'form';
  const [whole, fraction = ''] = text.split('.');
  if (fraction.length > 2) return 'decimals';
  const hundredths = Number(whole + fraction.padEnd(2, '0'));
  return Number.isSafeInteger(hundredths) ? hundredths : 'large';
}

/** What an amount is counted in; `either` where a person decides. */
export type Unit = 'baht' | 'percent' | 'either';

/**
 * The plain decimal a person most likely meant: `๑,๕๐๐ บาท` is `1500`. Not `100 50`, whose space may be a lost point, and not
 * `10%` of what is counted in baht.
 */
export function plainDecimal(text: string, unit: Unit = 'either'): string | undefined {
  const bare = arabicDigits(text)
    .replace(signs[unit], '')
    .trim()
    .replace(/\s*\.-$/, '');
  if (bare === '-') return '0';
  const plain = grouped.test(bare) ? bare.replace(/[,\s]/g, '') : bare;
  return decimal.test(plain) && plain !== text ? plain : undefined;
}

const signs: Readonly<Record<Unit, RegExp>> = {
  baht: /บาท|baht|thb|฿/gi,
  percent: /ร้อยละ|%/g,
  either: /บาท|baht|thb|฿|ร้อยละ|%/gi,
};

/** Thai digits written as Arabic ones. */
export function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

const decimal = /^\d+(?:\.\d+)?$/;
/** By commas or by spaces: thin, not breaking, or plain ones, but no line end. */
const grouped = /^\d{1,3}(?:(?:,\d{3})+|(?:[^\S\n]\d{3})+)(?:\.\d+)?$/;
