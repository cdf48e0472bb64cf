import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../../src/cli/run-command.ts';
import type { Project } from '../../../src/model/project.ts';
import { type RealTerminal, realTerminal } from '../../summary/real-terminal.ts';
import { dataFile, folderWith, PACKAGE_ROOT, writeProject, YEAR, yearProjects } from '../../summary/year-projects.ts';
import { projectYaml } from '../../support/project-yaml.ts';
import { someOf } from '../../support/thorough.ts';

const [first, second, third] = yearProjects(3) as [Project, Project, Project];

let root = '';
let terminal: RealTerminal;
let ended: Promise<number>;
/** Characters printed when the last wait was over. */
let printed = 0;

beforeEach(() => {
  root = folderWith([first, second]);
});
afterEach(async () => {
  terminal.interrupt();
  expect(await ended).toBe(0);
  rmSync(root, { recursive: true });
});

async function start(args: readonly string[] = [], screen: { isTTY?: boolean } = {}) {
  terminal = realTerminal(root, screen);
  printed = 0;
  ended = runCommand(['watch', '--format', 'pdf', ...args], terminal);
  return nextRound();
}

/** Waits for the end of a round and returns what it printed. */
async function nextRound(): Promise<string> {
  for (let waited = 0; waited < 10_000; waited++) {
    const text = terminal.err().slice(printed);
    if (/Ctrl\+C stops\n$/.test(text)) {
      printed += text.length;
      return text;
    }
    await sleep(10);
  }
  throw new Error(`no round came to its end: ${terminal.err().slice(printed)}`);
}

const renamed = (project: Project, name: string): Project => ({ ...project, project: { ...project.project, name } });
const pdfOf = ({ project }: Project) => readFileSync(join(root, `output/${YEAR}/${project.code}.pdf`), 'latin1');

describe('raingan watch', () => {
  test('builds what is not built, then what a save touches and nothing else', async () => {
    const begun = await start();
    for (const project of [first, second]) expect(begun).toContain(`built ${dataFile(project)}`);
    const [one, two] = [pdfOf(first), pdfOf(second)];
    writeProject(root, renamed(first, 'โครงการที่เปลี่ยนชื่อ'));
    const round = await nextRound();
    expect(round).toContain(`built ${dataFile(first)}`);
    expect(round).not.toContain(dataFile(second));
    expect(pdfOf(first)).not.toBe(one);
    expect(pdfOf(second)).toBe(two);
  });

  test('a save by renaming over the file, as editors do', async () => {
    await start();
    for (const name of ['โครงการหนึ่ง', 'โครงการสอง']) {
      const beside = join(root, `data/${YEAR}/4913~`);
      writeFileSync(beside, projectYaml(renamed(first, name)));
      renameSync(beside, join(root, dataFile(first)));
      expect(await nextRound()).toContain(`built ${dataFile(first)}`);
    }
  });

  test('a burst of saves is one round', async () => {
    await start();
    for (let at = 0; at < 20; at++) writeProject(root, renamed(at % 2 ? first : second, `โครงการที่ ${at}`));
    const round = await nextRound();
    expect(round.match(/built data/g)).toHaveLength(2);
    writeProject(root, third);
    const next = await nextRound();
    expect(next.match(/built data/g)).toEqual(['built data']);
    expect(next).toContain(dataFile(third));
  });

  test.each(someOf([5, 25, 45, 55, 70], 2))(
    'a second save %i ms after the first is not missed',
    { tags: 'thorough' },
    async (gap) => {
      await start();
      writeProject(root, renamed(first, 'โครงการหนึ่ง'));
      await sleep(gap);
      writeProject(root, renamed(first, 'โครงการสอง'));
      const latest = createHash('sha256')
        .update(readFileSync(join(root, dataFile(first))))
        .digest('hex');
      const manifest = () => readFileSync(join(root, `output/${YEAR}/manifest.json`), 'utf8');
      await expect.poll(manifest, { timeout: 100_000 }).toContain(latest);
    },
  );

  test('survives a broken file and says when it is good again', async () => {
    await start();
    writeFileSync(join(root, dataFile(first)), 'project: {');
    const broken = await nextRound();
    expect(broken).toContain('E-YAML-SYNTAX');
    expect(broken).toContain(`not built ${dataFile(first)}`);
    writeProject(root, first);
    const mended = await nextRound();
    expect(mended).not.toContain('E-YAML-SYNTAX');
    expect(mended).toContain(`${dataFile(first)}: mended, no errors or warnings are left`);
  });

  test('says which of several findings are gone, at what o’clock, and which file to open', async () => {
    await start();
    const wrong = projectYaml(first)
      .replace(/progress: .*/, 'progress: 105')
      .replace(/planStatus: .*/, 'planStatus: "?"');
    writeFileSync(join(root, dataFile(first)), wrong);
    await nextRound();
    writeFileSync(join(root, dataFile(first)), wrong.replace('progress: 105', 'progress: 1'));
    const round = await nextRound();
    expect(round).toContain(`${dataFile(first)}: 1 mended, 1 left`);
    expect(round).toContain(`built ${dataFile(first)}, to be seen in output/${YEAR}/${first.project.code}.pdf`);
    expect(round).toMatch(/^\d\d:\d\d, watching 2 data files, Ctrl\+C stops$/m);
  });

  test('survives a deleted file, a deleted folder, and both coming back', async () => {
    await start();
    rmSync(join(root, dataFile(first)));
    expect(await nextRound()).toContain(`${dataFile(first)} is gone`);
    rmSync(join(root, 'data', String(YEAR)), { recursive: true });
    expect(await nextRound()).toContain(`${dataFile(second)} is gone`);
    mkdirSync(join(root, 'data', String(YEAR)));
    writeProject(root, renamed(second, 'โครงการที่กลับมา'));
    expect(await nextRound()).toContain(`built ${dataFile(second)}`);
    writeProject(root, renamed(second, 'โครงการที่กลับมาอีก'));
    expect(await nextRound()).toContain(`built ${dataFile(second)}`);
  });

  test('the folder that is watched may be moved away and come back, and another one may take its place', async () => {
    await start();
    renameSync(join(root, 'data'), join(root, 'elsewhere'));
    expect(await nextRound()).toContain('watching 0 data files');
    renameSync(join(root, 'elsewhere'), join(root, 'data'));
    expect(await nextRound()).toContain('watching 2 data files');
    cpSync(join(root, 'data'), join(root, 'copy'), { recursive: true });
    renameSync(join(root, 'data'), join(root, 'elsewhere'));
    renameSync(join(root, 'copy'), join(root, 'data'));
    await nextRound();
    const before = pdfOf(first);
    writeProject(root, renamed(first, 'โครงการที่เปลี่ยนชื่อ'));
    while (pdfOf(first) === before) await nextRound();
  });

  test('a new file is built, also in a new folder', async () => {
    await start(['data']);
    writeProject(root, third);
    expect(await nextRound()).toContain(`built ${dataFile(third)}`);
    mkdirSync(join(root, 'data/2565/deep'), { recursive: true });
    await sleep(100);
    const { code } = third.project;
    const next = { ...third, project: { ...third.project, code: `${code}0`, fiscalYear: 2565 } };
    writeFileSync(join(root, `data/2565/deep/${code}0.yaml`), projectYaml(next));
    expect(await nextRound()).toContain(`built data/2565/deep/${code}0.yaml`);
  });

  test('a second file of the same code stops both', async () => {
    await start();
    mkdirSync(join(root, `data/${YEAR}/again`));
    writeFileSync(join(root, `data/${YEAR}/again/${first.project.code}.yaml`), projectYaml(first));
    const round = await nextRound();
    expect(round.match(/E-CODE-DUPLICATE/g)).toHaveLength(2);
  });

  test('a changed template rebuilds all; a broken one is explained, and a mended one builds again', async () => {
    cpSync(join(PACKAGE_ROOT, 'templates/progress-report'), join(root, 'form'), { recursive: true });
    await start(['--template', 'form']);
    const header = join(root, 'form/partials/header.hbs');
    const text = readFileSync(header, 'utf8');
    writeFileSync(header, text.replace('****', '{{projct.name}}'));
    expect(await nextRound()).toContain('E-TEMPLATE-NAME');
    const before = pdfOf(first);
    writeFileSync(header, text.replace('****', '++++'));
    const round = await nextRound();
    for (const project of [first, second]) expect(round).toContain(`built ${dataFile(project)}`);
    expect(pdfOf(first)).not.toBe(before);
  });

  test('a warning of raingan.yaml is reported once, and again when the file is saved', async () => {
    const settings = join(root, 'raingan.yaml');
    writeFileSync(settings, 'lateStatuses: [ช้า]\n');
    const warning = /raingan\.yaml:1:16: \S+ W-STATUS-UNKNOWN/g;
    expect((await start()).match(warning)).toHaveLength(1);
    writeFileSync(settings, 'lateStatuses: [ช้า] # ยังผิด\n');
    expect((await nextRound()).match(warning)).toHaveLength(1);
  });

  test('on a terminal, the screen is cleared and shows all that is wrong now', async () => {
    await start([], { isTTY: true });
    writeFileSync(join(root, dataFile(first)), 'project: {');
    await nextRound();
    writeFileSync(join(root, dataFile(second)), 'project: [');
    const both = await nextRound();
    expect(both.startsWith('\x1b[2J')).toBe(true);
    expect(both).toContain(dataFile(first));
    expect(both).toContain(dataFile(second));
    writeProject(root, first);
    const one = await nextRound();
    expect(one.match(/E-YAML-SYNTAX/g)).toHaveLength(1);
  });

  test('other lines than a terminal get no control characters', async () => {
    expect(await start()).not.toContain('\x1b');
  });
});
