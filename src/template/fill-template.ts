import type { Document, Drawing } from '../model/document.ts';
import type { IsoDate } from '../model/project.ts';
import { buildBlocks } from './build-blocks.ts';
import { readRendered } from './read-rendered.ts';
import type { Template } from './template.ts';

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
