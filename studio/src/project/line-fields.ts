import type { LiveLine, LivePage } from '../../../src/studio/protocol.ts';
import type { Path, YamlNode } from '../../../src/yaml/tree.ts';
import { countAt, type TextTree, textAt } from './tree.ts';

/** A line of the body of a page, with the field that it prints. */
export interface PrintedLine {
  readonly page: number;
  readonly line: LiveLine;
  readonly path: Path | undefined;
}

/**
 * Which field each line of the pages prints. The form's own wording says where a field begins; a line of another template
 * belongs to the field whose text has it.
 */
export function printedLines(pages: readonly LivePage[], tree: TextTree): readonly PrintedLine[] {
  const place = createReader(tree);
  return pages.flatMap(({ number, lines }) =>
    lines.map((line) => ({ page: number, line, path: place(bare(line.text)) })),
  );
}

/** White space and the difference between ํา and ำ do not count. */
function bare(text: string): string {
  return text.replace(/[\s\u00a0\u200b]+/g, '').replaceAll('ํา', 'ำ');
}

const labels: readonly (readonly [string, Path])[] = [
  ['ชื่อโครงการ/กิจกรรม:', ['project', 'name']],
  ['รหัสโครงการ...:', ['project', 'code']],
  ['ปีงบประมาณพ.ศ.:', ['project', 'fiscalYear']],
  ['เริ่มต้นโครงการ:', ['project', 'startDate']],
  ['สิ้นสุดโครงการ:', ['project', 'endDate']],
  ['งบประมาณที่ได้รับ:', ['project', 'budget', 'received']],
  ['งบประมาณที่ใช้ไป:', ['project', 'budget', 'spent']],
  ['หน่วยงานที่รับผิดชอบ.:', ['organization', 'path', 0]],
  ['ชื่อผู้รับผิดชอบ...:', ['contacts', 'responsible', 'name']],
  ['ผู้ประสานงานสยป:', ['contacts', 'coordinator', 'name']],
  ['ประเด็นยุทธศาสตร์:', ['strategy', 'issue']],
  ['ประเด็นยุทธศาสตร์ย่อย:', ['strategy', 'subIssue']],
  ['เป้าหมายที่:', ['strategy', 'goal']],
  ['ตัวชี้วัด...:', ['strategy', 'indicator']],
  ['ลงชื่อ', ['signature', 'name']],
  ['ตำแหน่ง', ['signature', 'position']],
];

const sections: readonly (readonly [RegExp, Path | undefined])[] = [
  [/^1\.3หลักการและเหตุผล/, ['rationale']],
  [/^1\.4วัตถุประสงค์/, ['objectives']],
  [/^1\.5เป้าหมายของโครงการ/, ['targets']],
  [/^(?:1\.[126]|[12]\.)\D/, undefined],
];

function createReader(tree: TextTree): (text: string) => Path | undefined {
  const texts = leaves(tree.root, []);
  let section: Path | undefined;
  let item = { index: 0, at: 0 };
  let report: number | undefined;
  let statuses = 0;
  let current: Path | undefined;

  /** An item of a list goes on while its text does. */
  function itemOf(list: Path, text: string): Path | undefined {
    for (let index = item.index; index < countAt(tree, list); index += 1) {
      const whole = bare(textAt(tree, [...list, index]));
      const at = whole.indexOf(text, index === item.index ? item.at : 0);
      if (at === -1) continue;
      item = { index, at: at + text.length };
      return [...list, index];
    }
    return undefined;
  }

  function reportLine(text: string, index: number): Path {
    const own = (key: string): Path => ['reports', index, key];
    if (text.startsWith('::ความก้าวหน้าของงาน')) return own('progress');
    if (text.startsWith('งบประมาณที่เบิกใช้')) return own('disbursed');
    if (text.startsWith('::')) return own('narrative');
    if (text.startsWith(':')) {
      statuses += 1;
      return own(statuses === 1 ? 'planStatus' : 'targetStatus');
    }
    const last = current?.at(-1);
    return current?.[1] === index && typeof last === 'string' && last !== 'number' ? current : own('narrative');
  }

  return (text) => {
    const heading = sections.find(([pattern]) => pattern.test(text));
    if (heading) {
      [, section] = heading;
      item = { index: 0, at: 0 };
      report = undefined;
      current = section;
      return current;
    }
    const label = labels.find(([start]) => text.startsWith(start));
    if (label) {
      [, current] = label;
      report = undefined;
      section = undefined;
      return current;
    }
    const number = /^รายงานครั้งที่(\d+)/.exec(text)?.[1];
    if (number !== undefined) {
      report = reportIndex(tree, number);
      statuses = 0;
      current = report === undefined ? undefined : ['reports', report, 'number'];
      return current;
    }
    if (report !== undefined) current = reportLine(text, report);
    else if (section && text !== '' && !/^\d+\.?$/.test(text)) current = itemOf(section, text) ?? current;
    else if (current === undefined && text.length > 3) return texts.find((each) => each.text.includes(text))?.path;
    return current;
  };
}

function reportIndex(tree: TextTree, number: string): number | undefined {
  const count = countAt(tree, ['reports']);
  const index = Array.from({ length: count }, (_, each) => each).find(
    (each) => textAt(tree, ['reports', each, 'number']) === number,
  );
  return index;
}

interface Leaf {
  readonly path: Path;
  readonly text: string;
}

function leaves(node: YamlNode | undefined, path: Path): Leaf[] {
  if (!node) return [];
  if (node.entries) return node.entries.flatMap(({ key, value }) => leaves(value, [...path, key]));
  if (node.items) return node.items.flatMap((each, index) => leaves(each, [...path, index]));
  return typeof node.tree === 'string' ? [{ path, text: bare(node.tree) }] : [];
}

/** The first line that is not as it was: where the eye looks after a change. */
export function firstChange(before: readonly PrintedLine[], after: readonly PrintedLine[]): PrintedLine | undefined {
  const index = after.findIndex(({ line }, at) => line.text !== before[at]?.line.text);
  return after[index];
}
