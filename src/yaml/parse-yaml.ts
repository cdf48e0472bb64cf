import type { CST, Document, ParsedNode } from 'yaml';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { withoutStacks } from '../model/without-stacks.ts';
import { yamlLibrary } from './library.ts';
import { limits } from './limits.ts';
import type { SourceText } from './source-text.ts';
import { type SyntaxFault, syntaxErrors } from './syntax-errors.ts';

/** What the parser makes of a text: its document, or the faults that it has, each with its mend. */
export interface ParsedYaml {
  readonly contents: ParsedNode | undefined;
  readonly faults: readonly SyntaxFault[];
  /** Words, signs and line ends that were read. */
  readonly lexemes: number;
}

/** Parses the one YAML 1.2 document (core schema) of a file; its schema says on which level a key most likely belongs. */
export function parseYaml(source: SourceText, schema?: unknown): ParsedYaml {
  const { value: read, diagnostics } = readTokens(source);
  if (read === undefined) return refused(limits.tokens, ...diagnostics);
  const { tokens, lexemes } = read;
  const { Composer } = yamlLibrary();
  const documents = withoutStacks(() => [...new Composer(options).compose(tokens)]);
  const [document] = documents;
  if (document === undefined || document.contents === null) return refused(lexemes, emptyFile(source));
  const faults = syntaxErrors(document, source, schema);
  if (faults.length > 0) return { contents: undefined, faults, lexemes };
  const others = versionError(document, source);
  if (documents[1]) others.push(secondDocument(documents[1], source));
  if (others.length === 0 && isBlank(document.contents)) others.push(emptyFile(source));
  return others.length > 0 ? refused(lexemes, ...others) : { contents: document.contents, faults, lexemes };
}

function refused(lexemes: number, ...found: readonly Diagnostic[]): ParsedYaml {
  return { contents: undefined, faults: found.map((each) => ({ diagnostic: each, mend: undefined })), lexemes };
}

/** Keys are compared by `readNodes` (in linear time), which also resolves aliases. */
const options = {
  version: '1.2',
  schema: 'core',
  stringKeys: true,
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Tokens of the first two documents. Stops at the limits: the composer needs seconds, or all memory, for what lies beyond. */
function readTokens(source: SourceText): Outcome<{ readonly tokens: readonly CST.Token[]; readonly lexemes: number }> {
  const { Lexer, Parser } = yamlLibrary();
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  let documents = 0;
  for (const lexeme of new Lexer().lex(source.text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'document') documents += 1;
    }
    lexemes += 1;
    if (documents === 2) return { value: { tokens, lexemes }, diagnostics: [] };
    if (lexemes > limits.tokens) return { diagnostics: [limitError(source, parser.offset, tooLong)] };
    if (parser.stack.length > 2 * limits.depth) return { diagnostics: [limitError(source, parser.offset, tooDeep)] };
  }
  tokens.push(...parser.end());
  return { value: { tokens, lexemes }, diagnostics: [] };
}

function limitError(source: SourceText, offset: number, message: { th: string; en: string }): Diagnostic {
  const end = Math.min(offset, source.text.length);
  return diagnostic('E-YAML-LIMIT', source.place(Math.max(0, end - 1), end), { message });
}

const tooLong = { th: 'ไฟล์มีรายการมากเกินกำหนด', en: 'the file holds too many items' };
/** Of data that is nested deeper than `limits.depth`. */
export const tooDeep = { th: 'ข้อมูลซ้อนกันหลายชั้นเกินกำหนด', en: 'too many levels inside each other' };

function versionError({ directives }: Document.Parsed, source: SourceText): Diagnostic[] {
  if (!directives.yaml.explicit || directives.yaml.version === '1.2') return [];
  const start = Math.max(0, source.text.indexOf('%YAML'));
  const found = diagnostic('E-YAML-SYNTAX', source.place(start, start + 5), {
    message: { th: 'ใช้ YAML 1.2 เท่านั้น', en: 'only YAML 1.2 is read' },
    actual: directives.yaml.version,
    hint: { th: 'ลบบรรทัด `%YAML`', en: 'remove the `%YAML` line' },
  });
  return [found];
}

function secondDocument(second: Document.Parsed, source: SourceText): Diagnostic {
  const start = source.text.lastIndexOf('---', second.range[0]);
  return diagnostic('E-YAML-SYNTAX', source.place(Math.max(0, start), Math.max(0, start) + 3), {
    message: { th: 'มีเอกสาร YAML มากกว่าหนึ่งชุดในไฟล์เดียว', en: 'more than one YAML document in a file' },
    hint: { th: 'หนึ่งไฟล์ต่อหนึ่งโครงการ แยกเป็นคนละไฟล์', en: 'one project a file; split it' },
  });
}

function isBlank(contents: ParsedNode): boolean {
  return 'value' in contents && contents.value === null && contents.range[0] === contents.range[1];
}

function emptyFile(source: SourceText): Diagnostic {
  return diagnostic('E-YAML-SYNTAX', source.place(0, 0), {
    message: { th: 'ไฟล์ว่าง', en: 'the file is empty' },
    hint: {
      th: 'คัดลอกจากไฟล์ที่มีเนื้อหา ถ้าเป็นไฟล์ข้อมูล สร้างใหม่ด้วย `raingan new`',
      en: 'copy a file that is whole or, for a data file, make one with `raingan new`',
    },
  });
}
