import type { Project } from '../../src/model/project.ts';
import { everyPrintedField } from './every-field.ts';
import { projectFields } from './project-fields.ts';
import { makeProject, type ProjectSize, sentences, times } from './projects.ts';
import { seededRandom } from './random.ts';

const small: ProjectSize = { paragraphs: 2, sentencesPerParagraph: 3, reports: 4, sentencesPerReport: 2 };

export const noReports = (): Project => makeProject(101, { ...small, reports: 0 });
export const oneReport = (): Project => makeProject(102, { ...small, reports: 1 });
export const elevenReports = (): Project => makeProject(103, { ...small, reports: 11 });
export const sixtyReports = (): Project => makeProject(104, { ...small, reports: 60 });
export const withMoney = (): Project =>
  withSpending(makeProject(105, small), 125_000_050, [25_000_000, 0, 10, 99_999_990]);
export const draft = (): Project => ({ ...makeProject(106, small), draft: true });
export const signatureGiven = (): Project => ({
  ...makeProject(107, small),
  signature: { name: 'นายปกรณ์ เรืองงาม', position: 'นักวิเคราะห์นโยบายและแผนชำนาญการ' },
});

/** The second of three entries is taller than two pages. */
export function tallEntry(): Project {
  const project = makeProject(108, { ...small, reports: 3 });
  return withNarrative(project, 1, longText(7000));
}

/** One paragraph of 3,000 characters. */
export const longParagraph = (): Project => ({ ...makeProject(109, small), rationale: [longText(3000)] });

/** A project name of 300 characters. */
export function longName(): Project {
  const project = makeProject(110, small);
  return { ...project, project: { ...project.project, name: longText(300) } };
}

/** The same report with `lines` lines of text before it: every situation at the foot of a page comes about. */
export function headingAtFoot(lines: number): Project {
  const project = makeProject(111, { ...small, sentencesPerParagraph: 4, reports: 6 });
  const filler = times(lines, (index) => `บรรทัดที่ ${index + 1} ของเหตุผล`);
  const twoLines = longText(130);
  return { ...project, rationale: [...filler, ...project.rationale, twoLines, longText(220), longText(330)] };
}

/** Characters that mean something in HTML, Handlebars, XML and YAML. */
export function markupCharacters(): Project {
  const project = makeProject(112, small);
  const text = `งบ & แผน <b>หนา</b> "อ้าง" 'เดี่ยว' {{project.name}} {{{x}}} &amp; <!-- ข --> # ไม่ใช่หมายเหตุ: - [ก] \\n %`;
  return {
    ...withNarrative(project, 0, text),
    project: { ...project.project, name: `โครงการ "ก & ข" <i>${project.project.name}</i>` },
    rationale: [text, ...project.rationale],
    strategy: { ...project.strategy, issue: text },
  };
}

/** Characters Sarabun has no glyph for: emoji, Chinese, a box. The office stands by them, so the report is built. */
export function unsupportedCharacters(): Project {
  const project = makeProject(113, small);
  // An entry for each of the four characters.
  const accepted = times(4, () => ({ code: 'E-GLYPH-MISSING', reason: 'พิมพ์ตามต้นฉบับ', by: 'นางสาวมาลี' }));
  return { ...withNarrative(project, 0, 'ดำเนินการแล้ว 😀 ตามแผน 中文 และ □ รายการ'), accepted };
}

export function severalTargets(): Project {
  const targets = times(5, (index) => `เป้าหมายข้อย่อยลำดับ ${index + 1}: ${longText(60 + index * 40)}`);
  return { ...makeProject(114, small), targets };
}

export function asOf(): Project {
  const project = makeProject(115, small);
  return { ...project, project: { ...project.project, asOf: `${project.project.fiscalYear - 543}-06-15` } };
}

/** About sixty pages. */
export const sixtyPages = (): Project =>
  makeProject(116, { paragraphs: 20, sentencesPerParagraph: 8, reports: 112, sentencesPerReport: 14 });

/** Every named case, `headingAtFoot` with 0 lines and the very long ones left out. */
export const namedCases: Readonly<Record<string, () => Project>> = {
  noReports,
  oneReport,
  elevenReports,
  sixtyReports,
  tallEntry,
  longParagraph,
  longName,
  draft,
  markupCharacters,
  unsupportedCharacters,
  severalTargets,
  signatureGiven,
  withMoney,
  asOf,
  everyPrintedField,
};

/** Prose of exactly `length` characters that ends with a letter. */
export function longText(length: number): string {
  const phrases = projectFields.flatMap((field) => [...field.rationale, ...field.progress]);
  let text = sentences(phrases, phrases.length, seededRandom(length));
  while (text.length < length) text += ` ${text}`;
  return `${text.slice(0, length - 3).replace(/[\s\u0E40-\u0E44]+$/, '')}แล้ว`.padEnd(length, 'น').slice(0, length);
}

function withNarrative(project: Project, index: number, narrative: string): Project {
  return {
    ...project,
    reports: project.reports.map((report, at) => (at === index ? { ...report, narrative } : report)),
  };
}

/** Amounts in satang. */
function withSpending(project: Project, received: number, disbursed: readonly number[]): Project {
  const spent = disbursed.reduce((sum, amount) => sum + amount, 0);
  return {
    ...project,
    project: { ...project.project, budget: { ...project.project.budget, received, spent } },
    reports: project.reports.map((report, index) => ({ ...report, disbursed: disbursed[index] ?? 0 })),
  };
}
