/** Part of a chunk, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The web and e-mail addresses in a chunk; no other rule breaks inside them. */
export function webAddresses(chunk: string): readonly Span[] {
  if (!chunk.includes('@') && !chunk.includes('://') && !chunk.includes('www.')) return [];
  return [...chunk.matchAll(ADDRESS)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Where an address may go on to the next line: after `/ . @ ? & =`, never before more punctuation; never after a hyphen. */
export function addressBreaks(chunk: string, { start, end }: Span): readonly number[] {
  const breaks: number[] = [];
  for (let index = start + 1; index < end; index++) {
    if ('/.@?&='.includes(chunk[index - 1]!) && /[A-Za-z0-9]/.test(chunk[index]!)) breaks.push(index);
  }
  return breaks;
}

/** A full stop or bracket after an address is not part of it. */
const ADDRESS =
  /(?:(?:https?|ftp):\/\/|www\.)[!-~]*[A-Za-z0-9/]|[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9.-]*[A-Za-z0-9]/g;
