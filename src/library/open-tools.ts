import path from 'node:path';
import { fiscalYearIn } from '../batch/group-by-settings.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createWorkspace } from '../host/node-workspace.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { chosenFormats, type ReportOptions } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';
import { readSettings } from '../project/load-settings.ts';
import { type OfficeSettings, settingsFile, settingsInForce } from '../project/settings.ts';
import { openReporter, type Reporter } from '../report.ts';
import { yamlReading } from '../resources.ts';
import { shippedFolder } from '../template/shipped-folder.ts';
import { shown } from './check-options.ts';
import { OptionError, type OptionIssue } from './option-error.ts';
import { expectations, type RenderOptions } from './options.ts';
import { packageRoot } from './package-root.ts';
import type { RenderTools } from './render-source.ts';

/** What is opened once for many reports; plain data, so that it reaches a worker process. */
export interface ToolSetup {
  /** Folder that paths are relative to. */
  readonly root: string;
  readonly hasRoot: boolean;
  readonly report: ReportOptions;
}

/** The options of a caller as the stages take them, with every path made absolute. */
export function toolSetup({ root, formats: wanted, template, fonts, docxTemplate, ...rest }: RenderOptions): ToolSetup {
  const base = path.resolve(root ?? '.');
  const defined = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    // Without a root of the caller's nothing beside the package's own files is looked for.
    root: root === undefined ? path.join(packageRoot, 'dist') : base,
    hasRoot: root !== undefined,
    report: {
      ...(defined as Omit<ReportOptions, 'formats'>),
      formats: chosenFormats(wanted),
      ...(template !== undefined && { template: templateFolder(template, base) }),
      ...(fonts !== undefined && { fonts: path.resolve(base, fonts) }),
      ...(docxTemplate !== undefined && { docxTemplate: path.resolve(base, docxTemplate) }),
    },
  };
}

/** The folder of a template of the caller's, or of a shipped one. */
export function templateFolder(template: string, base: string): string {
  const shipped = shippedFolder(template, createWorkspace({ root: base, packageRoot }));
  return shipped ?? path.resolve(base, template);
}

export interface OpenedTools extends RenderTools {
  /** Warnings about `raingan.yaml`, the template and the fonts. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Opens template, fonts and dictionary. Throws an `OptionError` for a file of the caller's that is not there or has
 * mistakes, and an `EnvironmentFailure` where the machine refuses the package's own files.
 */
export async function openTools(setup: ToolSetup, startsProcesses = true): Promise<OpenedTools> {
  const workspace = createWorkspace({ root: setup.root, packageRoot, startsProcesses });
  if (setup.hasRoot) requireRoot(setup.root, workspace);
  const reading = yamlReading(workspace);
  const settings = setup.hasRoot ? readSettings(workspace, reading) : undefined;
  const office = settings?.value?.office;
  const { reporter, diagnostics } = await openForYear(setup, workspace, office ?? {});
  const ofYears = new Map<number, Promise<Reporter>>();
  const openOnce = (office: OfficeSettings, year: number) => {
    const opened = ofYears.get(year) ?? openForYear(setup, workspace, office, year).then((tools) => tools.reporter);
    ofYears.set(year, opened);
    return opened;
  };
  return {
    async reporterOf(bytes) {
      const year = office?.years && fiscalYearIn(bytes, reading);
      return office && year !== undefined && office.years?.[year] ? openOnce(office, year) : reporter;
    },
    reading,
    hasRoot: setup.hasRoot,
    diagnostics: [...(settings?.diagnostics ?? []), ...diagnostics],
  };
}

/** Opens what the reports of a year are made with; what the caller names wins over `raingan.yaml`. */
async function openForYear(setup: ToolSetup, workspace: Workspace, office: OfficeSettings, fiscalYear?: number) {
  const { template, fonts, docxTemplate } = settingsInForce(office, fiscalYear);
  const given = Object.entries({ template, fonts, docxTemplate }).flatMap(([key, file]) =>
    file === undefined
      ? []
      : [[key, key === 'template' ? templateFolder(file, setup.root) : path.resolve(setup.root, file)]],
  );
  const report: ReportOptions = {
    ...Object.fromEntries(given),
    ...setup.report,
    ...(fiscalYear !== undefined && { fiscalYear }),
  };
  requireFiles(report, (file) => workspace.exists(file));
  const { value: reporter, diagnostics } = await openReporter(workspace, report).catch((error: unknown) => {
    throw namedOption(error, report) ?? error;
  });
  if (!reporter || diagnostics.some(({ severity }) => severity === 'error'))
    throw withFindings({ ...setup, report }, diagnostics);
  return { reporter, diagnostics };
}

const fileOptions = ['template', 'fonts', 'docxTemplate'] as const;

type OwnFiles = { readonly [Each in (typeof fileOptions)[number]]?: string | undefined };

/** Throws an `OptionError` for paths of the caller's where nothing is. */
export function requireFiles(report: OwnFiles, exists: (path: string) => boolean): void {
  const [first, ...others] = fileOptions.flatMap((option): OptionIssue[] => {
    const file = report[option];
    if (file === undefined || exists(file)) return [];
    return [{ option, received: shown(file), value: file, expected: expectations[option], hint: notThere }];
  });
  if (first) throw new OptionError([first, ...others]);
}

/** Throws an `OptionError` for a folder of the caller's that is none. */
export function requireRoot(root: string | undefined, workspace: Workspace): void {
  if (root === undefined || isFolder(root, workspace)) return;
  throw new OptionError([
    { option: 'root', received: shown(root), value: root, expected: expectations.root, hint: noFolder },
  ]);
}

function isFolder(path: string, workspace: Workspace): boolean {
  return workspace.exists(path) && workspace.isFolder(path);
}

const noFolder = { th: 'ไม่พบโฟลเดอร์นี้ในเครื่อง', en: 'there is no such folder' };

const notThere = { th: 'ไม่พบชื่อนี้ในเครื่อง', en: 'nothing is there' };

/** A file of the caller's that cannot be read, such as a folder in place of a file. */
function namedOption(error: unknown, report: ReportOptions): OptionError | undefined {
  if (!(error instanceof EnvironmentFailure)) return undefined;
  const option = fileOptions.find((each) => report[each] !== undefined && isBelow(error.path, report[each]));
  if (option === undefined) return undefined;
  return new OptionError([
    {
      option,
      received: shown(report[option]),
      value: report[option],
      expected: expectations[option],
      hint: error.text,
    },
  ]);
}

function withFindings({ root, report }: ToolSetup, diagnostics: readonly Diagnostic[]): OptionError {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const isIn = (option: (typeof fileOptions)[number]) =>
    report[option] !== undefined &&
    errors.some(({ file }) => isBelow(path.resolve(root, file), report[option]!) || option === 'fonts');
  const isSettings = errors.some(({ file }) => path.basename(file) === settingsFile);
  const option = isSettings ? 'root' : (fileOptions.find(isIn) ?? 'template');
  const value = option === 'root' ? root : report[option];
  return new OptionError(
    [{ option, received: shown(value), value, expected: expectations[option], hint: hasMistakes }],
    diagnostics,
  );
}

const hasMistakes = { th: 'สิ่งที่ระบุมีข้อผิดพลาด', en: 'what it names has mistakes' };

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}${path.sep}`) || file.startsWith(`${folder}/`);
}
