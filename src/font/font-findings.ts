import { diagnostic, type Place } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import type { FaceEntry, FaceKey, FamilyEntry } from './font-list.ts';
import { suggestName } from './suggest-name.ts';

/** E-FONT-UNKNOWN: a family that is not among those that the file `list`, fonts.yaml, names. */
export function unknownFamily(family: string, place: Place, list: string, families: readonly string[]): Diagnostic {
  const message = {
    th: `ไม่มีแบบอักษรชื่อ \`${family}\` ใน \`${list}\``,
    en: `font family \`${family}\` is not in \`${list}\``,
  };
  const listed = families.map((each) => `\`${each}\``).join(', ');
  const expected = { th: `ชื่อใดชื่อหนึ่งใน ${listed}`, en: `one of ${listed}` };
  const hint = suggestName(family, families) ?? addFamily;
  return diagnostic('E-FONT-UNKNOWN', place, { message, expected, hint });
}

/** E-FONT-FACE-MISSING: a file that fonts.yaml (`list`) names and that is not there. */
export function missingFile(
  list: string,
  { path, range }: FaceEntry,
  listFolder: (folder: string) => readonly string[],
): Diagnostic {
  const message = { th: `ไม่พบไฟล์แบบอักษร \`${path}\``, en: `font file \`${path}\` does not exist` };
  const [, folder = '', name = path] = /^(.*\/)?(.*)$/s.exec(path) ?? [];
  const nearest = nearestName(
    name,
    listFolder(folder).filter((each) => /\.(?:[ot]t[fc]|otc|woff2?)$/i.test(each)),
  );
  const hint = nearest === undefined ? besideList : isMeant(folder + nearest);
  return diagnostic('E-FONT-FACE-MISSING', { file: list, range }, { message, hint });
}

/** E-FONT-FACE-MISSING: a face that a document uses and that fonts.yaml (`list`) does not name. */
export function missingFace(list: string, entry: FamilyEntry, key: FaceKey): Diagnostic {
  const message = {
    th: `แบบอักษร \`${entry.name}\` ไม่มี${faceNames[key].th}ที่เอกสารใช้`,
    en: `font family \`${entry.name}\` has no ${faceNames[key].en} face, which the document uses`,
  };
  const regular = entry.faces.regular?.path ?? '….ttf';
  const hint = {
    th: `เพิ่มบรรทัด \`${key}:\` ใต้ \`${entry.name}\` พร้อมชื่อไฟล์ของ${faceNames[key].th} ถ้าไม่มีไฟล์ เขียน \`${key}: ${regular}\` จะได้ตัวอักษรหน้าตาเหมือนตัวธรรมดา`,
    en: `below \`${entry.name}\` add a line \`${key}:\` with the file of that face; without one, \`${key}: ${regular}\` prints it like regular`,
  };
  return diagnostic('E-FONT-FACE-MISSING', { file: list, range: entry.range }, { message, hint });
}

/** The cuts of a family as messages name them. */
export const faceNames: Readonly<Record<FaceKey, Localized>> = {
  regular: { th: 'ตัวธรรมดา', en: 'regular' },
  bold: { th: 'ตัวหนา', en: 'bold' },
  italic: { th: 'ตัวเอน', en: 'italic' },
  boldItalic: { th: 'ตัวหนาเอน', en: 'bold italic' },
};

const besideList: Localized = {
  th: 'คัดลอกไฟล์แบบอักษรมาไว้ข้าง fonts.yaml แล้วเขียนชื่อจากโฟลเดอร์นั้น',
  en: 'copy the font file beside fonts.yaml, and write its name from there',
};

const isMeant = (path: string): Localized => ({ th: `หมายถึง \`${path}\` ใช่หรือไม่`, en: `did you mean \`${path}\`?` });

const addFamily: Localized = {
  th: 'เพิ่มแบบอักษรนี้ใน fonts.yaml ของหน่วยงาน แล้วระบุไฟล์นั้นด้วย `--fonts` (docs/fonts.md)',
  en: 'list the family in a fonts.yaml of your own, and name that file with `--fonts` (docs/fonts.md)',
};
