import type { z } from 'zod';
import type { Contact, Project } from '../model/project.ts';
import {
  anyText,
  type Field,
  fields,
  list,
  named,
  nullable,
  oneOf,
  optional,
  refused,
  text,
  withDefault,
  yesOrNo,
} from './field.ts';
import { anything, baht, code, date, fiscalYear, percent, whole } from './scalars.ts';
import { zod } from './zod-library.ts';

const dateRule = 'เขียนแบบ "2020-10-01" (ค.ศ.) หรือ "01/10/2563" (พ.ศ.)';
const moneyRule = 'เป็นบาท ไม่มีเครื่องหมายคั่นหลัก ทศนิยมไม่เกินสองตำแหน่ง เช่น "80900.50"';
const verbatim = 'คัดลอกตามแผนทุกตัวอักษร';

/** What a data file holds; titles and descriptions are what editors show. */
export const projectFields: Field<Project> = fields<Project>({
  schemaVersion: named(one(), 'รุ่นของรูปแบบข้อมูล', 'ใส่ 1', { type: 'integer', const: 1 }),
  project: named(
    fields({
      code: named(code(), 'รหัสโครงการ', 'รหัสหน่วยงาน 8 หลัก ขีด และเลขลำดับ เช่น 21000000-3230 ตรงกับชื่อไฟล์'),
      previousCode: optional(named(code(), 'รหัสโครงการปีก่อน', 'ใส่เมื่อเป็นโครงการต่อเนื่องจากปีก่อน')),
      name: text('ชื่อโครงการ/กิจกรรม', 'ชื่อเต็มตามแผน'),
      fiscalYear: named(fiscalYear(), 'ปีงบประมาณ พ.ศ.', '2564 คือ 1 ตุลาคม 2563 ถึง 30 กันยายน 2564'),
      startDate: named(date(), 'เริ่มต้นโครงการ', dateRule),
      endDate: named(date(), 'สิ้นสุดโครงการ', dateRule),
      budget: named(
        fields({
          received: named(baht(), 'งบประมาณที่ได้รับ', moneyRule),
          spent: named(baht(), 'งบประมาณที่ใช้ไป', moneyRule),
          disbursedMode: named(
            withDefault(oneOf('perReport', 'cumulative'), 'perReport'),
            'ความหมายของงบประมาณที่เบิกใช้',
            'perReport คือยอดของแต่ละครั้ง cumulative คือยอดสะสม',
          ),
        }),
        'งบประมาณ',
        'เป็นบาท',
      ),
      asOf: optional(named(date(), 'ข้อมูล ณ วันที่', 'พิมพ์ที่ท้ายกระดาษทุกหน้า')),
    }),
    'โครงการ',
    'ข้อมูลหลักของโครงการ',
  ),
  organization: named(
    fields({
      path: texts('หน่วยงานที่รับผิดชอบ', 'จากหน่วยงานใหญ่ไปเล็ก บรรทัดละหนึ่งหน่วยงาน พิมพ์คั่นด้วย /'),
    }),
    'หน่วยงาน',
    'หน่วยงานที่รับผิดชอบโครงการ',
  ),
  contacts: named(
    fields({
      responsible: contact('ชื่อผู้รับผิดชอบ', 'ผู้รับผิดชอบโครงการ'),
      coordinator: contact('ผู้ประสานงาน สยป', 'ผู้ประสานงานของสำนักยุทธศาสตร์และประเมินผล'),
    }),
    'ผู้ติดต่อ',
    'ผู้รับผิดชอบและผู้ประสานงาน',
  ),
  rationale: texts('หลักการและเหตุผล', 'หนึ่งรายการต่อหนึ่งย่อหน้า'),
  objectives: texts('วัตถุประสงค์ของโครงการ', 'หนึ่งรายการต่อหนึ่งข้อ เลขข้อพิมพ์ให้'),
  targets: texts('เป้าหมายของโครงการ', 'ข้อเดียวพิมพ์เป็นย่อหน้า หลายข้อพิมพ์เลขข้อให้'),
  strategy: named(
    fields({
      issue: text('ประเด็นยุทธศาสตร์', verbatim),
      subIssue: text('ประเด็นยุทธศาสตร์ย่อย', verbatim),
      goal: text('เป้าหมายที่', verbatim),
      indicator: text('ตัวชี้วัด', verbatim),
    }),
    'แผนพัฒนา กทม. ระยะ 20 ปี',
    'ยุทธศาสตร์ที่โครงการสนับสนุน',
  ),
  reports: named(
    list(
      fields({
        number: named(whole(1, Number.MAX_SAFE_INTEGER), 'รายงานครั้งที่', 'ลำดับครั้งที่รายงาน เริ่มจาก 1'),
        date: named(nullable(date()), 'วันที่รายงาน', `${dateRule} ใส่ null เมื่อไม่ทราบ`),
        narrative: text('ผลการดำเนินงาน', 'ไม่ต้องใส่วันที่ พิมพ์ให้จากคีย์ date'),
        progress: named(percent(), 'ความก้าวหน้าของงาน (ร้อยละ)', '0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง'),
        disbursed: named(baht(), 'งบประมาณที่เบิกใช้', moneyRule),
        planStatus: text('สถานะเทียบกับแผน', 'เช่น เป็นไปตามแผน'),
        targetStatus: text('สถานะเทียบกับเป้าหมาย', 'เช่น เป็นไปตามเป้าหมาย'),
      }),
    ),
    'รายงานความก้าวหน้า',
    'หนึ่งรายการต่อหนึ่งครั้งที่รายงาน',
  ),
  signature: named(
    fields({
      name: named(nullable(anyText), 'ชื่อผู้ลงนาม', 'ใส่ null เพื่อเว้นว่างไว้เขียนด้วยมือ'),
      position: named(nullable(anyText), 'ตำแหน่งผู้ลงนาม', 'ใส่ null เพื่อเว้นว่างไว้เขียนด้วยมือ'),
    }),
    'ลายมือชื่อ',
    'ช่องลงชื่อท้ายรายงาน',
  ),
  draft: named(withDefault(yesOrNo, false), 'ฉบับร่าง', 'true พิมพ์คำว่า ฉบับร่าง และเว้นคำรับรองกับช่องลงชื่อ'),
  accepted: optional(
    named(
      list(
        fields({
          code: text('รหัสคำเตือน', 'เช่น W-DATE-MISSING'),
          path: text('ตำแหน่ง', 'เช่น reports[1].date รายการแรกนับเป็น 0'),
          reason: text('เหตุผล', 'เหตุผลที่ข้อมูลถูกต้องแล้ว ผู้ตรวจสอบจะเห็นข้อความนี้'),
          by: text('ผู้ยอมรับ', 'ชื่อผู้ที่ตรวจและยอมรับ'),
          date: named(date(), 'วันที่ยอมรับ', dateRule),
        }),
      ),
      'คำเตือนที่ยอมรับแล้ว',
      'คำเตือนที่ตรวจแล้วว่าข้อมูลถูกต้อง หนึ่งรายการต่อหนึ่งคำเตือน',
    ),
  ),
  provenance: optional(named(anything, 'ที่มาของข้อมูล', 'โปรแกรมนำเข้าเป็นผู้เขียน ไม่พิมพ์ในรายงาน')),
});

let schema: z.ZodType<Project> | undefined;

/** The same in zod, for a file that is refused. */
export function projectSchema(): z.ZodType<Project> {
  schema ??= projectFields.schema(zod());
  return schema;
}

function texts(title: string, description: string): Field<readonly string[]> {
  return named(list(anyText), title, description);
}

function contact(title: string, description: string): Field<Contact> {
  const shape = {
    name: text('ชื่อ', 'ชื่อและนามสกุล'),
    phone: optional(text('โทรศัพท์', 'เขียนตามที่ใช้จริง อยู่ในเครื่องหมายคำพูด เช่น "1519"')),
  };
  return named(fields<Contact>(shape), title, description);
}

/** The number 1, and no other. */
function one(): Field<1> {
  const field = whole(1, 1);
  return {
    read: (input) => (field.read(input) === 1 ? 1 : refused),
    schema: (z) => field.schema(z).transform(() => 1 as const),
    absent: refused,
  };
}
