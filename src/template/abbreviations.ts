/** An abbreviation of Thai official writing and what a reader says for it. */
export interface Abbreviation {
  readonly short: string;
  readonly full: string;
  /** Where it means that and nothing else; anywhere when absent. */
  readonly place?: Place;
}

/** Beside the number of a day or year; after the number that counts it; before the number it introduces. */
export type Place = 'inDate' | 'afterNumber' | 'beforeNumber';

/**
 * Only abbreviations that mean one thing in an office of Bangkok. `ฯ` at the end of any other word may mean
 * something named before it, and `%` is read right where it is (ร้อยละ would have to come before the number).
 * Sources: Royal Society of Thailand, หลักเกณฑ์การใช้เครื่องหมายวรรคตอน (ฯ, ฯลฯ) and หลักเกณฑ์การเขียนคำย่อ;
 * for สยป the printed form, which says who coordinates for the office.
 */
export const abbreviations: readonly Abbreviation[] = [
  { short: 'กทม.', full: 'กรุงเทพมหานคร' },
  { short: 'กรุงเทพฯ', full: 'กรุงเทพมหานคร' },
  { short: 'สยป.', full: 'สำนักยุทธศาสตร์และประเมินผล' },
  { short: 'สยป', full: 'สำนักยุทธศาสตร์และประเมินผล' },
  { short: 'ผอ.', full: 'ผู้อำนวยการ' },
  { short: 'ครม.', full: 'คณะรัฐมนตรี' },
  { short: 'อปท.', full: 'องค์กรปกครองส่วนท้องถิ่น' },
  { short: 'พ.ร.บ.', full: 'พระราชบัญญัติ' },
  { short: 'พ.ร.ก.', full: 'พระราชกำหนด' },
  { short: 'พ.ร.ฎ.', full: 'พระราชกฤษฎีกา' },
  { short: 'พ.ศ.', full: 'พุทธศักราช' },
  { short: 'ค.ศ.', full: 'คริสต์ศักราช' },
  { short: 'ฯลฯ', full: 'และอื่น ๆ' },
  { short: 'โทร.', full: 'โทรศัพท์', place: 'beforeNumber' },
  { short: 'โทร', full: 'โทรศัพท์', place: 'beforeNumber' },
  { short: 'น.', full: 'นาฬิกา', place: 'afterNumber' },
  { short: 'กม.', full: 'กิโลเมตร', place: 'afterNumber' },
  { short: 'ตร.ม.', full: 'ตารางเมตร', place: 'afterNumber' },
  { short: 'ตร.กม.', full: 'ตารางกิโลเมตร', place: 'afterNumber' },
  { short: 'ลบ.ม.', full: 'ลูกบาศก์เมตร', place: 'afterNumber' },
  { short: 'ม.ค.', full: 'มกราคม', place: 'inDate' },
  { short: 'ก.พ.', full: 'กุมภาพันธ์', place: 'inDate' },
  { short: 'มี.ค.', full: 'มีนาคม', place: 'inDate' },
  { short: 'เม.ย.', full: 'เมษายน', place: 'inDate' },
  { short: 'พ.ค.', full: 'พฤษภาคม', place: 'inDate' },
  { short: 'มิ.ย.', full: 'มิถุนายน', place: 'inDate' },
  { short: 'ก.ค.', full: 'กรกฎาคม', place: 'inDate' },
  { short: 'ส.ค.', full: 'สิงหาคม', place: 'inDate' },
  { short: 'ก.ย.', full: 'กันยายน', place: 'inDate' },
  { short: 'ต.ค.', full: 'ตุลาคม', place: 'inDate' },
  { short: 'พ.ย.', full: 'พฤศจิกายน', place: 'inDate' },
  { short: 'ธ.ค.', full: 'ธันวาคม', place: 'inDate' },
];
