import { expect, test } from 'vitest';
import { buildPdf } from '../support/build.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { readWithPdfjs } from '../support/pdfjs.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { expectReference } from '../support/references.ts';
import { readSeed } from '../support/seed.ts';
import { draft, noReports, severalTargets, tallEntry } from '../support/special-projects.ts';
import { spokenText } from './support/spoken-text.ts';

/** Reports that together show every structure type the form uses; read them as someone hears them. */
const documents: readonly (readonly [string, () => string])[] = [
  ['seed', readSeed],
  ['no-reports', () => projectYaml(noReports())],
  ['several-targets', () => projectYaml(severalTargets())],
  ['tall-entry', () => projectYaml(tallEntry())],
  ['draft', () => projectYaml(draft())],
];

test.each(documents)('the tags of %s, page by page as pdf.js reads them', async (name, write) => {
  const { bytes } = await buildPdf(write());
  const { pages } = await readWithPdfjs(bytes);
  const text = pages.map(({ number, structure }) => `page ${number}\n${withoutShells(structure)}`).join('\n');
  expect(text).not.toContain('""');
  expectReference(`tags-${name}.txt`, text);
});

test.each(documents)('%s, as someone hears it', async (name, write) => {
  const { bytes } = await buildPdf(write());
  expectReference(`spoken-${name}.txt`, spokenText(readPdfObjects(bytes)));
});

/** pdf.js shows a whole table on each of its pages; rows without content on the page are left out. */
function withoutShells(structure: string): string {
  const kept: string[] = [];
  for (const line of structure.trimEnd().split('\n').reverse()) {
    const holdsSomething = depth(kept.at(-1) ?? '') > depth(line);
    if (holdsSomething || line.trimStart().startsWith('"')) kept.push(line);
  }
  return `${kept.reverse().join('\n')}\n`;
}

const depth = (line: string) => line.length - line.trimStart().length;
