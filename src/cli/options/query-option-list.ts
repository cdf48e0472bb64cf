import type { OptionSpec } from './common-options.ts';

/** Which projects. */
export const where: OptionSpec = {
  name: 'where',
  value: 'CONDITIONS',
  help: {
    th: 'เฉพาะโครงการที่ตรงเงื่อนไข เช่น late,progress<50',
    en: 'only projects that meet conditions, such as late,progress<50',
  },
};

/** Which projects, in which order, with which fields. */
export const queryOptions: readonly OptionSpec[] = [
  where,
  {
    name: 'sort',
    value: 'FIELDS',
    help: { th: 'เรียงตามช่อง เช่น agency,spent:desc', en: 'sort by fields, such as agency,spent:desc' },
  },
  {
    name: 'columns',
    value: 'FIELDS',
    help: { th: 'แสดงเฉพาะช่อง เช่น code,name,planStatus', en: 'show these fields, such as code,name,planStatus' },
  },
];
