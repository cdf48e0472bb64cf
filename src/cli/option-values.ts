import type { Shard } from '../batch/shard.ts';
import type { Arguments } from './parse-arguments.ts';
import { UsageMistake } from './usage-mistake.ts';

/** Reads a fiscal year, B.E. */
export function readYear(given: Arguments, option = 'year'): number | undefined {
  const text = given.value(option);
  if (text === undefined) return undefined;
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  if (year >= 2400 && year < 2700) return year;
  const thai = year >= 1900 && year < 2157 ? year + 543 : 2564;
  throw wrongValue(
    option,
    text,
    { th: 'ปีงบประมาณเป็น พ.ศ. สี่หลัก', en: 'a fiscal year is four digits in the Buddhist era' },
    `--${option} ${thai}`,
  );
}

/** Reads the number of reports to build at a time; `undefined` leaves it to the run. */
export function readJobs(given: Arguments): number | undefined {
  const text = given.value('jobs');
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw wrongValue('jobs', text, { th: 'ต้องเป็นจำนวนเต็มตั้งแต่ 1 ถึง 999', en: 'it is a number from 1 to 999' }, '--jobs 2');
}

/** Reads which part of a run to do. */
export function readShard(given: Arguments): Shard | undefined {
  const text = given.value('shard');
  if (text === undefined) return undefined;
  const [, index, count] = (/^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? []).map(Number);
  if (index !== undefined && count !== undefined && index <= count) return { index, count };
  throw wrongValue(
    'shard',
    text,
    { th: 'ต้องเป็นส่วนที่เท่าไรจากกี่ส่วน นับจาก 1', en: 'it is a part and the number of parts, counting from 1' },
    '--shard 1/4',
  );
}

/** Reads a list of names separated by commas, each once; all of them when the option is not given. */
export function readList<T extends string>(given: Arguments, option: string, known: readonly T[]): readonly T[] {
  const text = given.value(option);
  if (text === undefined) return known;
  const names = text.split(',').map((name) => name.trim());
  for (const name of names) requireKnown(option, name, known);
  return known.filter((name) => names.includes(name));
}

/** Reads one of some names; the first of them when the option is not given. */
export function readChoice<T extends string>(given: Arguments, option: string, known: readonly [T, ...T[]]): T {
  const text = given.value(option);
  if (text === undefined) return known[0];
  requireKnown(option, text, known);
  return text;
}

function requireKnown<T extends string>(option: string, name: string, known: readonly T[]): asserts name is T {
  if (known.some((each) => each === name)) return;
  const names = known.join(', ');
  throw wrongValue(option, name, { th: `เลือกได้: ${names}`, en: `it is one of ${names}` }, `--${option} ${known[0]}`);
}

function wrongValue(option: string, text: string, rule: { th: string; en: string }, example: string): UsageMistake {
  return new UsageMistake(
    { th: `\`--${option}\` รับค่า \`${text}\` ไม่ได้`, en: `\`--${option}\` cannot be \`${text}\`` },
    { th: `${rule.th} เช่น \`${example}\``, en: `${rule.en}, as in \`${example}\`` },
  );
}
