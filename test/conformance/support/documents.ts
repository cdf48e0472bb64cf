import type { Project } from '../../../src/model/project.ts';
import { legalClusters } from '../../font/support.ts';
import { makeProject, times } from '../../support/projects.ts';
import { parseSeed, readSeed } from '../../support/seed.ts';
import {
  asOf,
  draft,
  elevenReports,
  headingAtFoot,
  longName,
  longParagraph,
  markupCharacters,
  noReports,
  oneReport,
  severalTargets,
  signatureGiven,
  sixtyPages,
  sixtyReports,
  tallEntry,
  unsupportedCharacters,
  withMoney,
} from '../../support/special-projects.ts';

/** A report all conformance checks look at. */
export interface ConformanceDocument {
  readonly name: string;
  readonly project: Project;
  /** Set when it is not built from the package's own template. */
  readonly template?: 'all-styles';
}

/** The seed, one document for every special case of the form, and text that is hard to extract. */
export function conformanceDocuments(): ConformanceDocument[] {
  return [
    { name: 'seed', project: parseSeed(readSeed()) },
    { name: 'no-reports', project: noReports() },
    { name: 'one-report', project: oneReport() },
    { name: 'eleven-reports', project: elevenReports() },
    { name: 'sixty-reports', project: sixtyReports() },
    { name: 'sixty-pages', project: sixtyPages() },
    { name: 'draft', project: draft() },
    { name: 'markup-characters', project: markupCharacters() },
    { name: 'unsupported-characters', project: unsupportedCharacters() },
    { name: 'several-targets', project: severalTargets() },
    { name: 'signature-given', project: signatureGiven() },
    { name: 'tall-entry', project: tallEntry() },
    { name: 'long-paragraph', project: longParagraph() },
    { name: 'long-name', project: longName() },
    { name: 'with-money', project: withMoney() },
    { name: 'as-of', project: asOf() },
    { name: 'heading-at-foot', project: headingAtFoot(17) },
    { name: 'all-clusters', project: allClusters() },
    { name: 'mixed-scripts', project: mixedScripts() },
    { name: 'all-styles', project: makeProject(190, SMALL), template: 'all-styles' },
    { name: 'ordinary', project: makeProject(191) },
    { name: 'ordinary-2', project: makeProject(192) },
    { name: 'ordinary-3', project: makeProject(193) },
    { name: 'ordinary-4', project: makeProject(194) },
  ];
}

/** A fiscal year without projects. */
export const EMPTY_YEAR = '2599';

/** Fiscal years whose summaries are judged too: the seed's, and one without projects. */
export const SUMMARIES = ['2564', EMPTY_YEAR];

const SMALL = { paragraphs: 2, sentencesPerParagraph: 3, reports: 5, sentencesPerReport: 2 };

/** Every Thai cluster that spelling allows: a paragraph for each leading vowel and consonant. */
function allClusters(): Project {
  const clusters = legalClusters();
  const inParagraph = 54;
  const paragraph = (index: number) => clusters.slice(index * inParagraph, (index + 1) * inParagraph).join(' ');
  return { ...makeProject(188, SMALL), rationale: times(clusters.length / inParagraph, paragraph) };
}

/** Thai that touches Latin letters, digits of both kinds, punctuation and signs. */
function mixedScripts(): Project {
  const joints = ['A', 'PM2.5', '1,234.50', '๑๒๓', '(', ')', '“', '”', '-', '/', ':', '%', '&', 'e-Office', '฿', 'é'];
  const words = ['ที่', 'น้ำ', 'ปุ๋ย', 'กำลัง', 'ฟื้นฟู', 'ญี่ปุ่น', 'ฎีกา', 'ฤดู', 'เก๋', 'ไม้', 'โต๊ะ', 'ต่าง ๆ', 'กทม.', 'ฯลฯ'];
  const around = (joint: string) => words.map((word) => `${word}${joint}${word} ${joint}${word}${joint}`).join(' ');
  // pdftotext takes a hyphen at the end of a paragraph for a broken word's.
  const rationale = joints.map((joint) => `${around(joint)} จบ`);
  return { ...makeProject(189, SMALL), rationale };
}
