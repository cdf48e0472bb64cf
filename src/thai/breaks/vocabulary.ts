/** Words and abbreviations that the break rules look up, one set for each role. */

/** Count words and units that stay with the number before them. */
export const unitWords = words(`
  บาท สตางค์ ดอลลาร์ ล้านบาท พันบาท แสนบาท หมื่นบาท พันล้านบาท สิบ ร้อย พัน หมื่น แสน ล้าน พันล้าน
  คน ราย ท่าน นาย ปาก กรณี ตระกูล สาขา ฝูง คู่ ครอบครัว ครัวเรือน องค์ รูป ตัว เชือก
  วัน เดือน ปี สัปดาห์ ชั่วโมง นาที วินาที ทศวรรษ ศตวรรษ ปีงบประมาณ นาฬิกา ไตรมาส ภาคเรียน
  ครั้ง รอบ งวด ระยะ รุ่น สมัย เที่ยว ครา หน ประการ ด้าน มิติ ประเด็น ยุทธศาสตร์ กลยุทธ์ ตัวชี้วัด
  ฉบับ เล่ม หน้า แผ่น เรื่อง ข้อ มาตรา รายการ โครงการ กิจกรรม ภารกิจ แผนงาน หลักสูตร วิชา เวที สัญญา คดี ประเภท ชนิด แบบ
  แห่ง หลัง ห้อง ชั้น อาคาร ต้น ดวง จุด สาย เส้น บ่อ แปลง ผืน หมู่บ้าน ชุมชน เขต แขวง ตำบล อำเภอ จังหวัด ประเทศ โรงเรียน โรงพยาบาล
  สถานี สะพาน ถนน ซอย คลอง สำนัก กอง กลุ่ม ฝ่าย หน่วย หน่วยงาน ศูนย์ ทีม คณะ ตำแหน่ง อัตรา ระดับ ขั้น คะแนน
  ชุด เครื่อง คัน ลำ ตู้ ใบ ชิ้น อัน กล่อง ถุง ถัง ขวด เข็ม โดส เม็ด หลอด เตียง โต๊ะ กล้อง ระบบ หมายเลข ขนาด มื้อ ทุน คูหา ยูนิต
  เมตร เซนติเมตร มิลลิเมตร กิโลเมตร ตารางเมตร ตารางกิโลเมตร ตารางวา ลูกบาศก์เมตร ไร่ งาน วา นิ้ว ฟุต ตัน กรัม กิโลกรัม
  ลิตร มิลลิลิตร ไมโครกรัม มิลลิกรัม วัตต์ กิโลวัตต์ เมกะวัตต์ โวลต์ แอมแปร์ องศา องศาเซลเซียส เท่า เปอร์เซ็นต์ หุ้น ส่วน
`);

/** Abbreviated units, with their full stops. */
export const unitAbbreviation = /^(?:น|กม|ซม|มม|ม|ตร\.ม|ตร\.กม|ตร\.ว|ตร\.ซม|ลบ\.ม|ลบ\.ซม|กก|ก|มก|ล|มล|ชม|มคก|ม\.รทก)\./;
export const latinUnit = /^(?:(?:km|cm|mm|m|kg|g|kW|MW|kV|kVA|GB|MB|TB|Mbps|Gbps|Hz|MHz|GHz|USD|THB)(?![A-Za-z])|°|℃)/;

/** Units a smaller one may follow: `25 ไร่ 2 งาน`. */
export const measures = words('ไร่ งาน บาท ชั่วโมง นาที ปี เดือน เมตร กิโลเมตร');

/** Words that stay with the number after them; so does every word that ends in ที่ (`ครั้งที่ 1`). */
export const beforeNumber = words(`
  ข้อ มาตรา อนุมาตรา วรรค หมวด ส่วน ภาค บท ตอน เล่ม หน้า ตาราง รูป ภาพ ภาพประกอบ ภาคผนวก แผนภูมิ แบบ พิเศษ
  ระยะ ร้อยละ ประมาณ จำนวน เวลา ไม่เกิน เกิน ไม่น้อยกว่า น้อยกว่า กว่า มากกว่า ทั้ง อีก เพียง ต่อ อายุ ชั้น ระดับ รุ่น รวม
  ปี เดือน ปีงบประมาณ งวด ไตรมาส เลข เลขที่ หมู่ ซอย เบอร์ หมายเลข รหัส ราคา ขนาด
`);

/** Words in ที่ that are no ordinals. */
export const noOrdinals = words('พื้นที่ หน้าที่ เจ้าหน้าที่ สถานที่ เท่าที่ ทันทีที่');

/** A road's or lane's name stays with its number: `ซอยลาดพร้าว 64`. */
export const roads = words('ซอย ถนน ตรอก แยก');

export const months = words(`
  มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม
`);
export const monthAbbreviation = /^(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\./;
export const monthAbbreviationAtEnd = /(?:^|[^ก-๎.])(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.$/;
export const era = /^\(?[พคร]\.ศ\./;
export const eraAtEnd = /[พคร]\.ศ\.$|ฮ\.ศ\.$/;

export const phoneWords = words('โทร โทรศัพท์ โทรสาร แฟกซ์ แฟ็กซ์ มือถือ สายด่วน');

/** Words that never end a line: the next word completes them. */
export const boundPrefixes = words('ผู้ นัก น่า บาง ณ ธ');

/** Words that lean on the next one: a line may end after them, but rather elsewhere. */
export const leaningWords = words(
  'การ ความ และ หรือ ของ ที่ ซึ่ง ใน ไม่ จะ ให้ ได้ เพื่อ โดย กับ แก่ ต่อ จาก ตาม แห่ง ด้วย ว่า เป็น มี คือ',
);

/** Numbers written out: no break before a power of ten or เอ็ด, nor between a power of ten and its unit. */
export const numberWords = /^(?:หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|ครึ่ง|กี่|หลาย)+$/;
export const continuesNumber = /^(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|เอ็ด)+$/;
export const endsInPowerOfTen = /(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)$/;

/** Titles written out, before a given name. */
export const titleWords = words(`
  นาย นาง นางสาว คุณ เด็กชาย เด็กหญิง ด็อกเตอร์ ดอกเตอร์ ศาสตราจารย์ หม่อมราชวงศ์ หม่อมหลวง หม่อมเจ้า คุณหญิง ท่านผู้หญิง
  สิบตรี สิบโท สิบเอก ร้อยตรี ร้อยโท ร้อยเอก พันตรี พันโท พันเอก พลตรี พลโท พลเอก นาวาตรี นาวาโท นาวาเอก เรือตรี เรือโท เรือเอก
  ร้อยตำรวจตรี ร้อยตำรวจโท ร้อยตำรวจเอก พันตำรวจตรี พันตำรวจโท พันตำรวจเอก พลตำรวจตรี พลตำรวจโท พลตำรวจเอก สิบตำรวจตรี สิบตำรวจโท สิบตำรวจเอก
  จ่าสิบตำรวจ จ่าสิบตรี จ่าสิบโท จ่าสิบเอก นาวาอากาศตรี นาวาอากาศโท นาวาอากาศเอก เรืออากาศตรี เรืออากาศโท เรืออากาศเอก
  รองศาสตราจารย์ ผู้ช่วยศาสตราจารย์ ว่าที่ร้อยตรี ว่าที่ร้อยโท ว่าที่ร้อยเอก ว่าที่พันตรี ดาบตำรวจ
`);

/** นาย and นาง inside other words: no title. */
export const noTitles =
  /^(?:นายก(?=รัฐมนตรี|เทศมนตรี|สมาคม|สภา|องค์การ|เมือง|พิเศษ|ฯ|ที่|$)|นาย(?:กองค์การ|แพทย์|ทะเบียน|อำเภอ|ช่าง|จ้าง|หน้า|ทหาร|ตรวจ|ด่าน|สถานี|ทุน|ประกัน|ธนาคาร|ท้าย|ท่า(?!น)|เรือ|ตำรวจ|พล(?=$)|ร้อย|แบบ|พราน|เวร|คลัง|งาน)|นาง(?:พยาบาล|แบบ|งาม|ฟ้า|รำ|เอก|สนม|เลิ้ง|รอง|นวล|กำนัล|ใน))/;

/** Latin letters as Thai reads them. */
export const letterNames = words(
  'เอ บี ซี ดี อี เอฟ จี เอช ไอ เจ เค แอล เอ็ม เอ็น โอ พี คิว อาร์ เอส ที ยู วี เอกซ์ เอ็กซ์ วาย แซด ยูเอ็น',
);

/** Units with a prefix of the International System: กิโลโวลต์, เมกะวัตต์. */
export const prefixedUnit =
  /^(?:กิโล|เมกะ|กิกะ|เทระ|เซนติ|มิลลิ|ไมโคร|นาโน|เดซิ)(?:เมตร|กรัม|ลิตร|วัตต์|โวลต์|แอมแปร์|เฮิรตซ์|ไบต์|บิต|ปาสกาล|แคลอรี|วินาที|เบล|จูล|นิวตัน|โอห์ม)/;

/** Words that end names and, but for a few phrases, begin no line: ปิยะพงษ์, ประเสริฐศักดิ์. */
export const nameEndings = words(`
  ศักดิ์ พงษ์ พงศ์ วงศ์ วงษ์ รัตน์ วรรณ วรรณา ลักษณ์ สิทธิ์ วัฒน์ พันธ์ พันธุ์ ทรัพย์ ภรณ์ โรจน์ วิทย์ เดช กุล สกุล ฤทธิ์ เกียรติ นันท์ ชัย
`);

/** Titles before a given name, but not before the rest of a post. */
export const doctors = words('นายแพทย์ แพทย์หญิง');

/** What follows นายแพทย์ when it is a post, not a person's title. */
export const postAfterDoctor = /^(?:ชำนาญ|เชี่ยวชาญ|ปฏิบัติการ|ทรงคุณวุฒิ|ใหญ่|สาธารณสุข|ประจำ|ผู้)/;

const rank = '(?:ว่าที่)?(?:พล|พ|ร|ส|จ\\.ส|จ|น|ด)(?:\\.ต|\\.ร|\\.อ)?\\.[อทต]';
const degree = '(?:ศ|รศ|ผศ|ดร|นพ|พญ|ทพ|ทพญ|นสพ|สพ\\.ญ|ภก|ภญ|อจ)';
const courtesy = '(?:น\\.ส|ด\\.ช|ด\\.ญ|ม\\.ร\\.ว|ม\\.ล|ม\\.จ)';

/** Abbreviated titles and ranks at the start of a chunk, each with its full stop. */
export const abbreviatedTitles = new RegExp(`^(?:(?:${rank}|${degree}|${courtesy})\\.)+(?:หญิง)?`);
export const latinTitle = /^(?:Mr|Mrs|Ms|Dr|Prof)\.$/;

/** What a company's name follows after a space. */
export const companies = /(?:บริษัท|ห้างหุ้นส่วน|ห้างหุ้นส่วนจำกัด|กิจการร่วมค้า|(?:^|[^ก-๎])(?:บจก|บมจ|หจก|หสน)\.)$/;

/** First words of what follows a person's given name when no surname does. */
export const notASurname =
  /^(?:ผู้|ตำแหน่ง|เป็น|และ|หรือ|รอง|หัวหน้า|นัก|เจ้าหน้าที่|เจ้าพนักงาน|ได้|ให้|ประธาน|กรรมการ|ปลัด|เลขานุการ|ใน|จาก|เพื่อ|ที่|โทร|กล่าว|พร้อม|ร่วม|กับ|มี|นาย|นาง|แห่ง)/;

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
