import type { Tag } from './tags.ts';

/** A text that replaces a stretch of XML. */
export interface XmlEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The XML with all edits made; one within another is left out. */
export function editXml(xml: string, edits: readonly XmlEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue;
    pieces.push(xml.slice(at, start), text);
    at = end;
  }
  return pieces.join('') + xml.slice(at);
}

/** A part as XML with tags in it: any way the blocks are filled leaves the XML well-formed. */
export type PartTemplate = readonly (string | Tag)[];

/** What replaces a stretch of XML. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly content: PartTemplate;
}
