import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Diagnostic, Range } from '../diagnostics/diagnostic.ts';
import { findControlCharacters } from './control-characters.ts';
import { explainIssues } from './explain-issues.ts';
import { spacesFor } from './improvers/indentation.ts';
import { judge } from './judge.ts';
import type { Mend } from './line-slips.ts';
import { locator, type YamlContent } from './locate.ts';
import { parseYaml } from './parse-yaml.ts';
import { type PartialValue, readRest } from './partial.ts';
import { readNodes } from './read-nodes.ts';
import type { Schema } from './schema.ts';
import { type SourceText, sourceText } from './source-text.ts';
import type { Path, YamlNode } from './tree.ts';

/** Reads text without the library; `undefined` for what it does not take. Gives the values and places that the library gives. */
export type ReadPlain = (text: string) => YamlNode | undefined;

/** How a caller has its YAML files read; nothing of it changes a value. */
export interface YamlReading {
  readonly readPlain?: ReadPlain | undefined;
}

/** A schema that depends on the file. */
export interface SchemaChoice<T> {
  /** A finding in place of a schema is the only one about the file. */
  readonly choose: (content: YamlContent) => Schema<T> | Diagnostic;
  /** Of a file that cannot be read yet. */
  readonly usual: Schema<T>;
}

export interface LoadedYaml<T> {
  /** Present only where there is no mistake. */
  readonly value: T | undefined;
  /** What can be read in spite of the mistakes; absent without any. */
  readonly partial: PartialValue<T> | undefined;
  /** Absent where the text is no YAML. */
  readonly content: YamlContent | undefined;
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads any YAML file of ours: text to values with places, judged by the schema of its kind; every mistake in one go.
 * `schema` may depend on what the file says of itself, such as its version.
 * `check` finds what shows only when values are compared, and is run whatever else is wrong.
 * With `code` all mistakes have this code, in place of those of data files.
 */
export function loadYaml<T>(
  file: string,
  text: string,
  schema: Schema<T> | SchemaChoice<T>,
  { readPlain }: YamlReading = {},
  check: (content: YamlContent) => readonly Diagnostic[] = () => [],
  code?: DiagnosticCode,
): LoadedYaml<T> {
  const source = sourceText(file, text);
  const { root, diagnostics, mends } = readRoot(source, readPlain, 'choose' in schema ? schema.usual : schema);
  if (root === undefined) {
    return { value: undefined, partial: undefined, content: undefined, diagnostics: finish(diagnostics, code) };
  }
  const written: YamlContent = { file, text, tree: root.tree, root, locate: locator(root, source) };
  const chosen = 'choose' in schema ? schema.choose(written) : schema;
  if ('severity' in chosen) return { value: undefined, partial: undefined, content: undefined, diagnostics: [chosen] };
  const { result, content, joined, commas } = judge(written, source, chosen);
  const issues = result.error?.issues ?? [];
  const refused = [...explainIssues(issues.slice(0, mostExplained), content, chosen), ...commas];
  const inFile = diagnostics.filter((each) => !joined.some((path) => isWithin(each, content.locate(path))));
  const reported = new Set(inFile.map(startOf));
  const lines = new Set(mends.flatMap((mend) => linesOf(mend, source)));
  const isNew = (each: Diagnostic) => !reported.has(startOf(each)) && !lines.has(each.range?.start.line ?? 0);
  const judged = [...finish([...inFile, ...refused.filter(isNew)], code), ...check(content).filter(isNew)];
  const found = judged.sort((a, b) => startOf(a) - startOf(b));
  if (result.success && found.length === 0) return { value: result.data, partial: undefined, content, diagnostics: [] };
  const partial = readRest(content.tree, issues, chosen);
  const mended = mends.flatMap((mend) => pathsIn(root, mend));
  return {
    value: undefined,
    partial: partial && { value: partial.value, unread: [...partial.unread, ...mended] },
    content,
    diagnostics: capped(file, found, Math.max(0, issues.length - mostExplained), code),
  };
}

function isWithin({ range }: Diagnostic, { start, end }: Range): boolean {
  return range !== undefined && range.start.offset > start.offset && range.end.offset <= end.offset;
}

/** A file with more errors than this is not the file that was meant. */
const mostErrors = 200;
/** To explain one takes longer than to find it, and their order is that of the file only when they are explained. */
const mostExplained = 1000;

function capped(
  file: string,
  found: readonly Diagnostic[],
  unexplained: number,
  code: DiagnosticCode = 'E-YAML-LIMIT',
): readonly Diagnostic[] {
  if (found.length <= mostErrors) return found;
  const rest = found.length - mostErrors + unexplained;
  const message = { th: `มีข้อผิดพลาดอีก ${rest} รายการที่ไม่แสดง`, en: `${rest} more errors are not shown` };
  return [...found.slice(0, mostErrors), diagnostic(code, { file }, { message })];
}

interface ReadRoot {
  readonly root: YamlNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** What was read in place of slips in the syntax. */
  readonly mends: readonly Mend[];
}

/** Syntax errors are mended one after the other, so that the rest of the file is checked in the same run. */
function readRoot(source: SourceText, readPlain: ReadPlain | undefined, schema: unknown): ReadRoot {
  const plain = readPlain?.(source.text);
  if (plain) return { root: plain, diagnostics: [], mends: [] };
  if (!source.text.includes('\n') && /\r[^\r]/.test(source.text)) {
    return { root: undefined, diagnostics: [oldLineEnds(source)], mends: [] };
  }
  const found = findControlCharacters(source);
  const mends: Mend[] = [];
  const tabs: Diagnostic[] = [];
  let { text } = source;
  let read = 0;
  for (;;) {
    const { contents, faults, lexemes } = parseYaml({ ...source, text }, schema);
    read += lexemes;
    // How wide a tab was meant to be is not known, so that the lines around it seem to be indented wrongly.
    const isAgain = faults.some(
      (fault) =>
        (tabs.length > 0 && fault.about === 'structure') ||
        found.some((each) => lineOf(each) === lineOf(fault.diagnostic)),
    );
    if (!isAgain) {
      found.push(...faults.map((each) => each.diagnostic));
      tabs.push(...faults.flatMap((each) => (each.about === 'tab' ? each.diagnostic : [])));
    }
    if (contents) {
      const { root, diagnostics } = readNodes(contents, { ...source, text });
      return { root, diagnostics: [...withTabsOnce(found, tabs, source), ...diagnostics], mends };
    }
    const next = faults.flatMap(({ mend }) => mend ?? []);
    const isStuck =
      isAgain ||
      next.length < faults.length ||
      mends.length > mostMends ||
      text.length > longestMended ||
      read > mostRead;
    if (isStuck) return { root: undefined, diagnostics: stopped(withTabsOnce(found, tabs, source), text), mends };
    for (const mend of next) text = text.slice(0, mend.start) + mend.text + text.slice(mend.start + mend.text.length);
    mends.push(...next);
  }
}

/** Tabs of many lines are one habit, reported at the first of them. */
function withTabsOnce(found: readonly Diagnostic[], tabs: readonly Diagnostic[], source: SourceText): Diagnostic[] {
  const [first] = tabs;
  if (!first || tabs.length <= fewTabs) return [...found];
  const count = source.text.match(/^ *\t[ \t]*\S/gm)?.length ?? tabs.length;
  const message = {
    th: `${first.message.th} ${count} บรรทัด เริ่มจากบรรทัดนี้`,
    en: `${count} lines are ${first.message.en}, from this one on`,
  };
  return found.flatMap((each) =>
    each === first ? { ...each, message, hint: spacesFor(undefined) } : tabs.includes(each) ? [] : each,
  );
}

const fewTabs = 3;

function oldLineEnds(source: SourceText): Diagnostic {
  const at = source.text.indexOf('\r');
  return diagnostic('E-YAML-SYNTAX', source.place(at, at + 1), {
    message: {
      th: 'ไฟล์ขึ้นบรรทัดด้วย CR อย่างเดียว (แบบ Mac รุ่นเก่า) จึงอ่านเป็นบรรทัดเดียว',
      en: 'the lines end in CR alone, as on old Macs, so the file is one line',
    },
    hint: {
      th: 'เปิดไฟล์ในโปรแกรมแก้ไขข้อความ แล้วบันทึกโดยเลือกการขึ้นบรรทัดแบบ LF หรือ CRLF',
      en: 'open the file in an editor and save it with line ends LF or CRLF',
    },
  });
}

/** A file with more slips than this is not the file that was meant; each costs a parse. */
const mostMends = 20;
const longestMended = 200_000;
/** Words, signs and line ends that all parses of a file read together; 20 parses of an ordinary file read some 20,000. */
const mostRead = 100_000;

/** The last of them says that the rest of the file was not checked, where there is a rest. */
function stopped(found: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  if (!/^[ -]*\w+:/m.test(text)) return found;
  return found.map((each, index) => (index === found.length - 1 ? { ...each, stopped: true } : each));
}

function linesOf({ start, text }: Mend, source: SourceText): number[] {
  const { start: first, end: last } = source.range(start, start + text.length);
  return Array.from({ length: last.line - first.line + 1 }, (_, index) => first.line + index);
}

/** Paths of the values that a mend lies in. */
function pathsIn(node: YamlNode, mend: Mend, path: Path = []): Path[] {
  const inner = [
    ...(node.entries ?? []).map(({ key, start, value }) => ({ step: key, start, node: value })),
    ...(node.items ?? []).map((item, index) => ({ step: index, start: item.start, node: item })),
  ];
  if (inner.length === 0) return [path];
  const stop = mend.start + mend.text.length;
  return inner
    .filter((each) => each.start <= stop && Math.max(each.node.end, each.start) + 1 >= mend.start)
    .flatMap((each) => pathsIn(each.node, mend, [...path, each.step]));
}

function finish(found: readonly Diagnostic[], code: DiagnosticCode | undefined): readonly Diagnostic[] {
  const ordered = found.toSorted((a, b) => startOf(a) - startOf(b));
  return code === undefined ? ordered : ordered.map((each) => ({ ...each, code }));
}

function startOf({ range }: Diagnostic): number {
  return range?.start.offset ?? 0;
}

function lineOf({ range }: Diagnostic): number {
  return range?.start.line ?? 0;
}
