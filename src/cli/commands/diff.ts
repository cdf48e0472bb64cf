import { posix } from 'node:path';
import { printableJson } from '../../diagnostics/reporters/printable.ts';
import type { Comparison } from '../../diff/compare-sides.ts';
import type { Side } from '../../diff/read-side.ts';
import type { ReportOptions, SourceFile } from '../../model/report-options.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readReportOptions } from '../options/run-options.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { sayError, sayLine, sayPath, UsageMistake } from '../terminal/terminal.ts';

/** `raingan diff`: what changed between two states of data files or reports, in words, and which pages differ. */
export async function diff(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stderr } = terminal;
  // `--pdf` names a file here, not an edition.
  const asOfReports = { ...given, value: (option: string) => (option === 'pdf' ? undefined : given.value(option)) };
  const options = { ...readReportOptions(asOfReports, workspace), formats: [] };
  const [before, after] = await readSides(given, workspace);
  const [{ compareSides }, { openReporter }, { loadProject }, { yamlReading }] = await Promise.all([
    import('../../diff/compare-sides.ts'),
    import('../../report.ts'),
    import('../../project/load-project.ts'),
    import('../../resources.ts'),
  ]);
  const reading = yamlReading(workspace);
  let opened: ReturnType<typeof openReporter> | undefined;
  const comparison = await compareSides(before, after, {
    load: ({ file, bytes }) => loadProject(file, bytes, reading, { isLabel: true }).value?.project,
    async layOut(source: SourceFile) {
      opened ??= openReporter(workspace, options); // opened only where something changed
      const { value: reporter } = await opened;
      return (await reporter?.build(source))?.value?.pages;
    },
  });

  await print(comparison, given, language, terminal);
  const file = given.value('pdf');
  if (file !== undefined && !(await writeSheets(comparison, file, workspace, options, language))) {
    sayLine(stderr, language, { th: 'ไม่มีหน้าที่ต่างกัน จึงไม่ได้เขียน PDF', en: 'no page differs, so no PDF was written' });
  } else if (file !== undefined) sayPath(stderr, file);
  if (comparison.differences.some(({ kind }) => kind === 'unreadable'))
    sayError(stderr, language, unreadable, checkThem);
  return given.has('exit-code') && comparison.differences.length > 0 ? 1 : 0;
}

async function readSides(given: Arguments, workspace: Workspace): Promise<[Side, Side]> {
  const { revisions, paths } = splitRevisions(given, workspace);
  const { isSummary, readSide } = await import('../../diff/read-side.ts');
  if (revisions.length === 0) {
    const [before, after, third] = paths;
    if (before === undefined || after === undefined || third !== undefined) throw twoPaths();
    const sides: [Side, Side] = [readSide(workspace, before), readSide(workspace, after)];
    const summary = sides.flatMap((side) => side.get('') ?? []).find(isSummary);
    if (summary) throw ofAYear(summary.file);
    const isSingle = sides.map((side) => side.has(''));
    return isSingle[0] === isSingle[1] ? sides : [named(sides[0]), named(sides[1])];
  }
  const folders = paths.length > 0 ? paths : ['data'];
  const [before, after] = revisions;
  const old = await revisionSide(workspace, before!, folders);
  if (after !== undefined) return [old, await revisionSide(workspace, after, folders)];
  return [old, new Map(folders.flatMap((folder) => [...named(readSide(workspace, folder))]))];
}

/** `--git main`, `--git main --git HEAD` or `--git main HEAD`: a word that names nothing here is the second revision. */
function splitRevisions(given: Arguments, workspace: Workspace) {
  const revisions = given.values('git');
  if (revisions.length > 2) throw twoRevisions();
  const [first, ...others] = given.paths;
  if (revisions.length === 1 && first !== undefined && !workspace.exists(first))
    return { revisions: [...revisions, first], paths: others };
  return { revisions, paths: given.paths };
}

/** A single file beside a folder is known by its name, as the folder's files are. */
function named(side: Side): Side {
  return new Map([...side].map(([name, entry]) => [name || posix.basename(entry.file).replace(/\.\w+$/, ''), entry]));
}

async function revisionSide({ root }: Workspace, revision: string, folders: readonly string[]): Promise<Side> {
  const { filesOfRevision, readContent } = await import('../../host/git.ts');
  const contents = new Map<string, Uint8Array>();
  const files = filesOfRevision(root, revision, folders).filter(({ path }) =>
    /\/\d{8}-\d{3,}\.ya?ml$/.test(`/${path}`),
  );
  return new Map(
    files.map(({ path, content }) => {
      const read = () => {
        const bytes = contents.get(content) ?? readContent(root, content);
        contents.set(content, bytes);
        return bytes;
      };
      return [posix.basename(path).replace(/\.\w+$/, ''), { file: path, content, read, data: read }];
    }),
  );
}

async function print(comparison: Comparison, given: Arguments, language: Language, { stdout }: Terminal) {
  if (given.has('json')) {
    for (const { laidOut: _, ...facts } of comparison.differences) stdout.write(`${printableJson(facts)}\n`);
    return;
  }
  const { writeDifference } = await import('../../diff/write-difference.ts');
  stdout.write(writeDifference(comparison, given.has('markdown') ? 'markdown' : 'text', language));
}

async function writeSheets(
  { differences }: Comparison,
  file: string,
  workspace: Workspace,
  options: ReportOptions,
  language: Language,
): Promise<boolean> {
  const [{ drawSideBySide }, { loadResources }] = await Promise.all([
    import('../../diff/draw-side-by-side.ts'),
    import('../../resources.ts'),
  ]);
  const { value: resources } = await loadResources(workspace, options);
  if (!resources) return false;
  const making = { attachments: [], dataDigest: '0'.repeat(64), toolVersion: resources.toolVersion };
  const style = resources.template.settings.styles.base!;
  const bytes = drawSideBySide(differences, { style, making, language });
  if (bytes) workspace.writeWhole(file, bytes);
  return bytes !== undefined;
}

function twoPaths(): UsageMistake {
  return new UsageMistake(
    { th: 'ระบุสองสิ่งที่จะเทียบ: เก่า แล้วใหม่', en: 'name the two to compare: the old one, then the new one' },
    {
      th: 'เช่น `raingan diff เก่า.pdf ใหม่.pdf` หรือ `raingan diff --git main`',
      en: 'as in `raingan diff old.pdf new.pdf`, or `raingan diff --git main`',
    },
  );
}

function ofAYear(file: string): UsageMistake {
  return new UsageMistake(
    {
      th: `\`${file}\` เป็นสรุปของปีงบประมาณ ไม่ใช่รายงานของโครงการ`,
      en: `\`${file}\` is the summary of a fiscal year, not the report of a project`,
    },
    {
      th: 'เทียบโฟลเดอร์ของข้อมูลหรือรายงาน หรือเทียบสรุปกับข้อมูลด้วย `raingan verify --data`',
      en: 'compare folders of data files or reports; `raingan verify --data` compares a summary with its data',
    },
  );
}

function twoRevisions(): UsageMistake {
  return new UsageMistake(
    { th: '`--git` ใช้ได้ไม่เกินสองครั้ง', en: '`--git` is given at most twice' },
    { th: 'เช่น `raingan diff --git main --git HEAD`', en: 'as in `raingan diff --git main --git HEAD`' },
  );
}

const unreadable = {
  th: 'ข้อมูลบางไฟล์มีข้อผิดพลาด จึงเทียบไม่ได้',
  en: 'some data files have errors and could not be compared',
};
const checkThem = { th: 'ตรวจด้วย `raingan check`', en: '`raingan check` says what is wrong' };
