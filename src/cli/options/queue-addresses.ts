import { shownUrl } from '../../queue/queue-failure.ts';
import { type Terminal, UsageMistake } from '../terminal/terminal.ts';
import { wrongValue } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';

/** The address of the queue, from the command line or the environment, where passwords are not seen by others. */
export function readQueue(given: Arguments, { workspace }: Terminal): string {
  const url = given.value('queue') ?? workspace.environment('RAINGAN_QUEUE');
  if (url === undefined) throw missing('queue', 'redis://127.0.0.1:6379');
  if (/^(?:rediss?|postgres(?:ql)?):\/\/./.test(url) && URL.canParse(url)) return url;
  const expected = {
    th: 'ขึ้นต้นด้วย redis:// หรือ postgres:// แล้วตามด้วยเครื่องและพอร์ต',
    en: 'it is redis:// or postgres:// with a host and a port',
  };
  throw wrongValue('queue', shownUrl(url), expected, '--queue redis://127.0.0.1:6379');
}

/** The store, a folder or an S3 address, by `--store` or `RAINGAN_STORE`. Throws a `UsageMistake`. */
export function readStore(given: Arguments, { workspace }: Terminal): string {
  const url = given.value('store') ?? workspace.environment('RAINGAN_STORE');
  if (url === undefined) throw missing('store', '/mnt/raingan');
  if (!/^(?:[a-z][a-z\d+.-]+:\/|s3:)/i.test(url) || /^(?:s3:\/\/[^/]|file:\/\/\/)/.test(url)) return url;
  const expected = { th: 'เป็นโฟลเดอร์ หรือ s3://ชื่อ/โฟลเดอร์', en: 'it is a folder or s3://bucket/prefix' };
  throw wrongValue('store', url, expected, '--store /mnt/raingan');
}

/** Reads a whole number from 1 up; `usual` when the option is not given. */
export function readCount(given: Arguments, option: string, usual: number, most = 86_400): number {
  const text = given.value(option);
  if (text === undefined) return usual;
  if (/^[1-9]\d{0,5}$/.test(text) && Number(text) <= most) return Number(text);
  const expected = { th: `เป็นจำนวนเต็ม 1 ถึง ${most}`, en: `it is a number from 1 to ${most}` };
  throw wrongValue(option, text, expected, `--${option} ${usual}`);
}

export const readPatience = (given: Arguments) => readCount(given, 'patience', 60);

/** Wrong usage is reported before anything is opened. */
export function readQueueAndStore(given: Arguments, terminal: Terminal): void {
  readQueue(given, terminal);
  readStore(given, terminal);
  readPatience(given);
}

function missing(option: string, example: string): UsageMistake {
  return new UsageMistake(
    { th: `ไม่ได้ระบุ \`--${option}\``, en: `\`--${option}\` is missing` },
    {
      th: `เขียนเป็น \`--${option} ${example}\` หรือตั้ง RAINGAN_${option.toUpperCase()}`,
      en: `write \`--${option} ${example}\`, or set RAINGAN_${option.toUpperCase()}`,
    },
  );
}
