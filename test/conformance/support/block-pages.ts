import { formBlocks, formHeader } from '../../support/form.ts';
import { DRAFT, footerText } from './body-text.ts';
import type { BuiltDocument } from './built.ts';

/** A paragraph of the form and the page its first character stands on. */
export interface PlacedBlock {
  readonly text: string;
  readonly page: number;
}

/**
 * Finds the page every paragraph of the form starts on. Compares consonants, digits and Latin letters alone, because
 * word processors write Thai marks in an order of their own; throws when one of those is missing or out of place.
 */
export function blockPages(pages: readonly string[], document: BuiltDocument): PlacedBlock[] {
  const bodies = pages.map((page, index) => bodySkeleton(page, document, index + 1, pages.length));
  const all = bodies.join('');
  const starts: number[] = [];
  for (const body of bodies) starts.push((starts.at(-1) ?? 0) + body.length);
  let at = 0;
  return formBlocks(document.project).map(({ text }) => {
    const expected = skeleton(text);
    if (!all.startsWith(expected, at)) {
      const good = sharedLength(expected, all.slice(at));
      const found = all.slice(at + good, at + good + 40);
      throw new Error(`expected ${expected.slice(good, good + 40)} of "${text.slice(0, 40)}", found ${found}`);
    }
    const place = { text, page: starts.findIndex((end) => at < end) + 1 };
    at += expected.length;
    return place;
  });
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

function bodySkeleton(page: string, document: BuiltDocument, number: number, count: number): string {
  let text = skeleton(page);
  // A word processor draws the mark of a draft as a shape.
  if (document.project.draft) text = text.replace(skeleton(DRAFT), '');
  for (const part of [skeleton(formHeader), skeleton(footerText(document, number, count))]) {
    if (!text.includes(part)) throw new Error(`page ${number} lacks ${part}`);
    text = text.replace(part, '');
  }
  return number === 1 ? text : text.replace(CONTINUED, '');
}

function skeleton(text: string): string {
  return text.replace(/[^ก-ฮ0-9๐-๙A-Za-z]/gu, '');
}

/** `รายงานครั้งที่2 (ต่อ)`, consonants and digits only. */
const CONTINUED = /^รยงนครงท\d+ตอ/u;
