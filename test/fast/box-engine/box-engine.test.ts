import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxEngine } from '../../../src/fast/box-engine/box-engine.ts';
import { createWorkspace } from '../../../src/host/node-workspace.ts';
import { toDefinition } from '../../../src/layout/definition/definition.ts';
import type { Definition, PlacedBoxes } from '../../../src/layout/galley.ts';
import { layOut } from '../../../src/layout/lay-out.ts';
import { runPdfmake } from '../../../src/layout/pdfmake/engine.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Project } from '../../../src/model/project.ts';
import { writePdf } from '../../../src/pdf/write-pdf.ts';
import { documentDate } from '../../../src/project/document-date.ts';
import { loadResources } from '../../../src/resources.ts';
import { compose } from '../../../src/template/compose.ts';
import {
  define,
  definitions,
  definitionWidth,
  type MakeNode,
  paragraph,
  stack,
  table,
} from '../../layout/definitions.ts';
import { makeProject, times } from '../../support/projects.ts';
import { parseSeed, readSeed } from '../../support/seed.ts';
import { namedCases } from '../../support/special-projects.ts';

describe('the box engine places every line and row where pdfmake does, to the last bit', () => {
  it.each(Object.entries(namedCases))('in %s', (_, make) => expectSamePlaces(make()));

  it('in the printed form', () => expectSamePlaces(parseSeed(readSeed())));

  it('in made-up projects', () => {
    for (const seed of times(25, (index) => index + 1)) expectSamePlaces(makeProject(seed));
  });

  it('in any stack, columns and table with spans', () => {
    fc.assert(
      fc.property(definitions, (make) => {
        const fast = boxEngine(define(make), { left: 85.1, top: 0, width: definitionWidth });
        expect(fast).toBeDefined();
        expect(placesOf(fast!)).toEqual(
          placesOf(runPdfmake(define(make), { left: 85.1, top: 0, width: definitionWidth })),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('in columns narrower than their margins', () => {
    const make = columns(paragraph(0, 1, [300, 0, 0, 0], {}, 0), paragraph(1, 2, [10, 0, 5, 0], {}, 0));
    expect(placesOf(boxEngine(define(make), { left: 0, top: 0, width: 400 })!)).toEqual(
      placesOf(runPdfmake(define(make), { left: 0, top: 0, width: 400 })),
    );
  });
});

describe('a PDF has the same bytes', () => {
  it.each([
    ['of the printed form', () => [parseSeed(readSeed())]],
    ['of special cases', () => Object.values(namedCases).map((make) => make())],
    ['of made-up projects', () => times(25, (index) => makeProject(index + 1))],
  ])('%s', async (_, projects) => {
    for (const project of projects()) {
      const document = composed(project);
      const fast = await layOut(document, resources);
      const plain = await layOut(document, { ...resources, boxEngine: undefined });
      expect(Buffer.from(writePdf(document, plain, making)).equals(writePdf(document, fast, making))).toBe(true);
    }
  });
});

describe('the box engine gives up, with the definition as it was', () => {
  const picture = { width: 10, height: 10 };
  it.each<[string, MakeNode]>([
    ['at an image', () => ({ image: 'logo.png', ...picture })],
    ['at an SVG', () => ({ svg: '<svg/>', ...picture })],
    ['at a QR code', () => ({ qr: 'text' })],
    ['at a key it does not read', () => ({ text: 'text', style: 'small' }) as never],
    ['at a table in columns', columns(table([[{ content: [] }]], [100]))],
  ])('%s', (_, odd) => {
    const make = stack(paragraph(0, 1), table([[{ content: [paragraph(1, 1), odd] }]], [100]));
    const definition = define(make);
    expect(boxEngine(definition, { left: 0, top: 0, width: 400 })).toBeUndefined();
    expect(JSON.stringify(definition.content)).toBe(JSON.stringify(define(make).content));
  });
});

function columns(...nodes: readonly MakeNode[]): MakeNode {
  return (parts) => ({ columns: nodes.map((make) => Object.assign(make(parts), { width: '*' })), columnGap: 0 });
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const resources = (await loadResources(createWorkspace({ root, packageRoot: root }), { formats: ['pdf'] })).value!;
const width = 453.54;

const making = { attachments: [], dataDigest: '0'.repeat(64), toolVersion: '0' };

function composed(project: Project): Document {
  const extras = { digest: '0'.repeat(64), date: documentDate(project), draft: project.draft };
  return compose(project, resources.template, extras).value!;
}

function expectSamePlaces(project: Project): void {
  const { header, body, footer, styles } = composed(project);
  for (const blocks of [header, body, footer]) {
    const make = (): Definition => toDefinition(blocks, width, { styles, resources });
    expect(placesOf(boxEngine(make(), { left: 85.04, top: 0, width })!)).toEqual(
      placesOf(runPdfmake(make(), { left: 85.04, top: 0, width })),
    );
  }
}

/** Everything that is placed. */
function placesOf({ lines, tables }: PlacedBoxes) {
  return {
    lines: lines.map(({ leaf, boxes, ...place }) => ({
      ...place,
      block: leaf.block,
      part: leaf.part,
      boxes: boxes.length,
    })),
    tables: tables.map(({ source, ...place }) => ({ ...place, ids: source.rows.map(({ id }) => id) })),
  };
}
