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

/** The plain decimal a person most likely meant: `๑,๕๐๐ บาท` is `1500`. */
export function plainDecimal(text: string): string | undefined {
  const bare = arabicDigits(text)
    .replace(/บาท|ร้อยละ|baht|thb|[฿%\s]/gi, '')
    .replace(/\.-$/, '');
  if (bare === '-') return '0';
  const plain = grouped.test(bare) ? bare.replaceAll(',', '') : bare;
  return decimal.test(plain) && plain !== text ? plain : undefined;
}

/** Thai digits written as Arabic ones. */
export function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

const decimal = /^\d+(?:\.\d+)?$/;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
