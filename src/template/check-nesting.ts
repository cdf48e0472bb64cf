import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { MarkupElement, MarkupNode, MarkupText } from './parse-markup.ts';
import type { Span } from './source.ts';
import type { StaticMarkup } from './static-markup.ts';
import { distinct, templateError } from './template-error.ts';
import { cellBlocks, markupVocabulary, pageFields } from './vocabulary.ts';

/** Finds elements and text that cannot be where they are, looking into partials at each place that uses them. */
export function checkNesting(main: StaticMarkup, partials: ReadonlyMap<string, StaticMarkup>): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => found.push(diagnostic);
  const articles = main.markup.nodes.filter((node) => node.type === 'element' && node.name === 'article');
  const [article, second] = articles as MarkupElement[];
  if (!article || second || main.programAt(article.start) !== main.program) {
    const span = second?.nameSpan ?? article?.nameSpan ?? { start: 0, end: 0 };
    report(templateError('E-TEMPLATE-ELEMENT', main.source, span, oneArticle));
  }
  checkChildren(
    main.markup.nodes,
    { file: main, parent: undefined, inMargin: false, partials: [] },
    { partials, report },
  );
  return distinct(found);
}

interface Place {
  readonly file: StaticMarkup;
  readonly parent: string | undefined;
  /** In the header or the footer. */
  readonly inMargin: boolean;
  /** Partials around this place. */
  readonly partials: readonly string[];
}

interface Check {
  readonly partials: ReadonlyMap<string, StaticMarkup>;
  readonly report: (found: Diagnostic) => unknown;
}

function checkChildren(nodes: readonly MarkupNode[], place: Place, check: Check): void {
  for (const node of nodes) {
    if (node.type === 'text') checkText(node, place, check);
    else checkElement(node, place, check);
  }
  const first = nodes.find((node) => node.type === 'element');
  if (place.parent === 'dl' && first?.name === 'dd') {
    check.report(templateError('E-TEMPLATE-ELEMENT', place.file.source, first.nameSpan, detailsFirst));
  }
  const isBlock = (node: MarkupNode) => node.type === 'element' && cellBlocks.includes(node.name);
  const block = nodes.find(isBlock) as MarkupElement | undefined;
  const beside = nodes.find((node) => (node.type === 'text' ? isText(node) : !isBlock(node)));
  if ((place.parent === 'th' || place.parent === 'td') && block && beside) {
    check.report(templateError('E-TEMPLATE-ELEMENT', place.file.source, inkSpan(beside), besideBlock(block.name)));
  }
}

function checkElement(element: MarkupElement, place: Place, check: Check): void {
  if (!Object.hasOwn(markupVocabulary, element.name)) return;
  const { source } = place.file;
  const allowed = allowedIn(place.parent);
  if (!allowed.includes(element.name)) {
    const message = misplaced(`<${element.name}>`, place.parent);
    const details = { expected: namesOf(allowed) };
    check.report(templateError('E-TEMPLATE-ELEMENT', source, element.nameSpan, message, details));
  }
  if (pageFields.has(element.name) && !place.inMargin) {
    check.report(templateError('E-TEMPLATE-ELEMENT', source, element.nameSpan, pageFieldInBody));
  }
  if (element.name === 'leader' && place.inMargin) {
    check.report(templateError('E-TEMPLATE-ELEMENT', source, element.nameSpan, leaderInMargin));
  }
  if (element.name === 'figure' && place.inMargin) {
    check.report(templateError('E-TEMPLATE-ELEMENT', source, element.nameSpan, figureInMargin));
  }
  const inMargin = place.inMargin || element.name === 'header' || element.name === 'footer';
  checkChildren(element.children, { ...place, parent: element.name, inMargin }, check);
}

function checkText(text: MarkupText, place: Place, check: Check): void {
  for (const [offset, name] of place.file.partialsAt) {
    const partial = check.partials.get(name);
    if (offset < text.start || offset >= text.end || !partial || place.partials.includes(name)) continue;
    checkChildren(partial.markup.nodes, { ...place, file: partial, partials: [...place.partials, name] }, check);
  }
  const allowed = place.parent === undefined ? false : (markupVocabulary[place.parent]?.text ?? true);
  if (allowed || !isText(text)) return;
  const details = place.parent === undefined ? {} : { expected: namesOf(allowedIn(place.parent)) };
  check.report(
    templateError('E-TEMPLATE-ELEMENT', place.file.source, inkSpan(text), misplacedText(place.parent), details),
  );
}

/** A text without the whitespace around it, or an element's name. */
function inkSpan(node: MarkupNode): Span {
  if (node.type === 'element') return node.nameSpan;
  const start = node.start + node.value.length - node.value.trimStart().length;
  return { start, end: start + node.value.trim().length };
}

const isText = (text: MarkupText) => text.value.trim() !== '';

const allowedIn = (parent: string | undefined) =>
  parent === undefined ? ['article'] : (markupVocabulary[parent]?.children ?? []);

const namesOf = (names: readonly string[]): Localized => {
  const list = names.map((name) => `<${name}>`).join(' ');
  return names.length === 0 ? { th: 'ไม่มีอะไรอยู่ข้างใน', en: 'nothing inside' } : { th: list, en: list };
};

const misplaced = (what: string, parent: string | undefined): Localized =>
  parent === undefined
    ? { th: `\`${what}\` ต้องอยู่ใน \`<article>\``, en: `\`${what}\` must be in \`<article>\`` }
    : { th: `\`${what}\` อยู่ใน \`<${parent}>\` โดยตรงไม่ได้`, en: `\`${what}\` cannot be directly in \`<${parent}>\`` };

const misplacedText = (parent: string | undefined): Localized =>
  parent === undefined
    ? { th: 'ข้อความต้องอยู่ใน `<article>`', en: 'text must be in `<article>`' }
    : { th: `ข้อความอยู่ใน \`<${parent}>\` โดยตรงไม่ได้`, en: `text cannot be directly in \`<${parent}>\`` };

const oneArticle: Localized = {
  th: 'report.hbs ต้องมี `<article>` หนึ่งเดียว และไม่อยู่ในบล็อก `{{#…}}`',
  en: 'report.hbs must hold exactly one `<article>`, outside of any `{{#…}}` block',
};

const detailsFirst: Localized = { th: '`<dd>` ต้องตามหลัง `<dt>`', en: '`<dd>` must follow a `<dt>`' };

const besideBlock = (name: string): Localized => ({
  th: `ในช่องตารางที่มี \`<${name}>\` ข้อความทุกส่วนต้องอยู่ใน \`<p>\``,
  en: `in a table cell with \`<${name}>\`, all text must be in a \`<p>\``,
});

const figureInMargin: Localized = {
  th: 'ภาพใช้ใน `<header>` และ `<footer>` ไม่ได้',
  en: 'figures are not available in `<header>` and `<footer>`',
};

const leaderInMargin: Localized = {
  th: 'เส้นประใช้ใน `<header>` และ `<footer>` ไม่ได้',
  en: 'dotted lines are not available in `<header>` and `<footer>`',
};

const pageFieldInBody: Localized = {
  th: 'เลขหน้าใช้ได้เฉพาะใน `<header>` และ `<footer>`',
  en: 'page numbers are available only in `<header>` and `<footer>`',
};
