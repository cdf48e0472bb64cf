import {
  Document as DocxDocument,
  type IRunOptions,
  PageBreak,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Tab,
  TextRun,
  type XmlComponent,
} from 'docx';
import { element } from './element.ts';
import type { WordFormat, WordIndent, WordParagraph, WordRun, WordSpacing } from './word-paragraph.ts';
import { xmlText } from './xml-text.ts';

/** A paragraph as the docx library writes it. */
export function libraryParagraphXml(paragraph: WordParagraph): string {
  return componentXml(libraryParagraph(paragraph));
}

/** A component of the docx library as XML, the number of a list as a placeholder (see `numberingPart`). */
function componentXml(component: XmlComponent): string {
  blank ??= new DocxDocument({ sections: [] });
  return xmlText(component.prepForXml({ file: blank, viewWrapper: blank.Document, stack: [] }) ?? {});
}

/** The library has a component prepared within a document. */
let blank: DocxDocument | undefined;

/** A paragraph as the docx library has it. */
export function libraryParagraph(paragraph: WordParagraph): Paragraph {
  const { style, keepNext, keepLines, pageBreakBefore, numbering, tabStops, spacing, indent, runs } = paragraph;
  return new Paragraph({
    style,
    ...(keepNext && { keepNext }),
    ...(keepLines && { keepLines }),
    ...(pageBreakBefore && { pageBreakBefore }),
    ...(numbering && { numbering }),
    ...(tabStops && {
      tabStops: tabStops.map(({ type, position, leader }) => ({ type, position, ...(leader && { leader }) })),
    }),
    ...(spacing && { spacing: librarySpacing(spacing) }),
    ...(indent && { indent: libraryIndent(indent) }),
    children: runs.map(libraryRun),
  });
}

function librarySpacing({ before, after, singleLine }: WordSpacing) {
  return {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(singleLine && { line: single, lineRule: 'auto' as const }),
  };
}

/** In 240ths of a line. */
const single = 240;

function libraryIndent({ left, right, firstLine }: WordIndent) {
  return {
    ...(left !== undefined && { left }),
    ...(right !== undefined && { right }),
    ...(firstLine !== undefined && { firstLine }),
  };
}

function libraryRun(run: WordRun): ParagraphChild {
  switch (run.type) {
    case 'text':
      return new TextRun({ text: run.text, ...(run.startsLine && { break: 1 }), ...libraryFormat(run.format) });
    case 'tab':
      return new TextRun({ children: [new Tab()] });
    case 'lineBreak':
      return new TextRun({ children: [element('w:br')] });
    case 'pageBreak':
      return new PageBreak();
    case 'field':
      return field(run.instruction, run.shown, libraryFormat(run.format));
    case 'made':
      return run.child;
  }
}

function field(instruction: string, shown: string, format: IRunOptions): ParagraphChild {
  if (Object.keys(format).length === 0) return new SimpleField(instruction, shown);
  return element('w:fldSimple', { 'w:instr': instruction }, [new TextRun({ text: shown, ...format })]);
}

function libraryFormat({ style, bold, italics, language }: WordFormat): IRunOptions {
  return {
    ...(style !== undefined && { style }),
    ...(bold !== undefined && { bold }),
    ...(italics !== undefined && { italics }),
    ...(language !== undefined && { language: { value: language } }),
  };
}
