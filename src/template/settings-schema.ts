import type { Localized } from '../model/localized.ts';
import { type Parsed, write } from '../yaml/parsed.ts';
import { group, groupWith, leaf, list, type OutputOf, oneOf, optional, text, textOf } from '../yaml/schema.ts';
import { Numeral, type Tree } from '../yaml/tree.ts';
import { type LengthUnit, meantLength, parseLength } from './length.ts';

/** A length in pt; one of the `words` as it is. */
const length = <Word extends string = never>(
  expected: Localized,
  allows: (points: number) => boolean,
  usualUnit: LengthUnit,
  words: readonly Word[] = [],
) =>
  leaf<number | Word>(
    (input) => {
      const word = words.find((each) => each === input);
      const points = parseLength(input instanceof Numeral ? input.value : input);
      if (word !== undefined) return { value: word };
      if (points !== undefined && allows(points)) return { value: points };
      const meant = meantLength(textOf(input) ?? '', usualUnit);
      return refused(input, expected, meant && allows(parseLength(meant) ?? Number.NaN) ? write(meant) : undefined);
    },
    expected,
    {},
  );

const lengthExpected = {
  th: 'ความยาวพร้อมหน่วย เช่น `3cm` `11pt` `5mm`',
  en: 'a length with its unit, such as `3cm`, `11pt` or `5mm`',
};
const distanceExpected = {
  th: 'ความยาวตั้งแต่ศูนย์ขึ้นไปพร้อมหน่วย เช่น `3cm` `11pt` `5mm`',
  en: 'a length of zero or more with its unit, such as `3cm`, `11pt` or `5mm`',
};
const sizeExpected = {
  th: 'ความยาวที่มากกว่าศูนย์พร้อมหน่วย (cm mm in pt) เช่น `11pt`',
  en: 'a length above zero with its unit (cm, mm, in or pt), such as `11pt`',
};
const columnExpected = {
  th: '`auto` `rest` หรือความยาว เช่น `3cm`',
  en: '`auto`, `rest` or a length such as `3cm`',
};
/** Also of a colour that a comment swallowed. */
export const colorExpected = {
  th: 'สีแบบ `"#rrggbb"` ในเครื่องหมายคำพูด เช่น `"#cc0000"`',
  en: 'a colour as `"#rrggbb"`, in quotation marks, such as `"#cc0000"`',
};
const pairsExpected = { th: '1 หรือ 2', en: '1 or 2' };

function refused<T>(input: Tree, expected: Localized, hint?: Localized): Parsed<T> | undefined {
  if (textOf(input) === undefined) return undefined;
  const predicate = { th: 'ไม่ใช่ค่าที่ใช้ได้', en: 'has a wrong value' };
  return { problem: { code: 'E-TYPE', predicate, expected, hint } };
}

const distance = (usualUnit: LengthUnit) => length(distanceExpected, (points) => points >= 0, usualUnit);
const signedDistance = (usualUnit: LengthUnit) => length(lengthExpected, Number.isFinite, usualUnit);
const size = (usualUnit: LengthUnit) => length(sizeExpected, (points) => points > 0, usualUnit);
const column = () => length(columnExpected, (points) => points > 0, 'cm', ['auto', 'rest']);
const color = () =>
  leaf<string>(
    (input) =>
      typeof input === 'string' && /^#[\da-fA-F]{6}$/.test(input) ? { value: input } : refused(input, colorExpected),
    colorExpected,
    {},
  );
const pairs = () =>
  leaf<1 | 2>(
    (input) => {
      const value = input instanceof Numeral ? input.value : undefined;
      return value === 1 || value === 2 ? { value } : refused(input, pairsExpected);
    },
    pairsExpected,
    {},
  );

const suffixExpected = {
  th: 'อักษรอังกฤษตัวเล็กไม่เกิน 20 ตัว ซึ่งไม่ใช่ `draft` หรือ `public` เช่น `brief`',
  en: 'at most 20 small letters, and neither `draft` nor `public`, such as `brief`',
};

/** Part of a file's name; letters alone, for a number could be taken for that of a signature. */
const suffix = () =>
  leaf<string>(
    (input) =>
      typeof input === 'string' && /^(?!(?:draft|public)$)[a-z]{1,20}$/.test(input)
        ? { value: input }
        : refused(input, suffixExpected),
    suffixExpected,
    {},
  );

const style = {
  label: optional(group({ th: text(), en: text() })),
  extends: optional(text()),
  fontFamily: optional(text()),
  fontSize: optional(size('pt')),
  linePitch: optional(size('pt')),
  fontStyle: optional(oneOf('regular', 'bold', 'italic', 'bold-italic')),
  color: optional(color()),
  align: optional(oneOf('left', 'center', 'right')),
  spaceBefore: optional(distance('pt')),
  spaceAfter: optional(distance('pt')),
  indent: optional(distance('cm')),
  firstLineIndent: optional(signedDistance('cm')),
  width: optional(size('cm')),
  columns: optional(list(column())),
  columnGap: optional(distance('cm')),
  rowPadding: optional(distance('pt')),
  ruleWidth: optional(distance('pt')),
  pairsPerRow: optional(pairs()),
  verticalAlign: optional(oneOf('top', 'bottom')),
  continuedMark: optional(text()),
};

/** The shape of `template.yaml`; lengths come out in pt. */
export const settingsSchema = group({
  language: text(),
  suffix: optional(suffix()),
  page: group({
    width: size('cm'),
    height: size('cm'),
    margin: group({ top: distance('cm'), right: distance('cm'), bottom: distance('cm'), left: distance('cm') }),
    headerTop: distance('cm'),
    footerTop: distance('cm'),
  }),
  info: group({ title: text(), author: text(), subject: text() }),
  watermark: optional(group({ text: text(), style: text() })),
  styles: groupWith({ base: group({ ...style, fontSize: size('pt'), linePitch: size('pt') }) }, group(style)),
});

export type RawStyle = OutputOf<typeof settingsSchema>['styles'][string];
