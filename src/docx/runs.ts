import { PageBreak, type ParagraphChild, SimpleField, Tab, TextRun } from 'docx';
import type { Inline, Style, Text } from '../model/document.ts';
import { element } from './element.ts';
import { inlineText, withValue } from './leaf.ts';
import type { FieldValues, Slice } from './word-context.ts';

/** The runs of one paragraph; a page break separates slices that lie on different pages. */
export function runs(
  inlines: readonly Inline[],
  style: Style,
  slices: readonly Slice[],
  fields: FieldValues,
): ParagraphChild[] {
  return slices.flatMap((slice, index) => {
    const own = sliceInlines(inlines, slice);
    // The paragraph or the page ends here (a text block of YAML ends with a line break); one more would leave an empty line.
    if (own.at(-1)?.type === 'lineBreak') own.pop();
    const children = own.map((inline) => run(inline, style, fields));
    return index === 0 ? children : [new PageBreak(), ...children];
  });
}

function sliceInlines(inlines: readonly Inline[], { start, end }: Slice): Inline[] {
  const own: Inline[] = [];
  let offset = 0;
  for (const inline of inlines) {
    const from = offset;
    const text = inlineText(inline);
    offset += text.length;
    if (inline.type === 'text') {
      const value = text.slice(Math.max(0, start - from), Math.max(0, end - from));
      const isLeader = inline.leader !== undefined && from >= start && from <= end;
      if (value !== '' || isLeader) own.push(withValue(inline, value));
    } else if (inline.type !== 'lineBreak' || (from >= start && from < end)) {
      own.push(inline);
    }
  }
  return own;
}

function run(inline: Inline, style: Style, fields: FieldValues): ParagraphChild {
  switch (inline.type) {
    case 'text':
      // The leader of the paragraph's tab stop draws the line.
      if (inline.leader !== undefined) return new TextRun({ children: [new Tab()] });
      return new TextRun({ text: inline.value, ...emphasis(inline, style), ...language(inline) });
    case 'lineBreak':
      return new TextRun({ children: [element('w:br')] });
    case 'pageNumber':
      return field('PAGE', '1', emphasis(inline, style));
    case 'pageCount':
      return field('NUMPAGES', String(fields.pageCount), emphasis(inline, style));
  }
}

/** Bold and italic by the character styles Strong and Emphasis, by direct formatting only to take them away. */
function emphasis({ bold, italic }: Pick<Text, 'bold' | 'italic'>, style: Style) {
  const strong = bold && !style.bold;
  const emphasized = italic && !style.italic;
  return {
    ...(strong ? { style: 'Strong' } : emphasized ? { style: 'Emphasis' } : {}),
    ...(strong && emphasized ? { italics: true } : {}),
    ...(!bold && style.bold ? { bold: false } : {}),
    ...(!italic && style.italic ? { italics: false } : {}),
  };
}

/** Thai and English are said by the document's defaults. */
function language({ language }: Text) {
  if (language === undefined || /^(th|en)(-(TH|US))?$/i.test(language)) return {};
  return { language: { value: language } };
}

function field(instruction: string, shown: string, format: ReturnType<typeof emphasis>): ParagraphChild {
  if (Object.keys(format).length === 0) return new SimpleField(instruction, shown);
  return element('w:fldSimple', { 'w:instr': instruction }, [new TextRun({ text: shown, ...format })]);
}
