import type { Localized } from '../../../src/model/localized.ts';
import type { Fields } from '../../../src/project/fields/field.ts';
import { projectFields } from '../../../src/project/fields/fields.ts';
import type { Path } from '../../../src/yaml/tree.ts';
import { type TextTree, textAt } from './tree.ts';

/** What a list of findings calls a field: `วันที่รายงาน · รายงานครั้งที่ 2`. Items count from 1, reports have their own numbers. */
export function fieldTitle(path: Path, tree: TextTree): Localized {
  const names: Localized[] = [];
  let fields: Fields = projectFields;
  for (const [index, step] of path.entries()) {
    const above = names.shift();
    if (typeof step === 'number') {
      const item = path.slice(0, index + 1);
      names.push(path[0] === 'reports' ? reportTitle(item, tree) : itemTitle(above!, step));
      continue;
    }
    const field = fields[step];
    if (!field) break;
    names.unshift(field.title);
    if (above && typeof path[index - 1] === 'number') names.push(above);
    fields = 'fields' in field ? field.fields : {};
  }
  if (names.length === 0) return { th: 'ทั้งไฟล์', en: 'Whole file' };
  return { th: names.map(({ th }) => th).join(' · '), en: names.map(({ en }) => en).join(' · ') };
}

function reportTitle(path: Path, tree: TextTree): Localized {
  const written = textAt(tree, [...path, 'number']);
  const number = /^[1-9]\d*$/.test(written) ? written : String(Number(path.at(-1)) + 1);
  return { th: `รายงานครั้งที่ ${number}`, en: `report ${number}` };
}

function itemTitle({ th, en }: Localized, place: number): Localized {
  return { th: `${th} ลำดับที่ ${place + 1}`, en: `${en}, item ${place + 1}` };
}
