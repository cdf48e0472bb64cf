import { parseArgs } from 'node:util';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { Localized } from '../../model/localized.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { CommandSpec } from '../commands.ts';
import { UsageMistake } from '../terminal/terminal.ts';
import { asMeant } from './as-meant.ts';
import { type OptionSpec, placeholder } from './common-options.ts';

/** The words of a command line, checked against the command's options but not yet read. */
export interface Arguments {
  readonly paths: readonly string[];
  has(option: string): boolean;
  /** The value given last. */
  value(option: string): string | undefined;
  /** What was not written as raingan writes it, and how it was taken. */
  readonly notes: readonly Localized[];
  /** All its values, in the order they were given. */
  values(option: string): readonly string[];
}

/** Splits the arguments of a command, paths as `files` spells and finds them; throws `UsageMistake` for whatever the command does not take. */
export function parseArguments(
  command: CommandSpec,
  args: readonly string[],
  files: Pick<Workspace, 'spelled' | 'matching'> = asTyped,
): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(command.options.map((option) => [option.name, parserOption(option)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Map<string, (string | true)[]>();
  const paths: string[] = [];
  const notes: Localized[] = [];
  for (const token of tokens) {
    if (token.kind === 'option') {
      const word = args[token.index] ?? '';
      // `-year` is read as the letters y, e, a and r.
      if (/^-[a-z]{2,}/.test(word) && isOption(command, word.slice(1))) throw wrongDash(command, word);
      const value = spelled(taken(optionValue(command, token), token.name), command, token.name);
      given.set(token.name, [...(given.get(token.name) ?? []), value]);
    }
    if (token.kind === 'positional')
      paths.push(...files.matching(taken(token.value, command.operand?.syntax ?? 'PATH')));
  }
  const dashed = paths.find((path) => /^[‐-―−]/u.test(path));
  if (dashed !== undefined) throw wrongDash(command, dashed);
  if (paths.includes('')) throw emptyPath();
  if (paths.length > 0 && !command.takesPaths) throw unexpectedPath(command, paths[0] ?? '');
  const values = (option: string) => (given.get(option) ?? []).filter((value) => value !== true);
  return { paths, notes, has: (option) => given.has(option), value: (option) => values(option).at(-1), values };

  function spelled(value: string | true, { options }: CommandSpec, name: string): string | true {
    const syntax = options.find((option) => option.name === name)?.value ?? '';
    if (value === true || !/\b(?:DIR|FILES?|FOLDER|PATH)\b/.test(syntax)) return value;
    const [, before = '', path = value] = syntax === 'NAME=FILE' ? (/^([^=]*=)(.*)$/s.exec(value) ?? []) : [];
    if (/^~(?:[/\\]|$)/.test(path)) throw homeFolder(name, value);
    return before + files.spelled(path);
  }

  function taken<T extends string | true>(written: T, kind: string): T | string {
    const meant = written === true ? written : asMeant(written, kind);
    if (meant !== written)
      notes.push({ th: `อ่าน \`${written}\` เป็น \`${meant}\``, en: `\`${written}\` is taken as \`${meant}\`` });
    return meant;
  }
}

const asTyped: Pick<Workspace, 'spelled' | 'matching'> = { spelled: (path) => path, matching: (word) => [word] };

/** Word processors make one long dash of two hyphens. */
function wrongDash(command: CommandSpec, word: string): UsageMistake {
  const name = word.replace(/^[‐-―−-]+/u, '').replace(/=.*$/s, '');
  const known = isOption(command, name);
  return new UsageMistake(
    { th: `ขีดหน้า \`${word}\` ไม่ใช่ \`--\``, en: `\`${word}\` does not begin with \`--\`` },
    known
      ? { th: `พิมพ์ขีดใหม่เป็น \`--${name}\``, en: `type the hyphens again: \`--${name}\`` }
      : { th: 'พิมพ์ขีด `-` สองขีดใหม่จากแป้นพิมพ์', en: 'type two hyphens, `--`' },
  );
}

function isOption({ options }: CommandSpec, word: string): boolean {
  return options.some(({ name }) => name === word.replace(/=.*$/s, ''));
}

function parserOption({ value, short }: OptionSpec) {
  return { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) } as const;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function optionValue(command: CommandSpec, { name, rawName, value, inlineValue }: OptionToken): string | true {
  const option = command.options.find((known) => known.name === name);
  if (!option) throw unknownOption(command, rawName);
  if (option.value === undefined) {
    if (inlineValue) throw unwantedValue(rawName);
    return true;
  }
  if (!value || (!inlineValue && value.startsWith('-'))) throw missingValue(rawName, option.value);
  return value;
}

function unknownOption(command: CommandSpec, rawName: string): UsageMistake {
  const nearest = nearestName(
    rawName,
    command.options.map(({ name }) => `--${name}`),
  );
  const help = `\`raingan ${command.name} --help\``;
  return new UsageMistake(
    { th: `ไม่รู้จักตัวเลือก \`${rawName}\``, en: `unknown option \`${rawName}\`` },
    nearest
      ? { th: `หมายถึง \`${nearest}\` หรือไม่`, en: `did you mean \`${nearest}\`?` }
      : { th: `ดูตัวเลือกทั้งหมดด้วย ${help}`, en: `${help} lists the options` },
  );
}

function unwantedValue(rawName: string): UsageMistake {
  return new UsageMistake(
    { th: `ตัวเลือก \`${rawName}\` ไม่ต้องมีค่า`, en: `option \`${rawName}\` takes no value` },
    { th: `เขียนเพียง \`${rawName}\``, en: `write just \`${rawName}\`` },
  );
}

function missingValue(rawName: string, syntax: string): UsageMistake {
  const example = (language: 'th' | 'en') => (syntax === 'BBBB' ? '2565' : placeholder(syntax, language));
  return new UsageMistake(
    { th: `ตัวเลือก \`${rawName}\` ต้องมีค่า`, en: `option \`${rawName}\` needs a value` },
    { th: `เขียนเป็น \`${rawName} ${example('th')}\``, en: `write \`${rawName} ${example('en')}\`` },
  );
}

function unexpectedPath(command: CommandSpec, path: string): UsageMistake {
  return new UsageMistake(
    { th: `คำสั่ง \`${command.name}\` ไม่รับ \`${path}\``, en: `command \`${command.name}\` does not take \`${path}\`` },
    { th: 'ลบคำนั้นออกแล้วสั่งใหม่', en: 'leave it out' },
  );
}

/** A shell puts the home folder in its place only where a word begins with it; else a folder named `~` would be made. */
function homeFolder(name: string, value: string): UsageMistake {
  return new UsageMistake(
    {
      th: `ใน \`--${name}=${value}\` เชลล์ไม่ได้แทน \`~\` ด้วยโฟลเดอร์ของผู้ใช้`,
      en: `in \`--${name}=${value}\` the shell did not put the home folder in the place of \`~\``,
    },
    {
      th: `เขียนเป็น \`--${name} ${value}\` โดยเว้นวรรคและไม่มีเครื่องหมายคำพูด หรือเขียนที่อยู่เต็ม`,
      en: `write \`--${name} ${value}\`, with a space and without quotation marks, or the whole path`,
    },
  );
}

/** Most often a variable of a script that was never set; taken for `.` it would build everything. */
function emptyPath(): UsageMistake {
  return new UsageMistake(
    { th: 'มีชื่อไฟล์หรือโฟลเดอร์ที่ว่างเปล่า', en: 'a PATH is empty' },
    {
      th: 'ตรวจตัวแปรในสคริปต์ หรือลบเครื่องหมายคำพูดที่ว่างออก',
      en: 'check the variables of your script, or leave the empty quotes out',
    },
  );
}
