import { describe, expect, test } from 'vitest';
import { pdfEditions } from '../../src/model/pdf-edition.ts';
import { buildPdf } from '../support/build.ts';
import { expectNone } from '../support/expectations.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { readSeed } from '../support/seed.ts';
import { namedCases } from '../support/special-projects.ts';
import { someOf } from '../support/thorough.ts';
import { openChecked } from './support/checked-pdf.ts';
import { allFaults } from './support/checks.ts';

const documents = [
  ['seed', readSeed] as const,
  ...Object.entries(namedCases).map(([name, make]) => [name, () => projectYaml(make())] as const),
];

describe.each(pdfEditions)('PDF %s', (pdf) => {
  // The editions differ in a few objects: of the second, every third document in `npm test`.
  const some = pdf === '1.7' ? documents : someOf(documents, 3);
  test.each(some)('%s is what archives and screen readers need', { tags: 'thorough' }, async (name, write) => {
    const yaml = write();
    const { bytes } = await buildPdf(yaml, { pdf });
    const checked = openChecked(bytes, yaml);
    expect(checked.edition).toBe(pdf);
    expectNone(allFaults(checked), `${name} is what archives and screen readers need`);
  });
});

test('both editions show the same', async () => {
  const contents = await Promise.all(
    pdfEditions.map(async (pdf) => {
      const checked = openChecked((await buildPdf(readSeed(), { pdf })).bytes, readSeed());
      return checked.pdf.pages.map((page) => Buffer.from(checked.pdf.decode(checked.pdf.get(page, 'Contents'))));
    }),
  );
  expect(contents[1]).toEqual(contents[0]);
});
