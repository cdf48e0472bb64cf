import type { Localized } from '../model/localized.ts';
import type { Parsed } from '../yaml/parsed.ts';
import { group, groupWith, leaf, list, type OutputOf, oneOf, optional, text, textOf } from '../yaml/schema.ts';
import { Numeral, type Tree } from '../yaml/tree.ts';
import { parseLength } from './length.ts';

/** A length in pt; one of the `words` as it is. */
const length = <Word extends string = never>(
  expected: Localized,
  allows: (points: number) => boolean,
  words: readonly Word[] = [],
) =>
  leaf<number | Word>(
    (input) => {
      const word = words.find((each) => each === input);
      const points = parseLength(input instanceof Numeral ? input.value : input);
      if (word !== undefined) return { value: word };
      return points !== undefined && allows(points) ? { value: points } : refused(input, expected);
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

function refused<T>(input: Tree, expected: Localized): Parsed<T> | undefined {
  if (textOf(input) === undefined) return undefined;
  return { problem: { code: 'E-TYPE', predicate: { th: 'ไม่ใช่ค่าที่ใช้ได้', en: 'has a wrong value' }, expected } };
}

const distance = () => length(distanceExpected, (points) => points >= 0);
const signedDistance = () => length(lengthExpected, () => true);
const size = () => length(sizeExpected, (points) => points > 0);
const column = () => length(columnExpected, (points) => points > 0, ['auto', 'rest']);
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
  fontSize: optional(size()),
  linePitch: optional(size()),
  fontStyle: optional(oneOf('regular', 'bold', 'italic', 'bold-italic')),
  color: optional(color()),
  align: optional(oneOf('left', 'center', 'right')),
  spaceBefore: optional(distance()),
  spaceAfter: optional(distance()),
  indent: optional(distance()),
  firstLineIndent: optional(signedDistance()),
  width: optional(size()),
  columns: optional(list(column())),
  columnGap: optional(distance()),
  rowPadding: optional(distance()),
  ruleWidth: optional(distance()),
  pairsPerRow: optional(pairs()),
  verticalAlign: optional(oneOf('top', 'bottom')),
  continuedMark: optional(text()),
};

/** The shape of `template.yaml`; lengths come out in pt. */
export const settingsSchema = group({
  language: text(),
  suffix: optional(suffix()),
  page: group({
    width: size(),
    height: size(),
    margin: group({ top: distance(), right: distance(), bottom: distance(), left: distance() }),
    headerTop: distance(),
    footerTop: distance(),
  }),
  info: group({ title: text(), author: text(), subject: text() }),
  watermark: optional(group({ text: text(), style: text() })),
  styles: groupWith({ base: group({ ...style, fontSize: size(), linePitch: size() }) }, group(style)),
});

export type RawStyle = OutputOf<typeof settingsSchema>['styles'][string];
