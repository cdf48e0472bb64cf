import type { Localized } from '../model/localized.ts';
import { schemaOf, titleOf } from './inspect-schema.ts';
import { formatPath, Numeral, type Path } from './tree.ts';

/** What the name of a list's item is taken from: the value that a path leads to. */
export type ReadValue = (path: Path) => unknown;

/**
 * A field as messages name it. Thai has its title, and its path where no list is on the way: `ชื่อผู้รับผิดชอบ
 * (contacts.responsible.name)`, `วันที่รายงาน ของรายงานครั้งที่ 2`. Items count from 1; reports have their own numbers.
 */
export function fieldName(path: Path, schema: unknown, read: ReadValue): Localized {
  if (path.length === 0) return { th: 'ไฟล์', en: 'the file' };
  const item = path.findLastIndex((step) => typeof step === 'number');
  const title = titleAt(path, schema);
  if (item === -1) {
    const name = `\`${formatPath(path)}\``;
    return { th: title ? `${title.th} (${name})` : name, en: name };
  }
  const itemPath = path.slice(0, item + 1);
  const owner = itemName(itemPath, schema, read);
  if (itemPath.length === path.length) return owner;
  const name = `\`${formatPath(path.slice(item + 1))}\``;
  return { th: `${title?.th ?? name} ของ${owner.th}`, en: `${name} of ${owner.en}` };
}

/** `รายงานครั้งที่ 2`, `วัตถุประสงค์ของโครงการ ลำดับที่ 1`. */
function itemName(path: Path, schema: unknown, read: ReadValue): Localized {
  const listPath = path.slice(0, -1);
  const numbered = titleAt(path, schema);
  const number = read([...path, 'number']);
  const written = number instanceof Numeral ? number.value : number;
  if (numbered && Number.isSafeInteger(written) && Number(written) > 0) {
    return { th: `${numbered.th} ${written}`, en: `${numbered.en} ${written}` };
  }
  const place = Number(path.at(-1)) + 1;
  const list = fieldName(listPath, schema, read);
  const title = titleAt(listPath, schema);
  return { th: `${title?.th ?? list.th} ลำดับที่ ${place}`, en: `item ${place} of ${list.en}` };
}

function titleAt(path: Path, schema: unknown): Localized | undefined {
  return titleOf(path.reduce<unknown>(schemaOf, schema));
}
