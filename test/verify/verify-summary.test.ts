import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { verifyPdf } from '../../src/library/verify.ts';
import { numbersName } from '../../src/model/year-summary.ts';
import { writePdf } from '../../src/pdf/write-pdf.ts';
import { loadResources } from '../../src/resources.ts';
import { checkSignable } from '../../src/sign/check-signable.ts';
import { attachedFiles } from '../../src/sign/read/attached.ts';
import { openPdf } from '../../src/sign/read/open-pdf.ts';
import { drawSummary } from '../../src/summary/build-summary.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { readNumbers, type SummaryNumbers } from '../../src/summary/summary-numbers.ts';
import { summarySubject } from '../../src/template/names.ts';
import { summaryTemplate } from '../../src/template/shipped-folder.ts';
import { writerInputs } from '../pdf/support/writer-inputs.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { dataFile, folderWith, PACKAGE_ROOT, writeProject, YEAR, yearProjects } from '../summary/year-projects.ts';
import { readSeed } from '../support/seed.ts';

const projects = yearProjects(12);
const codes = projects.map(({ project }) => project.code);
const PDF = `output/${YEAR}/summary-${YEAR}.pdf`;
let root: string;
let pdf: Buffer;

async function raingan(...args: string[]) {
  const terminal = realTerminal(root);
  const status = await runCommand(args, terminal);
  return { status, out: terminal.out(), err: terminal.err() };
}

interface Answered {
  readonly verdict: string;
  readonly code?: string;
  readonly text: { readonly th: string; readonly en: string };
}

async function answersTo(file: string, ...args: string[]): Promise<Record<string, Answered>> {
  const { out } = await raingan('verify', file, '--json', ...args);
  return JSON.parse(out).answers;
}

const aboutData = ['footer', 'metadata', 'attached', 'rebuilt', 'atHand'] as const;
const verdictsOf = (answers: Record<string, Answered>) => aboutData.map((each) => answers[each]!.verdict);

beforeAll(async () => {
  root = folderWith(projects);
  expect((await raingan('summary', '--format', 'pdf')).status).toBe(0);
  pdf = readFileSync(join(root, PDF));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the summary of a year', () => {
  test('follows from its numbers, byte for byte, and they from the data', async () => {
    const { status, out } = await raingan('verify', PDF, '--data', 'data');
    expect(status).toBe(0);
    expect(out).toMatch(/yes +attached data as built +summary-2564\.json; its sums follow from its 12 projects/);
    expect(out).toMatch(/yes +rebuilt from the data +equal, byte for byte/);
    expect(verdictsOf(await answersTo(PDF))).toEqual(['yes', 'yes', 'yes', 'yes', 'not requested']);
    expect(verdictsOf(await answersTo(PDF, '--data', `data/${YEAR}`))).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
  });

  test('of projects that meet conditions, in an order of their own, as PDF 2.0, on a set date', async () => {
    const choice = [
      '--where',
      'progress<90',
      '--sort',
      'spent:desc',
      '--pdf',
      '2.0',
      '--out',
      'some',
      '--format',
      'pdf',
    ];
    const { status, out } = await raingan('summary', ...choice);
    expect(status).toBe(0);
    const answers = await answersTo(out.split(' ')[0]!, '--data', 'data');
    expect(verdictsOf(answers)).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
  });

  test('with a template of the office, which is named', async () => {
    cpSync(join(PACKAGE_ROOT, 'templates', 'fiscal-year-summary'), join(root, 'own'), { recursive: true });
    const report = join(root, 'own', 'report.hbs');
    writeFileSync(report, `${readFileSync(report, 'utf8')}{{!-- ours --}}\n`);
    const made = await raingan('summary', '--template', 'own', '--out', 'ours', '--format', 'pdf');
    const file = made.out.split(' ')[0]!;
    expect((await answersTo(file)).rebuilt).toMatchObject({ verdict: 'cannot judge', text: { en: 'other template' } });
    expect((await answersTo(file, '--template', 'own')).rebuilt).toMatchObject({ verdict: 'yes' });
  });
});

describe('the data at hand', () => {
  test('a file that was changed, one that is gone and one that is new', async () => {
    const [changed, gone] = projects.map((project) => join(root, dataFile(project)));
    const before = readFileSync(changed!, 'utf8');
    writeFileSync(changed!, `${before}# later\n`);
    renameSync(gone!, `${gone}.away`);
    const more = writeProject(root, yearProjects(13).at(-1)!);
    const { atHand } = await answersTo(PDF, '--data', 'data');
    expect(atHand).toMatchObject({ verdict: 'no', code: 'E-VERIFY-AT-HAND' });
    const added = more.replace(/^.*\/|\.yaml$/g, '');
    expect(atHand!.text.en).toBe(
      `\`data\`; other than in the summary: ${codes[0]}; not in the summary: ${added}; not there: ${codes[1]}`,
    );
    expect(atHand!.text.th).toContain(`ไม่อยู่ในสรุป: ${added}`);
    writeFileSync(changed!, before);
    rmSync(join(root, more));
    expect((await answersTo(PDF, '--data', 'data')).atHand).toMatchObject({ verdict: 'cannot judge' });
    renameSync(`${gone}.away`, gone!);
    expect((await answersTo(PDF, '--data', 'data')).atHand).toMatchObject({ verdict: 'yes' });
  });

  test('the manifest beside it, by the digests of the data that reports were built from', async () => {
    const folder = join(root, 'beside');
    mkdirSync(folder);
    writeFileSync(join(folder, `summary-${YEAR}.pdf`), pdf);
    expect((await raingan('build', '--out', 'built', '--format', 'txt')).status).toBe(0);
    const manifest = readFileSync(join(root, 'built', String(YEAR), 'manifest.json'), 'utf8');
    writeFileSync(join(folder, 'manifest.json'), manifest);
    const file = `beside/summary-${YEAR}.pdf`;
    expect((await answersTo(file)).atHand).toMatchObject({
      verdict: 'cannot judge', // it has no figures
      text: {
        en: '`beside/manifest.json`; only the digests of the data files were compared; `raingan verify --data` compares the figures',
      },
    });
    const { sha256 } = JSON.parse(manifest).documents[codes[0]!].data;
    writeFileSync(join(folder, 'manifest.json'), manifest.replace(sha256, 'a'.repeat(64)));
    expect((await answersTo(file)).atHand).toMatchObject({ code: 'E-VERIFY-AT-HAND' });
  });
});

describe('what the data at hand leaves open', () => {
  const atHandOf = async (file: string, ...args: string[]) => (await answersTo(file, ...args)).atHand!;

  test('a data file with errors may be of a project that the summary leaves out', async () => {
    const more = writeProject(root, yearProjects(13).at(-1)!);
    writeFileSync(join(root, more), readFileSync(join(root, more), 'utf8').replace('budget:', 'budget: ['));
    expect(await atHandOf(PDF, '--data', 'data')).toMatchObject({
      verdict: 'cannot judge',
      text: { en: `\`data\`; data files with errors, or with the code of another: ${more}` },
    });
    rmSync(join(root, more));
  });

  test('a counted project whose data file has errors is not called missing', async () => {
    const file = join(root, dataFile(projects[0]!));
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('budget:', 'budget: ['));
    const { text } = await atHandOf(PDF, '--data', 'data');
    expect(text.en).toBe(`\`data\`; data files with errors, or with the code of another: ${dataFile(projects[0]!)}`);
    writeFileSync(file, before);
  });

  test('two data files of one code', async () => {
    const folder = join(root, 'data', String(YEAR), 'again');
    mkdirSync(folder);
    cpSync(join(root, dataFile(projects[0]!)), join(folder, `${codes[0]}.yaml`));
    const { verdict, text } = await atHandOf(PDF, '--data', 'data');
    expect(verdict).toBe('cannot judge');
    expect(text.en).toContain(`again/${codes[0]}.yaml`);
    rmSync(folder, { recursive: true });
  });

  test('a folder without the year’s data, and one that is not there', async () => {
    mkdirSync(join(root, 'empty'));
    expect((await atHandOf(PDF, '--data', 'empty')).text.en).toBe(
      `\`empty\`; no data file of the summary is there; \`--data\` names the folder that has the folder ${YEAR} in it`,
    );
    expect(await raingan('verify', PDF, '--data', 'nowhere')).toMatchObject({
      status: 3,
      err: expect.stringContaining('cannot find `nowhere`\n'),
    });
  });

  test('late statuses that are not those in force', async () => {
    const statuses = { ...numbersOf(pdf).statuses, lateStatuses: [] };
    const counted = numbersOf(pdf).projects.map((each) => ({ ...each, file: '' }));
    const file = await forged({ summary: summarise(YEAR, counted, statuses)!, projects: counted, statuses });
    expect(await atHandOf(file, '--data', 'data')).toMatchObject({
      verdict: 'cannot judge',
      text: { en: '`data`; made with other settings: `lateStatuses`' },
    });
  });

  test.each<[string, string, (code: string) => boolean, string]>([
    ['blank conditions hide nothing', '', (code) => code !== codes[0], `not in the summary: ${codes[0]}`],
    ['a project that meets them', `code!=${codes[1]}`, (code) => !codes.slice(0, 2).includes(code), codes[0]!],
    [
      'one that does not',
      `code!=${codes[1]}`,
      () => true,
      `in the summary without meeting its conditions: ${codes[1]}`,
    ],
    [
      'what was built decides',
      '!stale',
      (code) => code !== codes[0],
      'the data alone does not show which projects meet',
    ],
    [
      'no conditions of this program',
      'แดง',
      (code) => code !== codes[0],
      'the data alone does not show which projects',
    ],
  ])('the conditions of a summary: %s', async (_, conditions, isCounted, said) => {
    const { projects: all, statuses } = numbersOf(pdf);
    const counted = all.filter(({ figures }) => isCounted(figures.code)).map((each) => ({ ...each, file: '' }));
    const summary = { ...summarise(YEAR, counted, statuses)!, selection: conditions };
    const { verdict, text } = await atHandOf(await forged({ summary, projects: counted, statuses }), '--data', 'data');
    expect(verdict).toBe(said.startsWith('the data alone') ? 'cannot judge' : 'no');
    expect(text.en).toContain(said);
  });
});

test('the template of reports that an office has is not that of its summaries', async () => {
  cpSync(join(PACKAGE_ROOT, 'templates', 'progress-report'), join(root, 'mine'), { recursive: true });
  writeFileSync(join(root, 'raingan.yaml'), 'template: mine\n');
  expect((await answersTo(PDF)).rebuilt).toMatchObject({ verdict: 'yes' });
  rmSync(join(root, 'raingan.yaml'));
});

test('one data file says little about a summary of many', async () => {
  const data = readFileSync(join(root, dataFile(projects[0]!)));
  const { answers } = await verifyPdf(pdf, { data });
  const { verdict, text } = answers.find(({ question }) => question === 'atHand')!;
  expect(verdict).toBe('cannot judge');
  expect(text.en).toMatch(/^`data`; not there: .* and 6 more; only the digests of the data files were compared/);
});

test('diff and sign say that it is a summary', async () => {
  const compared = await raingan('diff', PDF, dataFile(projects[0]!));
  expect(compared).toMatchObject({ status: 2, err: expect.stringContaining('is the summary of a fiscal year') });
  const request = { file: PDF, bytes: pdf, reason: '', visible: false, certify: false, spare: 2, chain: [] };
  expect(() => checkSignable(request)).toThrow('is the summary of a fiscal year');
});

describe('a summary that was changed', () => {
  test('in one byte of its pages or its data', async () => {
    const seen = new Set<string>();
    for (let at = 2000; at < pdf.length - 2000; at += Math.floor(pdf.length / 9)) {
      const other = Buffer.from(pdf);
      other[at]! ^= 1;
      writeFileSync(join(root, 'changed.pdf'), other);
      const { status } = await raingan('verify', 'changed.pdf');
      seen.add(String(status));
    }
    expect([...seen]).toEqual(['1']);
  });

  test('so that all agrees but its sums do not follow from its projects', async () => {
    const numbers = numbersOf(pdf);
    const total = { ...numbers.summary.total, spent: numbers.summary.total.spent - 100 };
    const answers = await answersTo(await forged({ ...numbers, summary: { ...numbers.summary, total } }));
    expect(verdictsOf(answers)).toEqual(['yes', 'yes', 'no', 'yes', 'not requested']);
    expect(answers.attached).toMatchObject({
      code: 'E-VERIFY-ATTACHMENT',
      text: { en: 'the sums in summary-2564.json do not follow from its projects' },
    });
  });

  test('with other figures of a project, and sums that follow: the data says so', async () => {
    const {
      projects: [first, ...others],
      statuses,
    } = numbersOf(pdf);
    const { received, spent } = first!.figures;
    const figures = { ...first!.figures, spent: spent + 100, overspent: Math.max(0, spent + 100 - received) };
    const changed = [{ ...first!, figures }, ...others].map((each) => ({ ...each, file: '' }));
    const file = await forged({ summary: summarise(YEAR, changed, statuses)!, projects: changed, statuses });
    expect(verdictsOf(await answersTo(file))).toEqual(['yes', 'yes', 'yes', 'yes', 'not requested']);
    expect((await answersTo(file, '--data', 'data')).atHand).toMatchObject({
      verdict: 'no',
      text: { en: `\`data\`; other than in the summary: ${figures.code}` },
    });
  });

  test.each([
    ['its numbers', (numbers: Buffer) => numbers, 'yes'],
    ['what is no file of numbers', () => Buffer.from('{}'), 'no'],
    ['the numbers of another year', (numbers: Buffer) => Buffer.from(String(numbers).replaceAll('2564', '2565')), 'no'],
  ])('the pages of a report with a summary’s name and %s', async (_, change, attached) => {
    const { document, pages, options } = await writerInputs(readSeed());
    const numbers = change(Buffer.from(attachedTo(pdf, numbersName(YEAR))));
    const attachments = options.attachments.map((each) => {
      if (each.fileName !== 'making-of.json') return { ...each, fileName: numbersName(YEAR), content: numbers };
      const making = JSON.parse(Buffer.from(each.content).toString('utf8'));
      const data = { file: numbersName(YEAR), sha256: createHash('sha256').update(numbers).digest('hex') };
      return { ...each, content: Buffer.from(JSON.stringify({ ...making, data })) };
    });
    const dataDigest = createHash('sha256').update(numbers).digest('hex');
    writeFileSync(join(root, 'forged.pdf'), writePdf(document, pages, { ...options, attachments, dataDigest }));
    const answers = await answersTo('forged.pdf', '--data', 'data');
    expect(verdictsOf(answers).slice(0, 4)).toEqual([
      'no',
      'yes',
      attached,
      expect.stringMatching(/^(?:no|cannot judge)$/),
    ]);
    expect(answers.footer!.code).toBe('E-VERIFY-OTHER-PROJECT');
    expect(answers.footer!.text.en).toBe('page 1 is of project 21000000-3230, and summary-2564.json is attached');
  });

  test.each<[string, (making: Making) => unknown]>([
    ['a version that is no text', (making) => ({ ...making, tool: { ...making.tool, version: { toString: 1 } } })],
    ['a program without a digest', ({ tool: { sha256: _, ...tool }, ...making }) => ({ ...making, tool })],
    ['no options', ({ options: _, ...making }) => making],
    ['a day that is none', (making) => ({ ...making, options: { date: '2021-02-30' } })],
    ['a space without a rectangle', (making) => ({ ...making, signatureSpace: { page: 1 } })],
  ])('a making-of.json with %s is none of raingan’s', async (_, change) => {
    const answers = await answersTo(await withAttachments(change));
    expect(answers.attached).toMatchObject({ verdict: 'no', code: 'E-VERIFY-NOT-OURS' });
  });

  test('numbers that this program does not read, of another program', async () => {
    const change = (making: Making) => ({ ...making, tool: { ...making.tool, sha256: 'a'.repeat(64) } });
    const answers = await answersTo(await withAttachments(change, () => Buffer.from('{}')));
    expect([answers.attached!.verdict, answers.rebuilt!.verdict]).toEqual(['cannot judge', 'cannot judge']);
  });

  test('two attachments of one name', async () => {
    const file = await withAttachments((making) => making, undefined, true);
    const { status, out, err } = await raingan('verify', file);
    expect(status).toBe(1);
    expect(out + err).toContain('E-VERIFY-DAMAGED');
  });
});

type Making = Record<string, unknown> & { readonly tool: Record<string, unknown>; readonly options: unknown };

/** Writes pages with the name of a summary and other attachments, the numbers twice if so; returns its path. */
async function withAttachments(
  change: (making: Making) => unknown,
  changeNumbers = (numbers: Buffer) => numbers,
  isTwice = false,
): Promise<string> {
  const { document, pages, options } = await writerInputs(readSeed());
  const content = changeNumbers(Buffer.from(attachedTo(pdf, numbersName(YEAR))));
  const dataDigest = createHash('sha256').update(content).digest('hex');
  const attachments = options.attachments.flatMap((each) => {
    const numbers = { ...each, fileName: numbersName(YEAR), content };
    if (each.fileName !== 'making-of.json') return isTwice ? [numbers, numbers] : [numbers];
    const making = JSON.parse(Buffer.from(attachedTo(pdf, 'making-of.json')).toString('utf8'));
    making.data.sha256 = dataDigest;
    return [{ ...each, content: Buffer.from(JSON.stringify(change(making))) }];
  });
  writeFileSync(join(root, 'forged.pdf'), writePdf(document, pages, { ...options, attachments, dataDigest }));
  return 'forged.pdf';
}

function attachedTo(file: Buffer, name: string): Uint8Array {
  return attachedFiles(openPdf(file).state()).find((each) => each.name === name)!.bytes;
}

const numbersOf = (file: Buffer) => readNumbers(attachedTo(file, numbersName(YEAR)))!;

/** Writes a summary of numbers that nobody added up; returns its path. */
async function forged(numbers: SummaryNumbers): Promise<string> {
  const workspace = createWorkspace({ root, packageRoot: PACKAGE_ROOT });
  const options = { formats: ['pdf'], template: summaryTemplate(workspace) } as const;
  const { value: resources } = await loadResources(workspace, options, summarySubject);
  const { value: outputs } = await drawSummary(numbers, resources!, options);
  writeFileSync(join(root, 'forged.pdf'), outputs![0]!.bytes);
  return 'forged.pdf';
}
