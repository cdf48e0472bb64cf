import type { OptionSpec } from './common-options.ts';

// Options of `enqueue`, `worker`, `status` and `fetch`.

export const queue: OptionSpec = {
  name: 'queue',
  value: 'URL',
  help: {
    th: 'คิว redis://… หรือ postgres://… (หรือ RAINGAN_QUEUE)',
    en: 'queue, redis://… or postgres://… (or RAINGAN_QUEUE)',
  },
};

export const store: OptionSpec = {
  name: 'store',
  value: 'URL',
  help: {
    th: 'ที่เก็บร่วม เป็นโฟลเดอร์ หรือ s3://… (หรือ RAINGAN_STORE)',
    en: 'store in common, a folder or s3://… (or RAINGAN_STORE)',
  },
};

export const patience: OptionSpec = {
  name: 'patience',
  value: 'N',
  help: {
    th: 'รอคิวหรือที่เก็บที่ไม่ตอบนานกี่วินาที (ปกติ 60)',
    en: 'seconds to wait for a queue or store that is down (default: 60)',
  },
};

export const workerOptions: readonly OptionSpec[] = [
  {
    name: 'concurrency',
    value: 'N',
    help: { th: 'ทำพร้อมกันกี่ฉบับ (ปกติตามจำนวนคอร์)', en: 'reports built at a time (default: the cores)' },
  },
  {
    name: 'lock',
    value: 'N',
    help: {
      th: 'งานของเครื่องที่เงียบไปนานกี่วินาทีให้เครื่องอื่นทำ (ปกติ 30)',
      en: 'seconds of silence after which others take a job (default: 30)',
    },
  },
  { name: 'until-done', help: { th: 'จบเมื่อคิวว่าง', en: 'end once the queue is empty' } },
  {
    name: 'health',
    value: 'N',
    help: { th: 'พอร์ตที่บอกสถานะ ที่ /health', en: 'port that answers how the worker is, at /health' },
  },
];

export const enqueueOptions: readonly OptionSpec[] = [
  { name: 'no-summary', help: { th: 'ไม่ทำสรุปของปี', en: 'make no summary of the year' } },
  { name: 'force', help: { th: 'ทำใหม่ทุกฉบับ', en: 'put also reports with a result in the store' } },
];
