import { join } from 'node:path';
import { printableLines } from '../diagnostics/reporters/printable.ts';
import { fastSettings, unknownFastSetting } from '../fast/fast-paths.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import { type CommandName, commands } from './commands.ts';
import type { Arguments } from './options/parse-arguments.ts';
import { chooseLanguage } from './terminal/choose-language.ts';
import type { Terminal } from './terminal/terminal.ts';
import { type Language, sayError, sayLine, UsageMistake } from './terminal/terminal.ts';

/** Runs one command line, without `node` and the script's name, and gives its exit status. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const ofCommand = splitCommand(args).name === 'studio' ? 'th' : undefined;
  const language = chooseLanguage(requestedLanguage(args), terminal.workspace, ofCommand);
  try {
    return await dispatch(args, language, terminal);
  } catch (error) {
    if (error instanceof UsageMistake) {
      sayError(terminal.stderr, language, error.text, error.hint);
      return 2;
    }
    if (error instanceof EnvironmentFailure) {
      sayError(terminal.stderr, language, error.text, error.hint);
      return 3;
    }
    printInternal(error, args.includes('--verbose') || args.includes('-v'), language, terminal);
    return 3;
  }
}

/** Looked up before anything is parsed, so that a wrong command line is explained in the right language. */
export function requestedLanguage(args: readonly string[]): string | undefined {
  const at = args.indexOf('--lang');
  return at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
}

async function dispatch(args: readonly string[], language: Language, terminal: Terminal): Promise<number> {
  const asked = requestedLanguage(args);
  if (asked !== undefined && !/^(?:th|en)$/i.test(asked)) throw unknownLanguage(asked);
  const { name, rest } = splitCommand(args);
  const wantsHelp = rest.includes('--help') || rest.includes('-h');
  if (args.length === 0 || (rest.length === 0 && name === undefined && asked !== undefined))
    return printHelp(language, terminal);
  if (name === undefined && rest[0]?.startsWith('-')) {
    if (wantsHelp) return printHelp(language, terminal);
    if (rest.includes('--version') || rest.includes('-V')) return printVersion(terminal);
  }
  if (name === undefined) throw await unknownCommand(rest[0]);
  return wantsHelp ? printHelp(language, terminal, name) : runNamed(name, rest, language, terminal);
}

interface Split {
  readonly name: CommandName | undefined;
  readonly rest: readonly string[];
}

/** The command is the first word; only `--lang` may come before it. */
function splitCommand(args: readonly string[]): Split {
  const at = args[0] === '--lang' ? 2 : args[0]?.startsWith('--lang=') ? 1 : 0;
  const name = commands.find((command) => command.name === args[at])?.name;
  return { name, rest: name ? [...args.slice(0, at), ...args.slice(at + 1)] : args.slice(at) };
}

async function runNamed(
  name: CommandName,
  rest: readonly string[],
  language: Language,
  terminal: Terminal,
): Promise<number> {
  const unknown = unknownFastSetting(terminal.workspace.environment('RAINGAN_FAST'));
  if (unknown !== undefined) throw unknownFastPath(unknown);
  const [{ parseArguments }, { refuseDataFiles }] = await Promise.all([
    import('./options/parse-arguments.ts'),
    import('./options/option-values.ts'),
  ]);
  const given = parseArguments(commands.find((command) => command.name === name)!, rest, terminal.workspace);
  refuseDataFiles(given);
  for (const note of given.has('quiet') ? [] : given.notes) sayLine(terminal.stderr, language, note);
  switch (name) {
    case 'build':
      return (await import('./commands/build.ts')).build(given, language, terminal);
    case 'check':
      return (await import('./commands/check.ts')).check(given, language, terminal);
    case 'merge':
      return (await import('./commands/merge.ts')).merge(given, language, terminal);
    case 'list':
      return (await import('./commands/list.ts')).list(given, language, terminal);
    case 'summary':
      return (await import('./commands/summary.ts')).summary(given, language, terminal);
    case 'watch':
      return (await import('./commands/watch.ts')).watch(given, language, terminal);
    case 'import':
      return (await import('./commands/import.ts')).importCommand(given, language, terminal);
    case 'new-template':
      return (await import('./commands/new-template.ts')).newTemplate(given, language, terminal);
    case 'new':
      return (await import('./commands/new.ts')).newCommand(given, language, terminal);
    case 'rollover':
      return (await import('./commands/rollover.ts')).rolloverCommand(given, language, terminal);
    case 'sign':
      return (await import('./commands/sign.ts')).signCommand(given, language, terminal);
    case 'verify':
      return (await import('./commands/verify.ts')).verifyCommand(given, language, terminal);
    case 'diff':
      return (await import('./commands/diff.ts')).diff(given, language, terminal);
    case 'debug':
      return (await import('./commands/debug.ts')).debug(given, language, terminal);
    case 'settings':
      return (await import('./commands/settings.ts')).settingsCommand(given, language, terminal);
    case 'enqueue':
      return (await import('./commands/enqueue.ts')).enqueueCommand(given, language, terminal);
    case 'worker':
      return (await import('./commands/queue-worker.ts')).queueWorker(given, language, terminal);
    case 'status':
      return (await import('./commands/status.ts')).statusCommand(given, language, terminal);
    case 'fetch':
      return (await import('./commands/fetch.ts')).fetchCommand(given, language, terminal);
    case 'pack':
      return (await import('./commands/pack.ts')).pack(given, language, terminal);
    case 'studio':
      return (await import('./commands/studio.ts')).studioCommand(given, language, terminal);
    case 'schema':
      return printSchema(given.has('settings'), terminal);
    case 'help':
      return helpAbout(given, language, terminal);
    case 'version':
      return printVersion(terminal);
  }
}

async function helpAbout({ paths }: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const [asked] = paths;
  if (asked === undefined) return printHelp(language, terminal);
  const name = commands.find((command) => command.name === asked)?.name;
  if (!name) throw await unknownCommand(asked);
  return printHelp(language, terminal, name);
}

async function printHelp(language: Language, { stdout }: Terminal, name?: CommandName): Promise<number> {
  const { helpText } = await import('./help.ts');
  stdout.write(helpText(language, name, stdout.isTTY ? stdout.columns : undefined));
  return 0;
}

async function printVersion({ stdout, workspace }: Terminal): Promise<number> {
  const text = workspace.readText(join(workspace.packageRoot, 'package.json'));
  stdout.write(`${(JSON.parse(text) as { version: string }).version}\n`);
  return 0;
}

async function printSchema(ofSettings: boolean, { stdout }: Terminal): Promise<number> {
  const { projectJsonSchema, settingsJsonSchema } = await import('../project/json-schema.ts');
  stdout.write(`${JSON.stringify(ofSettings ? settingsJsonSchema() : projectJsonSchema(), null, 2)}\n`);
  return 0;
}

function unknownLanguage(asked: string): UsageMistake {
  return new UsageMistake(
    { th: `\`--lang\` รับค่า \`${asked}\` ไม่ได้`, en: `\`--lang\` cannot be \`${asked}\`` },
    { th: 'เลือกได้: th, en', en: 'it is one of th, en' },
  );
}

function unknownFastPath(name: string): UsageMistake {
  const names = fastSettings.join(', ');
  return new UsageMistake(
    { th: `\`RAINGAN_FAST\` รับค่า \`${name}\` ไม่ได้`, en: `\`RAINGAN_FAST\` cannot hold \`${name}\`` },
    { th: `เลือกได้ คั่นด้วยจุลภาค: ${names}`, en: `it holds any of ${names}, separated by commas` },
  );
}

async function unknownCommand(word: string | undefined): Promise<UsageMistake> {
  const list: Localized = { th: 'ดูคำสั่งทั้งหมดด้วย `raingan --help`', en: '`raingan --help` lists the commands' };
  if (word === undefined || word.startsWith('-')) {
    return new UsageMistake({ th: 'ไม่ได้ระบุคำสั่ง', en: 'no command given' }, list);
  }
  const { nearestName } = await import('../diagnostics/nearest-name.ts');
  const nearest = nearestName(
    word,
    commands.map(({ name }) => name),
  );
  return new UsageMistake(
    { th: `ไม่รู้จักคำสั่ง \`${word}\``, en: `unknown command \`${word}\`` },
    nearest ? { th: `หมายถึง \`${nearest}\` หรือไม่`, en: `did you mean \`${nearest}\`?` } : list,
  );
}

function printInternal(error: unknown, verbose: boolean, language: Language, { stderr }: Terminal): void {
  const reason = error instanceof Error ? error.message : String(error);
  sayError(
    stderr,
    language,
    { th: `โปรแกรมผิดพลาด (${reason})`, en: `raingan itself failed (${reason})` },
    {
      th: 'โปรดแจ้งผู้พัฒนาพร้อมผลของการสั่งใหม่ด้วย `--verbose`',
      en: 'this is a bug; please report it with what `--verbose` prints',
    },
  );
  if (verbose && error instanceof Error) stderr.write(printableLines(error.stack ?? ''));
}
