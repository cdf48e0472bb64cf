import { Document as DocxDocument } from 'docx';
import type { Document } from '../model/document.ts';
import type { StyleNames } from './style-names.ts';
import { wordStyles } from './styles.ts';
import { xmlText } from './xml-text.ts';

/** The part of styles; reports made by one template that use the same styles of it share one text. */
export function styleSheet(document: Document, names: StyleNames): string {
  const key = JSON.stringify([document.info.language, [...names.paragraphs], [...names.tables]]);
  const known = writtenSheets.get(document.styles) ?? new Map<string, string>();
  const text = known.get(key) ?? written(document, names);
  writtenSheets.set(document.styles, known.set(key, text));
  return text;
}

/** By the styles of a template, of which a run has few, and by those of them a report uses. */
const writtenSheets = new WeakMap<Document['styles'], Map<string, string>>();

function written(document: Document, names: StyleNames): string {
  const file = new DocxDocument({ styles: wordStyles(document, names), sections: [] });
  const prepared = file.Styles.prepForXml({ file, viewWrapper: file.Document, stack: [] });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xmlText(prepared ?? {})}`;
}
