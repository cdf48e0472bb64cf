import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Outcome, Range } from '../diagnostics/diagnostic.ts';
import type { PlacedStyle } from '../font/check-line-pitch.ts';
import { loadYaml } from '../yaml/load-yaml.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import { write } from '../yaml/parsed.ts';
import { formatPath, valueAt } from '../yaml/tree.ts';
import { resolveStyles } from './resolve-styles.ts';
import { colorExpected, type RawStyle, settingsSchema } from './settings-schema.ts';
import { createSource, type Source } from './source.ts';
import { type InfoKey, infoKeys, type PlacedFamily, type TemplateSettings } from './template.ts';
import { knownNames } from './template-error.ts';

export interface ReadSettings {
  readonly settings: TemplateSettings;
  readonly info: InfoSources;
}

/** Small templates without markup. */
export type InfoSources = Readonly<Record<InfoKey, Source>>;

/** Reads and checks `template.yaml`; all its mistakes are `E-TEMPLATE-YAML`. */
export function readSettings(source: Source): Outcome<ReadSettings> {
  const { file, text } = source;
  const read = loadYaml(file, text, settingsSchema, undefined, undefined, 'E-TEMPLATE-YAML');
  const { value, content } = read;
  if (!value || !content) return { diagnostics: read.diagnostics };

  const { language, page, watermark, styles: written, info: texts, suffix } = value;
  const { value: styles, diagnostics: wrongStyles } = resolveStyles(written, content);
  const diagnostics = [...wrongStyles, ...checkColors(Object.keys(written), content), ...checkPage(page, content)];
  diagnostics.push(...checkIndents(written, page, content));
  if (!styles || diagnostics.length > 0) return { diagnostics };
  if (watermark && !Object.hasOwn(styles, watermark.style)) {
    const message = { th: `ไม่มีรูปแบบ \`${watermark.style}\``, en: `no style \`${watermark.style}\`` };
    const details = { message, ...knownNames(watermark.style, Object.keys(styles)) };
    return { diagnostics: [diagnostic('E-TEMPLATE-YAML', fieldPlace(content, ['watermark', 'style']), details)] };
  }
  const info = Object.fromEntries(
    infoKeys.map((key) => [key, infoSource(texts[key], key, content, source)]),
  ) as InfoSources;
  const ownPitches = placePitches(written, styles, content);
  const ownFamilies = placeFamilies(written, content);
  const settings = {
    language,
    page,
    styles,
    ownPitches,
    ownFamilies,
    written: placeLengths(written, content),
    ...(watermark && { watermark }),
    ...(suffix !== undefined && { suffix }),
  };
  return { value: { settings, info }, diagnostics };
}

/** Without quotation marks `#` begins a comment, and the style would keep its colour without a word. */
function checkColors(styles: readonly string[], content: YamlContent) {
  return styles.flatMap((name) => {
    const path = ['styles', name, 'color'];
    if (valueAt(content.tree, path) !== null) return [];
    const place = fieldPlace(content, path, 'key');
    const [, color] = /^[^\n]*?:\s+(#[\da-fA-F]{3,8})\b/.exec(content.text.slice(place.range!.start.offset)) ?? [];
    if (color === undefined) return [];
    const message = {
      th: `\`styles.${name}.color\` ว่างอยู่ เพราะ \`#\` เริ่มหมายเหตุ`,
      en: `\`styles.${name}.color\` is empty, because \`#\` begins a comment`,
    };
    const [, digits = ''] = /^#([\da-fA-F]{3})$/.exec(color) ?? [];
    const whole = digits ? `#${[...digits].map((digit) => digit + digit).join('')}` : color;
    const hint = { th: `ให้เขียน \`color: "${whole}"\``, en: `write \`color: "${whole}"\`` };
    return [diagnostic('E-TEMPLATE-YAML', place, { message, expected: colorExpected, hint })];
  });
}

/** Text that finds no place would be drawn letter by letter, or beside the page. */
function checkPage({ width, height, margin, headerTop, footerTop }: TemplateSettings['page'], content: YamlContent) {
  const wrong = (path: string, th: string, en: string) =>
    diagnostic('E-TEMPLATE-YAML', fieldPlace(content, ['page', path]), {
      message: { th, en },
      hint: { th: 'ตรวจตัวเลขและหน่วย (cm mm in pt)', en: 'check the number and its unit (cm, mm, in, pt)' },
    });
  const tooLarge = width > largestPage || height > largestPage;
  const tooNarrow = width - margin.left - margin.right < leastRoom || height - margin.top - margin.bottom < leastRoom;
  return [
    ...(tooLarge
      ? [
          wrong(
            width > largestPage ? 'width' : 'height',
            'หน้ากระดาษใหญ่เกิน 508 ซม.',
            'a page is at most 508 cm wide and high',
          ),
        ]
      : []),
    ...(tooNarrow
      ? [wrong('margin', 'ขอบกระดาษเหลือที่ให้ข้อความไม่ถึง 2 ซม.', 'the margins leave less than 2 cm for text')]
      : []),
    ...Object.entries({ headerTop, footerTop })
      .filter(([, top]) => top >= height)
      .map(([path]) => wrong(path, `\`${path}\` อยู่นอกหน้ากระดาษ`, `\`${path}\` lies outside of the page`)),
  ];
}

/** An indentation that leaves less than 2 cm for text; what other styles make of it is found when pages are made. */
function checkIndents(
  styles: Readonly<Record<string, RawStyle>>,
  { width, margin }: TemplateSettings['page'],
  content: YamlContent,
) {
  const measure = width - margin.left - margin.right;
  if (measure < leastRoom) return [];
  return Object.entries(styles).flatMap(([name, { indent = 0 }]) => {
    if (indent <= measure - leastRoom) return [];
    const most = `${Math.floor(((measure - leastRoom) / 72) * 25.4) / 10}cm`;
    const message = {
      th: `\`styles.${name}.indent\` เหลือที่ให้ข้อความไม่ถึง 2 ซม.`,
      en: `\`styles.${name}.indent\` leaves less than 2 cm for text`,
    };
    const place = fieldPlace(content, ['styles', name, 'indent']);
    return [diagnostic('E-TEMPLATE-YAML', place, { message, hint: write(most) })];
  });
}

/** In pt (ISO 19005-3, 6.1.12; ISO 32000-1, annex C). */
const largestPage = 14_400;

/** 2 cm in pt. */
const leastRoom = (2 / 2.54) * 72;

function placePitches(
  written: Readonly<Record<string, RawStyle>>,
  styles: TemplateSettings['styles'],
  content: YamlContent,
): PlacedStyle[] {
  const setsPitch = ({ fontFamily, fontSize, fontStyle, linePitch }: RawStyle) =>
    [fontFamily, fontSize, fontStyle, linePitch].some((value) => value !== undefined);
  const names = Object.keys(written).filter((name) => setsPitch(written[name]!));
  return names.map((name) => {
    const range = content.locate(['styles', name, 'linePitch']);
    return { style: styles[name]!, place: { file: content.file, range }, pitchOf: pitchOwner(name, written) };
  });
}

/** The style that writes the pitch of another one; styles do not extend each other in a circle. */
function pitchOwner(name: string, written: Readonly<Record<string, RawStyle>>): string {
  const { linePitch, extends: parent } = written[name]!;
  if (linePitch !== undefined || name === 'base') return name;
  return pitchOwner(parent ?? 'base', written);
}

/** Of a style, the first of the lengths that can put its text beside the page. */
function placeLengths(styles: Readonly<Record<string, RawStyle>>, content: YamlContent): Record<string, Range> {
  const written = (style: RawStyle) => sideLengths.find((key) => style[key] !== undefined);
  const paths = [
    ['page', 'headerTop'],
    ['page', 'footerTop'],
    ['page', 'margin', 'top'],
    ['page', 'margin', 'bottom'],
  ];
  return Object.fromEntries([
    ...paths.map((path) => [formatPath(path), content.locate(path)] as const),
    ...Object.entries(styles).flatMap(([name, style]) => {
      const key = written(style);
      return key ? [[`styles.${name}`, content.locate(['styles', name, key])] as const] : [];
    }),
  ]);
}

const sideLengths = ['indent', 'firstLineIndent', 'columns', 'columnGap', 'width'] as const;

function placeFamilies(written: Readonly<Record<string, RawStyle>>, content: YamlContent): PlacedFamily[] {
  return Object.entries(written).flatMap(([name, { fontFamily }]) =>
    fontFamily ? [{ family: fontFamily, place: fieldPlace(content, ['styles', name, 'fontFamily']) }] : [],
  );
}

/** The text of an information key as a source of its own, placed in `template.yaml` where it is written there verbatim. */
function infoSource(text: string, key: InfoKey, content: YamlContent, source: Source): Source {
  const { start, end } = content.locate(['info', key]);
  const at = content.text.indexOf(text, start.offset);
  const first = at >= 0 && at + text.length <= end.offset ? at : undefined;
  const own = createSource(source.file, text);
  return { ...own, positionAt: (place) => source.positionAt(first === undefined ? start.offset : first + place) };
}
