import { expect, test } from 'vitest';
import { withoutExpansions } from '../../src/docx/leaf.ts';
import { writeReport } from '../../src/docx/write-report.ts';
import { layOut } from '../../src/layout/lay-out.ts';
import type { Block, Document, Inline } from '../../src/model/document.ts';
import type { Page } from '../../src/model/page.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { readSeed } from '../support/seed.ts';
import { writerInputs } from './support/writer-inputs.ts';

const documents: readonly (readonly [string, string])[] = [
  ['seed', readSeed()],
  ...[1, 2, 3, 4].map((seed) => [`project ${seed}`, projectYaml(makeProject(seed))] as const),
];

test.each(documents)('what abbreviations mean moves nothing in %s', async (_, yaml) => {
  const { document, pages, resources } = await writerInputs(yaml);
  const plain = stripped(document);
  expect(JSON.stringify(plain)).not.toBe(JSON.stringify(document));
  const plainPages = await layOut(plain, resources);
  expect(places(pages)).toEqual(places(plainPages));
  const docx = (inputs: [Document, readonly Page[]]) => Buffer.from(writeReport(...inputs, resources));
  expect(docx([document, pages]).equals(docx([plain, plainPages]))).toBe(true);
});

/** Where each character stands, to a thousandth of a point. */
function places(pages: readonly Page[]): string[][] {
  return pages.map(({ lines }) =>
    lines.flatMap(({ baseline, runs }) =>
      runs.flatMap(({ x, face, fontSize, words }) => {
        let pen = x;
        return words.flatMap(({ slots }) =>
          Array.from(slots, (id) => {
            const { character, advance } = face.slot(id);
            const place = `${pen.toFixed(3)} ${baseline.toFixed(3)} ${face.key} ${character}`;
            pen += (advance * fontSize) / face.unitsPerEm;
            return place;
          }),
        );
      }),
    ),
  );
}

/** The same document with every leaf's abbreviations as plain text. */
function stripped(document: Document): Document {
  const part = (blocks: readonly Block[]) =>
    JSON.parse(JSON.stringify(blocks), (_, value: unknown) =>
      Array.isArray(value) ? withoutExpansions(value as Inline[]) : value,
    ) as Block[];
  return { ...document, header: part(document.header), body: part(document.body), footer: part(document.footer) };
}
