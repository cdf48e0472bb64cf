import { displayWidth } from '../diagnostics/reporters/display-width.ts';
import type { Localized } from '../model/localized.ts';
import { type CommandName, type CommandSpec, commands } from './commands.ts';
import { type OptionSpec, placeholder } from './options/common-options.ts';
import type { Language } from './terminal/terminal.ts';
import { spaceBreaks, wrapLine } from './terminal/wrap-line.ts';

/** The help of one command, or of the program when no command is named, as wide as the terminal, or 100 columns where there is none. */
export function helpText(language: Language, name?: CommandName, width = 100): string {
  const command = commands.find((each) => each.name === name);
  const lines = command ? commandHelp(command, language) : programHelp(language);
  return lines.map((line) => `${wrapLine(line, width, spaceBreaks)}\n`).join('');
}

function programHelp(language: Language): string[] {
  const listed = commands.map(({ name, summary }) => ({ left: name, right: summary[language] }));
  return [
    say(language, {
      th: 'raingan: รายงานความก้าวหน้าโครงการ เป็น PDF และ DOCX จากไฟล์ข้อมูล YAML',
      en: 'raingan: official Thai progress reports, PDF and DOCX, from YAML data files',
    }),
    '',
    `${usage(language)} raingan ${say(language, { th: 'คำสั่ง', en: 'COMMAND' })} […]`,
    '',
    ...columns(listed),
    '',
    say(language, {
      th: 'วิธีใช้ของแต่ละคำสั่ง: `raingan build --help`',
      en: 'more about a command: `raingan build --help`',
    }),
  ];
}

function commandHelp({ name, summary, takesPaths, operand: own, options }: CommandSpec, language: Language): string[] {
  const operand = own ? ` ${own.syntax}` : name === 'help' ? ' [COMMAND]' : takesPaths ? ' [PATH…]' : '';
  return [
    summary[language],
    '',
    `${usage(language)} raingan ${name}${placeholder(`${operand} [OPTION…]`, language)}`,
    ...(takesPaths && name !== 'help' ? ['', (own?.about ?? aboutPaths)[language]] : []),
    '',
    ...columns(options.map((option) => ({ left: optionSyntax(option, language), right: option.help[language] }))),
    '',
    exitStatuses[language],
  ];
}

const aboutPaths: Localized = {
  th: 'ไฟล์ข้อมูลหรือโฟลเดอร์ ถ้าไม่ระบุจะใช้โฟลเดอร์ data',
  en: 'PATH is a data file or a folder; without one, the folder data',
};

const exitStatuses: Localized = {
  th: 'สถานะเมื่อจบ: 0 สำเร็จ, 1 ข้อมูลมีข้อผิดพลาด, 2 ใช้คำสั่งผิด, 3 เครื่องหรือโปรแกรมขัดข้อง',
  en: 'exit status: 0 done, 1 findings that stop, 2 wrong usage, 3 the machine or raingan failed',
};

function usage(language: Language): string {
  return say(language, { th: 'วิธีใช้:', en: 'usage:' });
}

function optionSyntax({ name, short, value }: OptionSpec, language: Language): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${placeholder(value, language)}` : ''}`;
}

function columns(rows: readonly { readonly left: string; readonly right: string }[]): string[] {
  const width = Math.max(...rows.map(({ left }) => displayWidth(left)));
  return rows.map(({ left, right }) => `  ${left}${' '.repeat(width - displayWidth(left) + 2)}${right}`);
}

function say(language: Language, text: Localized): string {
  return text[language];
}
