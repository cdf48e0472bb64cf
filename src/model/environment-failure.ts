import type { Localized } from './localized.ts';
import { lockName } from './workspace.ts';

/**
 * - `not-found`: no such file or folder.
 * - `unreadable`: it is there, but may not be read.
 * - `read-only`: it may not be written.
 * - `disk-full`: no space left on the disk, or the quota is used up.
 * - `is-a-folder`: there is a folder where a file is needed.
 * - `not-a-folder`: there is a file where a folder is needed.
 * - `not-a-file`: there is a pipe, a device or a socket where a file is needed.
 * - `is-a-link`: there is a symbolic link where none is followed.
 * - `too-large`: the file is larger than a file of its kind may be.
 * - `changed`: the folder that the run writes to was moved, removed or replaced.
 * - `edited`: another program wrote or removed the file since it was read, or made one where none was.
 * - `no-place`: the path lies where the system shows its own state, and no file can be made.
 * - `in-use`: another program has the file open.
 * - `bad-name`: the system allows no file of this name.
 * - `too-long`: the path, or a name in it, is longer than the system allows.
 * - `busy`: another run is writing to the folder.
 * - `other`: anything else the machine refuses.
 */
export type FailureKind =
  | 'not-found'
  | 'unreadable'
  | 'read-only'
  | 'disk-full'
  | 'is-a-folder'
  | 'not-a-folder'
  | 'not-a-file'
  | 'is-a-link'
  | 'too-large'
  | 'changed'
  | 'edited'
  | 'no-place'
  | 'in-use'
  | 'bad-name'
  | 'too-long'
  | 'busy'
  | 'other';

/** The machine refused: a user meets it as a short message with a hint and exit status 3. */
export class EnvironmentFailure extends Error {
  /** What the machine refused. */
  readonly kind: FailureKind;
  /** As the user gave it. */
  readonly path: string;
  /** What happened, in both languages; `message` is the English one. */
  readonly text: Localized;
  /** What to do. */
  readonly hint: Localized;

  constructor(kind: FailureKind, path: string, text: Localized, hint: Localized, cause?: unknown) {
    super(text.en, { cause });
    this.name = 'EnvironmentFailure';
    this.kind = kind;
    this.path = path;
    this.text = text;
    this.hint = hint;
  }
}

/** The failure of a known kind, with its wording. */
export function failureOfKind(kind: FailureKind, path: string, details: FailureDetails = {}): EnvironmentFailure {
  const { message, hint } = wording[kind](path, details);
  return new EnvironmentFailure(kind, path, message, hint, details.cause);
}

export interface FailureDetails {
  readonly errno?: string | undefined;
  /** Of a file that is too large: its size as far as it was looked at, and the largest allowed, in bytes. */
  readonly size?: number;
  readonly most?: number;
  /** Whether the file was to be read. */
  readonly isRead?: boolean;
  readonly cause?: unknown;
}

interface Wording {
  readonly message: Localized;
  readonly hint: Localized;
}

const wording: Readonly<Record<FailureKind, (path: string, details: FailureDetails) => Wording>> = {
  'not-found': (path) =>
    path.includes('\ufffd')
      ? nameNotUtf8(path)
      : {
          message: { th: `ไม่พบ \`${path}\``, en: `cannot find \`${path}\`` },
          hint: {
            th: 'ตรวจตัวสะกดของชื่อ และโฟลเดอร์ที่สั่งงานอยู่',
            en: 'check the spelling of the name, and the folder you are in',
          },
        },
  unreadable: (path) => ({
    message: { th: `ไม่มีสิทธิ์อ่าน \`${path}\``, en: `no permission to read \`${path}\`` },
    hint: { th: 'ขอสิทธิ์อ่านจากเจ้าของไฟล์ แล้วสั่งใหม่', en: 'ask its owner for permission to read it, then run again' },
  }),
  'read-only': (path, { errno }) => ({
    message:
      errno === 'EROFS'
        ? {
            th: `เขียน \`${path}\` ไม่ได้ เพราะระบบไฟล์นี้อ่านได้อย่างเดียว (EROFS)`,
            en: `cannot write \`${path}\`: its file system is read-only (EROFS)`,
          }
        : { th: `เขียน \`${path}\` ไม่ได้ เพราะไม่มีสิทธิ์เขียน`, en: `no permission to write \`${path}\`` },
    hint: {
      th: 'ขอสิทธิ์เขียน หรือเลือกโฟลเดอร์อื่นด้วย `--out`',
      en: 'ask for permission to write it, or choose another folder with `--out`',
    },
  }),
  'disk-full': (path) => ({
    message: { th: `ดิสก์เต็ม จึงเขียน \`${path}\` ไม่ได้`, en: `disk full, cannot write \`${path}\`` },
    hint: {
      th: 'ลบไฟล์ที่ไม่ใช้ หรือเลือกดิสก์อื่นด้วย `--out` ไฟล์เดิมยังอยู่ครบ',
      en: 'free some space or choose another disk with `--out`; earlier files are still whole',
    },
  }),
  'is-a-folder': (path) => ({
    message: { th: `\`${path}\` เป็นโฟลเดอร์ แต่ตรงนี้ต้องเป็นไฟล์`, en: `\`${path}\` is a folder where a file is needed` },
    hint: { th: 'ระบุชื่อไฟล์ หรือย้ายโฟลเดอร์นั้นออก', en: 'name a file, or move the folder away' },
  }),
  'not-a-folder': (path) => ({
    message: {
      th: `มีไฟล์ขวางอยู่ในเส้นทาง \`${path}\` ซึ่งต้องเป็นโฟลเดอร์`,
      en: `there is a file where \`${path}\` needs a folder`,
    },
    hint: { th: 'ย้ายไฟล์นั้นออก หรือเลือกโฟลเดอร์อื่น', en: 'move the file away, or choose another folder' },
  }),
  'in-use': (path, { isRead = false }) => ({
    message: isRead
      ? {
          th: `อ่าน \`${path}\` ไม่ได้ เพราะเปิดอยู่ในโปรแกรมอื่น เช่น Word หรือ Excel`,
          en: `cannot read \`${path}\`; another program, such as Word or Excel, has it open`,
        }
      : {
          th: `เขียน \`${path}\` ไม่ได้ ไฟล์อาจเปิดอยู่ในโปรแกรมอื่น เช่น Word หรือ Acrobat`,
          en: `cannot write \`${path}\`; another program, such as Word or Acrobat, may have it open`,
        },
    hint: {
      th: 'ปิดไฟล์นั้นในโปรแกรมที่เปิดอยู่ แล้วสั่งใหม่ ไฟล์เดิมยังอยู่ครบ',
      en: 'close it there, then run again; the file is as it was',
    },
  }),
  'bad-name': (name) => ({
    message: {
      th: `Windows ไม่ให้ใช้ชื่อ \`${name}\``,
      en: `Windows allows no file or folder of the name \`${name}\``,
    },
    hint: {
      th: 'ตั้งชื่ออื่นที่ไม่ใช่ชื่ออุปกรณ์ (con prn aux nul com1 lpt1) ไม่มี < > : " | ? * และไม่ลงท้ายด้วยจุดหรือเว้นวรรค',
      en: 'choose a name that is no device (con prn aux nul com1 lpt1), has none of < > : " | ? * and ends in no dot or space',
    },
  }),
  'too-long': (path) => ({
    message: {
      th: `ชื่อหรือที่อยู่ของ \`${path}\` ยาวเกินที่ระบบรับได้`,
      en: `the path \`${path}\`, or a name in it, is longer than the system allows`,
    },
    hint: {
      th: 'ย้ายงานไปไว้ในโฟลเดอร์ที่ชื่อสั้นกว่า หรือเลือกโฟลเดอร์อื่นด้วย `--out`',
      en: 'work in a folder with a shorter path, or choose another one with `--out`',
    },
  }),
  busy: (path) => ({
    message: {
      th: `มีการสั่งงานอื่นกำลังเขียนลงใน \`${path}\` อยู่`,
      en: `another run is writing to \`${path}\``,
    },
    hint: {
      th: `รอให้เสร็จก่อน หรือเลือกโฟลเดอร์อื่นด้วย \`--out\` ถ้าไม่มีงานอื่นอยู่จริง ให้ลบ \`${path}/${lockName}\``,
      en: `wait for it to end, or choose another folder with \`--out\`; if there is none, delete \`${path}/${lockName}\``,
    },
  }),
  'not-a-file': (path) => ({
    message: {
      th: `\`${path}\` ไม่ใช่ไฟล์ธรรมดา แต่เป็นไปป์ อุปกรณ์ หรือซ็อกเก็ต`,
      en: `\`${path}\` is a pipe, a device or a socket where a file is needed`,
    },
    hint: { th: 'ระบุไฟล์ธรรมดา หรือย้ายสิ่งนั้นออก', en: 'name a regular file, or move it away' },
  }),
  'is-a-link': (path) => ({
    message: {
      th: `\`${path}\` เป็นลิงก์ไปยังที่อื่น ตรงนี้ต้องเป็นไฟล์หรือโฟลเดอร์จริง`,
      en: `\`${path}\` is a symbolic link, which is not followed here`,
    },
    hint: {
      th: 'วางไฟล์หรือโฟลเดอร์จริงแทนลิงก์ หรือระบุที่อยู่จริงในคำสั่ง',
      en: 'put the file or folder itself in its place, or name where it really is',
    },
  }),
  'too-large': (path, { size = 0, most = 0 }) => ({
    message: {
      th: `\`${path}\` ใหญ่เกินกำหนด (${size.toLocaleString('en-US')} ไบต์ ไม่เกิน ${most.toLocaleString('en-US')} ไบต์)`,
      en: `\`${path}\` is too large (${size.toLocaleString('en-US')} bytes, at most ${most.toLocaleString('en-US')})`,
    },
    hint: { th: 'ตรวจว่าเป็นไฟล์ที่ต้องการ', en: 'check that it is the file you mean' },
  }),
  changed: (path) => ({
    message: {
      th: `โฟลเดอร์ \`${path}\` ถูกย้าย ลบ หรือแทนที่ด้วยโฟลเดอร์อื่นระหว่างทำงาน จึงไม่ได้เขียนต่อ`,
      en: `the folder \`${path}\` was moved, removed or replaced during the run; nothing more was written to it`,
    },
    hint: { th: 'ตรวจว่าใครย้ายโฟลเดอร์ แล้วสั่งใหม่', en: 'find out who moved it, then run again' },
  }),
  edited: (path) => ({
    message: {
      th: `โปรแกรมอื่นเปลี่ยน \`${path}\` ระหว่างทำงาน จึงไม่ได้เขียนทับ`,
      en: `another program changed \`${path}\` meanwhile; it was not written over`,
    },
    hint: { th: 'บันทึกและปิดไฟล์ในโปรแกรมนั้นก่อน แล้วสั่งใหม่', en: 'save and close it there, then run again' },
  }),
  'no-place': (path) => ({
    message: {
      th: `เขียน \`${path}\` ไม่ได้ เพราะเป็นที่ที่ระบบใช้แสดงสถานะของตัวเอง`,
      en: `\`${path}\` lies where the system shows its own state; no file can be written there`,
    },
    hint: { th: 'เลือกโฟลเดอร์อื่นด้วย `--out`', en: 'choose another folder with `--out`' },
  }),
  other: (path, { errno = 'unknown' }) => ({
    message: { th: `เครื่องใช้ \`${path}\` ไม่ได้ (${errno})`, en: `the system refused \`${path}\` (${errno})` },
    hint: {
      th: 'ลองใหม่อีกครั้ง ถ้ายังไม่ได้ให้ส่งข้อความนี้ให้ผู้ดูแลเครื่อง',
      en: 'try again; if it stays, show this message to whoever looks after the machine',
    },
  }),
};

/** Node gives the bytes of a name that are no UTF-8 as U+FFFD, and by that name no file is found. */
const nameNotUtf8 = (path: string): Wording => ({
  message: {
    th: `เปิด \`${path}\` ไม่ได้ เพราะชื่อไฟล์หรือโฟลเดอร์ไม่ใช่ UTF-8 (ตัวที่อ่านไม่ได้แสดงเป็น \ufffd)`,
    en: `cannot open \`${path}\`: a name in it is not in UTF-8 (what cannot be read is shown as \ufffd)`,
  },
  hint: {
    th: 'ตั้งชื่อใหม่ในโปรแกรมจัดการไฟล์ ชื่อจากโปรแกรมเก่ามักเป็น TIS-620',
    en: 'give it another name in the file manager; names from old programs are often in TIS-620',
  },
});
