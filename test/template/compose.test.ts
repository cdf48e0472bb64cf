import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { documentText } from '../../src/model/document-text.ts';
import type { Project } from '../../src/model/project.ts';
import { visit } from '../../src/model/visit.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { composed, EXTRAS, load, OWN, ownWith, PROJECT, withReport } from './fixtures.ts';
import { treeText } from './tree-text.ts';

const textOf = (project: Project, extras = EXTRAS) => documentText(composed(project, OWN, extras));

describe('the printed form', () => {
  const file = 'data/2564/21000000-3230.yaml';
  const seed = loadProject(file, readFileSync(file)).value!.project;

  test('has exactly the labels, dots and spaces of the form around the values of the first data file', () => {
    const { project, contacts, strategy, reports } = seed;
    const person = ({ name, phone }: { name: string; phone?: string }) => `${name} (โทร ${phone})`;
    const dates = ['23/11/2563', null, '27/01/2564', '23/02/2564', '30/03/2564', '30/04/2564'];
    dates.push('31/05/2564', '30/06/2564', '29/07/2564', '31/08/2564', '30/09/2564');
    const percents = ['10', '10', '40', '40', '50', '65', '80', '90', '95', '98', '100'];
    expect(textOf(seed)).toEqual([
      '**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****',
      '1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ',
      '1.1 รหัสโครงการและชื่อโครงการ',
      `ชื่อโครงการ/กิจกรรม : ${project.name}`,
      'รหัสโครงการ... : 21000000-3230',
      'ปีงบประมาณ พ.ศ. : 2564',
      'เริ่มต้นโครงการ : 01/10/2563',
      'งบประมาณที่ได้รับ : 0 บาท',
      'สิ้นสุดโครงการ : 30/09/2564',
      'งบประมาณที่ใช้ไป : 0 บาท',
      '1.2 หน่วยงานที่รับผิดชอบ',
      'หน่วยงานที่รับผิดชอบ. : สำนักยุทธศาสตร์และประเมินผล / กองยุทธศาสตร์เศรษฐกิจ การเงิน และการคลัง / กลุ่มงานประสานการถ่ายโอนภารกิจ',
      `ชื่อผู้รับผิดชอบ... : ${person(contacts.responsible)}`,
      `ผู้ประสานงาน สยป : ${person(contacts.coordinator)}`,
      '1.3 หลักการและเหตุผล',
      ...seed.rationale,
      '1.4 วัตถุประสงค์ของโครงการ',
      ...seed.objectives.map((text, index) => `${index + 1}. ${text}`),
      '1.5 เป้าหมายของโครงการ..',
      'จัดทำยุทธศาสตร์การกระจายหน้าที่และอำนาจของกรุงเทพมหานคร',
      '1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)',
      'ประเด็นยุทธศาสตร์ : ด่านที่ ๕ - มหานครประชาธิปไตย : Bangkok as a Democratic City',
      'ประเด็นยุทธศาสตร์ย่อย : ๕.๓ - การกระจายอำนาจสู่ประชาชน',
      `เป้าหมายที่ : ${strategy.goal}`,
      `ตัวชี้วัด... : ${strategy.indicator}`,
      '2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ',
      ...reports.flatMap(({ narrative }, index) => [
        `รายงานครั้งที่${index + 1}`,
        `:: ${dates[index] ? `${dates[index]} : ` : ''}${narrative}`,
        `:: ความก้าวหน้าของงานฯ = ${percents[index]}.00 %`,
        `งบประมาณที่เบิกใช้ (ครั้งที่ ${index + 1}) = 0 บาท`,
        ': เป็นไปตามแผน',
        ': เป็นไปตามเป้าหมาย',
      ]),
      'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ',
      'ลงชื่อ.....(ผู้รับผิดชอบโครงการ)',
      'ตำแหน่ง',
      'รหัสโครงการ 21000000-3230 · sha256 9f86d081884c',
      'หน้า {page} จาก {pages}',
    ]);
  });

  test('every label of the printed form is in the tree', () => {
    const text = textOf(seed).join('\n');
    const labels = ['ชื่อโครงการ/กิจกรรม : ', 'ผู้ประสานงาน สยป : ', '1.5 เป้าหมายของโครงการ..', 'ตัวชี้วัด... : '];
    for (const label of labels) expect(text).toContain(label);
  });
});

test('a whole report as a tree', async () => {
  await expect(treeText(composed(PROJECT))).toMatchFileSnapshot('./report.txt');
});

test('a draft has a watermark, and neither certification nor signature', async () => {
  const draft = composed(PROJECT, OWN, { ...EXTRAS, draft: true });
  expect(draft.watermark).toEqual({ text: 'ฉบับร่าง', style: 'watermark' });
  expect(documentText(draft).join('\n')).not.toMatch(/ขอรับรอง|ลงชื่อ|ตำแหน่ง/);
  expect(composed({ ...PROJECT, draft: true })).toEqual(draft);
  expect(composed(PROJECT).watermark).toBeUndefined();
});

test('a signature that is given prints the name on a line between', () => {
  const text = textOf({ ...PROJECT, signature: { name: 'นางสาวมะลิ ใจสวน', position: 'ผู้อำนวยการกองต้นไม้ใหญ่' } });
  const from = text.indexOf('ลงชื่อ.....(ผู้รับผิดชอบโครงการ)');
  expect(text.slice(from, from + 3)).toEqual([
    'ลงชื่อ.....(ผู้รับผิดชอบโครงการ)',
    '(นางสาวมะลิ ใจสวน)',
    'ตำแหน่ง ผู้อำนวยการกองต้นไม้ใหญ่',
  ]);
});

test('a contact without a phone is a name alone', () => {
  expect(textOf(PROJECT)).toContain('ผู้ประสานงาน สยป : นายสน ร่มรื่น');
});

test('one target is a paragraph, several are numbered', () => {
  expect(textOf(PROJECT)).toContain('ต้นไม้ใหญ่ 100 ต้น');
  const several = textOf({ ...PROJECT, targets: ['ต้นไม้ใหญ่ 100 ต้น', 'อบรม 2 ครั้ง'] });
  expect(several).toContain('1. ต้นไม้ใหญ่ 100 ต้น');
  expect(several).toContain('2. อบรม 2 ครั้ง');
});

test('empty lists print a hyphen under their headings, and no list', () => {
  const document = composed({ ...PROJECT, rationale: [], objectives: [], targets: [], reports: [] });
  const text = documentText(document);
  const at = text.indexOf('1.3 หลักการและเหตุผล');
  expect(text.slice(at + 1, at + 7)).toEqual([
    '-',
    '1.4 วัตถุประสงค์ของโครงการ',
    '-',
    '1.5 เป้าหมายของโครงการ..',
    '-',
    '1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)',
  ]);
  expect(document.body.map(({ type }) => type)).not.toContain('table');
  expect(document.body.map(({ type }) => type)).not.toContain('list');
});

test('ids are unique and count up in the order of writing', () => {
  const document = composed(PROJECT);
  const written = { header: [], body: [...document.header, ...document.footer, ...document.body], footer: [] };
  const ids = [...visit(written)].map(({ id }) => id);
  expect(ids).toEqual(ids.map((_, index) => index));
});

test('every style is complete and leaves space for Thai ink', () => {
  const { styles } = composed(PROJECT);
  // The shipped template names no family: that of `default:` in fonts.yaml is put in when template and fonts are opened.
  expect(new Set(Object.values(styles).map(({ fontFamily }) => fontFamily))).toEqual(new Set(['']));
  for (const { fontSize, linePitch } of Object.values(styles))
    expect(linePitch).toBeGreaterThanOrEqual(1.85 * fontSize);
  expect(styles.detailsInPairs).toMatchObject({ pairsPerRow: 2, label: { en: 'Details in two columns' }, bold: false });
  expect(styles.progress).toMatchObject({ columns: ['auto', 'rest', 'auto'], continuedMark: ' (ต่อ)' });
});

test('the page is A4 with the margins of official letters, in pt', () => {
  expect(composed(PROJECT).page).toMatchObject({
    width: 595.28,
    height: 841.89,
    margin: { left: 85.04, right: 56.69, top: 70.87, bottom: 56.69 },
  });
});

test('a line break in data is one, spaces in data are kept, and the template’s own indentation is not', () => {
  const template = load(withReport('<article>\n  <p>\n    ก\n    {{project.name}}\n  </p>\n</article>')).value!;
  const project = { ...PROJECT, project: { ...PROJECT.project, name: '  ข   ค\nง\r\n  จ  ' } };
  expect(documentText(composed(project, template))).toEqual(['ก   ข   ค', 'ง', '  จ  ']);
});

test('whitespace of a template between lines is one space, and none at the ends of a line', () => {
  const report =
    '<article><p>\n{{#each targets}}\n  {{this}}\n{{/each}}\n<br/>\nก<strong>\n  ข</strong>\n</p></article>';
  const project = { ...PROJECT, targets: ['หนึ่ง', 'สอง'] };
  expect(documentText(composed(project, load(withReport(report)).value!))).toEqual(['หนึ่ง สอง', 'ก ข']);
});

test('changing a label in the template changes the report', () => {
  const files = ownWith('partials/organization.hbs', (text) => text.replace('ผู้ประสานงาน สยป : ', 'ผู้ประสานงาน : '));
  const changed = load(files).value!;
  expect(documentText(composed(PROJECT, changed))).toContain('ผู้ประสานงาน : นายสน ร่มรื่น');
  expect(changed.digest).not.toBe(OWN.digest);
});

test('changing a style in the template changes every style that extends it', () => {
  const files = ownWith('template.yaml', (text) =>
    text.replace('    fontSize: 11pt\n', '    fontFamily: Laksaman\n    fontSize: 11pt\n'),
  );
  const { styles } = composed(PROJECT, load(files).value!);
  expect(new Set(Object.values(styles).map(({ fontFamily }) => fontFamily))).toEqual(new Set(['Laksaman']));
});

test.each(['\n', '\n\n', '\r\n'])('a narrative that ends in %j prints no empty line', (end) => {
  const reports = PROJECT.reports.map((report) => ({ ...report, narrative: `บรรทัดหนึ่ง\n\nบรรทัดสาม${end}` }));
  const text = documentText(composed({ ...PROJECT, reports })).join('\n');
  expect(text).toMatch(/บรรทัดหนึ่ง\n\nบรรทัดสาม\n:: ความก้าวหน้า/);
});

test('a text that ends in a line break prints as if it did not', () => {
  const contacts = { ...PROJECT.contacts, coordinator: { name: 'นายสน ร่มรื่น\n', phone: '1234' } };
  const text = documentText(composed({ ...PROJECT, contacts, organization: { path: ['สำนักหนึ่ง\n', 'กองสอง'] } }));
  expect(text.join('\n')).toContain('นายสน ร่มรื่น (โทร 1234)');
  expect(text.join('\n')).toContain('สำนักหนึ่ง / กองสอง');
});
