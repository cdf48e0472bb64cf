import pdfmake from 'pdfmake';
import { describe, expect, test } from 'vitest';
import { shapeInk } from '../../../../src/docx/figure/ink.ts';
import { rasterise } from '../../../../src/docx/figure/rasterise.ts';
import { PictureProblem } from '../../../../src/template/pictures/picture.ts';
import { readSvg } from '../../../../src/template/pictures/svg/read-svg.ts';
import { effortOf } from '../../../support/effort.ts';
import { readWithPdfium } from '../../../support/pdfium.ts';
import { cut, drawnByPdfium, figureOf, pageWith } from '../support.ts';

const svg = (inside: string, attributes = 'viewBox="0 0 100 100" width="200" height="200"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

const drawings: Readonly<Record<string, string>> = {
  'basic shapes': svg(
    '<rect x="5" y="5" width="40" height="30" rx="6" fill="teal"/><circle cx="70" cy="25" r="18" fill="#c00"/>' +
      '<ellipse cx="25" cy="70" rx="20" ry="10" fill="rgb(20,90,200)"/>' +
      '<polygon points="60,60 95,60 78,92" fill="orange"/><rect x="50" y="45" width="50%" height="4%" fill="#0a0"/>',
  ),
  curves: svg(
    '<path fill="#1f4e79" d="M10 50 C10 10 40 10 50 50 S90 90 90 50 Q95 95 50 90 T10 50Z"/>' +
      '<path fill="#c9a227" d="m20,80a15,8 30 1 0 20-5l-4 12h-6v-8z"/>',
  ),
  'rules of filling': svg(
    '<path fill="#444" fill-rule="evenodd" d="M50 5 L80 95 L5 38 H95 L20 95Z"/>' +
      '<path fill="#a00" d="M5 5h30v30h-30z M12 12v16h16v-16z"/>',
  ),
  strokes: svg(
    '<path fill="none" stroke="#123456" stroke-width="6" stroke-linejoin="round" stroke-linecap="round" d="M10 40L30 10L50 40"/>' +
      '<path fill="none" stroke="#654321" stroke-width="6" stroke-linejoin="miter" d="M55 40L70 10L90 40"/>' +
      '<path fill="none" stroke="#0a6" stroke-width="4" stroke-linejoin="bevel" stroke-linecap="square" d="M10 60L30 90L50 60"/>' +
      '<path fill="none" stroke="#a06" stroke-width="3" stroke-dasharray="8 4 2" stroke-dashoffset="3" d="M55 60C60 100 80 100 95 60"/>' +
      '<circle cx="50" cy="50" r="6" fill="#fff" stroke="#000" stroke-width="2"/>',
  ),
  transforms: svg(
    '<g transform="translate(50 50) rotate(30)"><rect x="-20" y="-10" width="40" height="20" fill="#36c"/>' +
      '<g transform="scale(.5,.5) skewX(20)"><rect x="10" y="30" width="40" height="20" fill="#c63"/></g></g>' +
      '<use xlink:href="#dot" x="10" y="10"/><use href="#dot" transform="matrix(2 0 0 2 60 10)"/>' +
      '<defs><circle id="dot" cx="5" cy="5" r="5" fill="#693"/></defs>',
  ),
  opacity: svg(
    '<rect x="5" y="5" width="60" height="60" fill="#c00"/><rect x="35" y="35" width="60" height="60" fill="#00c" fill-opacity=".5"/>' +
      '<circle cx="30" cy="70" r="20" fill="#0a0" opacity="0.4"/>',
  ),
  'view box in a wider picture': svg(
    '<rect width="40" height="80" x="20" y="20" fill="#345"/>',
    'viewBox="20 20 40 80" width="200" height="160"',
  ),
};

/** pdfmake draws SVG with svg-to-pdfkit, which shares nothing with ours but the format. */
async function drawnByPdfmake(source: string, width: number, height: number, dpi: number) {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const document = pdfmake.createPdf({
    pageSize: { width: 600, height: 800 },
    pageMargins: 20,
    content: [{ svg: source, width, height }],
  });
  const bytes = await document.getBuffer();
  const page = await readWithPdfium(new Uint8Array(bytes), ([first]) => first!.render(dpi));
  return cut(page, (20 * dpi) / 72, Math.ceil((width * dpi) / 72), Math.ceil((height * dpi) / 72));
}

describe('an SVG looks as pdfmake draws it', () => {
  test.each(Object.entries(drawings))('%s', async (_, source) => {
    const picture = readSvg(source);
    const own = await drawnByPdfium({ ...picture, type: 'vector' }, 144);
    const other = await drawnByPdfmake(source, picture.width, picture.height, 144);
    expect([own.width, own.height]).toEqual([other.width, other.height]);
    expect(shareOfDifference(own.data, other.data)).toBeLessThan(0.002);
  });
});

describe('the pixels for word processors look as the PDF', () => {
  test.each(Object.entries(drawings))('%s', async (_, source) => {
    const picture = readSvg(source);
    const { pages } = await pageWith(figureOf(picture));
    const { width, height, pixels } = rasterise(
      pages[0]!.figures[0]!,
      pages[0]!.figures[0]!.shapes.flatMap(shapeInk),
      2,
    );
    const own = new Uint8Array(width * height * 4);
    for (let at = 0; at < width * height; at++) own.set([...pixels.subarray(at * 3, at * 3 + 3), 255], at * 4);
    const other = await drawnByPdfium(picture, 144);
    expect([width, height]).toEqual([other.width, other.height]);
    expect(shareOfDifference(own, other.data)).toBeLessThan(0.01);
  });
});

test('a style sheet is as good as attributes', () => {
  const sheet = svg(
    '<style>/* by class */ .a{fill:#06c} rect{fill:#999} #x{fill:#c0c;stroke:none} .b{fill:none;stroke:#000;stroke-width:3px}</style>' +
      '<rect class="a" width="30" height="30"/><rect width="20" height="20"/><rect id="x" class="a" width="9" height="9"/>' +
      '<path class="b" d="M5 60h90"/><g fill="#f80" style="stroke:#333"><rect style="fill:#0f0" width="20" height="20"/></g>',
  );
  const attributes = svg(
    '<rect fill="#06c" width="30" height="30"/><rect fill="#999" width="20" height="20"/>' +
      '<rect fill="#c0c" width="9" height="9"/><path fill="none" stroke="#000" stroke-width="3" d="M5 60h90"/>' +
      '<rect fill="#0f0" stroke="#333" width="20" height="20"/>',
  );
  expect(readSvg(sheet)).toEqual(readSvg(attributes));
});

/** The share of pixels that differ by more than the smoothing of edges does. */
function shareOfDifference(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < a.length; at += 4) {
    if ([0, 1, 2].some((k) => Math.abs(a[at + k]! - b[at + k]!) > 90)) count++;
  }
  return count / (a.length / 4);
}

describe('what paths cannot show, and what a picture must not do, is refused at its place', () => {
  const bomb = Array.from({ length: 12 }, (_, level) => {
    return `<g id="l${level}">${`<use href="#l${level - 1}"/>`.repeat(10)}</g>`;
  });
  const rect = '<rect width="5" height="5"/>';
  test.each([
    ['text', '<text x="1">a</text>', 'convert it to paths', 0],
    ['a gradient', `${rect}<rect width="5" height="5" fill="url(#g)"/>`, 'gradients and patterns', 28],
    ['a filter', '<g filter="url(#f)"/>', '`filter` is not available', 0],
    ['a mask', '<g style="mask:url(#m)"/>', '`mask` is not available', 0],
    ['opacity of a group', `<g opacity=".5">${rect}</g>`, 'opacity', 0],
    ['a picture inside', '<image href="#a" width="1" height="1"/>', '`<image>` is not available', 0],
    ['a picture from elsewhere', '<image href="http://example.org/a.png"/>', 'another file', 0],
    ['a picture in the file', '<image xlink:href="data:image/png;base64,AAAA"/>', 'another file', 0],
    ['a script', '<script>alert(1)</script>', 'no programs', 0],
    ['a handler', '<rect width="1" height="1" onload="alert(1)"/>', 'no programs', 0],
    ['foreign content', '<foreignObject><p>a</p></foreignObject>', 'no programs', 0],
    ['animation', '<rect width="1" height="1"><animate attributeName="x"/></rect>', 'no programs', 27],
    ['a style sheet from elsewhere', '<style>@import url(http://example.org/a.css);</style>', 'another file', 0],
    ['a paint from elsewhere', '<rect width="1" height="1" fill="url(http://example.org/#a)"/>', 'another file', 0],
    ['a selector of several parts', '<style>g > rect{fill:red}</style>', 'is not read', 0],
    ['a colour without a name', '<rect width="1" height="1" fill="krapow"/>', 'unknown colour', 0],
    ['path data', '<path d="M1 1 Lx"/>', 'cannot be read', 0],
    ['a length', '<rect width="1em" height="1"/>', 'no length', 0],
    ['a transformation', '<g transform="spin(1)"/>', 'cannot be read', 0],
    ['a use of nothing', '<use href="#none"/>', 'not in the file', 0],
    ['a use of itself', '<g id="a"><use href="#a"/></g>', 'too many `<use>`', 10],
    ['an element left open', '<g>', 'not closed', 0],
    ['elements nested deep', '<g>'.repeat(500), 'nests more than 100', 3 * 99],
  ])('%s', (_, inside, message, offset) => {
    const problem = problemOf(svg(inside));
    expect(problem.message).toContain(message);
    expect(problem.span?.start).toBe(svg('').indexOf('</svg>') + offset);
  });

  test('uses of uses that grow without end', async () => {
    const { value, effort } = await effortOf(() =>
      problemOf(svg(`<g id="l-1">${rect}</g>${bomb.join('')}<use href="#l11"/>`)),
    );
    expect(value.message).toContain('500,000');
    expect(effort).toBeLessThan(1000);
  });

  test.each([
    ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "aaaa">]>${svg('')}`, 'entities'],
    ['a style sheet beside it', `<?xml-stylesheet href="a.css"?>${svg('')}`, 'another file'],
    ['no SVG', '<html></html>', 'no SVG'],
    ['nothing but the beginning of a tag', '<svg xmlns="a', 'not closed'],
    ['no size', svg('', ''), 'viewBox'],
    ['a view box of nothing', svg('', 'viewBox="0 0 0 0"'), 'viewBox'],
  ])('%s', (_, source, message) => {
    expect(problemOf(source).message).toContain(message);
  });

  test.each([
    ['comments left open', svg(`<style>${'/* '.repeat(300_000)}</style>`)],
    ['rules left open', svg(`<style>${'a'.repeat(1_000_000)}</style>`)],
    ['spaces in url()', svg(`<rect fill="url(${' '.repeat(1_000_000)}x"/>`)],
    ['a long number', svg(`<rect width="${'1'.repeat(1_000_000)}"/>`)],
    ['a long transformation', svg(`<g transform="translate(1)${','.repeat(1_000_000)}x"/>`)],
    ['many classes', svg(`<style>.a{fill:red}</style>${'<g class="a b c d"/>'.repeat(50_000)}`)],
    ['much path data', svg(`<path d="M0 0${'l1 1'.repeat(2_000_000)}"/>`)],
  ])('takes no more work than its length: %s', async (_, source) => {
    const { effort } = await effortOf(() => {
      try {
        readSvg(source);
      } catch (error) {
        expect(error).toBeInstanceOf(PictureProblem);
      }
    });
    expect(effort).toBeLessThan(1000);
  });
});

function problemOf(source: string): PictureProblem {
  try {
    readSvg(source);
  } catch (error) {
    if (error instanceof PictureProblem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
