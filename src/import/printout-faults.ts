import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { garbledText } from './garbled-text.ts';
import type { Printout } from './printed-line.ts';

/** Why a file in which nothing of the form was found is not imported. */
export function noForm(file: string, printout: Printout): Diagnostic {
  return garbled(file, printout) ?? withoutLetters(file, printout) ?? notTheForm(file, printout);
}

/** A printout whose text was read in the wrong encoding, called so. */
function garbled(file: string, { lines }: Printout): Diagnostic | undefined {
  return garbledText(
    file,
    lines.map(({ text }) => text),
  );
}

/** A PDF whose text looks well and is no Thai: its fonts do not say which letters they draw. */
function withoutLetters(file: string, { cellsApart, lines }: Printout): Diagnostic | undefined {
  const letters = lines.map(({ text }) => text.replace(/[\s\d.:*/-]/g, '')).join('');
  const thai = letters.match(/[ก-๎]/g)?.length ?? 0;
  if (!cellsApart || letters.length < 50 || thai * 2 > letters.length) return undefined;
  return diagnostic(
    'E-NOT-A-REPORT',
    { file },
    {
      message: {
        th: 'อ่านข้อความในไฟล์เป็นภาษาไทยไม่ได้ ไฟล์ PDF นี้ไม่ได้บอกว่าแบบอักษรแสดงตัวอักษรใด',
        en: 'the text of the file cannot be read as Thai: this PDF does not say which letters its fonts show',
      },
      hint: {
        th: 'พิมพ์เป็น PDF ใหม่จากโปรแกรมต้นทาง หรือคัดข้อความจากไฟล์ต้นฉบับลงไฟล์ .txt แล้วนำเข้า',
        en: 'print it to PDF again from the program that it comes from, or put its text into a .txt file and import that',
      },
    },
  );
}

/** A PDF that no reader opens. */
export function notAPdf(file: string): Diagnostic {
  return diagnostic(
    'E-FILE-KIND',
    { file },
    {
      message: {
        th: 'เปิดไฟล์ PDF ไม่ได้ ไฟล์เสียหายหรือมีรหัสผ่าน',
        en: 'the PDF cannot be opened: it is damaged, or it has a password',
      },
      hint: {
        th: 'เปิดด้วยโปรแกรมอ่าน PDF แล้วบันทึกใหม่โดยไม่มีรหัสผ่าน',
        en: 'open it in a PDF reader and save it without a password',
      },
    },
  );
}

function notTheForm(file: string, { cellsApart, lines }: Printout): Diagnostic {
  if (/\.(?:ya?ml|json)$/i.test(file)) return isDataFile(file);
  return diagnostic(
    'E-NOT-A-REPORT',
    { file },
    {
      message: { th: 'ไม่พบแบบรายงานความก้าวหน้าในไฟล์', en: 'the file does not hold the progress report form' },
      hint:
        cellsApart && lines.length === 0
          ? {
              th: 'PDF นี้ไม่มีตัวหนังสือให้อ่าน คงสแกนจากกระดาษ ให้กรอกใหม่ด้วย `raingan new`',
              en: 'this PDF holds no text and is most likely scanned; start with `raingan new` instead',
            }
          : {
              th: 'นำเข้าได้เฉพาะแบบรายงานความก้าวหน้าที่พิมพ์แล้ว หรือตารางที่มีหัวตารางตามไฟล์ที่ `raingan import --columns` เขียนให้',
              en: 'only a printed progress report can be imported, or a table with the headings of the file that `raingan import --columns` writes',
            },
    },
  );
}

/** The summary of a fiscal year, which raingan makes of many reports. */
export function yearSummary(file: string, { lines }: Printout): Diagnostic | undefined {
  if (!lines.slice(0, 3).some(({ text }) => /^\s*สรุปความก้าวหน้าโครงการ\s+ปีงบประมาณ/.test(text))) return undefined;
  return diagnostic(
    'E-NOT-A-REPORT',
    { file },
    {
      message: {
        th: 'เป็นสรุปประจำปีงบประมาณ ไม่ใช่แบบรายงานของโครงการ',
        en: 'this is the summary of a fiscal year, not the report of a project',
      },
      hint: { th: 'นำเข้ารายงานของแต่ละโครงการแทน', en: 'import the reports of its projects instead' },
    },
  );
}

/** A report without a code has no file name. `pages` are those of one report among several in a file. */
export function noCode(file: string, pages: string | undefined): Diagnostic {
  return nothingToNameItBy(file, pages, 'รหัสโครงการ', 'project code', '21000000-3230.txt');
}

/** A report without a year and without days belongs to no folder. */
export function noYear(file: string, pages: string | undefined): Diagnostic {
  return nothingToNameItBy(file, pages, 'ปีงบประมาณ', 'fiscal year');
}

function nothingToNameItBy(
  file: string,
  pages: string | undefined,
  th: string,
  en: string,
  example?: string,
): Diagnostic {
  return diagnostic(
    'E-MISSING-KEY',
    { file },
    {
      message: {
        th: `ไม่พบ${th}${pages === undefined ? '' : `ในหน้า ${pages}`}`,
        en: `no ${en}${pages === undefined ? '' : ` on pages ${pages}`}`,
      },
      hint:
        pages !== undefined
          ? { th: 'แยกเป็นไฟล์ของตัวเอง แล้วนำเข้าใหม่', en: 'put these pages into a file of their own and import that' }
          : example === undefined
            ? undefined
            : {
                th: `ตั้งชื่อไฟล์ให้มีรหัส เช่น \`${example}\` แล้วสั่งใหม่`,
                en: `put the code into the file's name, as in \`${example}\`, and run again`,
              },
    },
  );
}

function isDataFile(file: string): Diagnostic {
  return diagnostic(
    'E-NOT-A-REPORT',
    { file },
    {
      message: {
        th: 'ไฟล์นี้น่าจะเป็นไฟล์ข้อมูลอยู่แล้ว ไม่ใช่แบบรายงาน',
        en: 'this is most likely a data file already, not a printed report',
      },
      hint: {
        th: `วางไว้ใน \`data/\` ใต้โฟลเดอร์ของปี แล้วตรวจด้วย \`raingan check\``,
        en: 'put it into `data/`, in the folder of its year, and check it with `raingan check`',
      },
    },
  );
}
