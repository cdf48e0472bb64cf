/** Part of a chunk, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The web and e-mail addresses in a chunk, in order; no other rule breaks inside them. */
export function webAddresses(chunk: string): readonly Span[] {
  if (!chunk.includes('@') && !chunk.includes('://') && !chunk.includes('www.')) return [];
  const addresses: Span[] = [];
  let after = 0;
  for (const match of chunk.matchAll(startOrAt)) {
    if (match.index < after) continue;
    const address =
      match[0] === '@'
        ? mailAddress(chunk, match.index, after)
        : webAddress(chunk, match.index, match.index + match[0].length);
    if (address === undefined) continue;
    addresses.push(address);
    after = address.end;
  }
  return addresses;
}

/** Where an address may go on to the next line: after `/ . @ ? & =`, never before more punctuation; never after a hyphen. */
export function addressBreaks(chunk: string, { start, end }: Span): readonly number[] {
  const breaks: number[] = [];
  for (let index = start + 1; index < end; index++) {
    if ('/.@?&='.includes(chunk[index - 1]!) && /[A-Za-z0-9]/.test(chunk[index]!)) breaks.push(index);
  }
  return breaks;
}

const startOrAt = /(?:https?|ftp):\/\/|www\.|@/g;

/** To the last letter, digit or slash before anything that is not ASCII: a full stop or bracket after an address is not part of it. */
function webAddress(chunk: string, start: number, prefixEnd: number): Span | undefined {
  let end = start;
  for (let index = prefixEnd; index < chunk.length; index++) {
    const code = chunk.charCodeAt(index);
    if (code < 0x21 || code > 0x7e) break;
    if (isLatinLetterOrDigit(code) || code === slashCode) end = index + 1;
  }
  return end === start ? undefined : { start, end };
}

/** From the first letter or digit of what may be a name, after the address before it, to the last of the host. */
function mailAddress(chunk: string, at: number, after: number): Span | undefined {
  let start = at;
  for (let index = at - 1; index >= after && isInName(chunk.charCodeAt(index)); index--) {
    if (isLatinLetterOrDigit(chunk.charCodeAt(index))) start = index;
  }
  let end = at;
  for (let index = at + 1; index < chunk.length && isInHost(chunk.charCodeAt(index)); index++) {
    if (isLatinLetterOrDigit(chunk.charCodeAt(index))) end = index + 1;
  }
  return start < at && end > at ? { start, end } : undefined;
}

function isInName(code: number): boolean {
  return isInHost(code) || code === underscore || code === plus;
}

function isInHost(code: number): boolean {
  return isLatinLetterOrDigit(code) || code === fullStop || code === hyphenCode;
}

function isLatinLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

const plus = 0x2b;
const hyphenCode = 0x2d;
const fullStop = 0x2e;
const slashCode = 0x2f;
const underscore = 0x5f;
