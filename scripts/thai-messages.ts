// The text of docs/th/messages.md: what raingan says in Thai, each code with what it prints of the mistakes in test/.
import { readdirSync, readFileSync } from 'node:fs';
import { catalogue, type DiagnosticCode } from '../src/diagnostics/codes.ts';
import type { Diagnostic } from '../src/diagnostics/diagnostic.ts';
import { labels } from '../src/diagnostics/reporters/labels.ts';
import { loadProject } from '../src/project/load-project.ts';
import { cleanText, diagnosticsOf } from '../test/project/rules/findings.ts';
import { cases } from '../test/project/rules/slips.ts';

/** Every code in Thai on one page, in the order of the catalogue. */
export function thaiMessagesPage(): string {
  const said = samples();
  const parts = groups.map(({ title, codes }) => {
    const own = Object.keys(catalogue).filter((code) => codes.test(code)) as DiagnosticCode[];
    return `## ${title}\n\n${own.map((code) => entry(code, said.get(code) ?? [])).join('\n')}`;
  });
  return `${introduction}\n\n${parts.join('\n\n')}\n`;
}

const introduction = `<!-- เขียนโดย scripts/write-diagnostics-doc.ts -->

# ข้อความทั้งหมดของโปรแกรม

หน้านี้รวมข้อความทุกข้อที่โปรแกรมพิมพ์เมื่อตรวจพบสิ่งผิดปกติ เรียงตามรหัส ใต้แต่ละรหัสเป็นตัวอย่างข้อความจริง และคำแนะนำหลังเครื่องหมาย →

- **ข้อผิดพลาด** (\`E-\`) ไม่สร้างรายงานจนกว่าจะแก้
- **คำเตือน** (\`W-\`) สร้างรายงานให้ แต่ควรตรวจ หากตรวจแล้วว่าถูกต้อง [ยอมรับไว้ในไฟล์ได้](README.md#ยอมรับคำเตือน)
- **ข้อสังเกต** (\`I-\`) แสดงเมื่อสั่งด้วย \`-v\``;

/** The first that fits takes a code. */
const groups: readonly { readonly title: string; readonly codes: RegExp }[] = [
  {
    title: 'ข้อผิดพลาดในไฟล์ข้อมูล',
    codes: /^E-(?!TEMPLATE|FONT|SIGN|VERIFY|FILE-KIND|IMPORT|CSV|COLUMN|CELL|UPDATE|NOT-A|ATTACHED)/,
  },
  { title: 'คำเตือนเรื่องข้อมูล', codes: /^W-(?!FONT|LINE-PITCH)/ },
  { title: 'ข้อสังเกต', codes: /^I-/ },
  { title: 'การนำเข้า', codes: /^E-(?:FILE-KIND|IMPORT|CSV|COLUMN|CELL|UPDATE|NOT-A|ATTACHED)/ },
  { title: 'แม่แบบและแบบอักษร (สำหรับผู้ดูแล)', codes: /^E-(?:TEMPLATE|FONT)|^W-(?:FONT|LINE-PITCH)/ },
  { title: 'การลงนาม', codes: /^E-SIGN/ },
  { title: 'การตรวจสอบรายงาน', codes: /^E-VERIFY/ },
];

function entry(code: DiagnosticCode, said: readonly string[]): string {
  const { title, meaning } = catalogue[code];
  return [`- **${title.th}** \`${code}\` ${meaning.th}`, ...said.map((line) => `  - ${line}`)].join('\n');
}

/** What is printed of the mistakes that the tests make, each wording once; one field takes the place of all others. */
function samples(): ReadonlyMap<string, readonly string[]> {
  const lines = new Map<string, Map<string, string>>();
  for (const found of [...badData(), ...slips()]) {
    const line = lineOf(found);
    const alike = line.replace(/`[^`]*`|\d+/g, '#').replace(/^.*?(?= (?:ไม่ใช่|ไม่มี|เป็น|ติดลบ|มีทศนิยม|เกิน|เขียน|ต้อง))/, '');
    const own = lines.get(found.code) ?? new Map<string, string>();
    if (own.size < mostSamples && !own.has(alike)) own.set(alike, line);
    lines.set(found.code, own);
  }
  return new Map(Array.from(lines, ([code, own]) => [code, [...own.values()]]));
}

/** The page is read in one sitting. */
const mostSamples = 40;

function lineOf({ severity, message, expected, hint }: Diagnostic): string {
  const rule = severity === 'error' ? labels.th.expected : labels.th.usual;
  return [
    message.th,
    expected ? ` (${rule}: ${expected.th})` : '',
    hint ? ` → ${hint.th.length > 160 ? `${hint.th.slice(0, 160)}…` : hint.th}` : '',
  ].join('');
}

function badData(): Diagnostic[] {
  const folder = new URL('../test/bad-data/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().flatMap((name) => {
    const bytes = readFileSync(new URL(name, folder));
    const file = /^# file: (.+)$/m.exec(bytes.toString('utf8'))?.[1] ?? '99990000-001.yaml';
    return loadProject(file, bytes).diagnostics;
  });
}

function slips(): Diagnostic[] {
  const tools = { exists: (path: string) => path === 'data/2563' };
  return cases.flatMap(([code, slip]) =>
    diagnosticsOf(cleanText(...slip), 'data/2564/99990000-001.yaml', tools).filter((each) => each.code === code),
  );
}
