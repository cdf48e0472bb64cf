import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Face } from '../model/face.ts';
import type { Localized } from '../model/localized.ts';
import { type FontBook, faceKey } from './font-book.ts';
import { faceNames } from './font-findings.ts';
import { readSfnt } from './sfnt.ts';

type Cut = readonly [bold: boolean, italic: boolean];

/** Names the bold and italic faces of a family that look as the face they should differ from, and bold that is lighter. */
export function checkSameFaces(family: string, fonts: FontBook): Diagnostic[] {
  return pairs.flatMap(([cut, other]) => {
    if (!fonts.lists(family, ...cut) || !fonts.lists(family, ...other)) return [];
    const [face, plain] = [cut, other].map((each) => fonts.find(family, ...each).value);
    if (!face || !plain) return [];
    const [name, plainName] = [cut, other].map((each) => faceNames[faceKey(...each)]!) as [Localized, Localized];
    const place = fonts.placeOf(family, ...cut);
    if (isSame(face, plain)) return [diagnostic('W-FONT-SAME-FACE', place, looksSame(family, name, plainName))];
    const [weight = 0, plainWeight = 0] = [face, plain].map(weightOf);
    const isLighter = cut[0] && !other[0] && weight < plainWeight;
    return isLighter ? [diagnostic('W-FONT-SAME-FACE', place, looksLighter(family, name, plainName))] : [];
  });
}

function looksSame(family: string, name: Localized, plain: Localized) {
  return {
    message: {
      th: `${name.th}ของแบบอักษร \`${family}\` หน้าตาเหมือน${plain.th}`,
      en: `the ${name.en} face of \`${family}\` looks the same as its ${plain.en} face`,
    },
    hint: {
      th: 'ระบุไฟล์ของตัวนั้นเอง ถ้าเป็นแบบอักษรแปรผัน ให้ระบุ `axes` ค่าอื่น หากหน้าตายังไม่เปลี่ยน ให้ใช้แบบอักษรอื่น',
      en: 'name the file of that cut; in a variable font choose other `axes`, and if they change nothing, take another font',
    },
  };
}

function looksLighter(family: string, name: Localized, plain: Localized) {
  return {
    message: {
      th: `${name.th}ของแบบอักษร \`${family}\` เส้นบางกว่า${plain.th}`,
      en: `the ${name.en} face of \`${family}\` is lighter than its ${plain.en} face`,
    },
    hint: {
      th: `ไฟล์ของ${name.th}กับ${plain.th}คงสลับกัน ให้สลับกลับ`,
      en: `the files of the ${name.en} and the ${plain.en} face were most likely exchanged: exchange them again`,
    },
  };
}

const regular: Cut = [false, false];
const bold: Cut = [true, false];

const pairs: readonly (readonly [Cut, Cut])[] = [
  [bold, regular],
  [[false, true], regular],
  [[true, true], bold],
];

/** Letters of different forms; faces that draw these alike draw all alike. */
const sample = 'กจนมศฮ๑AQRagk&358';

function isSame(one: Face, other: Face): boolean {
  if (one.digest === other.digest) return true;
  const [ink, otherInk] = [one, other].map((face) => Array.from(face.shape(sample).slots, (id) => face.slot(id).parts));
  // Most pairs differ in their first letter, so the outlines of the others are not read.
  return (
    ink!.length === otherInk!.length &&
    ink!.every((parts, at) => outlines(one, parts) === outlines(other, otherInk![at]!))
  );
}

/** The weight that a font file says it has (OS/2 `usWeightClass`): 400 is regular, 700 bold. */
function weightOf({ bytes }: Face): number | undefined {
  return readSfnt(bytes).get('OS/2')?.getUint16(4);
}

const outlines = (face: Face, parts: readonly { readonly glyph: number }[]): string =>
  JSON.stringify(parts.map(({ glyph }) => face.outline(glyph)));

/** Names the faces of a family that a DOCX cannot carry along: those that are not there, and those that Word cannot read. */
export function checkDocxFaces(family: string, fonts: FontBook): Diagnostic[] {
  return [...absentFaces(family, fonts), ...unopenedFaces(family, fonts)];
}

/** Italic faces whose files are missing or damaged: no page of the form uses them, so nothing else reports them. */
function unopenedFaces(family: string, fonts: FontBook): Diagnostic[] {
  return cuts.flatMap(([isBold, isItalic]) => {
    if (!isItalic || !fonts.lists(family, isBold, isItalic)) return [];
    const [fault] = fonts.find(family, isBold, isItalic).diagnostics;
    if (!fault) return [];
    const name = faceNames[faceKey(isBold, isItalic)];
    const message = {
      th: `DOCX ไม่ฝัง${name.th}ของแบบอักษร \`${family}\`: ${fault.message.th}`,
      en: `the DOCX does not carry the ${name.en} face of \`${family}\`: ${fault.message.en}`,
    };
    const place = fonts.placeOf(family, isBold, isItalic);
    return [diagnostic('W-FONT-DOCX', place, { message, hint: fault.hint })];
  });
}

function absentFaces(family: string, fonts: FontBook): Diagnostic[] {
  const names = cuts.map((cut) => ({ cut, name: faceNames[faceKey(...cut)] }));
  const missing = names.filter(({ cut }) => !fonts.lists(family, ...cut));
  const foreign = names.filter(({ cut }) => {
    const face = fonts.lists(family, ...cut) ? fonts.find(family, ...cut).value : undefined;
    return face && !isEmbeddable(face);
  });
  if (missing.length === 0 && foreign.length === 0) return [];
  const [th, en] = (['th', 'en'] as const).map((language) => {
    const of = (group: typeof names) => group.map(({ name }) => name[language]).join(', ');
    const why =
      language === 'th'
        ? ['ไม่มีไฟล์', 'เส้นขอบแบบ CFF ซึ่ง Word ไม่รับ']
        : ['no file', 'CFF outlines, which Word does not take'];
    return [missing, foreign]
      .map((group, k) => (group.length > 0 ? `${of(group)} (${why[k]})` : ''))
      .filter(Boolean)
      .join('; ');
  });
  const message = {
    th: `DOCX ไม่ฝังแบบอักษร \`${family}\` ครบทุกแบบ: ${th}`,
    en: `the DOCX does not carry all faces of \`${family}\`: ${en}`,
  };
  const hint = {
    th: 'ติดตั้งแบบอักษรในเครื่องที่เปิดแก้ไข DOCX หรือระบุไฟล์ TTF ให้ครบสี่แบบ',
    en: 'install the font where the DOCX is edited, or name TTF files of all four faces',
  };
  return [diagnostic('W-FONT-DOCX', fonts.placeOf(family, false, false), { message, hint })];
}

const cuts: readonly Cut[] = [regular, bold, [false, true], [true, true]];

/** Word reads embedded TrueType outlines only. */
export function isEmbeddable({ bytes }: Face): boolean {
  return bytes[0] !== otto;
}

/** First byte of `OTTO`. */
const otto = 0x4f;
