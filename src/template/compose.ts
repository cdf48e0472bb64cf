import type { Project } from '../data/project.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Document } from '../document/document.ts';
import { buildBlocks } from './build-blocks.ts';
import type { Template } from './load-template.ts';
import { type TemplateExtras, templateData } from './names.ts';
import { parseMarkup } from './parse-markup.ts';

/** Fills a template with a project's data. Cannot fail: loading the template has checked all that could. */
export function compose(project: Project, template: Template, extras: TemplateExtras): Outcome<Document> {
  const { settings, compiled } = template;
  const data = templateData(project, extras);
  const { nodes } = parseMarkup(compiled.markup(data));
  const isDraft = project.draft || extras.draft;
  const document: Document = {
    type: 'document',
    info: {
      title: oneLine(compiled.info.title(data)),
      author: oneLine(compiled.info.author(data)),
      subject: oneLine(compiled.info.subject(data)),
      language: settings.language,
      date: extras.date,
    },
    page: settings.page,
    styles: settings.styles,
    ...(isDraft && settings.watermark && { watermark: settings.watermark }),
    ...buildBlocks(nodes, settings.styles),
  };
  return { value: document, diagnostics: [] };
}

/** Document properties are single lines in PDF and in DOCX. */
const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
