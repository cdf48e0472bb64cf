import { Parser } from 'htmlparser2';
import type { Localized } from '../../../model/localized.ts';
import type { Span } from '../../source.ts';
import { PictureProblem } from '../picture.ts';

export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly SvgElement[];
  /** Of `style`: the text in it. */
  readonly text: string;
  /** Its opening tag. */
  readonly span: Span;
}

/**
 * Reads an SVG file as a tree of elements; throws `PictureProblem` for one that is not well-formed, holds a program or
 * names another file. Entities of its own are not read.
 */
export function parseSvg(source: string): SvgElement {
  type Open = SvgElement & { readonly children: SvgElement[]; text: string; readonly span: { end: number } & Span };
  const roots: SvgElement[] = [];
  const open: Open[] = [];
  let count = 0;
  const fail = (problem: Localized, start = parser.startIndex) => {
    throw new PictureProblem(problem, { start, end: Math.max(start, parser.endIndex + 1) });
  };
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++count > mostElements || open.length >= deepest) fail(tooLarge);
        refuseActive(name, attributes, fail);
        const span = { start: parser.startIndex, end: parser.endIndex + 1 };
        const element: Open = { name: localName(name), attributes, children: [], text: '', span };
        (open.at(-1)?.children ?? roots).push(element);
        open.push(element);
      },
      ontext(text) {
        const parent = open.at(-1);
        if (parent?.name === 'style') parent.text += text;
      },
      onclosetag(name, implied) {
        const closed = open.pop();
        if (!closed) return fail(notClosed(name)); // the file ends within its first tag
        if (implied && !/\/>$/.test(source.slice(closed.span.start, parser.endIndex + 1))) {
          fail(notClosed(closed.name), closed.span.start);
        }
      },
      onprocessinginstruction(name, data) {
        if (name.startsWith('?') && name !== '?xml') fail(external);
        if (name.toLowerCase() === '!doctype' && data.includes('[')) fail(entities);
      },
    },
    { xmlMode: true },
  );
  parser.end(source);
  const [root, second] = roots;
  if (root?.name !== 'svg' || second) throw new PictureProblem(notSvg, { start: 0, end: 1 });
  return root;
}

const mostElements = 100_000;
const deepest = 100;

/** `svg:g` is a `g`; what another name space has, such as an editor's notes, keeps its prefix and draws nothing. */
const localName = (name: string) => name.replace(/^svg:/, '');

function refuseActive(
  name: string,
  attributes: Readonly<Record<string, string>>,
  fail: (problem: Localized) => unknown,
): void {
  if (/^(?:svg:)?(?:script|handler|foreignObject|set|animate\w*|iframe|audio|video)$/i.test(name)) fail(active(name));
  for (const [key, value] of Object.entries(attributes)) {
    if (/^on/i.test(key)) fail(active(key));
    if (/^(?:xlink:)?href$/i.test(key) && !value.startsWith('#')) fail(external);
    if (namesOtherFiles(value)) fail(external);
  }
}

/** Whether properties name anything outside of the file. */
export function namesOtherFiles(css: string): boolean {
  if (/@import/i.test(css)) return true;
  return [...css.matchAll(/url\(([^)]{0,200})/gi)].some(([, target = '']) => !/^\s*["']?\s*#/.test(target));
}

const notSvg: Localized = { th: 'ไฟล์ไม่ใช่ SVG', en: 'the file is no SVG' };
const tooLarge: Localized = {
  th: 'SVG มีองค์ประกอบเกิน 100,000 ชิ้นหรือซ้อนลึกเกิน 100 ชั้น',
  en: 'the SVG has more than 100,000 elements or nests more than 100 deep',
};
export const external: Localized = {
  th: 'SVG อ้างถึงไฟล์หรือที่อยู่อื่น ภาพต้องอยู่ในไฟล์เดียวทั้งหมด',
  en: 'the SVG refers to another file or address; all of the picture must be in the one file',
};
const entities: Localized = {
  th: 'SVG ประกาศ entity เองใน `<!DOCTYPE … [` ซึ่งใช้ไม่ได้',
  en: 'the SVG declares entities of its own in `<!DOCTYPE … [`, which are not read',
};
const active = (name: string): Localized => ({
  th: `ใช้ \`${name}\` ใน SVG ไม่ได้ ภาพต้องไม่มีโปรแกรมหรือภาพเคลื่อนไหว`,
  en: `\`${name}\` is not available in an SVG: a picture has no programs and does not move`,
});
const notClosed = (name: string): Localized => ({
  th: `เปิด \`<${name}>\` แล้วไม่ปิด`,
  en: `\`<${name}>\` is not closed`,
});
