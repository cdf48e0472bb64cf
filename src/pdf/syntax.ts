/** PDF objects as text in PDF syntax (ISO 32000-1, 7.3); one character is one byte. */
export type PdfObject = string;

/** A reference, `12 0 R`. */
export type Ref = string & { readonly ref?: never };

/** A dictionary; keys whose value is `undefined` are left out. */
export function dict(entries: Readonly<Record<string, PdfObject | number | boolean | undefined>>): PdfObject {
  let out = '<<';
  for (const key in entries) {
    const value = entries[key];
    if (value !== undefined) out += `/${key} ${value}`;
  }
  return `${out}>>`;
}

/** An array. */
export function array(items: readonly (PdfObject | number)[]): PdfObject {
  return `[${items.join(' ')}]`;
}

/** A name; characters outside the regular ones are written as #xx. */
export function name(value: string): PdfObject {
  return `/${value.replace(/[^A-Za-z0-9_.+-]/g, (c) => `#${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
}

/** A text string: ASCII as it is, else UTF-16BE with its byte order mark (7.9.2.2). */
export function text(value: string): PdfObject {
  if (/^[\x20-\x7e]*$/.test(value)) return `(${value.replace(/[\\()]/g, '\\$&')})`;
  const coded = Buffer.from(`\ufeff${value}`, 'utf16le').swap16().toString('latin1');
  // Bytes that a literal string has behind a backslash (7.3.4.2).
  return `(${coded.replace(/[\\()\r]/g, (byte) => (byte === '\r' ? '\\r' : `\\${byte}`))})`;
}

/** A byte string. */
export function bytes(value: Uint8Array): PdfObject {
  return `<${Buffer.from(value).toString('hex').toUpperCase()}>`;
}

/** A number, to 1/1000. */
export function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** A date (7.9.4), midnight UTC. */
export function date(iso: string): PdfObject {
  return `(D:${iso.replaceAll('-', '')}000000Z)`;
}
