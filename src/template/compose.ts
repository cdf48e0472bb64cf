import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Document } from '../model/document.ts';
import type { IsoDate, Project } from '../model/project.ts';
import { projectBar } from './bar.ts';
import { buildBlocks } from './build-blocks.ts';
import type { DrawFigure } from './builder.ts';
import { startRounds, TooManyRounds } from './helpers.ts';
import { hasSatang, type TemplateExtras, templateData } from './names.ts';
import { readRendered } from './rendered.ts';
import type { Template } from './template.ts';

/** Fills a template with a project's data. Loading the template has checked all that does not depend on the data. */
export function compose(project: Project, template: Template, extras: TemplateExtras): Outcome<Document> {
  return fillTemplate(template, templateData(project, extras), {
    date: extras.date,
    isDraft: project.draft || extras.draft,
    draw: (request) => projectBar(request, project, hasSatang(project)),
  });
}

export interface Filling {
  /** The document's date. */
  readonly date: IsoDate;
  readonly isDraft: boolean;
  /** What figures show; of every name of the template's subject. */
  readonly draw: DrawFigure;
}

/**
 * Renders a checked template with the data of its subject, and builds the tree of what came out: E-TEMPLATE-LIMIT where
 * lists within lists make more of the data than a document holds.
 */
export function fillTemplate(template: Template, data: unknown, filling: Filling): Outcome<Document> {
  const { settings, compiled, pictures, folder } = template;
  const diagnostics: Diagnostic[] = [];
  const { width, height, margin } = settings.page;
  const measure = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const report = (found: Diagnostic) => void diagnostics.push(found);
  startRounds();
  try {
    return {
      value: {
        type: 'document',
        info: {
          title: oneLine(compiled.info.title(data)),
          author: oneLine(compiled.info.author(data)),
          subject: oneLine(compiled.info.subject(data)),
          language: settings.language,
          date: filling.date,
        },
        page: settings.page,
        styles: settings.styles,
        ...(filling.isDraft && settings.watermark && { watermark: settings.watermark }),
        ...buildBlocks(readRendered(compiled.markup(data)), {
          styles: settings.styles,
          draw: filling.draw,
          pictures,
          measure,
          folder,
          report,
        }),
      },
      diagnostics,
    };
  } catch (error) {
    if (!(error instanceof TooManyRounds)) throw error;
    return { diagnostics: [diagnostic('E-TEMPLATE-LIMIT', { file: folder }, { message: tooManyRounds })] };
  }
}

const tooManyRounds = {
  th: '`{{#each}}` ซ้อนกันจนทำซ้ำเกิน 100,000 รอบในเอกสารเดียว',
  en: '`{{#each}}` within `{{#each}}` goes round more than 100,000 times in one document',
};

/** Document properties are single lines in PDF and in DOCX. */
const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
