import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { folders } from '../../archive/bag.ts';
import { unpackTool } from '../../archive/packed-tool.ts';
import { type OpenBag, openBag } from '../../archive/read-bag.ts';
import { type VerifiedEntry, verifyBag } from '../../archive/verify-bag.ts';
import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { printable, printableJson } from '../../diagnostics/reporters/printable.ts';
import { openForeign } from '../../host/foreign/open-foreign.ts';
import { openFile } from '../../host/open-file.ts';
import { type TemporaryFolder, temporaryFolder } from '../../host/temporary-folder.ts';
import type { Localized } from '../../model/localized.ts';
import { sha256Of } from '../../model/sha256.ts';
import type { Workspace } from '../../model/workspace.ts';
import { toolDigest } from '../../tool-digest.ts';
import { type Answer, type Question, questions, type Verdict } from '../../verify/answer.ts';
import { type VerifyTools, verifyFile } from '../../verify/verify-file.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { type Language, sayLine, type Terminal } from '../terminal/terminal.ts';
import { cells, eventOf, foreignValue, isWrong, pad, verdicts } from '../terminal/verify-output.ts';

interface BagCommand {
  readonly given: Arguments;
  readonly language: Language;
  readonly terminal: Terminal;
  readonly tools: Omit<VerifyTools, 'atHand' | 'yearAtHand'>;
  readonly print: (found: readonly Diagnostic[]) => void;
}

/** `raingan verify BAG.zip`: whether each file is as it was packed, and what its reports say; gives the exit status. */
export async function verifyBagFile(file: string, command: BagCommand): Promise<number> {
  const { given, language, terminal, print } = command;
  const { workspace, stdout, stderr } = terminal;
  const source = openFile(workspace.root, file);
  let unpacked: Unpacked | undefined;
  try {
    const { value: bag, diagnostics } = await openBag(file, source.handle);
    print(diagnostics);
    if (!bag) return 1;
    unpacked = await unpack(file, bag, command);
    print(unpacked.diagnostics);
    const tools = bagTools(command, unpacked, workspace);
    const counts = new Map<Question, Map<Verdict, number>>();
    const seen = { files: 0, reports: 0, wrong: unpacked.diagnostics.length };
    const verifyReport: Parameters<typeof verifyBag>[2]['verifyReport'] = (name, bytes, data) =>
      verifyFile(name, bytes, { ...tools, atHand: () => data });
    const width = Math.min(4, availableParallelism());
    for await (const entry of verifyBag(file, bag, { verifyReport, width })) {
      seen.files += 1;
      print(entry.diagnostics);
      seen.wrong += entry.diagnostics.length;
      if (!entry.report) continue;
      seen.reports += 1;
      print(entry.report.diagnostics);
      if (isWrong(entry.report, given.has('strict'))) seen.wrong += 1;
      for (const { question, verdict } of entry.report.answers) {
        const of = counts.get(question) ?? new Map<Verdict, number>();
        counts.set(question, of.set(verdict, (of.get(verdict) ?? 0) + 1));
      }
      if (given.has('json')) stdout.write(`${printableJson(eventOf(`${file}:${entry.path}`, entry.report, 0))}\n`);
      else stdout.write(entryLines(entry, given, language));
    }
    if (!given.has('json')) stdout.write(table(file, counts, language));
    sayLine(stderr, language, closing(seen));
    return seen.wrong > 0 ? 1 : 0;
  } finally {
    unpacked?.folder?.remove();
    source.close();
  }
}

/** What of a bag lies on the disk while it is verified. */
interface Unpacked {
  readonly diagnostics: readonly Diagnostic[];
  readonly folder?: TemporaryFolder;
  /** Of the packed program, where it may run. */
  readonly program?: string;
  /** The packed program's digest, as the reports that it made have it. */
  readonly programDigest?: string;
  readonly template?: string;
  readonly fonts?: string;
}

/** Unpacks template and fonts, and the program under the digest that `--tool` names, and under no other. */
async function unpack(file: string, bag: OpenBag, { given }: BagCommand): Promise<Unpacked> {
  const { record } = bag;
  const files: (readonly [string, Uint8Array])[] = [];
  const diagnostics: Diagnostic[] = [];
  const named = given.value('tool')?.toLowerCase();
  let programDigest: string | undefined;
  if (named !== undefined) {
    const bytes = record && bag.paths.includes(record.tool.file) ? await bag.read(record.tool.file) : undefined;
    const digest = bytes && sha256Of(bytes);
    const tool = bytes && digest === named ? unpackTool(bytes) : undefined;
    if (tool) for (const [name, content] of tool) files.push([`tool/${name}`, content]);
    else diagnostics.push(otherTool(file, digest));
    programDigest =
      tool &&
      Buffer.from(tool.get('dist/digest.txt') ?? [])
        .toString('latin1')
        .trim();
  }
  const hasTool = files.length > 0;
  const take = async (from: string, to: string) => {
    for (const path of bag.paths.filter((each) => each.startsWith(`${from}/`)))
      files.push([`${to}${path.slice(from.length)}`, await bag.read(path)]);
  };
  if (record) await take(folders.template, 'template');
  const hasFonts = record !== undefined && record.fontsLeftOut.length === 0;
  if (hasFonts) await take(folders.fonts, 'fonts');
  if (files.length === 0) return { diagnostics };
  const folder = temporaryFolder(files);
  return {
    diagnostics,
    folder,
    ...(hasTool && { program: join(folder.path, 'tool') }),
    ...(programDigest !== undefined && { programDigest }),
    ...(record && !given.has('template') && { template: join(folder.path, 'template') }),
    ...(hasFonts && !given.has('fonts') && { fonts: join(folder.path, 'fonts', 'fonts.yaml') }),
  };
}

/** Builds again with what the bag holds: by this program, or by the packed one where a report was made by that. */
function bagTools(
  { tools, given }: BagCommand,
  { program, programDigest, template, fonts, folder }: Unpacked,
  workspace: Workspace,
): Omit<VerifyTools, 'atHand' | 'yearAtHand'> {
  const { packageRoot } = workspace;
  const own = toolDigest(workspace);
  const readable = folder ? [folder.path] : [];
  const ingredients = { ...(template !== undefined && { template }), ...(fonts !== undefined && { fonts }) };
  return {
    ...tools,
    tool: programDigest,
    rebuild: async (report) => {
      const { making, data } = report;
      if (making.tool.sha256 !== own && program === undefined) return tools.rebuild(report);
      const options = { making, name: data.name, ...ingredients };
      const other = making.tool.sha256 === own ? undefined : program;
      // A user who names a template or fonts has them read from there.
      if (other === undefined && (given.has('template') || given.has('fonts'))) return tools.rebuild(report);
      const opened = await openForeign('rebuild', data.bytes, options, { packageRoot, readable, program: other });
      return foreignValue(opened) ?? { kind: 'broke off' };
    },
  };
}

function otherTool(file: string, digest: string | undefined): Diagnostic {
  const why: Localized =
    digest === undefined
      ? { th: 'ชุดไม่มีโปรแกรม', en: 'the bag holds no program' }
      : {
          th: 'โปรแกรมในชุดไม่ใช่โปรแกรมที่กำหนด จึงไม่ได้ใช้',
          en: 'the program in the bag is not the one that was named; it was not run',
        };
  return diagnostic(
    'E-BAG-TOOL',
    { file },
    {
      message: why,
      ...(digest !== undefined && { actual: digest }),
      hint: {
        th: 'ใช้ค่า sha256 ที่จดไว้เมื่อจัดเก็บ ไม่ใช่ค่าที่อยู่ในชุด',
        en: 'use the sha256 that was written down when the bag was packed, not one from the bag',
      },
    },
  );
}

/** A report's answers with `--verbose`; without, only those that are "no". */
function entryLines({ path, report }: VerifiedEntry, given: Arguments, language: Language): string {
  const answers = report!.answers.filter(({ verdict }) => given.has('verbose') || verdict === 'no');
  if (answers.length === 0) return '';
  const line = ({ question, verdict, text, code }: Answer) =>
    `  ${verdicts[verdict][language]}  ${questions[question][language]}  ${printable(text[language])}${code ? `  ${code}` : ''}\n`;
  return `${printable(path)}\n${answers.map(line).join('')}`;
}

/** How many reports have which answer to each question. */
function table(file: string, counts: ReadonlyMap<Question, ReadonlyMap<Verdict, number>>, language: Language): string {
  const kinds = Object.keys(verdicts) as Verdict[];
  const heads = kinds.map((kind) => verdicts[kind][language]);
  const asked = Object.keys(questions) as Question[];
  const width = Math.max(...asked.map((each) => cells(questions[each][language])));
  const rows = asked.map((question) => {
    const numbers = kinds.map((kind, at) => pad(String(counts.get(question)?.get(kind) ?? 0), cells(heads[at]!)));
    return `  ${pad(questions[question][language], width)}  ${numbers.join('  ')}`.trimEnd();
  });
  return `${printable(file)}\n  ${' '.repeat(width)}  ${heads.join('  ')}\n${rows.join('\n')}\n`;
}

function closing({ files, reports, wrong }: Readonly<Record<'files' | 'reports' | 'wrong', number>>): Localized {
  const ofReports = `${reports} ${reports === 1 ? 'report' : 'reports'}`;
  const good = {
    th: `${files} ไฟล์ตรงกับ manifest ทุกไฟล์ ${reports} รายงาน`,
    en: `${files} files, each as it was packed; ${ofReports}`,
  };
  return wrong === 0
    ? good
    : {
        th: `${files} ไฟล์ ${reports} รายงาน ผิด ${wrong} รายการ`,
        en: `${files} files, ${ofReports}; ${wrong} ${wrong === 1 ? 'is' : 'are'} wrong`,
      };
}
