import type { Random } from './random.ts';

/** Fills the `{...}` of a phrase: places, numbers as offices write them, days, money. */
export function fillPhrase(phrase: string, random: Random): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, slot: string) => slots[slot]?.(random) ?? whole);
}

/** An invented person. */
export function inventPerson(random: Random): string {
  return `${random.pick(titles)}${random.pick(givenNames)} ${random.pick(familyNames)}`;
}

/** A telephone number in one of the ways offices write it; undefined when there is none. */
export function inventPhone(random: Random): string | undefined {
  const extension = String(random.integer(1000, 6999));
  const ways = [extension, `โทร. ${extension}/ ${Number(extension) + 1}`, `0 2999 ${extension} ต่อ 3`, undefined];
  return random.pick(ways);
}

const slots: Readonly<Record<string, (random: Random) => string>> = {
  road: (random) => random.pick(['ประชาสุข', 'เลียบคลองใหม่', 'รุ่งเรืองพัฒนา', 'สวนทอง', 'ร่มเย็น 9']),
  district: (random) => random.pick(['บางกอกน้อย', 'ลาดกระบัง', 'หนองจอก', 'ยานนาวา', 'สวนหลวง', 'ทุ่งครุ', 'ดุสิต']),
  canal: (random) => random.pick(['บางขุนน้ำ', 'ลำตาสี', 'สองต้นนุ่น', 'น้ำแก้ว', 'วัดใหม่']),
  length: (random) => grouped(random.integer(120, 9800)),
  count: (random) => grouped(random.integer(300, 48_000)),
  money: (random) => `${grouped(random.integer(9_000, 3_500_000))}${random.chance(0.3) ? '.50' : ''}`,
  small: (random) => String(random.integer(2, 60)),
  hours: (random) => String(random.integer(2, 5)),
  mm: (random) => String(random.integer(60, 120)),
  percent: (random) => (random.integer(1000, 9700) / 100).toFixed(2),
  year: (random) => String(random.integer(2535, 2562)),
  day: (random) => `${random.integer(1, 28)} ${random.pick(['มกราคม', 'ก.พ.', 'มีนาคม', 'มิ.ย.', 'กรกฎาคม'])} 2564`,
};

const titles = ['นาย', 'นาง', 'นางสาว', 'ว่าที่ร้อยตรี ', 'ดร.'];
const givenNames = ['กานดา', 'ปกรณ์', 'มาลี', 'ชูใจ', 'วีระ', 'ปิติ', 'เพ็ญศรี', 'ณัฐ', 'สุดา', 'ธีร์'];
const familyNames = ['ใจสว่าง', 'เรืองงาม', 'ศรีบุญ', 'ทองน้ำ', 'ก้องไพร', 'วงศ์ฟ้า', 'ณ สวนหลวง', 'ยิ้มแย้ม'];

function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}
