import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSeed } from '../support/seed.ts';
import { importAny, importValid, legacyForm } from './support.ts';

const header = '**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****';
const { project: expected } = await importValid(legacyForm);

describe('the printout of the older system', () => {
  test('gives exactly the values of its data file', async () => {
    const { provenance: _, ...values } = parse((await importValid(legacyForm)).yaml);
    expect(values).toEqual(parse(readSeed()));
  });

  test('says what was repaired, with its lines', async () => {
    const { provenance } = await importValid(legacyForm);
    const lines = Object.fromEntries(
      provenance.applied.map((note) => [`${note.id} ${note.path ?? ''}`.trim(), note.lines]),
    );
    expect(lines['headers-removed']).toEqual([5, 104, 112, 120, 128]);
    expect(lines['time-dropped']).toEqual([17, 21]);
    expect(lines['boxes-removed']).toEqual([55]);
    expect(lines['status-reattached reports[4].planStatus']).toEqual([122]);
    expect(lines['status-reattached reports[4].targetStatus']).toEqual([130]);
    expect(provenance.unparsed).toEqual([]);
  });

  test('says at which lines a wrap lost no space', async () => {
    const { provenance } = await importValid(legacyForm);
    const note = provenance.applied.find(({ id }) => id === 'lines-joined-without-space');
    expect(note?.text.en.match(/\d+\|\d+/g)).toEqual(['47|49', '49|51', '51|53', '65|67', '92|93']);
  });

  test('suggests and corrects nothing', async () => {
    const { project, provenance, suggested } = await importValid(legacyForm);
    expect(project.strategy.issue).toContain('ด่านที่');
    expect(project.strategy.goal).toMatch(/กำหนดโน$/);
    expect([...suggested].sort()).toEqual([
      'I-JUMP',
      'W-DATE-MISSING',
      'W-DUPLICATE-WORD',
      'W-MOJIBAKE-QMARK',
      'W-NARRATIVE-REPEATED',
      'W-PLAN-TERM',
      'W-TRUNCATED',
      'W-YEAR-MISSING',
      'label-clipped',
      'spaces-guessed',
    ]);
    const missing = provenance.suggestions.find(({ id }) => id === 'W-DATE-MISSING');
    expect(missing?.path).toBe('reports[1].date');
  });
});

describe('however the text was extracted', () => {
  test.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['no empty lines', (text: string) => text.replace(/\n{2,}/g, '\n')],
    ['form feeds at the pages', (text: string) => text.replaceAll(`\n${header}`, `\n\f${header}`)],
    ['spaces for tabs', (text: string) => text.replaceAll('\t', '    ')],
    ['one space for each tab', (text: string) => text.replaceAll('\t', ' ')],
    ['no tabs', (text: string) => text.replaceAll('\t', '')],
    ['every line indented', (text: string) => text.replace(/^(?=.)/gm, '  ')],
    ['the complete label of the sub-issue', (text: string) => text.replace('ประเด็นยุทธศา ย่อย', 'ประเด็นยุทธศาสตร์ย่อย')],
    [
      'dates in B.E.',
      (text: string) => text.replace('2020-10-01 00:00:00', '01/10/2563').replace('2021-09-30 00:00:00', '30/09/2564'),
    ],
    ['a label and its heading wrapped', (text: string) => text.replace('-กลยุทธ์ตามแผนฯ', '-กลยุทธ์\nตามแผนฯ')],
    ['budgets as cells of their own', (text: string) => text.replace(/ % (งบประมาณที่เบิกใช้)/g, ' %\t: $1')],
    ['two columns on one line', (text: string) => text.replace(/2564\n\nเริ่มต้น/, '2564      เริ่มต้น')],
  ])('%s', async (_, change) => {
    const text = change(legacyForm);
    expect(text).not.toBe(legacyForm);
    expect((await importValid(text)).project).toEqual(expected);
  });

  test('a page break at any line of the progress table', async () => {
    const lines = legacyForm.split('\n');
    const first = lines.findIndex((line) => line.startsWith('รายงานครั้งที่1\t'));
    const last = lines.findIndex((line) => line.startsWith('ขอรับรอง'));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: first, max: last }), { minLength: 1, maxLength: 4 }),
        async (places) => {
          const broken = lines.flatMap((line, index) => (places.includes(index) ? ['', header, '', line] : [line]));
          const { project } = await importValid(broken.join('\n'));
          expect(project).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a page break that cuts any entry into cells', async () => {
    for (let entry = 1; entry <= 11; entry++) {
      const cells = new RegExp(`(\\(ครั้งที่ ${entry}\\) = 0 บาท)\\t: (เป็นไปตามแผน)\\t: (เป็นไปตามเป้าหมาย)`);
      const text = legacyForm.replace(cells, `$1\n\n${header}\n\n: $2\n\n${header}\n\n: $3`);
      expect((await importValid(text)).project).toEqual(expected);
    }
  });
});

describe('what is missing or not understood', () => {
  test('an unknown line is kept and counted, wherever it is', async () => {
    const lines = legacyForm.split('\n');
    for (const before of ['1. ชื่อโครงการ', 'รหัสโครงการ...', '1.2 หน่วยงาน', 'ลงชื่อ', 'ผู้ประสานงาน']) {
      const at = lines.findIndex((line) => line.startsWith(before));
      const text = lines.toSpliced(at, 0, 'หมายเหตุพิเศษ : ข้อความที่ไม่รู้จัก').join('\n');
      const { provenance, project, suggested } = await importValid(text);
      expect(project.project).toEqual(expected.project);
      expect(provenance.unparsed).toEqual([{ line: at + 1, text: 'หมายเหตุพิเศษ : ข้อความที่ไม่รู้จัก' }]);
      expect(suggested).toContain('lines-unparsed');
    }
  });

  test('a missing section leaves its values empty and says so', async () => {
    const text = legacyForm.replace(/1\.4 วัตถุประสงค์[\s\S]*?(?=1\.5 )/, '');
    const { bytes, provenance, diagnostics } = await importAny(text);
    const values = parse(new TextDecoder().decode(bytes));
    expect(values.objectives).toBeNull();
    expect(values.targets).toEqual(expected.targets);
    expect(provenance?.suggestions.map(({ id, path }) => `${id} ${path}`)).toContain('section-missing objectives');
    expect(diagnostics.map(({ code }) => code)).toContain('W-EMPTY');
  });

  test('a missing value is left empty, never made up', async () => {
    const { bytes, path } = await importAny(legacyForm.replace('ปีงบประมาณ พ.ศ. : 2564', ''));
    expect(path).toBe('data/2564/21000000-3230.yaml');
    expect(parse(new TextDecoder().decode(bytes)).project.fiscalYear).toBeNull();
  });

  test('an entry without statuses does not take those of the next', async () => {
    const text = legacyForm.replace(/(\(ครั้งที่ 3\) = 0 บาท)\t.*/, '$1');
    const { reports } = parse(new TextDecoder().decode((await importAny(text)).bytes));
    expect(reports[2]).toMatchObject({ planStatus: null, targetStatus: null });
    expect(reports[3]).toMatchObject({ planStatus: 'เป็นไปตามแผน', targetStatus: 'เป็นไปตามเป้าหมาย' });
  });

  test('the code may come from the name of the file', async () => {
    const text = legacyForm.replace('รหัสโครงการ... : 21000000-3230', '');
    const { project, applied } = await importValid(text, 'เก่า 21000000-3230.txt');
    expect(project.project.code).toBe('21000000-3230');
    expect(applied).toContain('code-from-file-name');
    await expect(importAny(text)).rejects.toThrow('no project code');
  });

  test.each(['', 'สวัสดี\nข้อความอื่น'])('%j is not the form', async (text) => {
    await expect(importAny(text)).rejects.toThrow('does not hold the progress report form');
  });
});
