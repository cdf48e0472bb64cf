import path from 'node:path';
import { fiscalYearIn } from '../../batch/group-by-settings.ts';
import type { Diagnostic, Outcome } from '../../diagnostics/diagnostic.ts';
import { printable, printableJson } from '../../diagnostics/reporters/printable.ts';
import { openForeign } from '../../host/foreign/open-foreign.ts';
import { EnvironmentFailure, failureOfKind } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import { joinPath } from '../../model/paths.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { isNumbersName } from '../../model/year-summary.ts';
import { type OfficeSettings, type Settings, settingsInForce } from '../../project/settings.ts';
import { shippedFolder } from '../../template/shipped-folder.ts';
import { questions } from '../../verify/answer.ts';
import type { CarriedFacts } from '../../verify/facts.ts';
import { type VerifiedFile, type VerifyTools, verifyFile } from '../../verify/verify-file.ts';
import { readTimeLimit } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readMoment } from '../options/sign-options.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import { type Language, sayError, sayPath, type Terminal, UsageMistake } from '../terminal/terminal.ts';
import { cells, eventOf, foreignValue, isWrong, pad, verdicts } from '../terminal/verify-output.ts';
import { dataAtHand } from './data-at-hand.ts';

/** `raingan verify`: one line a question for each file; only a "no" is status 1, and what cannot be judged with `--strict`. */
export async function verifyCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  if (given.paths.length === 0) throw noFile();
  const { workspace, stdout, stderr } = terminal;
  const print = createFindingsPrinter(given, language, terminal);
  const tools = await openTools(given, workspace);
  if ('diagnostics' in tools) {
    print(tools.diagnostics);
    return 1;
  }
  const strict = given.has('strict');
  let status = 0;
  for (const file of given.paths) {
    try {
      if (/\.zip$/i.test(file)) {
        const { verifyBagFile } = await import('./verify-bag.ts');
        const of = await verifyBagFile(file, { given, language, terminal, tools, print });
        status = Math.max(status, of);
        continue;
      }
      const start = workspace.elapsed();
      const verified = await verifyFile(file, workspace.readBytes(file, sizeLimits.imported), {
        ...tools,
        ...dataAtHand(file, given, workspace),
      });
      print(verified.diagnostics);
      if (given.has('json')) stdout.write(`${printableJson(eventOf(file, verified, workspace.elapsed() - start))}\n`);
      else report(file, verified);
      for (const picture of drawDifferences(file, verified, workspace)) sayPath(stderr, picture);
      if (isWrong(verified, strict)) status = Math.max(status, 1);
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      sayError(stderr, language, error.text, error.kind === 'is-a-folder' ? insideOf(file, workspace) : error.hint);
      status = 3;
    }
  }
  return status;

  function report(file: string, { answers, differences }: VerifiedFile): void {
    stdout.write(`${printable(file)}\n`);
    const width = Math.max(...Object.values(verdicts).map((each) => cells(each[language])));
    const questionWidth = Math.max(...Object.values(questions).map((each) => cells(each[language])));
    for (const { question, verdict, code, text } of answers) {
      const label = pad(verdicts[verdict][language], width);
      const asked = pad(questions[question][language], questionWidth);
      stdout.write(`  ${label}  ${asked}  ${printable(text[language])}${code ? `  ${code}` : ''}\n`);
    }
    for (const { page, lines } of differences) {
      if (!lines) continue;
      stdout.write(`${language === 'th' ? `  หน้า ${page}` : `  page ${page}`}\n`);
      for (const line of lines.given) stdout.write(`    - ${printable(line)}\n`);
      for (const line of lines.rebuilt) stdout.write(`    + ${printable(line)}\n`);
    }
  }
}

/** A folder is not verified: which of its files are meant, nobody but the auditor can say. */
function insideOf(folder: string, workspace: Workspace): Localized {
  if (workspace.exists(joinPath(folder, 'bagit.txt'))) {
    return {
      th: 'ตรวจไฟล์ .zip ก่อนแตก ส่วนที่แตกแล้วตรวจด้วยโปรแกรม BagIt (docs/archive.md)',
      en: 'verify the .zip; a BagIt program judges what was unpacked (docs/archive.md)',
    };
  }
  const files = joinPath(folder, '*.pdf');
  return { th: `ระบุไฟล์ในโฟลเดอร์ เช่น \`${files}\``, en: `name the files in it, as in \`${files}\`` };
}

async function openTools(
  given: Arguments,
  workspace: Workspace,
): Promise<Omit<VerifyTools, 'atHand' | 'yearAtHand'> | { readonly diagnostics: readonly Diagnostic[] }> {
  requireNamed(given, workspace);
  const { readSettings } = await import('../../project/load-settings.ts');
  const office = readSettings(workspace).value?.office ?? {}; // its mistakes are reported by the commands that build
  const seconds = readTimeLimit(given) ?? office.timeLimit;
  const limits = { packageRoot: workspace.packageRoot, timeLimitMs: seconds && seconds * 1000 };
  const anchors = await readAnchors(given.value('trust'), workspace);
  if (anchors.value === undefined) return { diagnostics: anchors.diagnostics };
  return {
    readFacts: async (bytes, options) => foreignValue(await openForeign('read-facts', bytes, options, limits)),
    comparePages: async (bytes, options) => foreignValue(await openForeign('compare-pages', bytes, options, limits)),
    rebuild: async ({ making, data }) => {
      const { own, readable } = ingredientsAtHand(given, workspace, settingsOf(data, office));
      const options = { making, name: data.name, ...own };
      const opened = await openForeign('rebuild', data.bytes, options, { ...limits, readable });
      return foreignValue(opened) ?? { kind: 'broke off' };
    },
    anchors: anchors.value,
    now: readMoment(workspace).getTime(),
    tool: readTool(given),
    explain: given.has('diff'),
  };
}

/** What `raingan.yaml` says of the year of a file's data. */
function settingsOf({ name, bytes }: CarriedFacts['data'], office: OfficeSettings): Settings {
  if (!isNumbersName(name)) return settingsInForce(office, fiscalYearIn(bytes));
  const { template: _, ...settings } = settingsInForce(office, Number(/\d{4}/.exec(name)));
  return settings; // the template of reports is not a summary's
}

/** A template or fonts that the command line names and that are not there would else only be missed by the rebuilding. */
function requireNamed(given: Arguments, workspace: Workspace): void {
  const template = given.value('template');
  const isShipped = template !== undefined && shippedFolder(template, workspace) !== undefined;
  for (const file of [isShipped ? undefined : template, given.value('fonts')]) {
    if (file !== undefined && !workspace.exists(file)) throw failureOfKind('not-found', file);
  }
}

/** Template and fonts to rebuild a report with, as the command line or `raingan.yaml` names them, and where they lie. */
function ingredientsAtHand(given: Arguments, workspace: Workspace, settings: Settings) {
  const absolute = (file: string | undefined) => (file === undefined ? undefined : path.resolve(workspace.root, file));
  const named = given.value('template') ?? settings.template;
  const template = named === undefined ? undefined : (shippedFolder(named, workspace) ?? absolute(named));
  const fonts = absolute(given.value('fonts') ?? settings.fonts);
  return {
    own: { ...(template !== undefined && { template }), ...(fonts !== undefined && { fonts }) },
    readable: [...(template === undefined ? [] : [template]), ...(fonts === undefined ? [] : [path.dirname(fonts)])],
  };
}

async function readAnchors(file: string | undefined, workspace: Workspace): Promise<Outcome<readonly Uint8Array[]>> {
  if (file === undefined) return { value: [], diagnostics: [] };
  const bytes = workspace.readBytes(file);
  const { certificatesOf } = await import('../../sign/key/read-key.ts');
  const { SigningRefused } = await import('../../sign/refusal.ts');
  const { diagnostic } = await import('../../diagnostics/build-diagnostic.ts');
  try {
    return { value: certificatesOf(bytes, file).map(({ der }) => der), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof SigningRefused)) throw error;
    return { diagnostics: [diagnostic(error.code, { file }, error.details)] };
  }
}

function readTool(given: Arguments): string | undefined {
  const text = given.value('tool')?.toLowerCase();
  if (text === undefined || /^[0-9a-f]{64}$/.test(text)) return text;
  throw new UsageMistake(
    { th: '`--tool` ต้องเป็น SHA-256 ครบ 64 หลัก', en: '`--tool` must be a whole SHA-256: 64 hexadecimal digits' },
    {
      th: 'ดูของโปรแกรมนี้ใน `making-of.json` ของรายงานที่สร้างเอง',
      en: '`making-of.json` of a report of your own has this program’s',
    },
  );
}

/** Writes the pages that differ beside the file, with the places marked; a picture of an earlier run is overwritten. */
function* drawDifferences(file: string, { differences }: VerifiedFile, workspace: Workspace): Generator<string> {
  for (const { page, png } of differences) {
    if (!png) continue;
    const picture = `${file.replace(/\.pdf$/i, '')}.page-${page}.differs.png`;
    workspace.writeWhole(picture, png);
    yield picture;
  }
}

function noFile(): UsageMistake {
  return new UsageMistake(
    { th: 'ไม่ได้ระบุไฟล์ที่จะตรวจ', en: 'no file to verify' },
    {
      th: 'เช่น `raingan verify signed/2564/21000000-3230.pdf`',
      en: 'as in `raingan verify signed/2564/21000000-3230.pdf`',
    },
  );
}
