import { type BagFile, type BagRecord, bagFolder, folders, recordPath } from '../../archive/bag.ts';
import { indexPage } from '../../archive/index-page.ts';
import { ingredientFiles } from '../../archive/ingredient-files.ts';
import { packTool } from '../../archive/packed-tool.ts';
import { planYear } from '../../archive/plan-bag.ts';
import { madeFile, tagFiles } from '../../archive/tag-files.ts';
import { bagArchive } from '../../archive/write-bag.ts';
import { writeStream } from '../../host/write-stream.ts';
import type { Localized } from '../../model/localized.ts';
import { joinPath } from '../../model/paths.ts';
import type { Workspace } from '../../model/workspace.ts';
import { settingsFile, settingsInForce } from '../../project/settings.ts';
import { openReporter } from '../../report.ts';
import { shippedFolder, shippedTemplates } from '../../template/shipped-folder.ts';
import { toolDigest } from '../../tool-digest.ts';
import { openSettings } from '../options/open-settings.ts';
import { requireYear } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { defaultOut, readReportOptions } from '../options/run-options.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import { type Language, sayError, sayLine, sayPath, type Terminal, UsageMistake } from '../terminal/terminal.ts';

/** `raingan pack`: puts a year's reports, with all that they were made of and by, into a bag for the archive. */
export async function pack(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  const fiscalYear = requireYear(given, 'pack');
  const target = given.value('out') ?? `raingan-${fiscalYear}.zip`;
  if (!/\.zip$/i.test(target)) throw noZip(target);
  const print = createFindingsPrinter(given, language, terminal);
  const loaded = await openSettings(workspace, print);
  if (!loaded) return 1;
  const settings = settingsInForce(loaded.office, fiscalYear);
  const options = readReportOptions(given, workspace, { settings, fiscalYear });
  const { value: reporter, diagnostics } = await openReporter(workspace, options);
  print(diagnostics);
  const tool = packTool(workspace);
  if (!reporter) return 1;
  if (!tool) {
    sayError(stderr, language, notBuilt, buildFirst);
    return 3;
  }
  const request = {
    fiscalYear,
    paths: given.paths,
    outputs: given.value('outputs') ?? settings.out ?? defaultOut,
    signed: given.value('signed') ?? 'signed',
    strict: given.has('strict') || settings.strict === true,
    ...(options.template !== undefined && { template: options.template }),
  };
  const digest = toolDigest(workspace);
  const { files, rows, refused } = await planYear(workspace, request, { reporter, toolDigest: digest });
  print(refused);
  if (refused.length > 0) {
    sayLine(stderr, language, notPacked(refused.length));
    return 1;
  }

  const inPackage = (path: string) => joinPath(workspace.packageRoot, path);
  const template = options.template ?? shippedTemplates[0];
  const ingredients = ingredientFiles(workspace, {
    template: shippedFolder(template, workspace) ?? template,
    docxTemplate: options.docxTemplate,
    fonts: options.fonts ?? inPackage('fonts/fonts.yaml'),
    settings: settingsFile,
  });
  const version = versionOf(workspace);
  const toolFile = madeFile(`${folders.tool}/raingan-${version}.zip`, tool);
  const record: BagRecord = {
    version: 1,
    fiscalYear,
    tool: { name: 'raingan', version, digest, file: toolFile.path, sha256: toolFile.sha256 },
    fontsLeftOut: ingredients.fontsLeftOut,
  };
  const font = ingredients.files.find(({ path }) => /\/fonts\/.*Regular\.(?:ttf|otf|woff2?)$/i.test(path))?.path;
  const payload = [
    madeFile('data/index.html', indexPage(rows, { fiscalYear, tool: `raingan ${version}`, font })),
    madeFile(recordPath, `${JSON.stringify(record, undefined, 2)}\n`),
    ...files,
    ...ingredients.files,
    toolFile,
  ].sort(byPath);
  const info = {
    'Source-Organization': [...new Set(rows.map(({ agency }) => agency.split(' / ')[0]))].join('; '),
    'External-Description': `รายงานความก้าวหน้าของโครงการ ปีงบประมาณ ${fiscalYear} (${rows.length} โครงการ)`,
    'External-Identifier': bagFolder(fiscalYear),
    'Bag-Software-Agent': `raingan ${version} (${digest})`,
    'Raingan-Tool-SHA256': toolFile.sha256,
  };
  const archive = bagArchive(workspace, bagFolder(fiscalYear), [...tagFiles(payload, info), ...payload]);
  const size = await writeStream(workspace.root, target, archive);
  sayPath(stdout, target);
  for (const { file } of ingredients.fontsLeftOut) sayLine(stderr, language, fontLeftOut(file));
  if (!given.has('quiet')) sayLine(stderr, language, packed(rows.length, payload.length, size));
  if (!given.has('quiet')) sayLine(stderr, language, keepDigest(toolFile.sha256));
  return 0;
}

function byPath(a: BagFile, b: BagFile): number {
  return Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));
}

function versionOf(workspace: Workspace): string {
  const text = workspace.readText(joinPath(workspace.packageRoot, 'package.json'));
  return (JSON.parse(text) as { version: string }).version;
}

function noZip(target: string): UsageMistake {
  return new UsageMistake(
    { th: `\`--out\` ต้องเป็นไฟล์ .zip ไม่ใช่ \`${target}\``, en: `\`--out\` is a .zip file, not \`${target}\`` },
    { th: 'เช่น `raingan pack --year 2564 --out 2564.zip`', en: 'as in `raingan pack --year 2564 --out 2564.zip`' },
  );
}

const notBuilt: Localized = {
  th: 'โปรแกรมนี้ยังไม่ได้สร้าง จึงเก็บลงในชุดไม่ได้',
  en: 'this program is not built, so it cannot be put into the bag',
};
const buildFirst: Localized = { th: 'สั่ง `npm run build` ก่อน', en: 'run `npm run build` first' };

function notPacked(count: number): Localized {
  return {
    th: `ไม่ได้เขียนชุดจัดเก็บ ต้องแก้ ${count} รายการข้างบนก่อน`,
    en: `no bag was written: ${count === 1 ? 'the finding' : `the ${count} findings`} above must be mended first`,
  };
}

function fontLeftOut(file: string): Localized {
  return {
    th: `${file}: สัญญาอนุญาตไม่ให้ส่งต่อ เก็บเฉพาะ sha256`,
    en: `${file}: its licence does not allow to pass it on; only its sha256 is kept`,
  };
}

function packed(reports: number, files: number, size: number): Localized {
  const megabytes = (size / 1e6).toFixed(1);
  return {
    th: `${reports} รายงาน ${files} ไฟล์ ${megabytes} MB`,
    en: `${reports} ${reports === 1 ? 'report' : 'reports'}, ${files} files, ${megabytes} MB`,
  };
}

function keepDigest(sha256: string): Localized {
  return {
    th: `จดค่านี้แยกไว้ต่างหาก เพื่อให้โปรแกรมในชุดทำงานได้เมื่อตรวจ: --tool ${sha256}`,
    en: `write this down elsewhere; verifying runs the packed program under it alone: --tool ${sha256}`,
  };
}
