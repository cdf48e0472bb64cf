import type { Localized } from '../model/localized.ts';
import { isList, isScalar, type ScalarShape, type Shape } from './names.ts';

/** What is wrong with a name, helper or partial, in the words of a template's author. */
export const unknownHelper = (name: string): Localized => ({
  th: `ไม่รู้จักตัวช่วย \`${name}\``,
  en: `unknown helper \`${name}\``,
});

export const unknownBlock = (name: string): Localized => ({
  th: `ไม่รู้จักบล็อก \`{{#${name}}}\``,
  en: `unknown block \`{{#${name}}}\``,
});

export const unknownPartial = (name: string): Localized => ({
  th: `ไม่พบแม่แบบย่อย \`${name}\` ในโฟลเดอร์ partials`,
  en: `unknown partial \`${name}\``,
});

export const partialInItself = (name: string): Localized => ({
  th: `แม่แบบย่อย \`${name}\` เรียกใช้ตัวเอง`,
  en: `partial \`${name}\` includes itself`,
});

export const needsOneValue = (helper: string): Localized => ({
  th: `\`${helper}\` ต้องมีค่าตามหลังหนึ่งค่า`,
  en: `\`${helper}\` takes one value`,
});

export const needsKind = (helper: string, accepts: readonly (ScalarShape | 'list')[]): Localized => ({
  th: `\`${helper}\` ใช้กับ${accepts.map((kind) => kinds[kind].th).join('หรือ')}เท่านั้น`,
  en: `\`${helper}\` takes ${accepts.map((kind) => kinds[kind].en).join(' or ')} only`,
});

export const needsList: Localized = { th: '`{{#each}}` ใช้กับรายการเท่านั้น', en: '`{{#each}}` takes a list only' };

export const needsGroup: Localized = {
  th: '`{{#with}}` ใช้กับชื่อที่มีชื่อย่อยเท่านั้น',
  en: '`{{#with}}` takes only a name that holds other names',
};

export const literalAlone: Localized = {
  th: 'ข้อความคงที่ให้เขียนตรง ๆ โดยไม่ต้องมี `{{…}}`',
  en: 'write fixed text as it is, without `{{…}}`',
};

export const unprintable = (name: string, shape: Shape): Localized => ({
  th: `พิมพ์ \`${name}\` ตรง ๆ ไม่ได้ เพราะเป็น${kindOf(shape).th}`,
  en: `\`${name}\` cannot be printed as it is: it is ${kindOf(shape).en}`,
});

/** How to print what cannot be printed as it is. */
export function printingHint(name: string, shape: Shape): Localized | undefined {
  const written = isList(shape)
    ? `{{#each ${name}}}`
    : isScalar(shape)
      ? printedBy[shape]?.replace('…', name)
      : undefined;
  return written ? { th: `ให้เขียน \`${written}\``, en: `write \`${written}\`` } : undefined;
}

const kindOf = (shape: Shape) => (isList(shape) ? kinds.list : isScalar(shape) ? kinds[shape] : kinds.group);

const kinds: Readonly<Record<ScalarShape | 'list' | 'group', Localized>> = {
  text: { th: 'ข้อความ', en: 'text' },
  number: { th: 'จำนวน', en: 'a number' },
  boolean: { th: 'ค่าจริงหรือเท็จ', en: 'true or false' },
  date: { th: 'วันที่', en: 'a date' },
  money: { th: 'จำนวนเงิน', en: 'an amount of money' },
  percent: { th: 'ร้อยละ', en: 'a percentage' },
  list: { th: 'รายการ', en: 'a list' },
  group: { th: 'กลุ่มของชื่อ', en: 'a group of names' },
};

const printedBy: Readonly<Partial<Record<ScalarShape, string>>> = {
  date: '{{thaiDate …}}',
  money: '{{baht …}}',
  percent: '{{percent …}}',
  boolean: '{{#if …}}',
};
