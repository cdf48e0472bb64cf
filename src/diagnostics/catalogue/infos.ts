import type { Description } from './description.ts';

/** Worth a look, printed with `--verbose`. */
export const infos = {
  'I-JUMP': {
    title: { th: 'ความก้าวหน้าเพิ่มขึ้นมากในครั้งเดียว', en: 'progress jumps' },
    meaning: {
      th: 'เพิ่มขึ้นเกินร้อยละ 25 จากครั้งก่อน',
      en: 'It rises by more than 25 points from one report to the next.',
    },
  },
  'I-COMPLETE-EARLY': {
    title: { th: 'แล้วเสร็จก่อนกำหนด', en: 'complete early' },
    meaning: {
      th: 'ความก้าวหน้าครบร้อยละ 100 ก่อนเดือนสุดท้ายของโครงการ',
      en: 'Progress reaches 100 % before the last month of the project.',
    },
  },
} as const satisfies Record<string, Description>;
