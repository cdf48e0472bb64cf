import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { write } from '../yaml/parsed.ts';
import { meantLength, parseLength } from './length.ts';
import type { MarkupAttribute, MarkupElement, MarkupNode, MarkupProblem, MarkupText } from './parse-markup.ts';
import { nestedTooDeep } from './parse-source.ts';
import type { StaticMarkup } from './static-markup.ts';
import { knownNames, type TemplateErrorDetails, templateError } from './template-error.ts';
import { keepValues, markupVocabulary, mostSpanned, readSpan } from './vocabulary.ts';

/** What attributes may name. */
export interface KnownNames {
  /** Absent when they could not be read. */
  readonly classes: readonly string[] | undefined;
  readonly figures: readonly string[];
  /** By figure, what it can be of. */
  readonly figuresOf: Readonly<Record<string, readonly string[]>>;
  /** Width in pt between the margins; absent when it could not be read. */
  readonly measure: number | undefined;
}

/** Finds what is wrong with the tags, attributes, classes and text of one file, whichever branches will render. */
export function checkMarkup(file: StaticMarkup, known: KnownNames): Diagnostic[] {
  const found = file.markup.problems.map((problem) => problemError(problem, file));
  for (const { element, span } of file.markup.closingTags) {
    if (file.programAt(element.start) !== file.programAt(span.start)) {
      found.push(templateError('E-TEMPLATE-SYNTAX', file.source, element.tag, closedElsewhere(element.name)));
    }
  }
  const visit = (node: MarkupNode) => {
    found.push(...(node.type === 'text' ? checkText(node, file) : checkElement(node, file, known)));
    if (node.type === 'element') node.children.forEach(visit);
  };
  file.markup.nodes.forEach(visit);
  return found;
}

function checkElement(element: MarkupElement, file: StaticMarkup, names: KnownNames): Diagnostic[] {
  const { source } = file;
  if (file.isDynamic(element.tag)) return [templateError('E-TEMPLATE-ATTRIBUTE', source, element.tag, mustacheInTag)];
  if (!Object.hasOwn(markupVocabulary, element.name)) {
    const details = { ...knownNames(element.name, Object.keys(markupVocabulary)), ...htmlHint(element.name) };
    return [templateError('E-TEMPLATE-ELEMENT', source, element.nameSpan, unknownElement(element.name), details)];
  }
  const missing = missingAttribute(element, names);
  if (missing) {
    return [templateError('E-TEMPLATE-ATTRIBUTE', source, element.nameSpan, missing.message, missing.details)];
  }
  const known = markupVocabulary[element.name]!.attributes;
  return element.attributes.flatMap((attribute) => {
    if (!known.includes(attribute.name)) {
      const message = unknownAttribute(attribute.name, element.name);
      return templateError('E-TEMPLATE-ATTRIBUTE', source, attribute, message, knownNames(attribute.name, known));
    }
    return checkValue(attribute, element, file, names);
  });
}

/** What an element cannot do without. */
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

/** What a figure may show; nothing for one that shows no value, or that there is not. */
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
    // What an unknown figure may be of cannot be said.
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

/** Characters that mean markup must be written as references, and only XML's own references exist. */
function checkText({ start, end }: MarkupText, { source }: StaticMarkup): Diagnostic[] {
  return [...source.text.slice(start, end).matchAll(stray)].map((match) => {
    const at = start + match.index;
    return templateError(
      'E-TEMPLATE-SYNTAX',
      source,
      { start: at, end: at + match[0].length },
      /^&\w/.test(match[0]) ? unknownReference(match[0]) : strayCharacter(match[0]),
      /^&\w/.test(match[0]) ? { hint: referenceHint(match[0]) } : {},
    );
  });
}

const stray = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)(?:\w+;)?/g;

function problemError({ kind, name, start, end }: MarkupProblem, { source }: StaticMarkup): Diagnostic {
  const code = kind === 'tooDeep' ? 'E-TEMPLATE-LIMIT' : 'E-TEMPLATE-SYNTAX';
  return templateError(code, source, { start, end }, problems[kind](name));
}

const problems: Readonly<Record<MarkupProblem['kind'], (name: string) => Localized>> = {
  unclosed: (name) => ({ th: `\`<${name}>\` ไม่มี \`</${name}>\` ปิด`, en: `\`<${name}>\` is never closed` }),
  unopened: (name) => ({ th: `\`</${name}>\` ไม่มี \`<${name}>\` เปิด`, en: `\`</${name}>\` closes nothing` }),
  unfinished: (name) => ({ th: `\`<${name}\` ไม่มี \`>\` ปิดท้าย`, en: `\`<${name}\` has no \`>\`` }),
  tooDeep: () => nestedTooDeep,
  declaration: (name) => ({ th: `ใช้ \`<${name}>\` ในแม่แบบไม่ได้`, en: `\`<${name}>\` is not available in templates` }),
};

const closedElsewhere = (name: string): Localized => ({
  th: `\`<${name}>\` ต้องเปิดและปิดภายในบล็อก \`{{#…}}\` เดียวกัน`,
  en: `\`<${name}>\` must open and close in the same \`{{#…}}\` block`,
});

const mustacheInTag: Localized = {
  th: 'ใช้ `{{…}}` ภายใน `<…>` ไม่ได้ ให้เลือกทั้งแท็กด้วย `{{#if}}`',
  en: '`{{…}}` cannot be inside `<…>`; choose between whole tags with `{{#if}}`',
};

const unknownElement = (name: string): Localized => ({
  th: `ไม่รู้จักแท็ก \`<${name}>\``,
  en: `unknown element \`<${name}>\``,
});

const unknownAttribute = (name: string, element: string): Localized => ({
  th: `\`<${element}>\` ไม่มีแอตทริบิวต์ \`${name}\``,
  en: `\`<${element}>\` has no attribute \`${name}\``,
});

const unknownClass = (name: string): Localized => ({
  th: `ไม่มีรูปแบบ \`${name}\` ใน template.yaml`,
  en: `no style \`${name}\` in template.yaml`,
});

const unknownFigure = (name: string): Localized => ({ th: `ไม่มีภาพชื่อ \`${name}\``, en: `no figure \`${name}\`` });

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

const widerThanPage = (value: string): Localized => ({
  th: `กว้าง \`${value}\` เกินระยะระหว่างขอบกระดาษ`,
  en: `\`${value}\` is wider than the page between its margins`,
});

function measureDetails(measure: number): TemplateErrorDetails {
  const most = `${Math.floor((measure / 72) * 254) / 100}cm`;
  return { expected: { th: `ไม่เกิน ${most}`, en: `at most ${most}` }, hint: write(`width="${most}"`) };
}

const unknownKeep = (value: string): Localized => ({
  th: `\`keep\` เป็น \`${value}\` ไม่ได้`,
  en: `\`keep\` cannot be \`${value}\``,
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

const wrongValue = (name: string, value: string): Localized => ({
  th: `\`${name}\` เป็น \`${value}\` ไม่ได้`,
  en: `\`${name}\` cannot be \`${value}\``,
});

const spanDetails = (value: string) => ({
  actual: value,
  expected: { th: `จำนวนเต็มตั้งแต่ 1 ถึง ${mostSpanned}`, en: `a whole number from 1 to ${mostSpanned}` },
});

/** An element of HTML that templates lack, and the one to write for it. */
function htmlHint(name: string): TemplateErrorDetails {
  const [th, en] = htmlInstead[name.toLowerCase()] ?? [];
  return th && en ? { hint: { th, en } } : {};
}

const htmlInstead: Readonly<Record<string, readonly [th: string, en: string]>> = {
  b: ['ตัวหนาใช้ `<strong>`', 'bold is `<strong>`'],
  i: ['ตัวเอนใช้ `<em>`', 'italic is `<em>`'],
  u: ['ไม่มีขีดเส้นใต้ ใช้ `<strong>` หรือ `<em>`', 'there is no underlining; use `<strong>` or `<em>`'],
  div: ['ข้อความใช้ `<p>` หลายส่วนรวมกันใช้ `<section>`', 'text goes into `<p>`, several blocks into `<section>`'],
  span: ['กำหนดหน้าตาด้วย `class` ของย่อหน้า', 'give the paragraph a `class`'],
  font: ['กำหนดหน้าตาด้วย `class` ของย่อหน้า', 'give the paragraph a `class`'],
  center: ['ใช้ `class` ที่รูปแบบมี `align: center`', 'use a `class` whose style has `align: center`'],
  thead: ['เขียน `<tr>` ใน `<table>` ได้เลย', 'write `<tr>` in `<table>`'],
  h4: ['หัวข้อมีถึง `<h3>`', 'headings end with `<h3>`'],
  hr: ['เส้นคั่นใช้ `ruleWidth` ของตาราง', 'lines are the `ruleWidth` of tables'],
};

const unknownReference = (written: string): Localized => ({
  th: `ไม่มีอักขระชื่อ \`${written}\` ในแม่แบบ`,
  en: `templates have no character named \`${written}\``,
});

/** A reference without its semicolon is mostly a bare `&`. */
function referenceHint(written: string): Localized {
  if (!written.endsWith(';')) return { th: 'เขียน `&amp;` แทน `&`', en: 'write `&amp;` for `&`' };
  if (written === '&nbsp;') return { th: 'เขียน `&#160;`', en: 'write `&#160;`' };
  return {
    th: 'พิมพ์อักขระนั้นเอง หรือรหัสของมัน เช่น `&#160;`',
    en: 'type the character itself, or its number, such as `&#160;`',
  };
}

const strayCharacter = (written: string): Localized => ({
  th: `ในข้อความของแม่แบบ ให้เขียน \`&amp;\` แทน \`&\` และ \`&lt;\` แทน \`<\` (พบ \`${written}\`)`,
  en: `in a template's text write \`&amp;\` for \`&\` and \`&lt;\` for \`<\` (found \`${written}\`)`,
});
