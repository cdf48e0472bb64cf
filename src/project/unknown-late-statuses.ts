import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import type { Path } from '../yaml/tree.ts';
import { defaultSettings, type GivenSettings, type OfficeSettings } from './settings.ts';

/** A status that counts as late and that no report may have without a warning: most likely misspelt, and then no project is late. */
export function unknownLateStatuses({ years, ...general }: OfficeSettings, content: YamlContent): Diagnostic[] {
  const groups: [Path, GivenSettings][] = [
    [[], general],
    ...Object.entries(years ?? {}).map(([year, group]): [Path, GivenSettings] => [['years', year], group]),
  ];
  return groups.flatMap(([at, { lateStatuses = [], planStatuses }]) => {
    const known = planStatuses ?? general.planStatuses ?? defaultSettings.planStatuses;
    const list = known.map((each) => `\`${each}\``).join(' ');
    return lateStatuses.flatMap((status, index) => {
      if (known.includes(status)) return [];
      const near = nearestName(status, known);
      return diagnostic('W-STATUS-UNKNOWN', fieldPlace(content, [...at, 'lateStatuses', index]), {
        message: {
          th: 'สถานะใน `lateStatuses` ไม่อยู่ใน `planStatuses`',
          en: 'a status of `lateStatuses` is not among `planStatuses`',
        },
        expected: { th: list, en: list },
        actual: status,
        hint:
          near === undefined
            ? {
                th: 'เลือกสถานะจากรายการนี้ หากหน่วยงานใช้คำนี้จริง ให้เพิ่มใน `planStatuses`',
                en: 'take one from the list; a status that the office does use is added to `planStatuses`',
              }
            : { th: `หมายถึง \`${near}\` หรือไม่`, en: `did you mean \`${near}\`?` },
      });
    });
  });
}
