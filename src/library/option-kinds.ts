import * as z from 'zod/mini';
import type { Localized } from '../model/localized.ts';

/** Kinds of options that several functions take: how each is checked. */
export const kinds = {
  flag: z.optional(z.boolean()),
  path: z.optional(z.string().check(z.minLength(1))),
  bytes: z.optional(z.instanceof(Uint8Array)),
  /** ms since 1970 */
  moment: (latest: number) => z.optional(z.number().check(z.minimum(0), z.maximum(latest))),
};

/** What an option of each kind may be. */
export const kindExpectations = {
  flag: { th: '`true` หรือ `false`', en: '`true` or `false`' },
  folder: { th: 'ชื่อโฟลเดอร์', en: 'the path of a folder' },
  bytes: { th: 'ไบต์ของไฟล์ (`Uint8Array`)', en: 'the bytes of a file (`Uint8Array`)' },
  moment: { th: 'มิลลิวินาทีนับจากปี ค.ศ. 1970 ถึงปี 9999', en: 'milliseconds since 1970, up to the year 9999' },
  text: { th: 'ข้อความ', en: 'text' },
} satisfies Readonly<Record<string, Localized>>;
