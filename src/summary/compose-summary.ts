import type { Document } from '../model/document.ts';
import type { YearSummary } from '../model/year-summary.ts';
import { fillTemplate } from '../template/compose.ts';
import { summaryTemplateData, type TemplateExtras } from '../template/names.ts';
import type { Template } from '../template/template.ts';
import { budgetByAgency } from './charts/budget-by-agency.ts';
import { progressBands } from './charts/progress-bands.ts';

/** Fills the summary's template with the numbers of a fiscal year and draws its charts, as wide as the text. */
export function composeSummary(
  summary: YearSummary,
  template: Template,
  extras: Omit<TemplateExtras, 'draft'>,
): Document {
  const { width, margin } = template.settings.page;
  const measure = width - margin.left - margin.right;
  const drawings = new Map([
    ['progress-bands', progressBands(summary, measure)],
    ['budget-by-agency', budgetByAgency(summary, measure)],
  ]);
  return fillTemplate(template, summaryTemplateData(summary, extras), { date: extras.date, isDraft: false, drawings });
}
