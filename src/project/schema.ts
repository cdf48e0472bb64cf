import type { Localized } from '../model/localized.ts';
import type { Contact, Project } from '../model/project.ts';
import {
  anything,
  fillable,
  group,
  list,
  named,
  nullable,
  oneOf,
  optional,
  type Schema,
  text,
  withDefault,
  yesOrNo,
} from '../yaml/schema.ts';
import { baht, code, date, fiscalYear, one, percent, whole } from './scalars.ts';

const dateRule = 'เขียนแบบ "2020-10-01" (ค.ศ.) หรือ "01/10/2563" (พ.ศ.)';
const moneyRule = 'เป็นบาท ไม่มีเครื่องหมายคั่นหลัก ทศนิยมไม่เกินสองตำแหน่ง เช่น "80900.50"';
const unsigned = { name: null, position: null };
const verbatim = 'คัดลอกตามแผนทุกตัวอักษร';

/** What a data file holds. Titles are the printed form's wording, as messages name the fields; editors show them with the descriptions. */
export const projectSchema: Schema<Project> = group({
  schemaVersion: named(one(), { th: 'รุ่นของรูปแบบข้อมูล', en: 'version of the format' }, 'ใส่ 1'),
  project: named(
    group({
      code: named(
        code(),
        { th: 'รหัสโครงการ', en: 'project code' },
        'รหัสหน่วยงาน 8 หลัก ขีด และเลขลำดับ เช่น 21000000-3230 ตรงกับชื่อไฟล์',
      ),
      previousCode: optional(
        named(code(), { th: 'รหัสโครงการปีก่อน', en: "last year's project code" }, 'ใส่เมื่อเป็นโครงการต่อเนื่องจากปีก่อน'),
      ),
      name: named(words(), { th: 'ชื่อโครงการ/กิจกรรม', en: 'project name' }, 'ชื่อเต็มตามแผน'),
      fiscalYear: named(
        fiscalYear(),
        { th: 'ปีงบประมาณ พ.ศ.', en: 'fiscal year' },
        '2564 คือ 1 ตุลาคม 2563 ถึง 30 กันยายน 2564',
      ),
      startDate: named(date(), { th: 'วันเริ่มต้นโครงการ', en: 'start date' }, dateRule),
      endDate: named(date(), { th: 'วันสิ้นสุดโครงการ', en: 'end date' }, dateRule),
      budget: named(
        group({
          received: named(baht(), { th: 'งบประมาณที่ได้รับ', en: 'budget received' }, moneyRule),
          spent: named(baht(), { th: 'งบประมาณที่ใช้ไป', en: 'budget spent' }, moneyRule),
          disbursedMode: named(
            withDefault(oneOf('perReport', 'cumulative'), 'perReport'),
            { th: 'ความหมายของงบประมาณที่เบิกใช้', en: 'meaning of the disbursements' },
            'perReport คือยอดของแต่ละครั้ง cumulative คือยอดสะสม',
          ),
        }),
        { th: 'งบประมาณ', en: 'budget' },
        'เป็นบาท',
      ),
      asOf: optional(named(date(), { th: 'ข้อมูล ณ วันที่', en: 'as-of date' }, 'พิมพ์ที่ท้ายกระดาษทุกหน้า')),
    }),
    { th: 'โครงการ', en: 'project' },
    'ข้อมูลหลักของโครงการ',
  ),
  organization: named(
    group({
      path: texts(
        { th: 'หน่วยงานที่รับผิดชอบ', en: 'responsible office' },
        'จากหน่วยงานใหญ่ไปเล็ก บรรทัดละหนึ่งหน่วยงาน พิมพ์คั่นด้วย /',
      ),
    }),
    { th: 'หน่วยงาน', en: 'office' },
    'หน่วยงานที่รับผิดชอบโครงการ',
  ),
  contacts: named(
    group({
      responsible: contact({ th: 'ผู้รับผิดชอบ', en: 'responsible person' }, 'ผู้รับผิดชอบโครงการ'),
      coordinator: contact({ th: 'ผู้ประสานงาน สยป', en: 'coordinator' }, 'ผู้ประสานงานของสำนักยุทธศาสตร์และประเมินผล'),
    }),
    { th: 'ผู้ติดต่อ', en: 'contacts' },
    'ผู้รับผิดชอบและผู้ประสานงาน',
  ),
  rationale: texts({ th: 'หลักการและเหตุผล', en: 'rationale' }, 'หนึ่งรายการต่อหนึ่งย่อหน้า'),
  objectives: texts({ th: 'วัตถุประสงค์ของโครงการ', en: 'objectives' }, 'หนึ่งรายการต่อหนึ่งข้อ เลขข้อพิมพ์ให้'),
  targets: texts({ th: 'เป้าหมายของโครงการ', en: 'targets' }, 'ข้อเดียวพิมพ์เป็นย่อหน้า หลายข้อพิมพ์เลขข้อให้'),
  strategy: named(
    group({
      issue: named(words(), { th: 'ประเด็นยุทธศาสตร์', en: 'strategic issue' }, verbatim),
      subIssue: named(words(), { th: 'ประเด็นยุทธศาสตร์ย่อย', en: 'strategic sub-issue' }, verbatim),
      goal: named(words(), { th: 'เป้าหมายที่', en: 'strategic goal' }, verbatim),
      indicator: named(words(), { th: 'ตัวชี้วัด', en: 'indicator' }, verbatim),
    }),
    { th: 'แผนพัฒนา กทม. ระยะ 20 ปี', en: 'development plan' },
    'ยุทธศาสตร์ที่โครงการสนับสนุน',
  ),
  reports: named(
    list(
      named(
        group({
          number: named(
            whole(1, Number.MAX_SAFE_INTEGER),
            { th: 'เลขครั้งที่รายงาน', en: 'report number' },
            'ลำดับครั้งที่รายงาน เริ่มจาก 1',
          ),
          date: named(nullable(date()), { th: 'วันที่รายงาน', en: 'report date' }, `${dateRule} ใส่ null เมื่อไม่ทราบ`),
          narrative: named(words(), { th: 'ผลการดำเนินงาน', en: 'narrative' }, 'ไม่ต้องใส่วันที่ พิมพ์ให้จากช่อง date'),
          progress: named(
            percent(),
            { th: 'ความก้าวหน้าของงาน (ร้อยละ)', en: 'progress' },
            '0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง',
          ),
          disbursed: named(baht(), { th: 'งบประมาณที่เบิกใช้', en: 'amount disbursed' }, moneyRule),
          planStatus: named(words(), { th: 'สถานะเทียบกับแผน', en: 'plan status' }, 'เช่น เป็นไปตามแผน'),
          targetStatus: named(words(), { th: 'สถานะเทียบกับเป้าหมาย', en: 'target status' }, 'เช่น เป็นไปตามเป้าหมาย'),
        }),
        { th: 'รายงานครั้งที่', en: 'report' },
        'รายงานหนึ่งครั้ง',
      ),
    ),
    { th: 'รายงานความก้าวหน้า', en: 'progress reports' },
    'หนึ่งรายการต่อหนึ่งครั้งที่รายงาน',
  ),
  signature: named(
    withDefault(
      group({ name: blank('ชื่อผู้ลงนาม', "signatory's name"), position: blank('ตำแหน่งผู้ลงนาม', "signatory's position") }),
      unsigned,
    ),
    { th: 'ลายมือชื่อ', en: 'signature' },
    'ช่องลงชื่อท้ายรายงาน',
  ),
  draft: named(
    withDefault(yesOrNo(), false),
    { th: 'ฉบับร่าง', en: 'draft' },
    'true พิมพ์คำว่า ฉบับร่าง และเว้นคำรับรองกับช่องลงชื่อ',
  ),
  accepted: optional(
    named(
      list(
        group({
          code: named(text(), { th: 'รหัสคำเตือน', en: 'code of the finding' }, 'เช่น W-DATE-MISSING'),
          report: optional(
            named(whole(1, Number.MAX_SAFE_INTEGER), { th: 'ครั้งที่รายงาน', en: 'report' }, 'เลขครั้งของรายงานที่มีคำเตือน'),
          ),
          path: optional(
            named(text(), { th: 'ตำแหน่ง', en: 'path' }, 'ชื่อช่อง เช่น project.endDate หรือ date เมื่อระบุครั้งที่รายงานแล้ว'),
          ),
          reason: named(text(), { th: 'เหตุผล', en: 'reason' }, 'เหตุผลที่ข้อมูลถูกต้องแล้ว ผู้ตรวจสอบจะเห็นข้อความนี้'),
          by: named(text(), { th: 'ผู้ยอมรับ', en: 'accepted by' }, 'ชื่อผู้ที่ตรวจและยอมรับ'),
          date: optional(named(date(), { th: 'วันที่ยอมรับ', en: 'date of acceptance' }, dateRule)),
        }),
      ),
      { th: 'คำเตือนที่ยอมรับแล้ว', en: 'accepted findings' },
      'คำเตือนที่ตรวจแล้วว่าข้อมูลถูกต้อง หนึ่งรายการต่อหนึ่งคำเตือน',
    ),
  ),
  provenance: optional(named(anything, { th: 'ที่มาของข้อมูล', en: 'provenance' }, 'โปรแกรมนำเข้าเป็นผู้เขียน ไม่พิมพ์ในรายงาน')),
});

/** A text that may be left empty; whether the form may lack it is another question. */
function words(): Schema<string> {
  return fillable(text(), '');
}

function texts(title: Localized, description: string): Schema<readonly string[]> {
  return named(fillable(list(words()), []), title, description);
}

function contact(of: Localized, description: string): Schema<Contact> {
  const phoneRule = 'เขียนตามที่ใช้จริง อยู่ในเครื่องหมายคำพูด เช่น "1519"';
  const shape = {
    name: named(words(), { th: `ชื่อ${of.th}`, en: `name of the ${of.en}` }, 'ชื่อและนามสกุล'),
    phone: optional(named(text(), { th: `โทรศัพท์ของ${of.th}`, en: `phone of the ${of.en}` }, phoneRule)),
  };
  return named(group(shape), of, description);
}

function blank(th: string, en: string): Schema<string | null> {
  return named(withDefault(nullable(text()), null), { th, en }, 'ใส่ null หรือเว้นว่าง เพื่อเว้นไว้เขียนด้วยมือ');
}
