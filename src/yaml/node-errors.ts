import type { Alias, Node, Scalar } from 'yaml';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { quoteText } from './improvers/improver.ts';
import { missingDash } from './improvers/lists.ts';
import { limits } from './limits.ts';
import { write } from './parsed.ts';
import type { SourceText } from './source-text.ts';
import { Numeral, type YamlEntry } from './tree.ts';

/** For an entry that begins another item of a list without its dash. */
export function withoutDash({ start, end }: YamlEntry, source: SourceText): Diagnostic {
  const stop = source.text.indexOf('\n', end);
  const line = source.text.slice(start, stop === -1 ? undefined : stop).trim();
  return diagnostic('E-YAML-SYNTAX', source.place(start, end), missingDash(line));
}

/** Of the second entry of an item whose first line was left out. */
export function withoutFirstLine({ start, end, key }: YamlEntry, first: YamlEntry, source: SourceText): Diagnostic {
  const { tree } = first.value;
  const number = tree instanceof Numeral && Number.isInteger(tree.value) ? String(tree.value + 1) : '…';
  const line = `- ${first.key}: ${number}`;
  return diagnostic('E-YAML-SYNTAX', source.place(start, end), {
    message: {
      th: `ขาดบรรทัด \`- ${first.key}:\` ก่อน \`${key}\` จึงต่อเป็นข้อเดียวกับข้อก่อนหน้า`,
      en: `the line \`- ${first.key}:\` is missing before \`${key}\`, so this goes on with the item before`,
    },
    hint: {
      th: `เติมบรรทัด \`${line}\` เหนือบรรทัดนี้ ให้ \`-\` ตรงกับ \`-\` ของข้อก่อนหน้า`,
      en: `add the line \`${line}\` above this one, its \`-\` below the one of the item before`,
    },
  });
}

/** A key written twice, with the line of the first. */
export function duplicateKey({ key, start, end, value }: YamlEntry, first: YamlEntry, source: SourceText): Diagnostic {
  const { line } = source.range(first.start, first.start).start;
  const same = source.text.slice(end, value.end) === source.text.slice(first.end, first.value.end);
  return diagnostic('E-YAML-SYNTAX', source.place(start, end), {
    message: { th: `ช่อง \`${key}\` เขียนซ้ำ`, en: `the key \`${key}\` is written twice` },
    hint: same
      ? { th: `ครั้งแรกอยู่ที่บรรทัด ${line} ลบบรรทัดนี้ออก`, en: `it is also on line ${line}; remove this one` }
      : {
          th: `ครั้งแรกอยู่ที่บรรทัด ${line} ค่าไม่เหมือนกัน เก็บค่าที่ถูกไว้บรรทัดเดียว`,
          en: `it is also on line ${line}, with another value; keep the right one`,
        },
  });
}

/** `narrative: &1 สำรวจ` would lose its `&1`. */
export function anchorInText(scalar: Scalar, source: SourceText): Diagnostic {
  const [valueStart, end] = spanOf(scalar, source.text);
  const start = source.text.lastIndexOf(`&${scalar.anchor}`, valueStart);
  const text = source.text.slice(start, end);
  return diagnostic('E-YAML-SYNTAX', source.place(start, end), {
    message: needsQuotes('&'),
    hint: /["\\\n]/.test(text) ? quoteText : write(`"${text}"`),
  });
}

/** An alias with nothing to repeat, which was most likely meant as text, or one within its own target. */
export function aliasError(alias: Alias, isOwn: boolean, source: SourceText): Diagnostic {
  const message = isOwn
    ? { th: `\`*${alias.source}\` อ้างถึงตัวเอง`, en: `\`*${alias.source}\` refers to itself` }
    : needsQuotes('*');
  return diagnostic('E-YAML-SYNTAX', placeOf(alias, source), { message, hint: write(`"*${alias.source}"`) });
}

/** `narrative: ! ด่วน` would lose its `!`. */
export function markInText(scalar: Scalar, source: SourceText): Diagnostic {
  const [valueStart, end] = spanOf(scalar, source.text);
  const start = source.text.lastIndexOf('!', valueStart);
  const text = source.text.slice(start, end);
  return diagnostic('E-YAML-SYNTAX', source.place(start, end), {
    message: needsQuotes('!'),
    hint: /["\\\n]/.test(text) ? quoteText : write(`"${text}"`),
  });
}

function needsQuotes(first: string): Localized {
  return {
    th: `ข้อความที่ขึ้นต้นด้วย \`${first}\` ต้องอยู่ในเครื่องหมายคำพูด`,
    en: `text that begins with \`${first}\` needs quotation marks`,
  };
}

/** `E-YAML-LIMIT`, at the node that passes a limit. */
export function limitError(limit: NodeLimit, node: Node, source: SourceText): Diagnostic {
  return diagnostic('E-YAML-LIMIT', placeOf(node, source), { message: exceeded[limit]() });
}

export type NodeLimit = keyof typeof exceeded;

/** Made when they are needed: a number's first `toLocaleString` takes 6 ms. */
const exceeded = {
  depth: () => ({
    th: `ข้อมูลซ้อนกันเกิน ${limits.depth} ชั้น`,
    en: `more than ${limits.depth} levels inside each other`,
  }),
  aliases: () => ({ th: `ใช้ชื่ออ้างอิง \`*\` เกิน ${limits.aliases} ครั้ง`, en: `more than ${limits.aliases} aliases` }),
  values: () => ({ th: 'ไฟล์มีค่ามากเกินกำหนด', en: 'the file holds too many values' }),
  characters: () => {
    const most = limits.characters.toLocaleString('en');
    return {
      th: `ข้อความที่อ้างซ้ำด้วย \`*\` ยาวรวมเกิน ${most} ตัวอักษร`,
      en: `the texts that aliases (\`*\`) repeat have more than ${most} characters`,
    };
  },
} satisfies Partial<Record<keyof typeof limits, () => Localized>>;

/** Where a node is written, without white space at its end. */
export function spanOf(node: Node | null, text: string): [number, number] {
  const [start, written] = node?.range ?? [0, 0];
  let end = written;
  while (end > start && whiteSpace.includes(text[end - 1]!)) end--;
  return [start, end];
}

const whiteSpace = ' \t\r\n';

function placeOf(node: Node, source: SourceText) {
  return source.place(...spanOf(node, source.text));
}
