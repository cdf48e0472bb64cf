import type { Document, YAMLError } from 'yaml';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { Improvement, SyntaxErrorContext } from './improvers/improver.ts';
import { improvers } from './improvers/improvers.ts';
import type { Mend } from './line-slips.ts';
import { createSlipFinder, type FindFirstSlip } from './slips.ts';
import type { SourceText } from './source-text.ts';

/** A syntax error in words for the person who wrote the file, and what to read in its place to go on; nothing for one that hides the rest. */
export interface SyntaxFault {
  readonly diagnostic: Diagnostic;
  readonly mend: Mend | undefined;
  readonly about?: 'structure' | 'tab';
}

/**
 * `E-YAML-SYNTAX` for what the parser refused, each at the place of the slip. One slip in the indentation or a missing
 * sign makes the parser stumble again and again, so of those errors only the first is reported; slips inside one value
 * are all reported.
 */
export function syntaxErrors(document: Document.Parsed, source: SourceText, schema?: unknown): SyntaxFault[] {
  const byLine = new Map<number | undefined, SyntaxFault>();
  let structural = false;
  const findSlip = createSlipFinder(source.text);
  for (const error of [...document.errors, ...document.warnings].slice(0, 100)) {
    const { fault, local } = explain(contextOf(error, source.text, schema), source, findSlip);
    const line = fault.diagnostic.range?.start.line;
    // Behind a structural error the parser stumbles over values that are right.
    const isReported = !structural || (local && error.code !== 'UNEXPECTED_TOKEN');
    if (!byLine.has(line) && isReported) byLine.set(line, fault);
    structural ||= !local;
  }
  const faults = [...byLine.values()];
  // Beside a tab nobody can say how far a line was meant to be indented.
  return faults.some(({ about }) => about === 'tab') ? faults.filter(({ about }) => about !== 'structure') : faults;
}

function explain(context: SyntaxErrorContext, source: SourceText, findSlip: FindFirstSlip) {
  const own = firstOf(context);
  const slip = own.local ? undefined : findSlip(context.lineStart);
  const { message = syntaxMessages[context.code], hint, mend, ...said } = slip ?? own;
  const start = said.start ?? context.start;
  const end = Math.max(said.end ?? context.end, start);
  const found = diagnostic('E-YAML-SYNTAX', source.place(start, end), { message, hint });
  const local = own.local ?? (slip === undefined && localCodes.has(context.code));
  const about = slip || localCodes.has(context.code) ? undefined : (own.about ?? ('structure' as const));
  return { fault: { diagnostic: found, mend, ...(about && { about }) }, local };
}

const localCodes: ReadonlySet<YAMLError['code']> = new Set([
  'BAD_ALIAS',
  'BAD_DQ_ESCAPE',
  'BAD_SCALAR_START',
  'TAG_RESOLVE_FAILED',
]);

function contextOf(error: YAMLError, text: string, schema: unknown): SyntaxErrorContext {
  const start = Math.min(error.pos[0], text.length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', lineStart);
  return {
    code: error.code,
    text,
    start,
    end: Math.min(error.pos[1], text.length),
    line: text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd).replace(/\r$/, ''),
    lineStart,
    schema,
  };
}

function firstOf(context: SyntaxErrorContext): Improvement {
  if (context.code === 'BAD_DQ_ESCAPE') return { mend: { start: context.start, text: 'x' } };
  for (const improve of improvers) {
    const improvement = improve(context);
    if (improvement) return improvement;
  }
  return {};
}

/** The parser's errors in plain words, used when no improver has better ones. */
const syntaxMessages: Readonly<Record<YAMLError['code'], Localized>> = {
  ALIAS_PROPS: { th: 'ชื่ออ้างอิง `*` ใช้ร่วมกับ `&` หรือ `!` ไม่ได้', en: 'an alias has no anchor or tag' },
  BAD_ALIAS: { th: 'ชื่ออ้างอิงหลัง `*` หรือ `&` ไม่ถูกต้อง', en: 'not a valid alias or anchor' },
  BAD_DIRECTIVE: { th: 'บรรทัดที่ขึ้นต้นด้วย `%` ไม่ถูกต้อง', en: 'not a valid `%` directive' },
  BAD_DQ_ESCAPE: {
    th: 'เครื่องหมาย `\\` ใน "…" ใช้ไม่ถูกต้อง ให้เขียน `\\\\`',
    en: 'not a valid escape in "…"; write `\\\\` for a backslash',
  },
  BAD_INDENT: { th: 'ย่อหน้าไม่ตรงกัน', en: 'uneven indentation' },
  BAD_PROP_ORDER: { th: '`&` หรือ `!` อยู่ผิดที่', en: 'an anchor or tag in the wrong place' },
  BAD_SCALAR_START: { th: 'ข้อความขึ้นต้นด้วยอักขระสงวน', en: 'text begins with a reserved character' },
  BLOCK_AS_IMPLICIT_KEY: { th: 'ย่อหน้าไม่ตรงกัน', en: 'uneven indentation' },
  BLOCK_IN_FLOW: { th: 'ใช้รายการแบบ `-` ภายใน [ ] หรือ { } ไม่ได้', en: 'a block inside [ ] or { }' },
  DUPLICATE_KEY: { th: 'มีชื่อช่องซ้ำ', en: 'a key is written twice' },
  IMPOSSIBLE: { th: 'อ่านไม่ได้', en: 'cannot be read' },
  KEY_OVER_1024_CHARS: { th: 'ชื่อช่องยาวเกินไป', en: 'a key is too long' },
  MISSING_CHAR: { th: 'มีเครื่องหมายขาดไป เช่น `:` หรือเครื่องหมายคำพูดปิด', en: 'a `:` or a closing mark is missing' },
  MULTILINE_IMPLICIT_KEY: { th: 'บรรทัดนี้ไม่ใช่ทั้งชื่อช่องและข้อความต่อเนื่อง', en: 'neither a key nor the rest of a text' },
  MULTIPLE_ANCHORS: { th: 'มี `&` มากกว่าหนึ่งตัว', en: 'more than one anchor' },
  MULTIPLE_DOCS: { th: 'มีเอกสารมากกว่าหนึ่งชุดในไฟล์เดียว', en: 'more than one document in a file' },
  MULTIPLE_TAGS: { th: 'มี `!` มากกว่าหนึ่งตัว', en: 'more than one tag' },
  NON_STRING_KEY: { th: 'ชื่อช่องต้องเป็นข้อความ', en: 'a key must be text' },
  RESOURCE_EXHAUSTION: { th: 'ข้อมูลซ้อนกันหลายชั้นเกินกำหนด', en: 'too many levels inside each other' },
  TAB_AS_INDENT: { th: 'ย่อหน้าด้วยแป้น Tab', en: 'indented with a tab' },
  TAG_RESOLVE_FAILED: { th: 'ไม่รู้จักชนิดข้อมูลหลัง `!`', en: 'unknown tag' },
  UNEXPECTED_TOKEN: { th: 'พบข้อความที่ไม่ควรอยู่ตรงนี้', en: 'unexpected text' },
  BAD_COLLECTION_TYPE: { th: 'ชนิดของรายการไม่ถูกต้อง', en: 'the wrong kind of collection' },
};
