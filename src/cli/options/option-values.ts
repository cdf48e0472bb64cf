import type { Shard } from '../../batch/plan.ts';
import { UsageMistake } from '../terminal/terminal.ts';
import type { Arguments } from './parse-arguments.ts';

/** Reads a fiscal year, B.E. */
export function readYear(given: Arguments, option = 'year'): number | undefined {
  const text = given.value(option);
  if (text === undefined) return undefined;
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  if (year >= 2400 && year < 2700) return year;
  const short = /^\d{2}$/.test(text) ? 2500 + Number(text) : 2564;
  const thai = year >= 1900 && year < 2157 ? year + 543 : short;
  throw wrongValue(
    option,
    text,
    { th: 'ปีงบประมาณเป็น พ.ศ. สี่หลัก', en: 'a fiscal year is four digits in the Buddhist era' },
    `--${option} ${thai}`,
  );
}

/** Reads the fiscal year of a command that is about one. */
export function requireYear(given: Arguments, command: string): number {
  const year = readYear(given);
  if (year !== undefined) return year;
  throw new UsageMistake(
    { th: `คำสั่ง \`${command}\` ต้องมี \`--year\``, en: `command \`${command}\` needs \`--year\`` },
    { th: `เขียนเป็น \`raingan ${command} --year 2564\``, en: `write \`raingan ${command} --year 2564\`` },
  );
}

/** Reads the number of reports to build at a time; `undefined` leaves it to the run. */
export function readJobs(given: Arguments): number | undefined {
  const text = given.value('jobs');
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw wrongValue('jobs', text, { th: 'ต้องเป็นจำนวนเต็มตั้งแต่ 1 ถึง 999', en: 'it is a number from 1 to 999' }, '--jobs 2');
}

/** Reads how many seconds opening one file of others may take; `undefined` leaves it at what is usual. */
export function readTimeLimit(given: Arguments): number | undefined {
  const text = given.value('time-limit');
  if (text === undefined) return undefined;
  const seconds = /^\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (seconds >= 1 && seconds <= 600) return seconds;
  const expected = { th: 'เป็นจำนวนวินาที 1 ถึง 600', en: 'it is a number of seconds from 1 to 600' };
  throw wrongValue('time-limit', text, expected, '--time-limit 60');
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

/** What is wrong with the value of an option, the rule, and how to write it. */
export function wrongValue(
  option: string,
  text: string,
  rule: { readonly th: string; readonly en: string },
  example: string,
): UsageMistake {
  return new UsageMistake(
    { th: `\`--${option}\` รับค่า \`${text}\` ไม่ได้`, en: `\`--${option}\` cannot be \`${text}\`` },
    { th: `${rule.th} เช่น \`${example}\``, en: `${rule.en}, as in \`${example}\`` },
  );
}

/** Throws where a result that is written over what is there would take the place of a data file. */
export function refuseDataFiles(given: Arguments): void {
  for (const option of ['xlsx', 'pdf', 'overlay', 'report']) {
    for (const text of given.values(option)) {
      if (!/\.ya?ml$/i.test(text)) continue;
      throw wrongValue(
        option,
        text,
        {
          th: 'ชื่อที่ลงท้ายด้วย .yaml เป็นของไฟล์ข้อมูลและการตั้งค่า',
          en: 'a name that ends in .yaml is one of data and settings',
        },
        examples[option]!,
      );
    }
  }
}

const examples: Readonly<Record<string, string>> = {
  xlsx: '--xlsx projects.xlsx',
  pdf: '--pdf changes.pdf',
  overlay: '--overlay overlay.pdf',
  report: '--report sarif=findings.sarif',
};

/** Reads a project code; `how` shows the right command line. */
export function requireCode(code: string | undefined, how: string): string {
  if (code !== undefined && /^\d{8}-\d{3,}$/.test(code)) return code;
  const hint = {
    th: `เลข 8 หลัก ขีด และเลขอย่างน้อย 3 หลัก เช่น \`${how}\``,
    en: `8 digits, a hyphen, at least 3 digits, as in \`${how}\``,
  };
  if (code === undefined) throw new UsageMistake({ th: 'ไม่ได้ระบุรหัสโครงการ', en: 'no project code given' }, hint);
  throw new UsageMistake({ th: `\`${code}\` ไม่ใช่รหัสโครงการ`, en: `\`${code}\` is not a project code` }, hint);
}

/** The one word a command takes beside its options. */
export function onlyWord(words: readonly string[]): string | undefined {
  const [first, second] = words;
  if (second === undefined) return first;
  throw new UsageMistake(
    { th: `ระบุรหัสได้ครั้งละหนึ่งรหัส แต่มี \`${second}\` ด้วย`, en: `one code at a time, and \`${second}\` is a second` },
    { th: 'สั่งทีละโครงการ', en: 'run the command once a project' },
  );
}
