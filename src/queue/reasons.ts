import type { Localized } from '../model/localized.ts';

/** Why a job failed, or what a run has not: kept in the queue and the store by its English text. */
export interface Reason {
  readonly text: Localized;
  readonly hint?: Localized;
}

const enqueueAgain: Localized = {
  th: 'สั่ง `raingan enqueue` ของปีนี้อีกครั้ง จะส่งเฉพาะที่ยังไม่มีผล',
  en: 'run `raingan enqueue` for the year again: it puts only what has no result',
};

export const reasons = {
  'data-missing': {
    text: { th: 'ไม่มีไฟล์ข้อมูลนี้ในที่เก็บแล้ว', en: 'its data file is no longer in the store' },
    hint: enqueueAgain,
  },
  'data-changed': {
    text: {
      th: 'ไฟล์ข้อมูลในที่เก็บไม่ใช่ไฟล์ที่ส่งไว้ (digest ไม่ตรง)',
      en: 'its data file in the store is not what was enqueued: the digest differs',
    },
    hint: enqueueAgain,
  },
  'worker-died': {
    text: {
      th: 'เครื่องที่ทำรายงานนี้ดับไปสามครั้งขณะทำ',
      en: 'three workers died while they built it, two of them with nothing else to do',
    },
    hint: {
      th: 'ลองสั่ง `raingan build` เฉพาะไฟล์นี้ ถ้าไม่สำเร็จโปรดแจ้งผู้พัฒนาพร้อมไฟล์',
      en: 'build this file alone with `raingan build`; if that fails too, please report it with the file',
    },
  },
  'no-job': {
    text: { th: 'งานนี้ในคิวไม่ใช่งานที่ raingan เขียน', en: 'the job in the queue is none that raingan wrote' },
    hint: enqueueAgain,
  },
  'no-result': {
    text: { th: 'ผลของรายงานนี้ไม่อยู่ในที่เก็บ', en: 'its result is not in the store' },
    hint: enqueueAgain,
  },
  'no-plan': {
    text: { th: 'รายการงานของชุดนี้ไม่อยู่ในที่เก็บ', en: 'the plan of the run is not in the store' },
    hint: enqueueAgain,
  },
  'not-one-year': { text: { th: 'ชุดงานนี้ไม่ได้ระบุปี', en: 'the run is not for one year' } },
  'not-requested': { text: { th: 'ไม่ได้สั่งให้ทำ', en: 'not requested' } },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonName = keyof typeof reasons;

/** Why a year with missing reports has no summary. */
export const lacking = (count: number): string =>
  `its totals would lack ${count} ${count === 1 ? 'report' : 'reports'}`;

/** The name of a reason, for counters. */
export function reasonName(text: string): string {
  return Object.entries(reasons).find(([, each]) => each.text.en === text)?.[0] ?? 'internal';
}

/** The reason in both languages; what others wrote stays as it is. */
export function explainReason(text: string): Reason {
  const known = Object.values(reasons).find((each) => each.text.en === text);
  if (known) return known;
  const [, count] = /^its totals would lack (\d+) reports?$/.exec(text) ?? [];
  return { text: { th: count === undefined ? text : `ยอดรวมจะขาดไป ${count} ฉบับ`, en: text } };
}
