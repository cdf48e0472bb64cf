import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface HostileFile {
  /** What was done to the file. */
  readonly what: string;
  readonly code: string;
  readonly bytes: Uint8Array;
}

/** Data files damaged in every way we know of, the same ones each time. */
export function hostileCorpus(): HostileFile[] {
  const texts = validTexts();
  return mutations.map(({ what, mutate }, index) => {
    const code = `99${String(index).padStart(6, '0')}-001`;
    const text = texts[index % texts.length]!.replace(/^( {2}code: ).*$/m, `$1"${code}"`);
    const mutated = mutate(text, randomFrom(index + 1));
    return { what, code, bytes: typeof mutated === 'string' ? Buffer.from(mutated) : mutated };
  });
}

function validTexts(): string[] {
  const folder = join(import.meta.dirname, 'clean');
  const clean = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const files = [
    join(import.meta.dirname, '../../data/2564/21000000-3230.yaml'),
    ...clean.sort().map((name) => join(folder, name)),
  ];
  return files.map((file) => readFileSync(file, 'utf8'));
}

/** A whole number below `limit`. */
type Random = (limit: number) => number;

/** The same numbers each time for one seed (a linear congruential generator). */
function randomFrom(seed: number): Random {
  let state = seed * 7919;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

type Mutate = (text: string, random: Random) => string | Uint8Array;

interface Mutation {
  readonly what: string;
  readonly mutate: Mutate;
}

function times(count: number, what: string, mutate: Mutate): Mutation[] {
  return Array.from({ length: count }, (_, n) => ({ what: `${what} ${n + 1}`, mutate }));
}

function each(
  what: string,
  values: readonly string[],
  mutate: (text: string, value: string, random: Random) => string | Uint8Array,
): Mutation[] {
  return values.map((value) => ({
    what: `${what} ${JSON.stringify(value.slice(0, 30))}`,
    mutate: (text, random) => mutate(text, value, random),
  }));
}

const flipBit: Mutate = (text, random) => {
  const bytes = Buffer.from(text);
  const at = random(bytes.length);
  bytes[at] = bytes[at]! ^ (1 << random(8));
  return bytes;
};

const noise: Mutate = (text, random) => {
  const bytes = Buffer.from(text);
  for (let count = 0; count < 20; count++) bytes[random(bytes.length)] = random(256);
  return bytes;
};

const cutOff: Mutate = (text, random) => Buffer.from(text).subarray(0, random(Buffer.byteLength(text)));

const inTis620: Mutate = (text) =>
  Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x80) return code;
    return code >= 0x0e01 && code <= 0x0e5b ? code - 0x0e00 + 0xa0 : 0x3f;
  });

const lines = (text: string, change: (all: string[]) => void) => {
  const all = text.split('\n');
  change(all);
  return all.join('\n');
};

/** Any text between two words of the file. */
const insert = (text: string, piece: string, random: Random) => {
  const spaces = [...text.matchAll(/[ก-๙](?=[ก-๙])/g)].map(({ index }) => index + 1);
  const at = spaces[random(spaces.length)] ?? 0;
  return text.slice(0, at) + piece + text.slice(at);
};

const narrative = (text: string, value: string) =>
  text.replace(/^( {4}narrative: )(?:>-\n(?: {6}.*\n)+|.*\n)/m, (_, key: string) => `${key}${value}\n`);

const reportOf = (number: number) =>
  `  - { number: ${number}, date: "2021-01-01", narrative: ก, progress: 1, disbursed: 0, planStatus: ก, targetStatus: ข }\n`;

const manyReports: Mutate = (text) => {
  const reports = Array.from({ length: 1500 }, (_, index) => reportOf(index + 1)).join('');
  return text.replace(/^reports:\n(?: +.*\n)+/m, () => `reports:\n${reports}`);
};

const manyItems: Mutate = (text) =>
  text.replace(/^objectives:\n(?: +.*\n)+/m, () => `objectives:\n${'  - 1. พ.ศ. ?ก? โอนโอน ทำา\n'.repeat(8000)}`);

const manyAccepted: Mutate = (text) =>
  `${text}accepted:\n${'  - { code: I-JUMP, path: "reports[1].progress", reason: ก, by: ข, date: "2021-01-01" }\n'.repeat(2500)}`;

const keys = [
  'schemaVersion',
  'project',
  'code',
  'budget',
  'received',
  'organization',
  'contacts',
  'rationale',
  'reports',
  'progress',
  'disbursed',
  'signature',
];
const disguises: readonly (readonly [RegExp, string])[] = [
  [/o/, 'о'],
  [/a/, 'а'],
  [/e/, 'ｅ'],
  [/c/, 'с'],
  [/r/, 'ร'],
  [/s/, 's\u200b'],
  [/n/, 'ท'],
  [/t/, '\u202et'],
];

const mutations: readonly Mutation[] = [
  ...times(50, 'a bit flipped', flipBit),
  ...times(25, 'bytes of noise', noise),
  ...times(30, 'cut off', cutOff),
  ...times(4, 'TIS-620', inTis620),
  ...times(4, 'UTF-16 LE', (text) => Buffer.from(text, 'utf16le')),
  ...times(4, 'UTF-16 BE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()),
  ...times(3, 'UTF-8 read as Latin 1 and saved again', (text) => Buffer.from(Buffer.from(text).toString('latin1'))),
  ...times(6, 'a line gone', (text, random) => lines(text, (all) => void all.splice(random(all.length), 1))),
  ...times(8, 'a line twice', (text, random) =>
    lines(text, (all) => {
      const at = random(all.length);
      all.splice(at, 0, all[at]!);
    }),
  ),
  ...times(6, 'a line moved in', (text, random) =>
    lines(text, (all) => {
      const at = random(all.length);
      all[at] = ` ${all[at]}`;
    }),
  ),
  ...times(4, 'a tab', (text, random) => lines(text, (all) => void all.splice(random(all.length), 1, '\t- x: 1'))),
  ...each(
    'the number',
    [
      '1e400',
      '-1',
      '9'.repeat(100_000),
      '0x1F',
      '.nan',
      '-.inf',
      '1_000',
      '90071992547409.92',
      '0.001',
      '๑๐๐',
      '1,000.00',
      '1e-7',
    ],
    (text, value) => text.replace(/(received: ).*/, `$1${value}`).replace(/(progress: ).*/, `$1${value}`),
  ),
  ...each(
    'nested',
    [
      '['.repeat(5000),
      `${'['.repeat(60)}${']'.repeat(60)}`,
      '{a: '.repeat(3000),
      '- '.repeat(400),
      `${'{a: '.repeat(31)}1${'}'.repeat(31)}`,
    ],
    (text, value) => `${text}provenance: ${value}\n`,
  ),
  ...each(
    'aliases',
    [
      '*none',
      '&a [*a]',
      '[&a x, *a, *a]',
      `[&a x${', *a'.repeat(200)}]`,
      '&a { <<: *a }',
      '[&a [1, 2], &b [*a, *a], &c [*b, *b], &d [*c, *c], [*d, *d]]',
    ],
    (text, value) => `${text}provenance: ${value}\n`,
  ),
  ...each('an alias as narrative', ['&n ก พ.ศ. ข', '*n'], (text, value) => narrative(text, value)),
  ...each('the key twice', keys, (text, key) => text.replace(new RegExp(`^( *)${key}:`, 'm'), `$1${key}: 1\n$&`)),
  ...disguises.flatMap(([letter, disguise]) =>
    each(`${disguise} in`, keys.filter((key) => letter.test(key)).slice(0, 3), (text, key) =>
      text.replace(new RegExp(`^( *)${key}:`, 'm'), (found) => found.replace(letter, disguise)),
    ),
  ),
  ...each(
    'the character',
    [
      '\u202e',
      '\u202a',
      '\u2066',
      '\u200f',
      '\u061c',
      '\u200b',
      '\u00ad',
      '\ufeff',
      '\u2028',
      '\u{e0041}',
      '\0',
      '\x1b[31m',
      '\r',
      '\x85',
      '\ufffe',
      '\ud800',
      '\ufffd',
      '□',
    ],
    insert,
  ),
  ...each(
    'a long text of',
    [
      'พ.ศ. ',
      'ตาม พ.ศ. ที่ ',
      'โอนโอน ',
      'โอน',
      'ก',
      'ที่',
      'ทืี',
      'เเ',
      '?ก? ',
      '?',
      ' ?ก',
      '\u200b',
      '1๑',
      '1',
      'ทำา',
      'ํา',
      '่',
      'า',
      'เ',
      '๕.',
      '. ',
      '"',
      '\\',
      '23/11/2563 ',
    ],
    (text, value) => narrative(text, `'${value.repeat(Math.floor(90_000 / value.length)).replaceAll("'", "''")}'`),
  ),
  { what: '1500 reports', mutate: manyReports },
  { what: '8000 objectives, each with findings', mutate: manyItems },
  { what: '2500 accepted findings', mutate: manyAccepted },
  {
    what: 'a folded text of 10,000 lines',
    mutate: (text) => narrative(text, `>-\n${'      ปี พ.ศ. ใด\n'.repeat(10_000).trimEnd()}`),
  },
];
