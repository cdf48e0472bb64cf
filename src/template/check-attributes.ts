import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { write } from '../yaml/parsed.ts';
import { meantLength, parseLength } from './length.ts';
import type { MarkupAttribute, MarkupElement } from './parse-markup.ts';
import type { StaticMarkup } from './static-markup.ts';
import { knownNames, type TemplateErrorDetails, templateError } from './template-error.ts';
import { keepValues, markupVocabulary, mostSpanned, readSpan } from './vocabulary.ts';

/** What attributes may name. */
export interface KnownNames {
  /** Absent when they could not be read. */
  readonly classes: readonly string[] | undefined;
  readonly figures: readonly string[];
  /** By figure, what it can show. */
  readonly figuresOf: Readonly<Record<string, readonly string[]>>;
  /** Width in pt between the margins; absent when it could not be read. */
  readonly measure: number | undefined;
}

/** Finds which attribute an element lacks, or what is wrong with those that it has. */
export function checkAttributes(element: MarkupElement, file: StaticMarkup, names: KnownNames): Diagnostic[] {
  const { source } = file;
  const known = markupVocabulary[element.name]!.attributes;
  const missing = missingAttribute(element, names);
  // A misspelt attribute is one mistake, not an unknown one and a missing one.
  const isMisspelt = element.attributes.some(({ name }) => !known.includes(name) && nearestName(name, known));
  if (missing && !isMisspelt) {
    return [templateError('E-TEMPLATE-ATTRIBUTE', source, element.nameSpan, missing.message, missing.details)];
  }
  return element.attributes.flatMap((attribute) => {
    if (!known.includes(attribute.name)) {
      const message = unknownAttribute(attribute.name, element.name);
      return templateError('E-TEMPLATE-ATTRIBUTE', source, attribute, message, knownNames(attribute.name, known));
    }
    return checkValue(attribute, element, file, names);
  });
}

/** The first attribute that an element needs and lacks, or an `alt` that contradicts it. */
function missingAttribute(
  element: MarkupElement,
  { figures, figuresOf }: KnownNames,
): { readonly message: Localized; readonly details: TemplateErrorDetails } | undefined {
  const { name } = element;
  const written = (attribute: string) => element.attributes.find((each) => each.name === attribute)?.value;
  if (name === 'leader' && written('width') === undefined) {
    return { message: needs(name, 'width'), details: widthDetails('width', '') };
  }
  if (name === 'figure') {
    const src = written('src');
    if (src === undefined) return { message: needs(name, 'src'), details: knownNames('', figures) };
    const subjects = subjectsOf(src, figuresOf);
    if (subjects && written('of') === undefined)
      return { message: needs(name, 'of'), details: knownNames('', subjects) };
  }
  if (name === 'img' && written('src') === undefined) return { message: needs(name, 'src'), details: pictureDetails };
  if (name !== 'img' && name !== 'qr') return undefined;
  const isSaid = (written('alt') ?? '').trim() !== '';
  if (written('decorative') !== undefined) return isSaid ? { message: saidAndNot(name), details: {} } : undefined;
  return isSaid ? undefined : { message: noAlternative(name), details: alternativeDetails };
}

/** What a figure may show; `undefined` for a figure that shows no value, or that does not exist. */
function subjectsOf(figure: string, figuresOf: KnownNames['figuresOf']): readonly string[] | undefined {
  return Object.hasOwn(figuresOf, figure) ? figuresOf[figure] : undefined;
}

function checkValue(
  attribute: MarkupAttribute,
  element: MarkupElement,
  { source }: StaticMarkup,
  { classes, figures, figuresOf, measure }: KnownNames,
): Diagnostic[] {
  const { name, value } = attribute;
  if (name === 'class' && classes && !classes.includes(value)) {
    return [templateError('E-TEMPLATE-CLASS', source, attribute, unknownClass(value), knownNames(value, classes))];
  }
  if (name === 'src' && element.name === 'figure' && !figures.includes(value)) {
    return [templateError('E-TEMPLATE-ATTRIBUTE', source, attribute, unknownFigure(value), knownNames(value, figures))];
  }
  if (name === 'keep' && !keepValues.some((known) => known === value)) {
    return [
      templateError('E-TEMPLATE-ATTRIBUTE', source, attribute, unknownKeep(value), knownNames(value, keepValues)),
    ];
  }
  if ((name === 'colspan' || name === 'rowspan') && readSpan(value) === undefined) {
    return [templateError('E-TEMPLATE-ATTRIBUTE', source, attribute, wrongValue(name, value), spanDetails(value))];
  }
  if (name === 'of') {
    const src = element.attributes.find((each) => each.name === 'src')?.value ?? '';
    // An unknown figure has no list of what it may show.
    if (!figures.includes(src)) return [];
    const subjects = subjectsOf(src, figuresOf) ?? [];
    if (!subjects.includes(value)) {
      const details = knownNames(value, subjects);
      return [templateError('E-TEMPLATE-ATTRIBUTE', source, attribute, wrongValue(name, value), details)];
    }
  }
  if (name === 'width' || name === 'height') {
    const length = parseLength(value) ?? 0;
    if (!(length > 0)) {
      return [
        templateError('E-TEMPLATE-ATTRIBUTE', source, attribute, wrongValue(name, value), widthDetails(name, value)),
      ];
    }
    if (name === 'width' && measure !== undefined && length > measure + 0.01 && element.name !== 'leader') {
      return [templateError('E-TEMPLATE-ATTRIBUTE', source, attribute, widerThanPage(value), measureDetails(measure))];
    }
  }
  return [];
}

const unknownAttribute = (name: string, element: string): Localized => ({
  th: `\`<${element}>\` ไม่มีแอตทริบิวต์ \`${name}\``,
  en: `\`<${element}>\` has no attribute \`${name}\``,
});

const needs = (element: string, attribute: string): Localized => ({
  th: `\`<${element}>\` ต้องมี \`${attribute}\``,
  en: `\`<${element}>\` needs a \`${attribute}\``,
});

const pictureDetails: TemplateErrorDetails = {
  expected: {
    th: 'ชื่อไฟล์ PNG JPEG หรือ SVG ในโฟลเดอร์ของแม่แบบ เช่น `logo.svg`',
    en: 'the name of a PNG, JPEG or SVG in the folder of the template, such as `logo.svg`',
  },
};

const noAlternative = (element: string): Localized => ({
  th: `\`<${element}>\` ต้องมีข้อความแทนภาพใน \`alt\` สำหรับผู้ที่มองไม่เห็น`,
  en: `\`<${element}>\` needs an \`alt\`: what it shows, in words, for those who cannot see it`,
});

const alternativeDetails: TemplateErrorDetails = {
  hint: {
    th: 'เช่น `alt="ตรากรุงเทพมหานคร"` หรือใส่ `decorative` ถ้าเป็นเพียงลวดลายตกแต่ง',
    en: 'such as `alt="Emblem of Bangkok"`; write `decorative` where it only decorates',
  },
};

const saidAndNot = (element: string): Localized => ({
  th: `\`<${element}>\` ที่เป็น \`decorative\` มี \`alt\` ไม่ได้`,
  en: `\`<${element}>\` is \`decorative\` and has an \`alt\`: one of the two`,
});

const unknownClass = (name: string): Localized => ({
  th: `ไม่มีรูปแบบ \`${name}\` ใน template.yaml`,
  en: `no style \`${name}\` in template.yaml`,
});

const unknownFigure = (name: string): Localized => ({ th: `ไม่มีภาพชื่อ \`${name}\``, en: `no figure \`${name}\`` });

const unknownKeep = (value: string): Localized => ({
  th: `\`keep\` เป็น \`${value}\` ไม่ได้`,
  en: `\`keep\` cannot be \`${value}\``,
});

const wrongValue = (name: string, value: string): Localized => ({
  th: `\`${name}\` เป็น \`${value}\` ไม่ได้`,
  en: `\`${name}\` cannot be \`${value}\``,
});

function widthDetails(name: string, value: string): TemplateErrorDetails {
  const meant = meantLength(value, 'cm');
  return {
    actual: value,
    expected: {
      th: 'ความยาวที่มากกว่าศูนย์พร้อมหน่วย (cm mm in pt) เช่น `6cm`',
      en: 'a length above zero with its unit (cm, mm, in or pt), such as `6cm`',
    },
    hint: meant !== undefined && parseLength(meant)! > 0 ? write(`${name}="${meant}"`) : undefined,
  };
}

const spanDetails = (value: string) => ({
  actual: value,
  expected: { th: `จำนวนเต็มตั้งแต่ 1 ถึง ${mostSpanned}`, en: `a whole number from 1 to ${mostSpanned}` },
});

const widerThanPage = (value: string): Localized => ({
  th: `กว้าง \`${value}\` เกินระยะระหว่างขอบกระดาษ`,
  en: `\`${value}\` is wider than the page between its margins`,
});

function measureDetails(measure: number): TemplateErrorDetails {
  const most = `${Math.floor((measure / 72) * 254) / 100}cm`;
  return { expected: { th: `ไม่เกิน ${most}`, en: `at most ${most}` }, hint: write(`width="${most}"`) };
}
