/** Hash (after FNV-1a) of the characters of `text` from `start` to before `end`: what is cached is found by it without cutting the text. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ text.charCodeAt(index), hashFactor);
  return hash;
}

export const hashFactor = 0x01000193;

/** Whether `known` is what `text` has from `start` to before `end`: different texts may have one hash. */
export function isAt(known: string, text: string, start: number, end: number): boolean {
  return known.length === end - start && text.startsWith(known, start);
}
