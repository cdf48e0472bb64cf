import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { Document } from '../model/document.ts';
import type { Project } from '../model/project.ts';
import { fillTemplate } from './fill-template.ts';
import { type TemplateExtras, templateData } from './names.ts';
import type { Template } from './template.ts';

/** Fills a template with a project's data. Cannot fail: loading the template has checked all that could. */
export function compose(project: Project, template: Template, extras: TemplateExtras): Outcome<Document> {
  const value = fillTemplate(template, templateData(project, extras), {
    date: extras.date,
    isDraft: project.draft || extras.draft,
    drawings: new Map(),
  });
  return { value, diagnostics: [] };
}
