import type { OutputFile, SourceResult } from '../batch/source-result.ts';
import type { RunSummary } from '../batch/tally.ts';
import type { Localized } from '../model/localized.ts';

/** What became of one data file. */
export function resultLine({ state, file, ms }: SourceResult): Localized {
  if (state === 'failed') return { th: `ไม่ได้สร้าง ${file}`, en: `not built ${file}` };
  if (state === 'unchanged') return { th: `ไม่เปลี่ยน ${file}`, en: `unchanged ${file}` };
  return { th: `สร้างแล้ว ${file} (${ms} ms)`, en: `built ${file} (${ms} ms)` };
}

/** One file that was written. */
export function outputLine({ path, pages, bytes }: OutputFile): Localized {
  if (pages === 0) return { th: `${path}  ${size(bytes)}`, en: `${path}  ${size(bytes)}` }; // only a word processor knows
  return {
    th: `${path}  ${pages} หน้า  ${size(bytes)}`,
    en: `${path}  ${pages} ${pages === 1 ? 'page' : 'pages'}  ${size(bytes)}`,
  };
}

/** The counts of a run, at its end. */
export function summaryLine(summary: RunSummary): Localized {
  const { built, unchanged, unchangedWithWarnings, failed, notStarted } = summary;
  const th = [`สร้าง ${built} ฉบับ`];
  const en = [`${built} ${built === 1 ? 'report' : 'reports'} built`];
  if (unchanged > 0) {
    const warned = unchangedWithWarnings;
    th.push(`ไม่เปลี่ยน ${unchanged} ฉบับ${warned > 0 ? ` (มีคำเตือน ${warned} ฉบับ ดูด้วย \`raingan check\`)` : ''}`);
    en.push(`${unchanged} unchanged${warned > 0 ? ` (${warned} with warnings, which \`raingan check\` shows)` : ''}`);
  }
  if (failed > 0) {
    th.push(`ไม่สำเร็จ ${failed} ฉบับ`);
    en.push(`${failed} failed`);
  }
  if (notStarted > 0) {
    th.push(`ยังไม่ได้เริ่ม ${notStarted} ฉบับ`);
    en.push(`${notStarted} not started`);
  }
  return { th: th.join(' '), en: en.join(', ') };
}

/** What an interrupt left. */
export function interruptedLine({ built, unchanged, failed, notStarted }: RunSummary): Localized {
  const done = built + unchanged + failed;
  const total = done + notStarted;
  return {
    th: `หยุดตามคำสั่ง ทำไปแล้ว ${done} จาก ${total} ฉบับ ไฟล์ที่เขียนแล้วสมบูรณ์ทุกไฟล์ สั่งใหม่เพื่อทำส่วนที่เหลือ`,
    en: `stopped after ${done} of ${total} reports; every file written is whole, and the same command does the rest`,
  };
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
