import { printable } from '../diagnostics/reporters/printable.ts';
import { formatBahtAndSatang, formatPercent } from '../thai/baht.ts';
import type { FieldChange, Movement } from './compare-projects.ts';
import type { Comparison, ProjectDifference } from './compare-sides.ts';

/** How differences are written: for a terminal, or as Markdown for a pull request. */
export type DifferenceFormat = 'text' | 'markdown';

/** Writes a comparison for an officer: what changed in each project, how money and progress moved, which pages differ. */
export function writeDifference(
  { differences, unchanged }: Comparison,
  format: DifferenceFormat,
  language: 'th' | 'en',
): string {
  const style = styles[format];
  const closing = totals(differences, unchanged, language);
  const parts = differences.map((each) => project(each, style, language));
  return `${style.title(closing)}${parts.join('')}`;
}

interface Style {
  title(text: string): string;
  head(text: string): string;
  line(text: string): string;
  change(name: string, before: string | undefined, after: string | undefined): string;
  value(text: string): string;
}

const styles: Readonly<Record<DifferenceFormat, Style>> = {
  text: {
    title: (text) => `${text}\n`,
    head: (text) => `\n${text}\n`,
    line: (text) => `  ${text}\n`,
    change: (name, before, after) =>
      `  ${name}\n${before === undefined ? '' : `    - ${before}\n`}${after === undefined ? '' : `    + ${after}\n`}`,
    value: (text) => printable(text.replace(/\s+/g, ' ')),
  },
  markdown: {
    title: (text) => `## raingan diff\n\n${text}\n`,
    head: (text) => `\n### ${text}\n\n`,
    line: (text) => `- ${text}\n`,
    change: (name, before, after) => `- ${name}: ${before ?? '–'} → ${after ?? '–'}\n`,
    value: markdownText,
  },
};

/** A value as text: what Markdown or HTML would obey is escaped, what is not seen is made visible. */
function markdownText(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]()#+!|<>&~@]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function project(difference: ProjectDifference, style: Style, language: 'th' | 'en'): string {
  const { code, name, file, kind, changes, movement, pages } = difference;
  const words = wording[language];
  const title = [code ?? file, name]
    .filter((part) => part !== undefined)
    .map(style.value)
    .join('  ');
  const head = style.head(`${title}${kind === 'changed' ? '' : `  (${words[kind]})`}`);
  if (kind !== 'changed') return head;
  const lines = [
    ...(movement ? movementLines(movement, language) : []).map(style.line),
    ...(changes.length === 0
      ? [style.line(words.nothingPrinted)]
      : changes.map((each) => changeLine(each, style, language))),
    ...(pages ? [style.line(words.pages(pages.before, pages.after, pages.differing))] : [style.line(words.noPages)]),
  ];
  return head + lines.join('');
}

function changeLine({ name, before, after }: FieldChange, style: Style, language: 'th' | 'en'): string {
  const value = (text: string | undefined) => (text === undefined ? undefined : style.value(shortened(text)));
  return style.change(style.value(name[language].replaceAll('`', '')), value(before), value(after));
}

/** A paragraph is shown by its beginning: what changed in it is seen on the page. */
function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

const longest = 200;

function movementLines({ progress, spent }: Movement, language: 'th' | 'en'): string[] {
  const words = wording[language];
  const lines: string[] = [];
  if (progress.before !== progress.after) {
    const [a, b] = [progress.before, progress.after].map((value) =>
      value === null ? '–' : `${formatPercent(value)} %`,
    );
    lines.push(`${words.progress} ${a} → ${b}`);
  }
  if (spent.before !== spent.after) {
    const moved = spent.after - spent.before;
    const sum = `${moved > 0 ? '+' : ''}${formatBahtAndSatang(moved as typeof spent.after)}`;
    const [a, b] = [spent.before, spent.after].map(formatBahtAndSatang);
    lines.push(`${words.spent} ${a} → ${b} ${words.baht} (${sum})`);
  }
  return lines;
}

function totals(differences: readonly ProjectDifference[], unchanged: number, language: 'th' | 'en'): string {
  const count = (kind: ProjectDifference['kind']) => differences.filter((each) => each.kind === kind).length;
  const words = wording[language];
  const parts = (['changed', 'added', 'removed', 'unreadable'] as const)
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${words[kind]} ${count(kind)}`);
  return [...parts, `${words.unchanged} ${unchanged}`].join(', ');
}

const wording = {
  th: {
    changed: 'เปลี่ยน',
    added: 'เพิ่มใหม่',
    removed: 'ไม่มีแล้ว',
    unreadable: 'อ่านไม่ได้',
    unchanged: 'ไม่เปลี่ยน',
    progress: 'ความก้าวหน้าล่าสุด',
    spent: 'งบประมาณที่ใช้ไป',
    baht: 'บาท',
    nothingPrinted: 'ไม่มีค่าใดเปลี่ยน เปลี่ยนเฉพาะหมายเหตุหรือรูปแบบของไฟล์',
    noPages: 'ไม่ได้เทียบหน้า เพราะข้อมูลมีข้อผิดพลาด',
    pages: (before: number, after: number, differing: readonly number[]) =>
      differing.length === 0
        ? `หน้าเอกสารเหมือนเดิมทั้ง ${after} หน้า`
        : `หน้าที่ต่างกัน ${differing.join(', ')} (จาก ${before} หน้า เป็น ${after} หน้า)`,
  },
  en: {
    changed: 'changed',
    added: 'added',
    removed: 'removed',
    unreadable: 'unreadable',
    unchanged: 'unchanged',
    progress: 'latest progress',
    spent: 'spent',
    baht: 'baht',
    nothingPrinted: 'no value changed, only comments or the form of the file',
    noPages: 'pages were not compared: the data has errors',
    pages: (before: number, after: number, differing: readonly number[]) =>
      differing.length === 0
        ? `all ${after} pages are as before`
        : `pages that differ: ${differing.join(', ')} (${before} before, ${after} now)`,
  },
} as const;
