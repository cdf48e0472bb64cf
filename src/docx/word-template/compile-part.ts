import Handlebars from 'handlebars';
import { escapeXml } from '../../model/escape-xml.ts';
import { createEnvironment, strict } from '../../template/compile-template.ts';
import { countText } from '../../template/helpers.ts';
import type { PartTemplate } from './edit-xml.ts';
import type { Tag, ValueForm } from './tags.ts';

/** Fills a part with a report's data, in XML. */
export type RenderPart = (data: unknown) => string;

/** Compiles a part whose tags are checked; data becomes text in it and never markup or a tag. */
export function compilePart(template: PartTemplate): RenderPart {
  const handlebars = createEnvironment();
  for (const [form, write] of Object.entries(valueForms)) {
    handlebars.registerHelper(
      helperOf(form as ValueForm),
      (value: unknown) =>
        new Handlebars.SafeString(value === null || value === undefined ? '' : countText(write(String(value)))),
    );
  }
  const render = handlebars.compile(toProgram(template), {
    ...strict,
    knownHelpers: {
      ...strict.knownHelpers,
      ...Object.fromEntries(Object.keys(valueForms).map((form) => [helperOf(form as ValueForm), true])),
    } as KnownHelpers,
  });
  return (data) => mendXml(render(data));
}

/** How a value is written, by where it is. In the address of a link it is one piece of text and cannot end the address. */
const valueForms: Readonly<Record<ValueForm, (value: string) => string>> = {
  run: wordText,
  plain: escapeXml,
  address: (value) => encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd')),
};

/** Cannot be written in a template. */
const helperOf = (form: ValueForm) => `value as ${form}`;

/** XML is put into the syntax tree, not parsed as a part of the template, so nothing in it is taken for a tag. */
function toProgram(template: PartTemplate): hbs.AST.Program {
  const xml: string[] = [];
  let depth = 0;
  const source = template.map((item) => {
    if (typeof item !== 'string') {
      depth += item.kind === 'open' ? 1 : item.kind === 'close' ? -1 : 0;
      return item.text;
    }
    return `${xml.push(depth > 0 ? withoutIds(item) : item) - 1}`;
  });
  const program = Handlebars.parse(source.join(''), { ignoreStandalone: true });
  const values = template.filter((item) => typeof item !== 'string' && item.kind === 'value') as Tag[];
  let value = 0;
  const visitor = new Handlebars.Visitor();
  visitor.ContentStatement = (content) => {
    content.value = xml[Number(content.value)]!;
  };
  // Visited in the order of the text, as the tags are.
  visitor.MustacheStatement = (mustache) => {
    const { type, path, params, hash, loc } = mustache;
    const helper = helperOf(values[value++]?.as ?? 'run');
    const inner =
      params.length > 0 ? ({ type: 'SubExpression', path, params, hash, loc } as hbs.AST.SubExpression) : path;
    mustache.path = {
      type: 'PathExpression',
      original: helper,
      parts: [helper],
      depth: 0,
      data: false,
      loc,
    } as hbs.AST.PathExpression;
    mustache.params = [inner];
    mustache.type = type;
  };
  visitor.accept(program);
  return program;
}

/** Word's own ids of paragraphs, each of which may occur once. */
const withoutIds = (xml: string) => xml.replace(/ w14:(?:paraId|textId)="[^"]*"/g, '');

/** A value as text within `w:t`: line breaks and tabs are elements of their own in WordprocessingML. */
function wordText(value: string): string {
  return escapeXml(value).replace(/\r\n?|\n|\t/g, (sign) => `</w:t><w:${sign === '\t' ? 'tab' : 'br'}/>${textStart}`);
}

const textStart = '<w:t xml:space="preserve">';

/** Puts back what WordprocessingML requires where a block has left nothing, or several tables in a row. */
function mendXml(xml: string): string {
  return numberDrawings(
    xml
      .replace(
        /(<w:tc(?: [^>]*)?>(?:<w:tcPr\/>|<w:tcPr(?: [^>]*)?>(?:(?!<\/w:tcPr>).)*<\/w:tcPr>)?)(<\/w:tc>)/gs,
        '$1<w:p/>$2',
      )
      .replace(/(<\/w:tbl>)\s*(?=<w:tbl>|<w:tbl |<w:sectPr|<\/w:(?:tc|hdr|ftr|body|txbxContent)>)/g, `$1${boundary}`)
      .replace(/(<w:(?:hdr|ftr|txbxContent)(?: [^>]*)?>)(?=<\/w:(?:hdr|ftr|txbxContent)>)/g, '$1<w:p/>'),
  );
}

/** A paragraph 1 pt high: a table is followed by one, and two tables without one become a single table. */
const boundary = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>';

/** Each drawing has a number of its own; a block repeats those in it. */
function numberDrawings(xml: string): string {
  const ids = [...xml.matchAll(drawingId)].map(([, , id]) => id);
  if (new Set(ids).size === ids.length) return xml;
  let last = ids.reduce((most, id) => Math.max(most, Number(id)), 0);
  const seen = new Set<string>();
  return xml.replace(drawingId, (_, before: string, id: string) => {
    const own = seen.has(id) ? String(++last) : id;
    seen.add(own);
    return before + own;
  });
}

const drawingId = /(<wp:docPr\b[^>]*?\sid=")(\d+)/g;
