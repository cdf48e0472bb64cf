import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';

interface Explained {
  readonly text: (shown: string, reason: string) => Localized;
  readonly hint: Localized;
  /** Waiting does not help. */
  readonly isRefusal: boolean;
}

/** Turns what a request to the queue rejected with into the failure that a user meets. */
export function queueDown(url: string, error: unknown): EnvironmentFailure {
  const shown = shownUrl(url);
  const reason = reasonOf(error);
  const { text, hint } = explain(error);
  return new EnvironmentFailure('other', shown, text(shown, reason), hint, error);
}

/** Whether the server answers, and will go on refusing. */
export const isRefusal = (error: unknown) => explain(error).isRefusal;

/** An address without user and password. */
export const shownUrl = (url: string) => url.replace(/\/\/[^/]*@/, '//');

function explain(error: unknown): Explained {
  const reason = reasonOf(error);
  const { code = '' } = error as { code?: string };
  return causes.find(({ when }) => when.test(reason) || when.test(code)) ?? silent;
}

function reasonOf(error: unknown): string {
  const { message, code, errors } = error as Error & { code?: string; errors?: readonly Error[] };
  return message || errors?.[0]?.message || code || 'no answer';
}

const silent: Explained = {
  isRefusal: false,
  text: (shown, reason) => ({
    th: `คิว \`${shown}\` ไม่ตอบ (${reason})`,
    en: `the queue \`${shown}\` does not answer (${reason})`,
  }),
  hint: {
    th: 'ตรวจที่อยู่ และดูว่าเซิร์ฟเวอร์เปิดอยู่ งานที่ส่งไปแล้วไม่หาย สั่งใหม่ได้',
    en: 'check the address, and that the server runs; what was put is not lost, and the command can be repeated',
  },
};

/** By what Redis, PostgreSQL and the system say; the first that fits counts. */
const causes: readonly (Explained & { readonly when: RegExp })[] = [
  {
    when: /WRONGPASS|NOAUTH|invalid (?:username-)?password|^28P01$|^28000$|SCRAM|without any password configured/,
    isRefusal: true,
    text: (shown, reason) => ({
      th: `คิว \`${shown}\` ไม่รับชื่อผู้ใช้หรือรหัสผ่าน (${reason})`,
      en: `the queue \`${shown}\` refuses the user or the password (${reason})`,
    }),
    hint: {
      th: 'ใส่ใน RAINGAN_QUEUE ก่อนชื่อเครื่อง เป็น ผู้ใช้:รหัสผ่าน@เครื่อง อักขระพิเศษในรหัสผ่านเขียนแบบ %XX',
      en: 'they come before the host in RAINGAN_QUEUE, as in user:password@host; special characters are written %XX',
    },
  },
  {
    when: /NOPERM|^42501$/,
    isRefusal: true,
    text: (shown, reason) => ({
      th: `ผู้ใช้ของคิว \`${shown}\` ไม่มีสิทธิ์พอ (${reason})`,
      en: `the user of the queue \`${shown}\` has too few rights (${reason})`,
    }),
    hint: {
      th: 'ขอสิทธิ์จากผู้ดูแลเซิร์ฟเวอร์ PostgreSQL ต้องสร้าง schema ได้ Redis ต้องใช้ทุกคำสั่งกับคีย์ bull:* ได้',
      en: 'ask who looks after the server: on PostgreSQL it creates a schema, on Redis it uses all commands on keys bull:*',
    },
  },
  {
    when: /^3D000$|DB index is out of range/,
    isRefusal: true,
    text: (shown, reason) => ({
      th: `ไม่มีฐานข้อมูลของคิว \`${shown}\` (${reason})`,
      en: `there is no such database: \`${shown}\` (${reason})`,
    }),
    hint: {
      th: 'ตรวจส่วนท้ายของที่อยู่ หรือสร้างฐานข้อมูลก่อนด้วย createdb',
      en: 'check the end of the address, or make the database with createdb',
    },
  },
  {
    when: /^ENOTFOUND$|^EAI_AGAIN$|getaddrinfo/,
    isRefusal: false,
    text: (shown, reason) => ({
      th: `ไม่พบเครื่องของคิว \`${shown}\` (${reason})`,
      en: `no machine has the name in \`${shown}\` (${reason})`,
    }),
    hint: {
      th: 'ตรวจตัวสะกดของชื่อเครื่องใน RAINGAN_QUEUE หรือ `--queue`',
      en: 'check the spelling of the name in RAINGAN_QUEUE or `--queue`',
    },
  },
  {
    when: /^OOM |MISCONF|^53100$|^53200$/,
    isRefusal: false,
    text: (shown, reason) => ({
      th: `คิว \`${shown}\` รับงานเพิ่มไม่ได้ (${reason})`,
      en: `the queue \`${shown}\` takes no more (${reason})`,
    }),
    hint: {
      th: 'หน่วยความจำหรือดิสก์ของเซิร์ฟเวอร์เต็ม เพิ่มที่ แล้วสั่งใหม่ จะส่งเฉพาะที่ยังไม่ได้ส่ง',
      en: 'memory or disk of the server is full; give it more, then repeat the command: it puts only what is missing',
    },
  },
  {
    when: /wrong version number|packet length too long|self.signed|certificate|does not support SSL|DEPTH_ZERO/i,
    isRefusal: true,
    text: (shown, reason) => ({
      th: `ต่อกับคิว \`${shown}\` แบบเข้ารหัสไม่ได้ (${reason})`,
      en: `no encrypted connection to the queue \`${shown}\` (${reason})`,
    }),
    hint: {
      th: 'redis:// ไม่เข้ารหัส rediss:// และ ?sslmode=require เข้ารหัส ใบรับรองของหน่วยงานเองระบุด้วย NODE_EXTRA_CA_CERTS',
      en: 'redis:// is plain; rediss:// and ?sslmode=require encrypt; NODE_EXTRA_CA_CERTS names a certificate of your own',
    },
  },
];
