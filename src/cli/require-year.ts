import { readYear } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import { UsageMistake } from './usage-mistake.ts';

/** Reads the fiscal year of a command that is about one. */
export function requireYear(given: Arguments, command: string): number {
  const year = readYear(given);
  if (year !== undefined) return year;
  throw new UsageMistake(
    { th: `คำสั่ง \`${command}\` ต้องมี \`--year\``, en: `command \`${command}\` needs \`--year\`` },
    { th: `เขียนเป็น \`raingan ${command} --year 2564\``, en: `write \`raingan ${command} --year 2564\`` },
  );
}
