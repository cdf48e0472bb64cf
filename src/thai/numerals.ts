/** Writes the Arabic digits of a text as Thai digits: `ครั้งที่ 12` is `ครั้งที่ ๑๒`. */
export function thaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + thaiZero - zero));
}

const zero = 0x30;
const thaiZero = 0x0e50;
