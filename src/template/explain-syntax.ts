import type Handlebars from 'handlebars';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { blockHelpers } from './helpers.ts';
import { offsetOf, type Source } from './source.ts';
import { templateError } from './template-error.ts';

/** Says in a template author's words what Handlebars' parser could not read, and where. */
export function explainSyntax(source: Source, error: Handlebars.Exception): Diagnostic {
  const mismatch = /^(.+) doesn't match (.+) - \d+:\d+$/.exec(error.message);
  if (mismatch) {
    const [, opened = '', closed = ''] = mismatch;
    const start = offsetOf(source, { line: error.lineNumber, column: error.column });
    return templateError(
      'E-TEMPLATE-SYNTAX',
      source,
      { start, end: start + opened.length },
      closedByOther(opened, closed),
      { hint: closingHint(opened, closed) },
    );
  }
  const [, got = ''] = /got '(\w+)'$/.exec(error.message) ?? [];
  const unclosed = got === 'EOF' ? lastOpenBlock(source) : undefined;
  if (unclosed) {
    return templateError('E-TEMPLATE-SYNTAX', source, unclosed, neverClosed, { hint: endHint(unclosed.name) });
  }
  const start = placeOf(source, error.message);
  const open = openBraces(source);
  if (open) return templateError('E-TEMPLATE-SYNTAX', source, open, messages.EOF!, { hint: endHere(open.written) });
  const span = { start, end: Math.min(start + 1, source.text.length) };
  const known = messages[got];
  if (known) return templateError('E-TEMPLATE-SYNTAX', source, span, known);
  return templateError('E-TEMPLATE-SYNTAX', source, span, unreadable, { hint: readableHint(source, start) });
}

/** The parser gives a place only by its line and the characters before it, without their line breaks. */
function placeOf(source: Source, message: string): number {
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
  const [, near = '', pointer = ''] = message.split('\n');
  const before = near.slice(0, pointer.indexOf('^')).replace(/^\.\.\./, '');
  const first = offsetOf(source, { line, column: 0 });
  const last = offsetOf(source, { line: line + 1, column: 0 });
  for (let at = first; at <= last; at++) {
    if (
      source.text
        .slice(Math.max(0, at - lookedBack), at)
        .replaceAll('\n', '')
        .endsWith(before)
    )
      return at;
  }
  return first;
}

/** The parser names 20 characters at most; some line breaks may lie between them. */
const lookedBack = 200;

/** The first `{{` without its `}}`: a tag or another `{{` comes behind it. The parser stumbles over those. */
function openBraces({ text }: Source): { start: number; end: number; written: string } | undefined {
  const found = /\{\{(?![!{])[^{}<\r\n]*\}?(?=\s*(?:<|\{\{))/.exec(text);
  const written = found?.[0].trimEnd();
  return found && written !== undefined
    ? { start: found.index, end: found.index + written.length, written }
    : undefined;
}

/** The innermost `{{#…}}` without its `{{/…}}`. */
function lastOpenBlock({ text }: Source): { start: number; end: number; name: string } | undefined {
  const open: { start: number; end: number; name: string }[] = [];
  for (const { 0: found, 1: sign, 2: name = '', index } of text.matchAll(/\{\{~?([#/])\s*([^\s}]*)[^}]*\}\}/g)) {
    if (sign === '#') open.push({ start: index, end: index + found.length, name });
    else open.pop();
  }
  return open.at(-1);
}

const closedByOther = (opened: string, closed: string): Localized => ({
  th: `\`{{#${opened}}}\` ถูกปิดด้วย \`{{/${closed}}}\``,
  en: `\`{{#${opened}}}\` is closed by \`{{/${closed}}}\``,
});

const neverClosed: Localized = { th: 'บล็อก `{{#…}}` นี้ไม่มี `{{/…}}` ปิด', en: 'this `{{#…}}` block is never closed' };

const endHere = (written: string): Localized => {
  const whole = `${written.replace(/\}$/, '')}}}`;
  return { th: `เขียนเป็น \`${whole}\``, en: `write \`${whole}\`` };
};

const endHint = (name: string): Localized => ({
  th: `เขียน \`{{/${name}}}\` ตรงที่บล็อกนี้จบ`,
  en: `write \`{{/${name}}}\` where the block ends`,
});

/** Which of the two ends of a block is the wrong one. */
function closingHint(opened: string, closed: string): Localized {
  const isKnown = (name: string) => blockHelpers.some((known) => known === name);
  if (isKnown(opened)) return endHint(opened);
  const meant = isKnown(closed) ? closed : nearestName(opened, blockHelpers);
  if (meant === undefined) return endHint(opened);
  return { th: `เปิดบล็อกด้วย \`{{#${meant} …}}\``, en: `begin the block with \`{{#${meant} …}}\`` };
}

/** What to write instead, by the character at which the parser stopped. */
function readableHint({ text }: Source, at: number): Localized {
  if (text[at] === '}') return { th: 'ปิดด้วย `}}` สองตัว', en: 'end it with two braces, `}}`' };
  if (/[=<>!]/.test(text[at] ?? '') && /\{\{[#^]?[^{}]*$/.test(text.slice(0, at))) {
    return {
      th: 'เปรียบเทียบค่าไม่ได้ `{{#if name}}` ดูเพียงว่ามีค่าหรือไม่',
      en: 'values cannot be compared: `{{#if name}}` only sees whether there is a value',
    };
  }
  return {
    th: 'ใน `{{…}}` เขียนชื่อ เช่น `{{project.name}}` หรือตัวช่วยตามด้วยชื่อ เช่น `{{baht project.budget.spent}}`',
    en: 'write a name, as in `{{project.name}}`, or a helper and a name, as in `{{baht project.budget.spent}}`',
  };
}

const unreadable: Localized = { th: 'อ่านคำสั่ง `{{…}}` ตรงนี้ไม่ได้', en: 'cannot read this `{{…}}`' };

/** By what the parser met. */
const messages: Readonly<Record<string, Localized>> = {
  EOF: { th: '`{{` ไม่มี `}}` ปิด', en: '`{{` has no `}}`' },
  OPEN_ENDBLOCK: { th: '`{{/…}}` นี้ไม่มี `{{#…}}` เปิด', en: 'this `{{/…}}` closes nothing' },
  INVERSE: { th: '`{{else}}` อยู่นอกบล็อก `{{#…}}`', en: '`{{else}}` is outside of a `{{#…}}` block' },
};
