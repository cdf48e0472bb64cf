import type { PdfObjects } from '../../support/pdf-objects.ts';
import { type StructureElement, structureTree } from '../../support/pdf-structure.ts';
import { textOf } from '../../support/pdf-syntax.ts';
import type { CheckedPdf } from './checked-pdf.ts';
import { contentKey, elements, elementText, markedText } from './marked-text.ts';

/** The document says its language, words in Latin letters say that they are English, and nothing else does. */
export function checkLanguages({ pdf }: CheckedPdf): string[] {
  const texts = markedText(pdf);
  const found = textOf(pdf.get(pdf.catalog, 'Lang')) === 'th-TH' ? [] : ['the catalog does not say th-TH'];
  for (const [key, language] of languages(pdf)) {
    const text = texts.get(key) ?? '';
    if (language === 'en' && !/^[\p{Script=Latin}\p{M} ,’'-]+$/u.test(text)) found.push(`not English: ${text}`);
    if (language === 'th-TH' && LATIN_WORD.test(text)) found.push(`not Thai: ${text}`);
  }
  return found;
}

/** Two letters or more; with digits or marks they are no words. */
const LATIN_WORD = /(?<![A-Za-z0-9๐-๙])[A-Za-z]{2,}(?![A-Za-z0-9๐-๙\p{M}])/u;

/** Language of each marked-content sequence: that of the nearest element around it, else the document's. */
function languages(pdf: PdfObjects): [string, string | undefined][] {
  const below = (element: StructureElement, around: string | undefined): [string, string | undefined][] => {
    const language = textOf(pdf.get(element.dictionary, 'Lang')) ?? around;
    return element.children.flatMap((kid) => ('role' in kid ? below(kid, language) : [[contentKey(kid), language]]));
  };
  return structureTree(pdf).flatMap((top) => below(top, textOf(pdf.get(pdf.catalog, 'Lang'))));
}

/** Each abbreviation has its long form, the right one, and nothing else has one. */
export function checkExpansions({ pdf }: CheckedPdf): string[] {
  const texts = markedText(pdf);
  return elements(pdf).flatMap((element) => {
    const said = textOf(pdf.get(element.dictionary, 'E'));
    const text = elementText(element, texts);
    if (said !== undefined) return EXPANSIONS.get(text) === said ? [] : [`${text} is said to be ${said}`];
    const own = element.children.flatMap((kid) => ('role' in kid ? [] : [texts.get(contentKey(kid)) ?? '']));
    return own.flatMap((piece) => (PLAIN.test(piece) ? [`not expanded: ${piece}`] : []));
  });
}

/** Abbreviations that do not follow a mark of the letter before. */
const PLAIN = /(?<!\p{M})(กทม\.|พ\.ศ\.|โทร \d)/u;

/** Those the form and the made-up projects use. */
const EXPANSIONS: ReadonlyMap<string, string> = new Map([
  ['กทม.', 'กรุงเทพมหานคร'],
  ['กรุงเทพฯ', 'กรุงเทพมหานคร'],
  ['สยป', 'สำนักยุทธศาสตร์และประเมินผล'],
  ['พ.ศ.', 'พุทธศักราช'],
  ['โทร', 'โทรศัพท์'],
  ['โทร.', 'โทรศัพท์'],
  ['ผอ.', 'ผู้อำนวยการ'],
  ['ก.พ.', 'กุมภาพันธ์'],
  ['มิ.ย.', 'มิถุนายน'],
  ['ฯลฯ', 'และอื่น ๆ'],
  ['ตร.ม.', 'ตารางเมตร'],
  ['ลบ.ม.', 'ลูกบาศก์เมตร'],
]);
