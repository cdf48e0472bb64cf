import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import layoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import line from 'pdfmake/js/Line.js';
import textInlines from 'pdfmake/js/TextInlines.js';
import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../src/host/node-workspace.ts';
import { toDefinition } from '../../src/layout/definition.ts';
import { type DefinitionNode, type EngineResult, runEngine } from '../../src/layout/engine.ts';
import type { Project } from '../../src/model/project.ts';
import { documentDate } from '../../src/project/document-date.ts';
import { openResources } from '../../src/resources.ts';
import { compose } from '../../src/template/compose.ts';
import { makeProject, times } from '../support/projects.ts';
import { parseSeed, readSeed } from '../support/seed.ts';
import { namedCases } from '../support/special-projects.ts';
import { DEFINITION_WIDTH, definitions, paragraph, table } from './definitions.ts';
import { runPdfmake } from './pdfmake-engine.ts';

describe('the engine', () => {
  it('stacks paragraphs with their margins, line by line at the fixed pitch', () => {
    const { lines } = runEngine({ stack: [paragraph(0, 3, [0, 5, 0, 7]), paragraph(1, 1, [30, 0, 0, 0])] }, 85, 400);
    expect(lines.map(({ leaf, index, x, top }) => [leaf.block, index, x, top])).toEqual([
      [0, 0, 85, 5],
      [0, 1, 85, 25],
      [0, 2, 85, 45],
      [1, 0, 115, 72],
    ]);
  });

  it('aligns lines and indents the first one', () => {
    const right = paragraph(0, 1, [0, 0, 0, 0], { align: 'right' });
    const center = paragraph(1, 1, [0, 0, 0, 0], { align: 'center' });
    const indented = paragraph(2, 2, [0, 0, 0, 0], { firstLineIndent: 36 });
    const { lines } = runEngine({ stack: [right, center, indented] }, 0, 400);
    expect(lines.map(({ x }) => x)).toEqual([300, 150, 36, 0]);
  });

  it('places cells side by side and records each row with its padding', () => {
    const cells = [
      [[paragraph(0, 1)], [paragraph(1, 3)]],
      [[paragraph(2, 1)], [paragraph(3, 1)]],
    ];
    const { lines, rows } = runEngine(table(cells, [100, 200]), 50, 400);
    expect(lines.map(({ leaf, x, top }) => [leaf.block, x, top])).toEqual([
      [0, 50, 2],
      [1, 156, 2],
      [1, 156, 22],
      [1, 156, 42],
      [2, 50, 66],
      [3, 156, 66],
    ]);
    expect(rows.map(({ left, right, top, bottom }) => [left, right, top, bottom])).toEqual([
      [50, 450, 0, 64],
      [50, 450, 64, 88],
    ]);
    expect(rows[1]!.head).toBe(rows[0]);
  });
});

describe('the engine places every line and row where pdfmake does', () => {
  it.each(Object.entries(namedCases))('in %s', (_, make) => expectSamePlaces(make()));

  it('in the printed form', () => expectSamePlaces(parseSeed(readSeed())));

  it('in made-up projects', () => {
    for (const seed of times(25, (index) => index + 1)) expectSamePlaces(makeProject(seed));
  });

  it('in any stack, columns and table', () => {
    fc.assert(
      fc.property(definitions, (make) => {
        const [own, reference] = [runEngine, runPdfmake].map((run) => placesOf(run(make(), 85, DEFINITION_WIDTH)));
        expect(own).toEqual(reference);
      }),
    );
  });
});

// What test/layout/pdfmake-engine.ts needs below pdfmake's public API. Red here after an update means: read it again.
describe('pdfmake', () => {
  it('is the version the hooks were read in', () => {
    const { version } = JSON.parse(readFileSync('node_modules/pdfmake/package.json', 'utf8')) as { version: string };
    expect(version).toBe('0.3.11');
  });

  it('has the hooks', () => {
    for (const method of ['layoutDocument', 'tryLayoutDocument', 'buildNextLine', 'processRow', 'processLeaf']) {
      expect(layoutBuilder.default.prototype).toHaveProperty(method);
    }
    expect(textInlines.default.prototype).toHaveProperty('buildInlines');
    expect(line.default.prototype).toHaveProperty('getHeight');
    expect(line.default.prototype).toHaveProperty('getWidth');
  });
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const resources = (await openResources(openWorkspace({ root, packageRoot: root }), { formats: ['pdf'] })).value!;
const WIDTH = 453;

function expectSamePlaces(project: Project): void {
  const extras = { digest: '0'.repeat(64), date: documentDate(project), draft: false };
  const { header, body, footer, styles } = compose(project, resources.template, extras).value!;
  for (const blocks of [header, body, footer]) {
    // pdfmake uses its definition up.
    const make = (): DefinitionNode => toDefinition(blocks, WIDTH, { styles, resources });
    expect(placesOf(runEngine(make(), 85, WIDTH))).toEqual(placesOf(runPdfmake(make(), 85, WIDTH)));
  }
}

/** Everything that is placed, to a millionth of a point: pdfmake adds in another order. */
function placesOf({ lines, rows }: EngineResult) {
  const round = (value: number) => Math.round(value * 1e6) / 1e6 + 0;
  return {
    lines: lines.map(({ leaf, index, boxes, x, top, measure }) => [
      leaf.block,
      leaf.part,
      index,
      boxes.length,
      ...[x, top, measure].map(round),
    ]),
    rows: rows.map(({ row, left, right, top, bottom, head }) => [
      row.id,
      head?.row.id,
      ...[left, right, top, bottom].map(round),
    ]),
  };
}
