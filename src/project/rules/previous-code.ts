import type { Project } from '../../model/project.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/**
 * `previousCode` names a project of the year before, looked for in the folder beside the file's own. Judged only where the
 * file lies in a folder named after its year and the folder of the year before exists: elsewhere nothing is known about that year.
 */
export const previousCode: Rule = {
  code: 'W-PREVIOUS-CODE',
  check: ({ project }, context) => {
    const { previousCode: previous } = project;
    if (previous === undefined) return [];
    if (previous === project.code) return [finding(sameCode(previous))];
    const years = yearsFolder(context.file, project.fiscalYear);
    const wanted = project.fiscalYear - 1;
    if (years === undefined || !context.exists(`${years}${wanted}`)) return [];
    if (isIn(wanted, previous, years, context)) return [];
    const elsewhere = nearYears(project).find((year) => isIn(year, previous, years, context));
    return [finding(elsewhere === undefined ? notThere(previous, wanted) : otherYear(previous, wanted, elsewhere))];
  },
};

/** `data/` for `data/2565/21000000-3230.yaml`; `undefined` when the file is not in the folder of its year. */
function yearsFolder(file: string, fiscalYear: number): string | undefined {
  return new RegExp(`^(|.*[/\\\\])${fiscalYear}[/\\\\][^/\\\\]+$`).exec(file)?.[1];
}

function isIn(year: number, code: string, years: string, { exists }: RuleContext): boolean {
  return exists(`${years}${year}/${code}.yaml`) || exists(`${years}${year}/${code}.yml`);
}

function nearYears({ fiscalYear }: Project['project']): number[] {
  return [fiscalYear, ...[2, 3, 4, 5].map((years) => fiscalYear - years), fiscalYear + 1];
}

type Details = Omit<Finding, 'path'>;

function finding(details: Details): Finding {
  return { path: ['project', 'previousCode'], ...details };
}

function sameCode(code: string): Details {
  return {
    message: {
      th: `รหัสปีก่อน \`${code}\` เป็นรหัสของโครงการนี้เอง`,
      en: `the previous code \`${code}\` is the project's own`,
    },
    hint: { th: 'ใส่รหัสของปีก่อน หรือลบบรรทัดนี้', en: 'write the code of the year before, or remove the key' },
  };
}

function notThere(code: string, wanted: number): Details {
  return {
    message: { th: `ไม่พบโครงการ \`${code}\` ในปี ${wanted}`, en: `no project \`${code}\` in ${wanted}` },
    expected: { th: `ไฟล์ \`${wanted}/${code}.yaml\``, en: `a file \`${wanted}/${code}.yaml\`` },
    hint: { th: 'ตรวจรหัสของปีก่อน หรือเพิ่มไฟล์ที่ขาด', en: 'check the previous code, or add the missing file' },
  };
}

function otherYear(code: string, wanted: number, found: number): Details {
  return {
    message: {
      th: `โครงการ \`${code}\` อยู่ในปี ${found} ไม่ใช่ปีก่อนหน้า`,
      en: `the project \`${code}\` is of ${found}, not of the year before`,
    },
    expected: { th: `โครงการของปี ${wanted}`, en: `a project of ${wanted}` },
    hint: { th: 'ใส่รหัสของปีก่อนหน้าหนึ่งปี', en: 'write the code it had one year before' },
  };
}
