import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { checkFaces } from '../layout/check-faces.ts';
import { layOutPageByPage } from '../layout/lay-out.ts';
import type { Document } from '../model/document.ts';
import type { PageWriter } from '../model/page.ts';
import type { ReportOptions } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';
import type { YearSummary } from '../model/year-summary.ts';
import type { PdfOptions } from '../pdf/write-pdf.ts';
import type { BuiltReport } from '../report.ts';
import { loadResources, type Resources } from '../resources.ts';
import { fillTemplate } from '../template/compose.ts';
import { summarySubject, summaryTemplateData, type TemplateExtras } from '../template/names.ts';
import type { Template } from '../template/template.ts';
import { drawnIn } from '../write-output.ts';
import { budgetByAgency } from './charts/budget-by-agency.ts';
import { progressBands } from './charts/progress-bands.ts';
import { checkSummaryGlyphs } from './check-summary-glyphs.ts';
import { type Selection, summarise } from './summarise.ts';
import type { SummaryNumbers } from './summary-numbers.ts';
import { summarySources } from './summary-sources.ts';
import type { SummedProject } from './summed-project.ts';

export interface SummaryOptions extends Pick<ReportOptions, 'formats' | 'fonts' | 'date' | 'pdf'> {
  /** B.E. */
  readonly fiscalYear: number;
  /** Folder of the summary's template. */
  readonly template: string;
  readonly selection?: Selection;
}

export interface BuiltSummary {
  readonly summary: YearSummary;
  readonly outputs: BuiltReport['outputs'];
}

/** The story of a fiscal year's summary: add up, compose, lay out, write. `projects` are all those of the year. */
export async function buildSummary(
  workspace: Workspace,
  projects: readonly SummedProject[],
  options: SummaryOptions,
): Promise<Outcome<BuiltSummary>> {
  const { value: resources, diagnostics } = await loadResources(workspace, options, summarySubject);
  if (!resources) return { diagnostics };
  const summary = summarise(options.fiscalYear, projects, resources.settings, options.selection);
  if (!summary) return { diagnostics: [...diagnostics, tooMuchMoney(projects)] };

  const numbers = { summary, projects, statuses: resources.settings };
  const check = (document: Document) => checkSummaryGlyphs(document, projects, resources);
  const outcome = await drawSummary(numbers, resources, options, check);
  const outputs = outcome.value;
  return {
    ...(outputs && { value: { summary, outputs } }),
    diagnostics: [...diagnostics, ...outcome.diagnostics],
  };
}

/** Draws a summary whose numbers are known, in each of its formats; nothing where `check` finds anything. */
export async function drawSummary(
  numbers: SummaryNumbers,
  resources: Resources,
  options: Pick<SummaryOptions, 'formats' | 'date' | 'pdf'>,
  check: (document: Document) => Diagnostic[] = () => [],
): Promise<Outcome<BuiltSummary['outputs']>> {
  const { summary } = numbers;
  const sources = summarySources(numbers, resources, options);
  // Of no project, the last day of the fiscal year.
  const date = options.date ?? summary.dataDate ?? `${summary.fiscalYear - 543}-09-30`;
  const { value: document, diagnostics } = composeSummary(summary, resources.template, {
    digest: sources.dataDigest,
    date,
  });
  if (!document) return { diagnostics };
  const faces = checkFaces(document, resources.fonts);
  if (faces.length > 0) return { diagnostics: faces };
  const found = check(document);
  if (found.length > 0) return { diagnostics: found };
  const { writers, pages } = await draw(document, options.formats, resources, sources);
  // What a writer has drawn is not kept longer than its file needs it.
  const outputs = options.formats.map((format) => ({ format, bytes: writers.shift()!.finish(), pages }));
  return { value: outputs, diagnostics: [] };
}

/** Draws all pages, none of which is kept, nor the lines that they are made of. */
async function draw(
  document: Document,
  formats: SummaryOptions['formats'],
  resources: Resources,
  sources: PdfOptions,
): Promise<{ readonly writers: PageWriter[]; readonly pages: number }> {
  const pages = await layOutPageByPage(document, resources);
  const writers = await drawnIn(formats, { document, pages, resources, making: () => sources });
  return { writers, pages: pages.length };
}

function tooMuchMoney(projects: readonly SummedProject[]) {
  return diagnostic(
    'E-MONEY',
    { file: projects[0]!.file },
    {
      message: {
        th: 'ยอดรวมของปีมากเกินกว่าที่คำนวณได้แม่นยำ',
        en: 'the sum of the year is too large to be exact',
      },
    },
  );
}

/** Fills the summary's template with the numbers of a fiscal year and draws its charts, as wide as the text. */
function composeSummary(
  summary: YearSummary,
  template: Template,
  extras: Omit<TemplateExtras, 'draft'>,
): Outcome<Document> {
  const { width, margin } = template.settings.page;
  const measure = width - margin.left - margin.right;
  const drawings = new Map([
    ['progress-bands', progressBands(summary, measure)],
    ['budget-by-agency', budgetByAgency(summary, measure)],
  ]);
  return fillTemplate(template, summaryTemplateData(summary, extras), {
    date: extras.date,
    isDraft: false,
    draw: ({ src }) => drawings.get(src),
  });
}
