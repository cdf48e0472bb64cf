import type { Document, PageGeometry } from '../model/document.ts';
import type { Localized } from '../model/localized.ts';

/** What to change in `template.yaml`, and how. */
export interface LengthHint {
  /** Of the length that is wrong; absent where none can be named. */
  readonly path: string | undefined;
  readonly hint: Localized;
}

/** Of a header or footer, over all pages: its lower edge from the top of the page, in pt. */
export interface RunningEdges {
  lowest: number;
}

/** A header that reaches into the body: the margin begins below it, or it begins higher where it begins below the margin. */
export function headerHint({ height, margin, headerTop }: PageGeometry, { lowest }: RunningEdges): LengthHint {
  const higher = headerTop - (lowest - margin.top);
  if (headerTop >= margin.top && higher >= 0)
    return toWrite('page.headerTop', [`headerTop: ${down(higher)}`], inHeader);
  const isFitting = height - margin.bottom - lowest >= leastRoom;
  return isFitting
    ? toWrite('page.margin.top', [`top: ${up(lowest)}`], inHeader)
    : { path: 'page.margin.top', hint: takeOut(inHeader) };
}

/** A footer that goes off the page: it begins higher, and the body ends above it. */
export function footerHint({ height, margin, footerTop }: PageGeometry, { lowest }: RunningEdges): LengthHint {
  const higher = floored(footerTop - (lowest - height));
  const room = height - margin.top - (height - higher);
  if (higher < 0 || room < leastRoom) return { path: 'page.footerTop', hint: takeOut(inFooter) };
  const isOverBody = higher < height - margin.bottom;
  const lengths = [`footerTop: ${down(higher)}`, ...(isOverBody ? [`bottom: ${up(height - higher)}`] : [])];
  return toWrite('page.footerTop', lengths, inFooter);
}

/** A footer that begins in the body: it begins where the body ends, or, where it is taller than that, the body ends above it. */
export function footerInBodyHint({ height, margin, footerTop }: PageGeometry, { lowest }: RunningEdges): LengthHint {
  const lower = height - margin.bottom;
  if (lower + (lowest - footerTop) <= height) return toWrite('page.footerTop', [`footerTop: ${up(lower)}`]);
  return footerTop - margin.top >= leastRoom
    ? toWrite('page.margin.bottom', [`bottom: ${up(height - footerTop)}`])
    : { path: 'page.footerTop', hint: takeOut(inFooter) };
}

/** Text beside the page: the indentation of one of its styles, or another length that decides about its width; `names` has those that say one, the innermost first. */
export function indentHint(
  { page, styles }: Document,
  names: readonly string[],
  { right }: { readonly right: number },
): LengthHint {
  const measure = page.width - page.margin.left - page.margin.right;
  const name = names.find((each) => (styles[each]?.indent ?? 0) > measure / 2) ?? names[0];
  const path = name === undefined ? undefined : `styles.${name}`;
  const indent = styles[name ?? '']?.indent ?? 0;
  if (indent <= measure / 2) return { path, hint: smaller };
  const fitting = Math.min(indent - (right - (page.width - page.margin.right)), measure / 2);
  return toWrite(path, [`indent: ${down(Math.max(0, fitting))}`]);
}

/** 2 cm in pt, what `template.yaml` leaves for text at least. */
const leastRoom = (2 / 2.54) * 72;

const inHeader = { th: 'หัวกระดาษ (`<header>`)', en: 'the header (`<header>`)' };
const inFooter = { th: 'ท้ายกระดาษ (`<footer>`)', en: 'the footer (`<footer>`)' };

function toWrite(path: string | undefined, lengths: readonly string[], or?: Localized): LengthHint {
  const written = lengths.map((length) => `\`${length}\``);
  return {
    path,
    hint: {
      th: `เขียน ${written.join(' และ ')}${or ? ` หรือ${takeOut(or).th}` : ''}`,
      en: `write ${written.join(' and ')}${or ? `, or ${takeOut(or).en}` : ''}`,
    },
  };
}

function takeOut({ th, en }: Localized): Localized {
  return { th: `ตัดบรรทัดใน${th}`, en: `take lines out of ${en}` };
}

const smaller: Localized = {
  th: 'ลด `indent` `firstLineIndent` `columnGap` `width` หรือ `columns` ของรูปแบบ',
  en: 'make `indent`, `firstLineIndent`, `columnGap`, `width` or `columns` of the style smaller',
};

/** Pt in a millimetre. */
const millimetre = 72 / 25.4;

const floored = (points: number) => Math.floor(points / millimetre + 1e-6) * millimetre;

/** A length in cm, to the next millimetre below. */
const down = (points: number) => `${Math.floor(points / millimetre + 1e-6) / 10}cm`;

/** The same above. */
const up = (points: number) => `${Math.ceil(points / millimetre - 1e-6) / 10}cm`;
