import { describe, expect, test } from 'vitest';
import { readForm } from '../../../src/import/form/read-form.ts';
import type { PrintedLine, Printout } from '../../../src/import/printed-line.ts';
import { sections } from '../../../src/project/fields/sections.ts';
import { madeLines, madePrintout } from '../made-lines.ts';

const texts = (lines: readonly PrintedLine[] | undefined) => lines?.map(({ text }) => text.trim());

function read(lines: readonly PrintedLine[], printout: Partial<Printout> = {}) {
  const form = readForm(madePrintout(lines, printout));
  return { ...form, field: (path: string) => texts(form.fields.get(path)), unparsed: texts(form.unparsed) };
}
const readTexts = (given: readonly string[], printout?: Partial<Printout>) => read(madeLines(given), printout);

const project = [sections.title, sections.project];

describe('a value behind a label', () => {
  test('is the rest of its line, without the label', () => {
    const form = readTexts([...project, 'รหัสโครงการ... : 21000000-3230', 'ปีงบประมาณ พ.ศ. : 2564']);
    expect(form.field('project.code')).toEqual(['21000000-3230']);
    expect(form.field('project.fiscalYear')).toEqual(['2564']);
    expect(form.unparsed).toEqual([]);
    expect(form.printedLabels.get('project.code')?.text).toBe('รหัสโครงการ... : 21000000-3230');
  });

  test('goes on below, until another label or heading', () => {
    const form = readTexts([...project, 'ชื่อโครงการ/กิจกรรม : โครงการ', 'ก่อสร้าง', 'ถนน', 'ปีงบประมาณ พ.ศ. : 2564', 'ต่อ']);
    expect(form.field('project.name')).toEqual(['โครงการ', 'ก่อสร้าง', 'ถนน']);
    expect(form.unparsed).toEqual(['ต่อ']); // a year is one line
  });

  test('is read where the heading of its section is not printed, and not in a section that is another', () => {
    expect(readTexts(['รหัสโครงการ : 1']).field('project.code')).toEqual(['1']);
    const form = readTexts([...project, 'ก', sections.rationale, 'ข', 'รหัสโครงการ : 1']);
    expect(form.field('project.code')).toBeUndefined();
    expect(texts(form.blocks.get('rationale'))).toEqual(['ข', 'รหัสโครงการ : 1']);
  });

  test('goes on with what looks like an unknown label only where raingan filled the line before', () => {
    const full = 'ก'.repeat(40);
    const name = (value: string, source: 'own' | 'legacy') =>
      readTexts([...project, `ชื่อโครงการ/กิจกรรม : ${value}`, 'หมายเหตุ : ข'], { source }).field('project.name');
    expect(name(full, 'own')).toEqual([full, 'หมายเหตุ : ข']);
    expect(name('ก', 'own')).toEqual(['ก']);
    expect(name(full, 'legacy')).toEqual([full]);
  });

  test('that is on the next line belongs to its label', () => {
    expect(readTexts([...project, 'ปีงบประมาณ พ.ศ. :', '2564']).field('project.fiscalYear')).toEqual(['', '2564']);
  });

  test('of two columns on one line is two values', () => {
    const form = readTexts([...project, 'เริ่มต้นโครงการ : 01/10/2563   งบประมาณที่ได้รับ : 100 บาท']);
    expect(form.field('project.startDate')).toEqual(['01/10/2563']);
    expect(form.field('project.budget.received')).toEqual(['100 บาท']);
  });

  test('is read once: the same label again is not understood', () => {
    const form = readTexts([...project, 'ชื่อโครงการ/กิจกรรม : ก', 'ชื่อโครงการ/กิจกรรม : ข']);
    expect(form.field('project.name')).toEqual(['ก']);
    expect(form.unparsed).toEqual(['ชื่อโครงการ/กิจกรรม : ข']);
  });

  test('a label whose colon or value is in a column of its own is one line with it', () => {
    const placed = (given: readonly [string, number, number][]) =>
      given.map(([text, indent, baseline], index) => ({ number: index + 1, page: 1, text, indent, baseline }));
    const form = read(
      placed([
        [sections.title, 0, 700],
        [sections.project, 0, 680],
        ['รหัสโครงการ', 0, 660],
        [': 21000000-3230', 100, 660],
        ['ปีงบประมาณ พ.ศ. :', 0, 640],
        ['2564', 100, 640.5],
        ['งบประมาณที่ได้รับ', 0, 620],
        [': 5 บาท', 100, 600], // on another line
      ]),
      { cellsApart: true },
    );
    expect(form.field('project.code')).toEqual(['21000000-3230']);
    expect(form.field('project.fiscalYear')).toEqual(['2564']);
    expect(form.field('project.budget.received')).toBeUndefined();
  });
});

describe('a section', () => {
  test('has its lines, whatever they look like', () => {
    const form = readTexts([sections.rationale, 'ก', 'หมายเหตุ : ข', sections.objectives, '1. ค']);
    expect(texts(form.blocks.get('rationale'))).toEqual(['ก', 'หมายเหตุ : ข']);
    expect(texts(form.blocks.get('objectives'))).toEqual(['1. ค']);
    expect([...form.sections]).toEqual(['rationale', 'objectives']);
    expect(form.unparsed).toEqual([]);
  });

  test('begins behind its heading, which may be wrapped', () => {
    const heading = sections.strategy;
    const form = readTexts([heading.slice(0, 40), heading.slice(40), 'ตัวชี้วัด : ก']);
    expect(form.field('strategy.indicator')).toEqual(['ก']);
    expect(texts(readTexts([`${sections.rationale} ก`]).blocks.get('rationale'))).toEqual(['ก']);
  });

  test('that holds the sign of an empty list is empty', () => {
    expect(texts(readTexts([sections.objectives, '-']).blocks.get('objectives'))).toEqual([]);
    expect(texts(readTexts([sections.objectives, 'ก', '-']).blocks.get('objectives'))).toEqual(['ก', '-']);
  });
});

describe('reports', () => {
  test('are entries below their heading, or where an entry begins', () => {
    for (const heading of [[sections.reports], []]) {
      const { entries } = readTexts([sections.targets, 'ก', ...heading, 'รายงานครั้งที่1', ':: ข'], { cellsApart: true });
      expect(entries.map(({ number, narrative }) => [number, texts(narrative)])).toEqual([[1, [':: ข']]]);
    }
  });

  test('that are not there yet are none', () => {
    const { entries, unparsed } = readTexts([sections.reports, '(ยังไม่มีรายงาน)']);
    expect({ entries, unparsed }).toEqual({ entries: [], unparsed: [] });
  });
});

describe('behind the certification', () => {
  const certified = 'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ';

  test('is the signature; what else is there is not understood', () => {
    const form = readTexts([certified, 'ลงชื่อ .....', '(นายก)', 'ตำแหน่ง ผู้อำนวยการ', 'พิมพ์เมื่อวาน']);
    expect(texts(form.signature)).toEqual(['ลงชื่อ .....', '(นายก)', 'ตำแหน่ง ผู้อำนวยการ']);
    expect(form.unparsed).toEqual(['พิมพ์เมื่อวาน']);
  });

  test('a position may go on where raingan printed it', () => {
    const form = readTexts([certified, 'ลงชื่อ .....', '(นายก)', 'ตำแหน่ง ผู้อำนวยการ', 'กองแผน'], { source: 'own' });
    expect(texts(form.signature)?.at(-1)).toBe('กองแผน');
  });
});

test('lines that belong nowhere are kept in their order', () => {
  const { unparsed } = readTexts(['ก', sections.reports, 'ข', ...project, 'ค']);
  expect(unparsed?.slice(0, 2)).toEqual(['ก', 'ข']);
});
