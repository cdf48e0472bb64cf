import type { IsoDate } from '../model/project.ts';

/** Writes a date as the form prints it, day/month/year of the Buddhist era: `2020-11-23` is `23/11/2563`. */
export function thaiDate(date: IsoDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${buddhistYear(date)}`;
}

/** Writes a date with the month's name: `2020-11-23` is `23 พฤศจิกายน 2563`. */
export function longThaiDate(date: IsoDate): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]} ${buddhistYear(date)}`;
}

const buddhistEra = 543;

const months = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
];

function buddhistYear(date: IsoDate): number {
  return Number(date.slice(0, 4)) + buddhistEra;
}
