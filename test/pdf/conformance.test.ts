import { expect, test } from 'vitest';
import { buildPdf } from '../support/build.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { readSeed } from '../support/seed.ts';
import { namedCases } from '../support/special-projects.ts';
import { openChecked } from './support/checked-pdf.ts';
import { allFaults } from './support/checks.ts';

const documents = [
  ['seed', readSeed] as const,
  ...Object.entries(namedCases).map(([name, make]) => [name, () => projectYaml(make())] as const),
];

test.each(documents)('%s is what archives and screen readers need', async (_, write) => {
  const yaml = write();
  const { bytes } = await buildPdf(yaml);
  expect(allFaults(openChecked(bytes, yaml))).toEqual({});
});
