import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Document, Drawing } from '../model/document.ts';
import type { IsoDate, Project } from '../model/project.ts';
import { buildBlocks } from './build-blocks.ts';
import { type TemplateExtras, templateData } from './names.ts';
import { readRendered } from './rendered.ts';
import type { Template } from './template.ts';

/** Fills a template with a project's data. Loading the template has checked all that does not depend on the data. */
export function compose(project: Project, template: Template, extras: TemplateExtras): Outcome<Document> {
  const value = fillTemplate(template, templateData(project, extras), {
    date: extras.date,
    isDraft: project.draft || extras.draft,
    drawings: new Map(),
  });
  return { value, diagnostics: [] };
}

export interface Filling {
  /** The document's date. */
  readonly date: IsoDate;
  readonly isDraft: boolean;
  /** What figures show, by the name in `src`; every name of the template's subject. */
  readonly drawings: ReadonlyMap<string, Drawing>;
}

/** Renders a checked template with the data of its subject, and builds the tree of what came out. */
export function fillTemplate({ settings, compiled }: Template, data: unknown, filling: Filling): Document {
  return {
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
    ...buildBlocks(readRendered(compiled.markup(data)), settings.styles, filling.drawings),
  };
}

/** Document properties are single lines in PDF and in DOCX. */
const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
