/** What a new data file is made for. */
export interface Starter {
  readonly code: string;
  /** B.E. */
  readonly fiscalYear: number;
  /** Path of the JSON Schema as seen from the file, for editors. */
  readonly schema: string;
  /** Of the comments: Thai alone, or both languages for who reads English. */
  readonly language?: 'th' | 'en';
}

/** A data file to fill in: valid YAML in which every missing value is empty, marked, and reported by `raingan check`. */
export function starterFile({ code, fiscalYear, schema, language = 'en' }: Starter): string {
  const text = inBothLanguages({ code, fiscalYear, schema });
  return language === 'en' ? text : text.replace(/^# Fill in.*\n/m, '').replace(/^(.*#.*?) \/ .*$/gm, '$1');
}

function inBothLanguages({ code, fiscalYear, schema }: Starter): string {
  const year = fiscalYear - 544;
  return `# yaml-language-server: $schema=${schema}
# ค่าที่มี ← ต้องเติมก่อนพิมพ์ ตรวจด้วย raingan check
# Fill in every value marked ←, then run raingan check.
schemaVersion: 1
project:
  code: "${code}" # ตรงกับชื่อไฟล์ / the same as the file's name
  # previousCode: "00000000-000" # รหัสปีก่อน ถ้าเป็นโครงการต่อเนื่อง / last year's code of a continued project
  name: # ← ชื่อโครงการ/กิจกรรม / name of the project
  fiscalYear: ${fiscalYear} # พ.ศ. / B.E.
  startDate: "${year}-10-01" # หรือ "01/10/${year + 543}" / or in B.E.
  endDate: "${year + 1}-09-30"
  budget: # บาท / baht
    received: # ← งบประมาณที่ได้รับ เช่น "200000.00" / budget received
    spent: "0.00"
    disbursedMode: perReport # ยอดของแต่ละครั้ง หรือ cumulative ยอดสะสม / of each report, or cumulative
  # asOf: "${year + 1}-09-30" # ข้อมูล ณ วันที่ / printed in the footer
organization:
  path: # จากหน่วยงานใหญ่ไปเล็ก / from the largest office to the smallest
    - # ← สำนัก / office
    - # ← กอง (ลบบรรทัดถ้าไม่มี) / division (delete the line if there is none)
contacts:
  responsible:
    name: # ← ชื่อผู้รับผิดชอบ / person responsible
    phone: # ← โทรศัพท์ เช่น "1519" (ลบบรรทัดถ้าไม่มี) / telephone (delete the line if there is none)
  coordinator:
    name: # ← ผู้ประสานงาน สยป / coordinator
    phone: # ← โทรศัพท์ (ลบบรรทัดถ้าไม่มี) / telephone (delete the line if there is none)
rationale: # หนึ่งรายการต่อหนึ่งย่อหน้า / one item a paragraph
  - # ← หลักการและเหตุผล / rationale
objectives: # ไม่ต้องใส่เลขข้อ / without numbers
  - # ← วัตถุประสงค์ / objective
targets:
  - # ← เป้าหมาย / target
strategy: # คัดลอกตามแผนทุกตัวอักษร / word for word from the plan
  issue: # ← ประเด็นยุทธศาสตร์ / strategic issue
  subIssue: # ← ประเด็นยุทธศาสตร์ย่อย / sub-issue
  goal: # ← เป้าหมายที่ / goal
  indicator: # ← ตัวชี้วัด / indicator
# รายงานแต่ละครั้ง เพิ่มตามตัวอย่างนี้ / one item a report, like this:
# reports:
#   - number: 1
#     date: "30/10/${year + 543}" # null ถ้าไม่ทราบ / null if unknown
#     narrative: ผลการดำเนินงาน
#     progress: "10.00" # ร้อยละ / percent
#     disbursed: "0.00" # บาท / baht
#     planStatus: เป็นไปตามแผน
#     targetStatus: เป็นไปตามเป้าหมาย
reports: []
signature: # null เว้นว่างไว้เขียนด้วยมือ / null leaves a blank to sign by hand
  name: null
  position: null
`;
}
