import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import docMeasure from 'pdfmake/js/DocMeasure.js';
import layoutBuilder, { type EngineRow } from 'pdfmake/js/LayoutBuilder.js';
import line from 'pdfmake/js/Line.js';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../../src/host/node-workspace.ts';
import { toDefinition } from '../../../src/layout/definition/definition.ts';
import type { Leaf } from '../../../src/layout/galley.ts';
import type { DefinitionNode, PictureNode } from '../../../src/layout/pdfmake/definition-node.ts';
import { runPdfmake } from '../../../src/layout/pdfmake/engine.ts';
import type { Style } from '../../../src/model/document.ts';
import { loadResources } from '../../../src/resources.ts';
import { compose } from '../../../src/template/compose.ts';
import { readWithPdfjs } from '../../support/pdfjs.ts';
import { parseSeed, readSeed } from '../../support/seed.ts';
import { define, type MakeNode, paragraph, stack, table } from '../definitions.ts';

describe("pdfmake's engine on measured texts", () => {
  it('stacks paragraphs with their margins, line by line at the fixed pitch', () => {
    const { lines } = run(stack(paragraph(0, 3, [0, 5, 0, 7]), paragraph(1, 1, [30, 0, 0, 0])), 85);
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
    const { lines } = run(stack(right, center, indented));
    expect(lines.map(({ x }) => x)).toEqual([300, 150, 36, 0]);
  });

  it('places cells side by side and reports each row with its padding', () => {
    const cells = [
      [{ content: [paragraph(0, 1)] }, { content: [paragraph(1, 3)] }],
      [{ content: [paragraph(2, 1)] }, { content: [paragraph(3, 1)] }],
    ];
    const { lines, tables } = run(table(cells, [100, 200]), 50);
    expect(lines.map(({ leaf, x, top }) => [leaf.block, x, top])).toEqual([
      [0, 50, 2],
      [1, 156, 2],
      [1, 156, 22],
      [1, 156, 42],
      [2, 50, 66],
      [3, 156, 66],
    ]);
    expect(tables).toMatchObject([
      {
        left: 50,
        right: 450,
        rows: [
          { top: 0, bottom: 64 },
          { top: 64, bottom: 88 },
        ],
      },
    ]);
  });

  it('sets a cell over two columns and one over two rows', () => {
    const cells = [
      [
        { content: [paragraph(0, 4)], rowspan: 2 },
        { content: [paragraph(1, 1)], colspan: 2 },
      ],
      [{ content: [paragraph(2, 1)] }, { content: [paragraph(3, 2)] }],
      [{ content: [paragraph(4, 1)], colspan: 3 }],
    ];
    const { lines, tables } = run(table(cells, [100, 120, 140]));
    const firsts = lines.filter(({ index }) => index === 0);
    expect(firsts.map(({ leaf, x, top, measure }) => [leaf.block, x, top, measure])).toEqual([
      [0, 0, 2, 100],
      [1, 106, 2, 266],
      [2, 106, 26, 120],
      [3, 232, 26, 140],
      [4, 0, 86, 372],
    ]);
    // The second row is as high as the first cell needs.
    expect(tables[0]!.rows).toEqual([
      { top: 0, bottom: 24 },
      { top: 24, bottom: 84 },
      { top: 84, bottom: 108 },
    ]);
  });

  it('places images, SVG and QR codes as boxes of their size', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"></svg>';
    const { lines } = run(
      stack(
        picture(0, { image: 'logo.png', width: 60 }),
        picture(1, { svg, alignment: 'right' }),
        picture(2, { qr: 'https://example.go.th/21000000-3230', fit: 100, margin: [10, 5, 0, 5] }),
        paragraph(3, 1),
      ),
    );
    expect(lines.map(({ leaf, x, top, pictureWidth, height }) => [leaf.block, x, top, pictureWidth, height])).toEqual([
      [0, 0, 0, 60, 30],
      [1, 360, 30, 40, 20],
      // Whole points for each of the code's 29 modules.
      [2, 10, 55, 87, 87],
      [3, 0, 147, undefined, 20],
    ]);
  });
});

describe('a document definition', () => {
  it('is one that pdfmake itself prints', async () => {
    const extras = { digest: '0'.repeat(64), date: '2020-09-30', draft: false } as const;
    const { body, styles } = compose(parseSeed(readSeed()), resources.template, extras).value!;
    const { content, leaves } = toDefinition(body, 453.54, { styles, resources });
    const expected = figures([...leaves.keys()].map((node) => ('text' in node ? node.text : '')).join(' '));

    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy(() => true);
    pdfmake.setFonts({ Sarabun: { normal: `${root}fonts/sarabun/Sarabun-Regular.ttf` } });
    const printed = await pdfmake.createPdf({ content, defaultStyle: { font: 'Sarabun', fontSize: 11 } }).getBuffer();
    const { pages } = await readWithPdfjs(printed);
    expect(figures(pages.flatMap(({ items }) => items.map(({ text }) => text)).join(''))).toEqual(expected);
  });
});

// What the adapter needs below pdfmake's public API. Red here after an update means: read the adapter again.
describe('pdfmake', () => {
  it('is the version that the hooks were read in', () => {
    const { version } = JSON.parse(readFileSync(`${root}node_modules/pdfmake/package.json`, 'utf8')) as {
      version: string;
    };
    expect(version).toBe('0.3.11');
  });

  it.each([
    [layoutBuilder, ['layoutDocument', 'tryLayoutDocument', 'processNode', 'processRow', 'buildNextLine']],
    [docMeasure, ['measureLeaf', 'measureImage', 'measureImageWithDimensions']],
    [line, ['getHeight', 'getWidth']],
  ])('has the methods that the adapter overrides or calls', (module, methods) => {
    for (const method of methods) expect(module.default.prototype).toHaveProperty(method);
  });

  it('sets each node by processNode, each row by processRow, and builds the lines of a text until there are no more', () => {
    const calls: string[] = [];
    class Recorder extends layoutBuilder.default {
      protected override processNode(node: object, isCell?: boolean) {
        const { x, y, availableWidth } = this.writer.context();
        calls.push(`node ${Object.keys(node)[0]} at ${x} ${y}, ${availableWidth} wide`);
        super.processNode(node, isCell);
      }
      protected override processRow(row: EngineRow) {
        calls.push(`row ${row.rowIndex} of ${row.tableNode === content.stack[1] ? 'the table' : 'columns'}`);
        return super.processRow(row);
      }
      protected override buildNextLine() {
        const lines = calls.filter((call) => call === 'line').length;
        calls.push('line');
        return lines === 1 ? null : Object.assign(new line.default(50), { getHeight: () => 7 });
      }
      protected override tryLayoutDocument(...parts: Parameters<Recorder['layoutDocument']>) {
        expect(this.docMeasure).toBeInstanceOf(docMeasure.default);
        this.docMeasure = new TextsOfNoWidth(
          ...(parts.slice(1, 4) as [object, object, object]),
          this.svgMeasure,
          this.tableLayouts,
        );
        return super.tryLayoutDocument(...parts);
      }
    }
    class TextsOfNoWidth extends docMeasure.default {
      protected override measureLeaf(node: object) {
        return Object.assign(node, { _minWidth: 0, _maxWidth: 0 });
      }
    }
    const cell: DefinitionNode = { stack: [], margin: [3, 0, 0, 0] };
    const layout = { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 1, paddingRight: () => 0 };
    const content = {
      stack: [
        { text: 'text', margin: [2, 4, 0, 0] },
        {
          table: { widths: [100], body: [[cell]] },
          layout: { ...layout, paddingTop: () => 5, paddingBottom: () => 6 },
        },
        { columns: [{ stack: [], width: 30 }], columnGap: 0 },
      ],
    } as const;
    new Recorder({ width: 20, height: 1e8 }, { left: 20, right: -300, top: 0, bottom: 0 }, {}).layoutDocument(
      content,
      {},
      {},
      {},
    );
    expect(calls).toEqual([
      'node stack at 20 0, 300 wide',
      'node text at 20 0, 300 wide',
      'line',
      'line',
      'node table at 20 11, 300 wide',
      'row 0 of the table',
      'node stack at 21 16, 100 wide',
      'node columns at 20 22, 300 wide',
      'row undefined of columns',
      'node stack at 20 22, 30 wide',
    ]);
  });
});

const root = fileURLToPath(new URL('../../../', import.meta.url));
const resources = (await loadResources(createWorkspace({ root, packageRoot: root }), { formats: ['pdf'] })).value!;

const run = (make: MakeNode, left = 0) => runPdfmake(define(make), { left, top: 0, width: 400 });

function picture(block: number, node: PictureNode): MakeNode {
  const leaf: Leaf = {
    block,
    part: 'content',
    style: { indent: 0 } as Style,
    boxes: [],
    imageSize: { width: 120, height: 60 },
  };
  return ({ leaves }) => {
    leaves.set(node, leaf);
    return node;
  };
}

/** Numbers and Latin letters: those of Thai come out of pdfmake's own PDF in another order. */
function figures(text: string): readonly string[] {
  return text.match(/[0-9A-Za-z]/g) ?? [];
}
