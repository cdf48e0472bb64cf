// The reports all engines set: made up by the tests' seeded generator, four pages each, every one with its own text.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createJiti } from 'jiti';

/** Where files are written: a disk, to which raingan syncs each file, has a speed of its own. */
export const memory = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

/** A report as the printed form has it: 11 entries, about 5,900 characters. */
export const reportSize = { paragraphs: 2, sentencesPerParagraph: 6, reports: 11, sentencesPerReport: 3 };

/**
 * Writes `count` reports to a temporary folder, once as raingan's YAML and once as JSON whose dates and money are
 * already text (so that the peers' templates have nothing to compute); `pagesOf` says which are four pages long.
 */
export async function writeDocuments(count, pagesOf, { shuffle = false } = {}) {
  const { makeProject, projectYaml } = await loadGenerator();
  const folder = mkdtempSync(path.join(memory, 'raingan-bench-'));
  mkdirSync(path.join(folder, 'data'));
  const documents = [];
  for (let seed = 1; documents.length < count; seed++) {
    const made = makeProject(seed, reportSize);
    const project = shuffle ? shuffled(made, seed) : made;
    const yaml = Buffer.from(projectYaml(project));
    const { code } = project.project;
    const file = path.join(folder, 'data', `${code}.yaml`);
    if ((await pagesOf({ file, bytes: yaml })) !== 4) continue;
    writeFileSync(file, yaml);
    const json = JSON.stringify(printed(project));
    writeFileSync(path.join(folder, 'data', `${code}.json`), json);
    documents.push({ code, file, bytes: yaml, json, characters: charactersOf(project) });
  }
  return { folder, documents };
}

/** Gives the function that makes a data file from a seed and a size, without printing it anywhere. */
export async function generator() {
  const { makeProject, projectYaml } = await loadGenerator();
  return (seed, size) => {
    const project = makeProject(seed, size);
    const { code } = project.project;
    return { code, file: `${code}.yaml`, bytes: Buffer.from(projectYaml(project)) };
  };
}

async function loadGenerator() {
  const jiti = createJiti(import.meta.url);
  const { makeProject } = await jiti.import('../test/support/projects.ts');
  const { projectYaml } = await jiti.import('../test/support/project-yaml.ts');
  return { makeProject, projectYaml };
}

const wordSegmenter = new Intl.Segmenter('th', { granularity: 'word' });

/** The words of each phrase in an order of its own: otherwise the generator's phrases would come back in every report. */
function shuffled(project, seed) {
  let state = seed;
  const random = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % limit;
  };
  const shuffle = (text) =>
    text
      .split(' ')
      .map((phrase) => {
        const words = Array.from(wordSegmenter.segment(phrase), ({ segment }) => segment);
        for (let at = words.length - 1; at > 0; at--) {
          const other = random(at + 1);
          [words[at], words[other]] = [words[other], words[at]];
        }
        return words.join('');
      })
      .join(' ');
  const reports = project.reports.map((report) => ({ ...report, narrative: shuffle(report.narrative) }));
  return { ...project, rationale: project.rationale.map(shuffle), reports };
}

function printed({ project, reports, ...rest }) {
  const date = (iso) => iso && `${iso.slice(8)}/${iso.slice(5, 7)}/${Number(iso.slice(0, 4)) + 543}`;
  const baht = (satang) =>
    (satang / 100).toLocaleString('en-US', { minimumFractionDigits: satang % 100 === 0 ? 0 : 2 });
  const { startDate, endDate, budget } = project;
  return {
    ...rest,
    project: {
      ...project,
      startDate: date(startDate),
      endDate: date(endDate),
      budget: { received: baht(budget.received), spent: baht(budget.spent) },
    },
    reports: reports.map((report) => ({
      ...report,
      date: date(report.date),
      progress: (report.progress / 100).toFixed(2),
      disbursed: baht(report.disbursed),
    })),
  };
}

const charactersOf = ({ rationale, objectives, targets, reports }) =>
  [...rationale, ...objectives, ...targets, ...reports.map(({ narrative }) => narrative)].join('').length;
