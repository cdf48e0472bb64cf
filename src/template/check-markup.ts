import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { checkAttributes, type KnownNames } from './check-attributes.ts';
import { checkText } from './check-text.ts';
import type { MarkupElement, MarkupNode, MarkupProblem } from './parse-markup.ts';
import { nestedTooDeep } from './parse-source.ts';
import type { StaticMarkup } from './static-markup.ts';
import { knownNames, type TemplateErrorDetails, templateError } from './template-error.ts';
import { markupVocabulary } from './vocabulary.ts';

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
  return checkAttributes(element, file, names);
}

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
