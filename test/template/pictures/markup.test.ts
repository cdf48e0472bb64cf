import { describe, expect, test } from 'vitest';
import { EnvironmentFailure } from '../../../src/model/environment-failure.ts';
import { visit } from '../../../src/model/visit.ts';
import { compose } from '../../../src/template/compose.ts';
import { loadTemplate } from '../../../src/template/load-template.ts';
import { EXTRAS, folderOf, OWN_FILES, PROJECT, places } from '../fixtures.ts';
import { jpegs, randomPng } from './made-pictures.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>';
const png = randomPng({ type: 2, bits: 8, interlaced: false, transparency: false, width: 16, height: 8 }, 1);
const pictures: Readonly<Record<string, Uint8Array | string>> = {
  'logo.svg': svg,
  'pictures/ตรา.png': png,
  'photo.jpg': jpegs.rgb,
  'bad.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2">\n  <text>a</text>\n</svg>',
  'cut.png': png.subarray(0, 60),
  'page.gif': 'GIF89a',
};

/** Loads the own template with another body, and a folder of pictures. */
function load(body: string, more: Readonly<Record<string, Uint8Array | string>> = {}, names: readonly string[] = []) {
  const { read, list: listFiles } = folderOf({ ...OWN_FILES, 'report.hbs': `<article>${body}</article>` });
  const readPicture = (file: string) => {
    const found = { ...pictures, ...more }[file.slice('tpl/'.length)];
    return typeof found === 'string' ? Buffer.from(found) : found;
  };
  const list = (folder: string) => [...listFiles(folder), ...names];
  return loadTemplate('tpl', read, list, undefined, undefined, { read: readPicture });
}

async function figures(body: string) {
  const { value, diagnostics } = await load(body);
  expect(diagnostics).toEqual([]);
  const composed = compose(PROJECT, value!, EXTRAS);
  return { composed, figures: [...visit(composed.value!)].filter((node) => node.type === 'figure') };
}

describe('a picture', () => {
  test.each([
    ['as large as its file says', '<img src="logo.svg" alt="ตรา"/>', 30, 15],
    ['of a width', '<img src="logo.svg" alt="ตรา" width="2cm"/>', 56.69, 28.345],
    ['of a height', '<img src="pictures/ตรา.png" alt="ตรา" height="1cm"/>', 56.7, 28.35],
    ['of both', '<img src="photo.jpg" alt="ตรา" width="1cm" height="2cm"/>', 28.35, 56.69],
  ])('%s', async (_, markup, width, height) => {
    const [figure] = (await figures(markup)).figures;
    expect(figure).toMatchObject({ alt: 'ตรา' });
    expect(figure!.width).toBeCloseTo(width, 2);
    expect(figure!.height).toBeCloseTo(height, 2);
  });

  test('too large for the page is made to fit, if nothing else is requested', async () => {
    const wide = '<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="90"><path d="M0 0h9v9z"/></svg>';
    const { value } = await load('<img src="wide.svg" decorative/>', { 'wide.svg': wide });
    const { page } = value!.settings;
    const [figure] = compose(PROJECT, value!, EXTRAS).value!.body;
    expect(figure).toMatchObject({ type: 'figure', decorative: true });
    const width = figure?.type === 'figure' ? figure.width : 0;
    expect(width).toBeCloseTo(page.width - page.margin.left - page.margin.right, 6);
  });

  test.each([
    '<header><img src="logo.svg" alt="ตรา"/></header>',
    '<footer><img src="logo.svg" alt="ตรา"/></footer>',
    '<section><img src="logo.svg" alt="ตรา"/></section>',
    '<table><tr><td><img src="logo.svg" alt="ตรา"/><p>คำ</p></td><th>หัว</th></tr></table>',
  ])('may be in %s', async (markup) => {
    expect((await figures(markup)).figures).toHaveLength(1);
  });

  test('belongs to the digest of its template', async () => {
    const other = svg.replace('height="20"/>', 'height="19"/>');
    const [first, same, changed] = await Promise.all([
      load('<img src="logo.svg" decorative/>'),
      load('<img src="logo.svg" decorative/>'),
      load('<img src="logo.svg" decorative/>', { 'logo.svg': other }),
    ]);
    expect(first.value!.digest).toBe(same.value!.digest);
    expect(first.value!.digest).not.toBe(changed.value!.digest);
  });
});

test('a QR code has its text from the data', async () => {
  const { figures: found } = await figures('<qr alt="รหัส" width="3cm">{{project.code}} {{digest}}</qr>');
  expect(found[0]).toMatchObject({ alt: 'รหัส', width: 85.04, height: 85.04 });
});

test.each([
  '{{#each reports}}{{#each @root.reports}}{{narrative}}{{narrative}}{{/each}}{{/each}}',
  '{{signature.name}}',
])('a QR code of no or too much text is reported: %s', async (text) => {
  const long = { ...PROJECT, reports: PROJECT.reports.map((entry) => ({ ...entry, narrative: 'ก'.repeat(400) })) };
  const { value } = await load(`<qr alt="รหัส">${text}</qr>`);
  expect(compose(long, value!, EXTRAS).diagnostics.map(({ code }) => code)).toEqual(['E-TEMPLATE-LIMIT']);
});

test.each([
  ['progress', 'ความก้าวหน้าร้อยละ 22.50', '22.50 %'],
  ['spending', /^การใช้จ่ายงบประมาณ/, / %$|–/],
])('a bar of %s says its value', async (of, alt, text) => {
  const [bar] = (await figures(`<figure src="bar" of="${of}" width="8cm"/>`)).figures;
  expect(bar!.alt).toMatch(alt);
  const label = bar!.shapes.find((shape) => shape.type === 'text')!;
  expect(label.value).toMatch(text);
});

describe('a mistake is reported at its place', () => {
  test.each([
    ['no alternative text', '<img src="logo.svg"/>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:1:11'],
    ['an empty one', '<img src="logo.svg" alt=" "/>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:1:11'],
    ['both', '<img src="logo.svg" alt="ตรา" decorative/>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:1:11'],
    ['no source', '<img alt="ตรา"/>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:1:11'],
    ['a code without it', '<qr>{{digest}}</qr>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:1:11'],
    ['a length', '<img src="logo.svg" decorative width="2"/>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:1:41'],
    [
      'a picture wider than the page',
      '<img src="logo.svg" decorative width="20cm"/>',
      'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:1:41',
    ],
    ['a bar of nothing', '<figure src="bar"/>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:1:11'],
    ['a bar of what there is not', '<figure src="bar" of="luck"/>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:1:28'],
    ['a picture in a line', '<p><img src="logo.svg" alt="ตรา"/></p>', 'E-TEMPLATE-ELEMENT tpl/report.hbs:1:14'],
    [
      'text beside a picture',
      '<table><tr><td>คำ<img src="logo.svg" alt="ตรา"/></td></tr></table>',
      'E-TEMPLATE-ELEMENT tpl/report.hbs:1:25',
    ],
    ['a missing file', '<img src="none.png" decorative/>', 'E-TEMPLATE-PICTURE tpl/report.hbs:1:15'],
    ['a file above', '<img src="../logo.svg" decorative/>', 'E-TEMPLATE-PICTURE tpl/report.hbs:1:15'],
    ['a file within and above', '<img src="a/../../logo.svg" decorative/>', 'E-TEMPLATE-PICTURE tpl/report.hbs:1:15'],
    ['a file of the disk', '<img src="/etc/passwd" decorative/>', 'E-TEMPLATE-PICTURE tpl/report.hbs:1:15'],
    ['a file of a drive', '<img src="C:\\logo.svg" decorative/>', 'E-TEMPLATE-PICTURE tpl/report.hbs:1:15'],
    ['an address', '<img src="https://example.org/a.png" decorative/>', 'E-TEMPLATE-PICTURE tpl/report.hbs:1:15'],
    ['another format', '<img src="page.gif" decorative/>', 'E-TEMPLATE-PICTURE tpl/report.hbs:1:15'],
    ['a damaged file', '<img src="cut.png" decorative/>', 'E-TEMPLATE-PICTURE tpl/cut.png:undefined:undefined'],
    ['a part of an SVG', '<img src="bad.svg" decorative/>', 'E-TEMPLATE-PICTURE tpl/bad.svg:2:3'],
  ])('%s', async (_, markup, place) => {
    expect(places((await load(markup)).diagnostics)).toEqual([place]);
  });

  test('a damaged file, with what to do about it', async () => {
    const { diagnostics } = await load('<img src="cut.png" decorative/>');
    expect(diagnostics).toMatchObject([{ hint: { th: expect.stringMatching(/[ก-๙]/), en: expect.any(String) } }]);
  });

  test('a picture that its own process could not open, which is not opened here', async () => {
    const { read, list } = folderOf({ ...OWN_FILES, 'report.hbs': '<article><img src="a.png" decorative/></article>' });
    const text = { th: 'ใหญ่', en: 'too much memory' };
    const checked: number[] = [];
    const check = async (bytes: Uint8Array) => {
      checked.push(bytes.length);
      return text;
    };
    const pictures = { read: () => new Uint8Array(7), check };
    const { diagnostics } = await loadTemplate('tpl', read, list, undefined, undefined, pictures);
    expect(checked).toEqual([7]);
    expect(diagnostics).toMatchObject([
      { code: 'E-TEMPLATE-PICTURE', message: text, range: { start: { column: 15 } } },
    ]);
  });

  test('a file that is too large', async () => {
    const { read, list } = folderOf({ ...OWN_FILES, 'report.hbs': '<article><img src="a.png" decorative/></article>' });
    const text = { th: 'ใหญ่', en: 'large' };
    const readPicture = () => {
      throw new EnvironmentFailure('too-large', 'tpl/a.png', text, text);
    };
    const { diagnostics } = await loadTemplate('tpl', read, list, undefined, undefined, { read: readPicture });
    expect(places(diagnostics)).toEqual(['E-TEMPLATE-PICTURE tpl/report.hbs:1:15']);
  });
});

test.each([
  ['<img src="Logo.SVG" alt="ตรา"/>', 'did you mean `logo.svg`?'],
  [
    '<img src="emblem.png" alt="ตรา"/>',
    'copy the picture into the folder, and write its name from there, such as `logo.svg`',
  ],
  [
    '<img src="page.gif" alt="ตรา"/>',
    'open the picture in a picture editor, save it as PNG, and write that name in `src`',
  ],
])('%s: what to do is said', async (body, hint) => {
  const { diagnostics } = await load(body, {}, ['logo.svg', 'page.gif']);
  expect(diagnostics).toMatchObject([{ code: 'E-TEMPLATE-PICTURE', hint: { en: hint } }]);
});

test('a QR text that is too long is reported at the element, where there is one', async () => {
  const qr = `<qr alt="x">${'ก'.repeat(3000)}</qr>`;
  const composed = async (body: string) => compose(PROJECT, (await load(body)).value!, EXTRAS).diagnostics;
  expect(await composed(`\n${qr}`)).toMatchObject([
    { code: 'E-TEMPLATE-LIMIT', file: 'tpl/report.hbs', range: { start: { line: 2, column: 2 } } },
  ]);
  expect((await composed(qr + qr)).map(({ file }) => file)).toEqual(['tpl', 'tpl']);
});
