import { describe, expect, test } from 'vitest';
import { joinNarrative } from '../../../src/import/form/join-narrative.ts';
import { dictionary, madeLines, madePrintout } from '../made-lines.ts';

describe('a narrative with a list in it', () => {
  const wide = { ...madeLines(['x'.repeat(90)])[0]!, end: 450 };
  const narrative = (...lines: readonly (readonly [text: string, end: number])[]) => {
    const made = lines.map(([text, end], index) => ({ ...madeLines([text])[0]!, number: index + 1, end }));
    const printout = madePrintout([...made, wide], { cellsApart: true, lineEnds: 'shown' });
    return joinNarrative(made, { dictionary, offices: [], printout }).text;
  };

  test('keeps the lines that a person ended', () => {
    expect(narrative(['มีมติดังนี้', 60], ['1. ตรวจรับงวดงานที่ 2', 110], ['2. แก้ไขงานไฟฟ้า', 90])).toBe(
      'มีมติดังนี้\n1. ตรวจรับงวดงานที่ 2\n2. แก้ไขงานไฟฟ้า',
    );
    expect(narrative(['มีมติดังนี้', 60], ['- ตรวจรับ', 40], ['- แก้ไข', 40])).toBe('มีมติดังนี้\n- ตรวจรับ\n- แก้ไข');
  });

  test('numbered from 1, one below a full line, too', () => {
    const full = `ประชุมคณะกรรมการตรวจรับพัสดุและ${'ก'.repeat(50)}ดังนี้`;
    expect(narrative([full, 448], ['1. ตรวจรับ', 60], ['2. แก้ไข', 60])).toBe(`${full}\n1. ตรวจรับ\n2. แก้ไข`);
  });

  test('is none where numbers come to the beginnings of lines by chance', () => {
    expect(narrative(['ก'.repeat(89), 445], ['12. ข', 30])).not.toContain('\n');
    expect(narrative(['ก'.repeat(89), 445], ['1. ข'.padEnd(89, 'ค'), 448], ['2. ง', 30])).not.toContain('\n');
  });
});
