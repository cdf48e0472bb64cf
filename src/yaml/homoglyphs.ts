import { codePointName } from '../model/code-point-name.ts';
/** A letter of a key that is not the Latin one it looks like, and the key as it was meant. */
export interface Homoglyph {
  readonly character: string;
  /** `U+0441 CYRILLIC`, as messages name it. */
  readonly name: string;
  /** The Latin letters that it resembles; empty for a character that cannot be seen. */
  readonly latin: string;
}

/** The letters of a key that only look like Latin ones, or cannot be seen at all (Unicode UTS 39, for the letters keys are made of). */
export function homoglyphs(key: string): Homoglyph[] {
  return [...key.slice(0, 64)].flatMap((character) => {
    const latin = latinOf(character);
    return latin === undefined ? [] : [{ character, name: nameOf(character), latin }];
  });
}

/** A key with the letters it was meant to have. */
export function latinKey(key: string): string {
  return [...key.slice(0, 64)].map((character) => latinOf(character) ?? character).join('');
}

function latinOf(character: string): string | undefined {
  if (character < '\u0080') return undefined;
  if (/\p{Default_Ignorable_Code_Point}|[\u2028\u2029]/u.test(character)) return '';
  const compatible = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return /^[A-Za-z]+$/.test(compatible) ? compatible : lookalikes.get(character);
}

function nameOf(character: string): string {
  const code = codePointName(character);
  const script = ['Cyrillic', 'Greek', 'Thai', 'Armenian', 'Cherokee', 'Latin'].find((name) =>
    new RegExp(`\\p{Script=${name}}`, 'u').test(character),
  );
  return script ? `${code} ${script}` : code;
}

const lookalikes: ReadonlyMap<string, string> = new Map([
  ...pairs('аАеЕоОрРсСуУхХіІјЈѕЅһԁԛԝкКМТВНпгьЬ', 'aAeEoOpPcCyYxXiIjJsShdqwkKMTBHnrbb'),
  ...pairs('οΟαΑνιΙρΡΕΤτκΚΜΝΒΗΥΧΖυ', 'oOaAviIpPETtkKMNBHYXZu'),
  ...pairs('๐เทพมรก', 'olnwusn'),
  ...pairs('օսոհցԁ', 'ounhgd'),
  ...pairs('ıɑɡ', 'iag'),
]);

function pairs(letters: string, latin: string): [string, string][] {
  return [...letters].map((letter, index) => [letter, latin[index]!]);
}
