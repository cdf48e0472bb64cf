import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import type { Project } from '../../src/model/project.ts';
import { buildSummary } from '../../src/summary/build-summary.ts';
import { openChecked } from '../pdf/support/checked-pdf.ts';
import { checks } from '../pdf/support/checks.ts';
import { spokenText } from '../pdf/support/spoken-text.ts';
import { drawnMarks } from '../support/drawn-marks.ts';
import { expectNone } from '../support/expectations.ts';
import { goldenPage } from '../support/lines.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { readWithPdfjs } from '../support/pdfjs.ts';
import { encodePicture } from '../support/picture.ts';
import { expectPicture, expectReference } from '../support/references.ts';
import { realTerminal } from './real-terminal.ts';
import { folderWith, YEAR, yearProjects } from './year-projects.ts';

/** Ten projects: an agency without any budget, an amount of 0.10 baht, one that spent more than it received. */
function unusualYear(): Project[] {
  const projects = yearProjects(10);
  const poor = projects[0]!.organization.path[0];
  return projects.map((project, index) => {
    const [received, spent] = budgetOf(project, index);
    const budget = { ...project.project.budget, received, spent };
    return { ...project, project: { ...project.project, budget } };
  });

  function budgetOf({ organization, project }: Project, index: number): [number, number] {
    if (organization.path[0] === poor) return [0, 0];
    if (index === 1) return [10, 0];
    if (index === 2) return [project.budget.received, project.budget.received + 123_45];
    return [project.budget.received, project.budget.spent];
  }
}

async function summaryOf(terminal: ReturnType<typeof realTerminal>, root: string): Promise<Uint8Array> {
  expect(await runCommand(['summary', '--year', String(YEAR), '--format', 'pdf'], terminal)).toBe(0);
  return readFileSync(join(root, `output/${YEAR}/summary-${YEAR}.pdf`));
}

/** The command writes none for a year without projects; a program may. */
async function emptySummary({ workspace }: ReturnType<typeof realTerminal>): Promise<Uint8Array> {
  const template = join(workspace.packageRoot, 'templates', 'fiscal-year-summary');
  const { value } = await buildSummary(workspace, [], { formats: ['pdf'], fiscalYear: YEAR, template });
  return value!.outputs[0]!.bytes;
}

describe.each([
  ['summary', unusualYear()],
  ['empty-summary', []],
])('%s', (name, projects) => {
  let bytes: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    const root = folderWith(projects);
    mkdirSync(join(root, 'data', String(YEAR)), { recursive: true });
    const terminal = realTerminal(root);
    bytes = projects.length === 0 ? await emptySummary(terminal) : await summaryOf(terminal, root);
  });

  test('has every line where it was', async () => {
    const pages = await readWithPdfium(bytes, (all) => all.map(goldenPage));
    pages.forEach((text, index) => {
      expectReference(`${name}-page-${index + 1}.txt`, text);
    });
  });

  test('has every rule where it was', () => {
    const pdf = readPdfObjects(bytes);
    const pages = pdf.pages.map((page, index) => `page ${index + 1}\n${drawnMarks(pdf, page)}`);
    expectReference(`marks-${name}.txt`, pages.join('\n'));
  });

  test('looks as it did', async () => {
    const pictures = await readWithPdfium(bytes, (pages) => pages.map((page) => encodePicture(page.render(72))));
    pictures.forEach((png, index) => {
      expectPicture(`${name}-page-${index + 1}.png`, png);
    });
  });

  test('has the tags and is heard as it was', async () => {
    const { pages } = await readWithPdfjs(bytes);
    expectReference(
      `tags-${name}.txt`,
      pages.map(({ number, structure }) => `page ${number}\n${structure}`).join('\n'),
    );
    expectReference(`spoken-${name}.txt`, spokenText(readPdfObjects(bytes)));
  });

  test('is what screen readers need', () => {
    const checked = openChecked(bytes, '');
    for (const check of [checks.content, checks.parentTree, checks.structure, checks.navigation, checks.fonts]) {
      expectNone(check(checked), 'the summary is what archives and screen readers need');
    }
  });
});
