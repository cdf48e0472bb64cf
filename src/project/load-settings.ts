import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { pdfEditions } from '../model/pdf-edition.ts';
import { formats } from '../model/report-options.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import { decodeText } from '../yaml/decode-text.ts';
import { loadYaml, type YamlReading } from '../yaml/load-yaml.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import {
  filled,
  group,
  groupOf,
  leaf,
  list,
  named,
  oneOf,
  optional,
  type Schema,
  text,
  yesOrNo,
} from '../yaml/schema.ts';
import { isMap, Numeral, type Path, valueAt } from '../yaml/tree.ts';
import {
  type GivenSettings,
  messageLanguages,
  misnamedSettings,
  type OfficeSettings,
  publicFields,
  settingsFile,
} from './settings.ts';
import { unknownLateStatuses } from './unknown-late-statuses.ts';

/** `raingan.yaml` with the place of each of its keys. */
export interface LoadedSettings {
  readonly office: OfficeSettings;
  /** Line and column of a key; absent for one that the file does not have. */
  readonly placeOf: (path: Path) => { readonly line: number; readonly column: number } | undefined;
}

/** Reads `raingan.yaml` of a workspace; one that is not there says nothing. */
export function readSettings(workspace: Workspace, reading?: YamlReading): Outcome<LoadedSettings> {
  if (!workspace.exists(settingsFile)) return { value: noSettings, diagnostics: [] };
  const bytes = workspace.readBytes(settingsFile, sizeLimits.data);
  return loadSettings(settingsFile, bytes, reading, (path) => workspace.exists(path));
}

const noSettings: LoadedSettings = { office: {}, placeOf: () => undefined };

/** A file in which every line was made a comment, for now. An empty one was hardly meant to be so. */
const commentsAlone = /^\s*#[^\n]*(?:\n\s*(?:#[^\n]*)?)*$/;

/** Files that were surely meant as the settings: nothing of them would be in force, and nobody would notice. */
export function misnamedSettingsFiles(workspace: Pick<Workspace, 'exists'>): Diagnostic[] {
  return misnamedSettings
    .filter((name) => workspace.exists(name))
    .map((name) =>
      diagnostic(
        'W-FILE-NAME',
        { file: name },
        {
          message: {
            th: `ไม่ได้อ่านการตั้งค่าในไฟล์นี้ เพราะไฟล์การตั้งค่าต้องชื่อ \`${settingsFile}\``,
            en: `the settings in this file are not in force: their file is named \`${settingsFile}\``,
          },
          hint: { th: `เปลี่ยนชื่อเป็น \`${settingsFile}\``, en: `rename it to \`${settingsFile}\`` },
        },
      ),
    );
}

/** Reads the text of a `raingan.yaml`: all its errors in one go, paths to what is not there among them. */
export function loadSettings(
  file: string,
  bytes: Uint8Array,
  reading?: YamlReading,
  exists: (path: string) => boolean = () => true,
): Outcome<LoadedSettings> {
  const decoded = decodeText(file, bytes);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  if (commentsAlone.test(decoded.value)) return { value: noSettings, diagnostics: [] };
  const { value, content, diagnostics } = loadYaml(file, decoded.value, settingsSchema, reading, (found) => [
    ...wrongYears(found),
    ...missingFiles(found, exists),
    ...homeFolders(found),
  ]);
  const placeOf = (path: Path) =>
    content && valueAt(content.tree, path) !== undefined ? content.locate(path, 'key').start : undefined;
  if (!value || !content) return { diagnostics };
  return { value: { office: withSlashes(value), placeOf }, diagnostics: unknownLateStatuses(value, content) };
}

const statuses = (th: string, en: string) =>
  optional(named(filled(list(filled(text()))), { th, en }, 'แทนรายการสถานะที่โปรแกรมมีให้'));

const expectedSeconds = { th: 'จำนวนวินาที 1 ถึง 600', en: 'a number of seconds from 1 to 600' };

const seconds: Schema<number> = leaf<number>(
  (input) => {
    const value = input instanceof Numeral ? input.value : undefined;
    if (value !== undefined && value >= 1 && value <= 600) return { value };
    if (value === undefined) return undefined;
    const predicate = { th: 'อยู่นอกช่วงที่กำหนด', en: 'is out of range' };
    return { problem: { code: 'E-TYPE', predicate, expected: expectedSeconds } };
  },
  expectedSeconds,
  { type: 'number', minimum: 1, maximum: 600 },
);

const path = (th: string, en: string) =>
  optional(named(filled(text()), { th, en }, 'นับจากโฟลเดอร์ของ raingan.yaml ตัวเลือกในคำสั่งใช้แทนค่านี้'));

const shared = {
  template: path('โฟลเดอร์แม่แบบ', 'folder of the template'),
  fonts: path('ไฟล์ fonts.yaml', 'fonts.yaml'),
  docxTemplate: path('แม่แบบ Word (.docx)', 'Word template (.docx)'),
  formats: optional(
    named(filled(list(oneOf(...formats))), { th: 'ชนิดไฟล์ที่สร้าง', en: 'formats to write' }, 'เช่น [pdf, docx]'),
  ),
  out: path('โฟลเดอร์ปลายทาง', 'folder of the outputs'),
  pdf: optional(
    named(oneOf(...pdfEditions), { th: 'รุ่นของ PDF', en: 'version of PDF' }, 'เขียนในเครื่องหมายคำพูด เช่น "2.0"'),
  ),
  strict: optional(named(yesOrNo(), { th: 'ถือคำเตือนเป็นข้อผิดพลาด', en: 'warnings stop a report' }, 'true หรือ false')),
  timeLimit: optional(
    named(seconds, { th: 'เวลาเปิดไฟล์ภายนอก', en: 'time for opening a file of others' }, 'จำนวนวินาที 1 ถึง 600'),
  ),
  planStatuses: statuses('สถานะเทียบกับแผน', 'plan statuses'),
  targetStatuses: statuses('สถานะเทียบกับเป้าหมาย', 'target statuses'),
  lateStatuses: statuses('สถานะที่นับว่าล่าช้า', 'late statuses'),
  publicWithout: optional(
    named(
      list(oneOf(...publicFields)),
      { th: 'ช่องที่สำเนาเผยแพร่เว้นไว้', en: 'fields that a public copy leaves out' },
      'เพิ่มจากหมายเลขโทรศัพท์ ซึ่งเว้นไว้เสมอ',
    ),
  ),
} satisfies Readonly<Record<keyof GivenSettings, unknown>>;

const office = {
  ...shared,
  lang: optional(
    named(oneOf(...messageLanguages), { th: 'ภาษาของข้อความ', en: 'language of the messages' }, 'th หรือ en'),
  ),
  years: optional(
    named(
      groupOf<GivenSettings>(group(shared)),
      { th: 'เฉพาะปีงบประมาณ (พ.ศ.)', en: 'of one fiscal year (B.E.)' },
      'เช่น 2565: { template: แม่แบบ-2565 } ใช้แทนค่าชั้นนอกสุดสำหรับรายงานของปีนั้น',
      { propertyNames: { pattern: '^2[4-6][0-9]{2}$' } },
    ),
  ),
} satisfies Readonly<Record<keyof OfficeSettings, unknown>>;

/** What `raingan.yaml` holds. Titles and descriptions are for editors. */
export const settingsSchema: Schema<OfficeSettings> = group(office);

/** Who works on Windows may write `\` in a path; on every system the file means the same. */
function withSlashes({ years, ...general }: OfficeSettings): OfficeSettings {
  const plain = <G extends GivenSettings>(group: G): G => {
    const paths = (['template', 'fonts', 'docxTemplate', 'out'] as const).flatMap((key) => {
      const path = group[key];
      return path === undefined ? [] : [[key, slashed(path)] as const];
    });
    return { ...group, ...Object.fromEntries(paths) };
  };
  const byYear = Object.entries(years ?? {}).map(([year, group]) => [year, plain(group)] as const);
  return { ...plain(general), ...(years && { years: Object.fromEntries(byYear) }) };
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

/** The groups of settings in a file, each with its path. */
function groupsIn({ tree }: YamlContent): Path[] {
  const years = valueAt(tree, ['years']);
  return [[], ...(isMap(years) ? Object.keys(years).map((year) => ['years', year]) : [])];
}

function wrongYears(content: YamlContent): Diagnostic[] {
  return groupsIn(content).flatMap((at) => {
    const year = at[1];
    if (year === undefined || /^2[4-6]\d{2}$/.test(String(year))) return [];
    const short = /^[4-6]\d$/.test(String(year)) ? `25${year}` : 2565;
    const era = /^(19|20)\d{2}$/.test(String(year)) ? Number(year) + 543 : short;
    return diagnostic('E-UNKNOWN-KEY', fieldPlace(content, at, 'key'), {
      message: { th: `\`${year}\` ไม่ใช่ปีงบประมาณ พ.ศ.`, en: `\`${year}\` is no fiscal year in the Buddhist era` },
      hint: { th: `เขียนเป็นสี่หลัก เช่น \`${era}\``, en: `write four digits, such as \`${era}\`` },
    });
  });
}

/** What is named and not there is a mistake of this file, not of the template's. */
function missingFiles(content: YamlContent, exists: (path: string) => boolean): Diagnostic[] {
  return groupsIn(content).flatMap((at) =>
    (['template', 'fonts', 'docxTemplate'] as const).flatMap((key) => {
      const named = valueAt(content.tree, [...at, key]);
      if (typeof named !== 'string' || named.trim() === '' || exists(slashed(named))) return [];
      return diagnostic(key === 'fonts' ? 'E-FONTS-YAML' : 'E-TEMPLATE-FILE', fieldPlace(content, [...at, key]), {
        message: { th: `ไม่พบ \`${named}\``, en: `cannot find \`${named}\`` },
        hint: {
          th: 'แก้ชื่อ โดยนับจากโฟลเดอร์ของ `raingan.yaml`',
          en: 'correct the name; it is relative to the folder of `raingan.yaml`',
        },
      });
    }),
  );
}

/** What a shell reads as the home folder would be made as a folder of that name. */
function homeFolders(content: YamlContent): Diagnostic[] {
  return groupsIn(content).flatMap((at) => {
    const out = valueAt(content.tree, [...at, 'out']);
    if (typeof out !== 'string' || !/^~(?:[/\\]|$)/.test(out)) return [];
    return diagnostic('E-TYPE', fieldPlace(content, [...at, 'out']), {
      message: {
        th: '`out` ขึ้นต้นด้วย `~` ซึ่งมีความหมายเฉพาะในเชลล์',
        en: '`out` begins with `~`, which only a shell reads as the home folder',
      },
      hint: {
        th: 'เขียนที่อยู่เต็ม หรือที่อยู่นับจากโฟลเดอร์ของ `raingan.yaml`',
        en: 'write the whole path, or one from the folder of `raingan.yaml`',
      },
    });
  });
}
