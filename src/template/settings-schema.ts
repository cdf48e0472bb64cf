import { z } from 'zod';
import type { Localized } from '../model/localized.ts';
import { parseLength } from './length.ts';

/** What a value of `template.yaml` must be; the schema's errors are these keys. */
export const expectedForms = {
  text: { th: 'ข้อความ', en: 'text' },
  length: {
    th: 'ความยาวพร้อมหน่วย เช่น `3cm` `11pt` `5mm`',
    en: 'a length with its unit, such as `3cm`, `11pt` or `5mm`',
  },
  positive: { th: 'ความยาวที่มากกว่าศูนย์ เช่น `11pt`', en: 'a length above zero, such as `11pt`' },
  fontStyle: { th: '`regular` `bold` `italic` หรือ `bold-italic`', en: '`regular`, `bold`, `italic` or `bold-italic`' },
  color: { th: 'สีแบบ `#rrggbb`', en: 'a colour written `#rrggbb`' },
  align: { th: '`left` `center` หรือ `right`', en: '`left`, `center` or `right`' },
  columns: {
    th: 'รายการของ `auto` `rest` หรือความยาว เช่น `[auto, rest, 3cm]`',
    en: 'a list of `auto`, `rest` or lengths, such as `[auto, rest, 3cm]`',
  },
  pairs: { th: '1 หรือ 2', en: '1 or 2' },
  verticalAlign: { th: '`top` หรือ `bottom`', en: '`top` or `bottom`' },
  group: { th: 'กลุ่มของคีย์ เช่น `key: value`', en: 'a group of keys, such as `key: value`' },
  required: { th: 'ต้องมีคีย์นี้', en: 'this key is needed' },
} as const satisfies Record<string, Localized>;

export type Expected = keyof typeof expectedForms;

const length = (expected: Expected, allows: (points: number) => boolean) =>
  z
    .custom<string | number>((value) => {
      const points = parseLength(value);
      return points !== undefined && allows(points);
    }, expected)
    .transform((value) => parseLength(value)!);

const text = z.string('text');
const distance = length('length', (points) => points >= 0);
const signedDistance = length('length', () => true);
const size = length('positive', (points) => points > 0);
const column = z.union([z.enum(['auto', 'rest']), size], 'columns');
const group = <Shape extends z.core.$ZodLooseShape>(shape: Shape) => z.strictObject(shape, 'group');

const style = group({
  label: group({ th: text, en: text }).optional(),
  extends: text.optional(),
  fontFamily: text.optional(),
  fontSize: size.optional(),
  linePitch: size.optional(),
  fontStyle: z.enum(['regular', 'bold', 'italic', 'bold-italic'], 'fontStyle').optional(),
  color: z
    .string('color')
    .regex(/^#[\da-fA-F]{6}$/, 'color')
    .optional(),
  align: z.enum(['left', 'center', 'right'], 'align').optional(),
  spaceBefore: distance.optional(),
  spaceAfter: distance.optional(),
  indent: distance.optional(),
  firstLineIndent: signedDistance.optional(),
  width: size.optional(),
  columns: z.array(column, 'columns').optional(),
  columnGap: distance.optional(),
  rowPadding: distance.optional(),
  ruleWidth: distance.optional(),
  pairsPerRow: z.union([z.literal(1), z.literal(2)], 'pairs').optional(),
  verticalAlign: z.enum(['top', 'bottom'], 'verticalAlign').optional(),
  continuedMark: text.optional(),
});

/** The shape of `template.yaml`; lengths come out in pt. */
export const settingsSchema = group({
  language: text,
  page: group({
    width: size,
    height: size,
    margin: group({ top: distance, right: distance, bottom: distance, left: distance }),
    headerTop: distance,
    footerTop: distance,
  }),
  info: group({ title: text, author: text, subject: text }),
  watermark: group({ text, style: text }).optional(),
  styles: z
    .object({ base: group({ ...style.shape, fontFamily: text, fontSize: size, linePitch: size }) }, 'group')
    .catchall(style),
});

export type RawStyle = z.infer<typeof style>;
