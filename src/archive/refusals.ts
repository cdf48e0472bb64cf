import type { Leftover } from '../batch/leftovers.ts';
import type { Recipe } from '../batch/recipe.ts';
import type { Localized } from '../model/localized.ts';
import type { Ingredients } from '../model/report-options.ts';

/** Why a report keeps its year from being packed. */
export const reasons = {
  failing: { th: 'ข้อมูลมีข้อผิดพลาด', en: 'the data has errors' },
  isDraft: { th: 'เป็นฉบับร่าง', en: 'it is a draft' },
  onlyDraft: { th: 'มีเฉพาะฉบับร่างที่สร้างไว้', en: 'only a draft of it is built' },
  notBuilt: { th: 'ยังไม่ได้สร้างรายงาน', en: 'no report of it is built' },
  ofOtherData: { th: 'รายงานที่สร้างไว้เป็นของข้อมูลเก่า', en: 'the report that is built is of earlier data' },
  changed: { th: 'ไฟล์ไม่อยู่ หรือไม่เหมือนกับที่สร้างไว้', en: 'the file is gone, or not as it was built' },
  signedOther: {
    th: 'ไฟล์ที่ลงนามไม่ใช่รายงานที่สร้างไว้ในขณะนี้',
    en: 'the signed file is not of the report that is built now',
  },
} as const satisfies Record<string, Localized>;

/** Why an output keeps its year from being packed, by what it is left over from. */
export const leftOver: Readonly<Record<Leftover['cause'], Localized>> = {
  noData: { th: 'รายงานไม่มีไฟล์ข้อมูลแล้ว', en: 'the report has no data file any more' },
  earlierData: { th: 'ไฟล์เป็นของข้อมูลเก่า', en: 'the file is of earlier data' },
  draft: { th: 'เป็นฉบับร่างข้างรายงานจริง', en: 'the file is a draft beside the official report' },
};

/** What a report was made with that this run has not; `undefined` where it has all of it. */
export function otherIngredients(recipe: Recipe, own: Ingredients, tool: string): Localized | undefined {
  const other = [
    recipe.tool.sha256 === tool ? undefined : { th: 'โปรแกรมรุ่นอื่น', en: 'another program' },
    recipe.template === own.template ? undefined : { th: 'แม่แบบอื่น', en: 'another template' },
    recipe.fonts === own.fonts ? undefined : { th: 'แบบอักษรอื่น', en: 'other fonts' },
    recipe.dictionary === own.dictionary ? undefined : { th: 'พจนานุกรมอื่น', en: 'another dictionary' },
  ].flatMap((each) => each ?? []);
  if (other.length === 0) return undefined;
  return {
    th: `รายงานสร้างด้วย${other.map(({ th }) => th).join(' และ')}`,
    en: `the report was built with ${other.map(({ en }) => en).join(' and ')}`,
  };
}

/** What to do about it. */
export const hints = {
  check: (file: string) => ({ th: `ดูด้วย \`raingan check ${file}\``, en: `see \`raingan check ${file}\`` }),
  finish: {
    th: 'ลบ `draft: true` เมื่อรายงานเสร็จแล้ว แล้วสร้างใหม่',
    en: 'delete `draft: true` when the report is final, and build it',
  },
  build: (file: string, template: string | undefined) => {
    const command = `raingan build ${template === undefined ? '' : `--template ${template} `}${file}`;
    return { th: `สร้างใหม่ด้วย \`${command}\``, en: `build it with \`${command}\`` };
  },
  sign: {
    th: 'ลงนามรายงานปัจจุบันใหม่ หรือย้ายไฟล์ที่ลงนามเดิมออกจากโฟลเดอร์',
    en: 'sign the present report, or move the earlier signed file out of the folder',
  },
  prune: (year: number) => ({
    th: `ลบด้วย \`raingan build --year ${year} --prune\` หรือนำไฟล์ข้อมูลกลับมา`,
    en: `\`raingan build --year ${year} --prune\` removes it; or bring its data file back`,
  }),
} as const satisfies Record<string, Localized | ((...given: never[]) => Localized)>;
