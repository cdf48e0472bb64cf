import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Document } from '../model/document.ts';
import type { IsoDate, Project } from '../model/project.ts';
import { publicMark } from '../project/public-copy.ts';
import { projectBar } from './bar.ts';
import { buildBlocks } from './build-blocks.ts';
import type { DrawFigure } from './builder.ts';
import { startCounting, TooMuchFilled } from './helpers.ts';
import { hasSatang, type TemplateExtras, templateData } from './names.ts';
import { readRendered } from './rendered.ts';
import type { Template } from './template.ts';

/** Fills a template with a project's data. Loading the template has checked all that does not depend on the data. */
export function compose(project: Project, template: Template, extras: TemplateExtras): Outcome<Document> {
  return fillTemplate(template, templateData(project, extras), {
    date: extras.date,
    isDraft: project.draft || extras.draft,
    draw: (request) => projectBar(request, project, hasSatang(project)),
    isPublic: extras.isPublic === true,
  });
}

export interface Filling {
  /** The document's date. */
  readonly date: IsoDate;
  readonly isDraft: boolean;
  /** Marked as a copy that anyone may read. */
  readonly isPublic?: boolean;
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
  const { watermark, styles } = marked(settings, filling);
  const title = oneLine(compiled.info.title(data));
  startCounting(mostCharacters);
  try {
    return {
      value: {
        type: 'document',
        info: {
          title: filling.isPublic ? `${title} (${publicMark})` : title,
          author: oneLine(compiled.info.author(data)),
          subject: oneLine(compiled.info.subject(data)),
          language: settings.language,
          date: filling.date,
        },
        page: settings.page,
        styles,
        ...(watermark && { watermark }),
        ...buildBlocks(readRendered(compiled.markup(data)), {
          styles,
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
    if (!(error instanceof TooMuchFilled)) throw error;
    return { diagnostics: [diagnostic('E-TEMPLATE-LIMIT', { file: folder }, { message: error.text })] };
  }
}

/** What is printed across each page; a public copy is marked by any template, in the style of its watermark or in one of ours. */
function marked(
  { watermark, styles }: Template['settings'],
  { isDraft, isPublic }: Filling,
): Pick<Document, 'watermark' | 'styles'> {
  if (!isPublic) return isDraft && watermark ? { watermark, styles } : { styles };
  if (watermark) return { watermark: { ...watermark, text: publicMark }, styles };
  const own = ownMarks.get(styles) ?? { ...styles, [ownMark]: { ...styles.base!, ...ownMarkStyle } };
  ownMarks.set(styles, own);
  return { watermark: { text: publicMark, style: ownMark }, styles: own };
}

/** No class has such a name. */
const ownMark = 'public copy';
const ownMarkStyle = { fontSize: 72, linePitch: 134, bold: true, color: '#e0e0e0' } as const;
/** One set of styles a template, by which writers cache what they make of them. */
const ownMarks = new WeakMap<Document['styles'], Document['styles']>();

/** A summary of 10,000 projects has some million. */
const mostCharacters = 100_000_000;

/** Document properties are single lines in PDF and in DOCX. */
const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ').trim();
