/** Whether a number format shows a day. Formats of Thai Excel may be written in Thai letters: `ว/ดด/ปปปป`. */
export function showsDay(format: string): boolean {
  const codes = codesOf(format);
  if (general.test(codes) || /[#?]/.test(codes) || /0/.test(codes.replace(/[sทS][.,]0+/g, ''))) return false;
  const withoutHalfDay = codes.replace(/AM\/PM|A\/P/gi, '');
  return /[ymdb]|[วดป]/i.test(withoutHalfDay) && !onlyTime.test(withoutHalfDay);
}

/** Whether a number format of a workbook shows a number as percent. */
export function showsPercent(format: string): boolean {
  return codesOf(format).includes('%');
}

/** Whether a format writes a percent sign as plain text (`0"%"`, `0\\%`): the number before it is shown as it is stored. */
export function writesPercentSign(format: string): boolean {
  return /"[^"]*%[^"]*"|\\%/.test(format) && !showsPercent(format);
}

/** The same format with its percent signs as plain text, for a number that is multiplied beforehand. */
export function withPlainPercent(format: string): string {
  return format.replace(/("[^"]*"|\\.)|%/g, (sign, text?: string) => text ?? `"${sign}"`);
}

/** Whether the language part of a format (`[$-D07041E]`, a `t` in front) chooses Thai digits. */
export function showsThaiDigits(format: string): boolean {
  return /\[\$-D[0-9A-F]{5,6}\]/i.test(format) || /^t(?=[0#?])/i.test(format);
}

/** Whether the language part of a format chooses the Buddhist calendar: the second byte from the left in `[$-1070000]`. */
export function showsBuddhistYear(format: string): boolean {
  return /\[\$-[0-9A-F]{0,2}07[0-9A-F]{4}\]/i.test(format);
}

/** The same format with the codes of B.E. years in place of those that depend on the calendar. */
export function inBuddhistYears(format: string): string {
  return withoutLanguage(format)
    .replace(/y{3,}|e+/gi, 'bbbb')
    .replace(/y{1,2}/gi, 'bb');
}

/** A format without what only says in which language and digits it is shown. */
export function withoutLanguage(format: string): string {
  const plain = format.replace(/\[\$-[^\]]*\]/g, '').replace(/^t(?=[0#?])/i, '');
  return general.test(plain.trim()) ? 'General' : plain;
}

const general = /^(?:General|Standard|(?:G\/)?ทั่วไป)$/i;
/** Hours, minutes and seconds alone: `h:mm`, `นน:ทท`. */
const onlyTime = /^[\s:.,0/]*(?:\[?(?:h+|m+|s+|ช+|น+|ท+)\]?[\s:.,0/]*)+$/i;

/** The first section of a format without its literal text, conditions, colours and languages. */
function codesOf(format: string): string {
  const [first = ''] = format.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  return first.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').trim();
}

/** Formats that a file names by a number alone, in Thai Excel and in those of East Asia (ECMA-376, 18.8.30). */
const builtInFormats: readonly (readonly [id: number, format: string])[] = [
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'd/m/yyyy'] as const),
  ...['t0', 't0.00', 't#,##0', 't#,##0.00'].map((format, index) => [59 + index, format] as const),
  ...['t0%', 't0.00%', 't# ?/?', 't# ??/??', 'ว/ด/ปปปป', 'ว-ดดด-ปป', 'ว-ดดด', 'ดดด-ปป'].map(
    (format, index) => [67 + index, format] as const,
  ),
  ...['ช:นน', 'ช:นน:ทท', 'ว/ด/ปปปป ช:นน', 'นน:ทท', '[ช]:นน:ทท', 'นน:ทท.0', 'd/m/bb'].map(
    (format, index) => [75 + index, format] as const,
  ),
];

/** The styles of a workbook (`xl/styles.xml`) in which the built-in formats of other languages are written out. */
export function withBuiltInFormats(styles: string): string {
  const missing = builtInFormats.filter(
    ([id]) => !new RegExp(`<(?:\\w+:)?numFmt\\s[^>]*numFmtId="${id}"`).test(styles),
  );
  const [, prefix = ''] = /<((?:\w+:)?)styleSheet\b/.exec(styles) ?? [];
  const added = missing.map(([id, format]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${format}"/>`).join('');
  return /<(?:\w+:)?numFmts\b[^>]*[^/]>/.test(styles)
    ? styles.replace(/<(?:\w+:)?numFmts\b[^>]*>/, (open) => open + added)
    : styles.replace(/(<(?:\w+:)?styleSheet\b[^>]*>)/, `$1<${prefix}numFmts>${added}</${prefix}numFmts>`);
}
