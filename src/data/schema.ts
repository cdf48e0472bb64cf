import { z } from 'zod';
import type { Project } from './project.ts';
import { anything, baht, code, date, fiscalYear, percent, whole } from './scalars.ts';
import { Numeral } from './tree.ts';

const dateRule = 'เขียนแบบ "2020-10-01" (ค.ศ.) หรือ "01/10/2563" (พ.ศ.)';
const moneyRule = 'เป็นบาท ไม่มีเครื่องหมายคั่นหลัก ทศนิยมไม่เกินสองตำแหน่ง เช่น "80900.50"';
const verbatim = 'คัดลอกตามแผนทุกตัวอักษร';

/** Reads the tree of a data file as a `Project`; titles and descriptions are what editors show. */
export const projectSchema = fields({
  schemaVersion: whole(1, 1)
    .transform(() => 1 as const)
    .meta(about('รุ่นของรูปแบบข้อมูล', 'ใส่ 1', { type: 'integer', const: 1 })),
  project: fields({
    code: named(code(), 'รหัสโครงการ', 'รหัสหน่วยงาน 8 หลัก ขีด และเลขลำดับ เช่น 21000000-3230 ตรงกับชื่อไฟล์'),
    previousCode: named(code(), 'รหัสโครงการปีก่อน', 'ใส่เมื่อเป็นโครงการต่อเนื่องจากปีก่อน').exactOptional(),
    name: text('ชื่อโครงการ/กิจกรรม', 'ชื่อเต็มตามแผน'),
    fiscalYear: named(fiscalYear(), 'ปีงบประมาณ พ.ศ.', '2564 คือ 1 ตุลาคม 2563 ถึง 30 กันยายน 2564'),
    startDate: named(date(), 'เริ่มต้นโครงการ', dateRule),
    endDate: named(date(), 'สิ้นสุดโครงการ', dateRule),
    budget: fields({
      received: named(baht(), 'งบประมาณที่ได้รับ', moneyRule),
      spent: named(baht(), 'งบประมาณที่ใช้ไป', moneyRule),
      disbursedMode: named(
        z.enum(['perReport', 'cumulative']).default('perReport'),
        'ความหมายของงบประมาณที่เบิกใช้',
        'perReport คือยอดของแต่ละครั้ง cumulative คือยอดสะสม',
      ),
    }).meta(about('งบประมาณ', 'เป็นบาท')),
    asOf: named(date(), 'ข้อมูล ณ วันที่', 'พิมพ์ที่ท้ายกระดาษทุกหน้า').exactOptional(),
  }).meta(about('โครงการ', 'ข้อมูลหลักของโครงการ')),
  organization: fields({
    path: texts('หน่วยงานที่รับผิดชอบ', 'จากหน่วยงานใหญ่ไปเล็ก บรรทัดละหนึ่งหน่วยงาน พิมพ์คั่นด้วย /'),
  }).meta(about('หน่วยงาน', 'หน่วยงานที่รับผิดชอบโครงการ')),
  contacts: fields({
    responsible: contact('ชื่อผู้รับผิดชอบ', 'ผู้รับผิดชอบโครงการ'),
    coordinator: contact('ผู้ประสานงาน สยป', 'ผู้ประสานงานของสำนักยุทธศาสตร์และประเมินผล'),
  }).meta(about('ผู้ติดต่อ', 'ผู้รับผิดชอบและผู้ประสานงาน')),
  rationale: texts('หลักการและเหตุผล', 'หนึ่งรายการต่อหนึ่งย่อหน้า'),
  objectives: texts('วัตถุประสงค์ของโครงการ', 'หนึ่งรายการต่อหนึ่งข้อ เลขข้อพิมพ์ให้'),
  targets: texts('เป้าหมายของโครงการ', 'ข้อเดียวพิมพ์เป็นย่อหน้า หลายข้อพิมพ์เลขข้อให้'),
  strategy: fields({
    issue: text('ประเด็นยุทธศาสตร์', verbatim),
    subIssue: text('ประเด็นยุทธศาสตร์ย่อย', verbatim),
    goal: text('เป้าหมายที่', verbatim),
    indicator: text('ตัวชี้วัด', verbatim),
  }).meta(about('แผนพัฒนา กทม. ระยะ 20 ปี', 'ยุทธศาสตร์ที่โครงการสนับสนุน')),
  reports: z
    .array(
      fields({
        number: named(whole(1, Number.MAX_SAFE_INTEGER), 'รายงานครั้งที่', 'ลำดับครั้งที่รายงาน เริ่มจาก 1'),
        date: date()
          .nullable()
          .meta(about('วันที่รายงาน', `${dateRule} ใส่ null เมื่อไม่ทราบ`)),
        narrative: text('ผลการดำเนินงาน', 'ไม่ต้องใส่วันที่ พิมพ์ให้จากคีย์ date'),
        progress: named(percent(), 'ความก้าวหน้าของงาน (ร้อยละ)', '0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง'),
        disbursed: named(baht(), 'งบประมาณที่เบิกใช้', moneyRule),
        planStatus: text('สถานะเทียบกับแผน', 'เช่น เป็นไปตามแผน'),
        targetStatus: text('สถานะเทียบกับเป้าหมาย', 'เช่น เป็นไปตามเป้าหมาย'),
      }),
    )
    .meta(about('รายงานความก้าวหน้า', 'หนึ่งรายการต่อหนึ่งครั้งที่รายงาน')),
  signature: fields({
    name: z.string().nullable().meta(about('ชื่อผู้ลงนาม', 'ใส่ null เพื่อเว้นว่างไว้เขียนด้วยมือ')),
    position: z.string().nullable().meta(about('ตำแหน่งผู้ลงนาม', 'ใส่ null เพื่อเว้นว่างไว้เขียนด้วยมือ')),
  }).meta(about('ลายมือชื่อ', 'ช่องลงชื่อท้ายรายงาน')),
  draft: named(z.boolean().default(false), 'ฉบับร่าง', 'true พิมพ์คำว่า ฉบับร่าง และเว้นคำรับรองกับช่องลงชื่อ'),
  accepted: z
    .array(
      fields({
        code: text('รหัสคำเตือน', 'เช่น W-DATE-MISSING'),
        path: text('ตำแหน่ง', 'เช่น reports[1].date รายการแรกนับเป็น 0'),
        reason: text('เหตุผล', 'เหตุผลที่ข้อมูลถูกต้องแล้ว ผู้ตรวจสอบจะเห็นข้อความนี้'),
        by: text('ผู้ยอมรับ', 'ชื่อผู้ที่ตรวจและยอมรับ'),
        date: named(date(), 'วันที่ยอมรับ', dateRule),
      }),
    )
    .meta(about('คำเตือนที่ยอมรับแล้ว', 'คำเตือนที่ตรวจแล้วว่าข้อมูลถูกต้อง หนึ่งรายการต่อหนึ่งคำเตือน'))
    .exactOptional(),
  provenance: anything().meta(about('ที่มาของข้อมูล', 'โปรแกรมนำเข้าเป็นผู้เขียน ไม่พิมพ์ในรายงาน')).exactOptional(),
}) satisfies z.ZodType<Project>;

/** Known keys only. A number is an object here (`Numeral`), so it is made plain for zod to see that it is no group of keys. */
function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.preprocess((input) => (input instanceof Numeral ? input.value : input), z.strictObject(shape));
}

function text(title: string, description: string) {
  return z.string().meta(about(title, description));
}

function texts(title: string, description: string) {
  return z.array(z.string()).meta(about(title, description));
}

function contact(title: string, description: string) {
  return fields({
    name: text('ชื่อ', 'ชื่อและนามสกุล'),
    phone: text('โทรศัพท์', 'เขียนตามที่ใช้จริง อยู่ในเครื่องหมายคำพูด เช่น "1519"').exactOptional(),
  }).meta(about(title, description));
}

function named<Schema extends z.ZodType>(schema: Schema, title: string, description: string): Schema {
  return schema.meta({ ...schema.meta(), ...about(title, description) });
}

function about(title: string, description: string, more: Readonly<Record<string, unknown>> = {}) {
  return { title, description, ...more };
}
