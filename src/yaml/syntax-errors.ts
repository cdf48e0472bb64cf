import type { Document, ParsedNode, YAMLError } from 'yaml';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { yamlLibrary } from './library.ts';
import type { SourceText } from './source-text.ts';
import { type Improvement, improvers, type SyntaxErrorContext } from './syntax-improvers.ts';

/**
 * `E-YAML-SYNTAX` for what the parser refused. One slip in the indentation or a missing sign makes it stumble again and again,
 * so of those errors only the first is told; slips inside one value are all told.
 */
export function syntaxErrors(document: Document.Parsed, source: SourceText): Diagnostic[] {
  const told = new Map<number | undefined, Diagnostic>();
  let structural = false;
  for (const error of [...document.errors, ...document.warnings].slice(0, 100)) {
    const { found, local } = syntaxError(error, document, source);
    const line = found.range?.start.line;
    if (!told.has(line) && (local || !structural)) told.set(line, found);
    structural ||= !local;
  }
  return [...told.values()];
}

/** An error in words for the person who wrote the file, at the place where the slip is. */
function syntaxError(error: YAMLError, document: Document.Parsed, source: SourceText) {
  const context = contextOf(error, document, source.text);
  const improvement = firstOf(context);
  const start = improvement.start ?? context.start;
  const end = improvement.end ?? Math.max(context.end, start);
  const found = diagnostic('E-YAML-SYNTAX', source.place(start, end), {
    message: improvement.message ?? syntaxMessages[error.code],
    hint: improvement.hint,
  });
  return { found, local: improvement.local ?? localCodes.has(error.code) };
}

const localCodes: ReadonlySet<YAMLError['code']> = new Set([
  'BAD_ALIAS',
  'BAD_DQ_ESCAPE',
  'BAD_SCALAR_START',
  'TAG_RESOLVE_FAILED',
]);

function contextOf(error: YAMLError, document: Document.Parsed, text: string): SyntaxErrorContext {
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
    openQuote: error.code === 'MISSING_CHAR' ? openQuote(document.contents, error.pos[0]) : undefined,
  };
}

/** A scalar that runs to the error and begins with a quotation mark. */
function openQuote(contents: ParsedNode | null, end: number): number | undefined {
  let start: number | undefined;
  yamlLibrary().visit(contents, {
    Scalar(_, node) {
      const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      if (quoted && node.range && node.range[1] >= end) start = node.range[0];
    },
  });
  return start;
}

function firstOf(context: SyntaxErrorContext): Improvement {
  for (const improve of improvers) {
    const improvement = improve(context);
    if (improvement) return improvement;
  }
  return {};
}

/** The parser's errors in plain words, used when no improver knows better. */
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
  DUPLICATE_KEY: { th: 'มีคีย์ซ้ำ', en: 'a key is written twice' },
  IMPOSSIBLE: { th: 'อ่านไม่ได้', en: 'cannot be read' },
  KEY_OVER_1024_CHARS: { th: 'คีย์ยาวเกินไป', en: 'a key is too long' },
  MISSING_CHAR: { th: 'มีเครื่องหมายขาดไป เช่น `:` หรือเครื่องหมายคำพูดปิด', en: 'a `:` or a closing mark is missing' },
  MULTILINE_IMPLICIT_KEY: { th: 'คีย์ต้องอยู่ในบรรทัดเดียว', en: 'a key must stand on one line' },
  MULTIPLE_ANCHORS: { th: 'มี `&` มากกว่าหนึ่งตัว', en: 'more than one anchor' },
  MULTIPLE_DOCS: { th: 'มีเอกสารมากกว่าหนึ่งชุดในไฟล์เดียว', en: 'more than one document in a file' },
  MULTIPLE_TAGS: { th: 'มี `!` มากกว่าหนึ่งตัว', en: 'more than one tag' },
  NON_STRING_KEY: { th: 'คีย์ต้องเป็นข้อความ', en: 'a key must be text' },
  RESOURCE_EXHAUSTION: { th: 'ข้อมูลซ้อนกันหลายชั้นเกินกำหนด', en: 'too many levels inside each other' },
  TAB_AS_INDENT: { th: 'ย่อหน้าด้วยแท็บ', en: 'indented with a tab' },
  TAG_RESOLVE_FAILED: { th: 'ไม่รู้จักชนิดข้อมูลหลัง `!`', en: 'unknown tag' },
  UNEXPECTED_TOKEN: { th: 'พบข้อความที่ไม่ควรอยู่ตรงนี้', en: 'unexpected text' },
  BAD_COLLECTION_TYPE: { th: 'ชนิดของรายการไม่ถูกต้อง', en: 'the wrong kind of collection' },
};
