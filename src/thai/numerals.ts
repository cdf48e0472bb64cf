/** Writes the Arabic digits of a text as Thai digits: `ครั้งที่ 12` is `ครั้งที่ ๑๒`. */
export function thaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + THAI_ZERO - ZERO));
}

const ZERO = 0x30;
const THAI_ZERO = 0x0e50;
