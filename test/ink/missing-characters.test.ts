import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { createFontBook } from '../../src/font/font-book.ts';
import { withCharactersDrawnAs } from '../font/made-fonts.ts';
import { sarabunBytes } from '../font/support.ts';
import { textLines } from '../support/lines.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { readWithPdfjs } from '../support/pdfjs.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { drawnLines, inkOf } from './support/drawn-lines.ts';
import { readDrawnPages } from './support/drawn-text.ts';
import { checkInMemory } from './support/memory-package.ts';
import { setParagraphs } from './support/set-paragraphs.ts';
import { openReference } from './support/whole-line.ts';

const FONTS_YAML = `default: Sarabun
families:
  Sarabun: { regular: s.ttf, bold: b.ttf, fallback: [Liberation, Roboto, Pictures] }
  Liberation: { regular: l.ttf, bold: lb.ttf }
  Roboto: { regular: r.ttf }
  Pictures: { regular: p.ttf }
`;

const PICTURES = ['😀', '👩', '🔬', '🏽', '☎', '🇹', '🇭'];
const moduleFile = (path: string) => new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(path)));
const liberation = (name: string) => moduleFile(`pdfjs-dist/standard_fonts/LiberationSans-${name}.ttf`);

const FILES: Readonly<Record<string, Uint8Array>> = {
  's.ttf': sarabunBytes('Regular'),
  'b.ttf': sarabunBytes('Bold'),
  'l.ttf': liberation('Regular'),
  'lb.ttf': liberation('Bold'),
  'r.ttf': moduleFile('pdfmake/fonts/Roboto/Roboto-Regular.ttf'),
  'p.ttf': withCharactersDrawnAs(liberation('Regular'), PICTURES, 'O'),
};

const fonts = createFontBook('fonts.yaml', FONTS_YAML, (path) => FILES[path]).value!;

async function runsOf(text: string, bold = false): Promise<string[]> {
  const [page] = readDrawnPages(await setParagraphs([text], { fonts, face: bold ? 'Bold' : 'Regular' }));
  return drawnLines(page!).map((line) => `${line.font.name}: ${line.text}`);
}

describe('a fallback font', () => {
  test.each([
    ['a □ b', ['Sarabun-Regular: a ', 'LiberationSans: □', 'Sarabun-Regular:  b']],
    // Liberation has Ж and no accent, Roboto has both.
    ['กЖЖ́ข', ['Sarabun-Regular: ก', 'LiberationSans: Ж', 'Roboto-Regular: Ж́', 'Sarabun-Regular: ข']],
    // A mark the fallback lacks is drawn by the font that has it.
    ['□่', ['LiberationSans: □', 'Sarabun-Regular: ่']],
    ['ดี😀มาก', ['Sarabun-Regular: ดี', 'LiberationSans: 😀', 'Sarabun-Regular: มาก']],
    ['👩🏽‍🔬', ['LiberationSans: 👩🏽‍🔬']],
    ['☎\ufe0f', ['LiberationSans: ☎\ufe0f']],
    ['🇹🇭', ['LiberationSans: 🇹🇭']],
  ])('draws what the font lacks, whole sequences at a time: %s', async (text, runs) => {
    expect(await runsOf(text)).toEqual(runs);
  });

  test('looks first in the same face', async () => {
    expect(await runsOf('ก□', true)).toEqual(['Sarabun-Bold: ก', 'LiberationSans-Bold: □']);
    expect(await runsOf('ก😀', true)).toEqual(['Sarabun-Bold: ก', 'LiberationSans: 😀']);
  });

  test('draws as HarfBuzz does, and the text comes out as it went in', async () => {
    const texts = ['Жизнь AV ☺ ЖА́Т', 'ปี □□ พ.ศ. 😀 👩🏽‍🔬 ☎\ufe0f'];
    const bytes = await setParagraphs(texts, { fonts });
    const [cyrillic] = drawnLines(readDrawnPages(bytes)[0]!);
    expect(cyrillic!.text).toBe('Жизнь');
    expect(inkOf(cyrillic!)).toEqual(openReference(FILES['l.ttf']!).line('Жизнь').ink);
    const [seen] = await readWithPdfium(bytes, (pages) => pages.map(({ characters }) => characters));
    expect(
      seen!
        .map(({ text }) => text)
        .join('')
        .trim()
        .split('\r\n'),
    ).toEqual(texts);
    const { pages } = await readWithPdfjs(bytes);
    // pdf.js leaves out joiners.
    expect(pages[0]!.lines.map(({ text }) => text)).toEqual(texts.map((text) => text.replaceAll('\u200d', '')));
  });

  test('named in fonts.yaml is no error for what it has', async () => {
    const yaml = projectYaml({ ...makeProject(7), objectives: ['ปี □ 😀 中'] });
    const found = (await checkInMemory(yaml)).filter(({ code }) => code === 'E-GLYPH-MISSING');
    expect(found.map(({ actual }) => actual)).toEqual(['U+25A1', 'U+1F600', 'U+4E2D']);
    const more = { 'fonts/fonts.yaml': FONTS_YAML, ...inFonts(FILES) };
    const left = (await checkInMemory(yaml, more)).filter(({ code }) => code === 'E-GLYPH-MISSING');
    expect(left.map(({ actual }) => actual)).toEqual(['U+4E2D']);
  });
});

describe('a character no font has', () => {
  const TEXT = 'ปี □ และ☃กับ中 😀A☃่';

  test('is read as itself', async () => {
    const bytes = await setParagraphs([TEXT]);
    const [line] = await readWithPdfium(bytes, (pages) => pages.flatMap(textLines));
    expect(line!.text).toBe(TEXT);
    expect((await readWithPdfjs(bytes)).pages[0]!.lines[0]!.text).toBe(TEXT);
  });

  test('is drawn by a glyph of its own, which is not .notdef and shows its code', async () => {
    const [line] = drawnLines(readDrawnPages(await setParagraphs([TEXT]))[0]!);
    const { font, characters } = line!;
    expect(characters.map(({ text }) => text).join('')).toBe(TEXT);
    expect(characters.filter(({ code }) => code === 0)).toEqual([]);
    const glyphs = new Map(characters.map(({ text, code }) => [text, JSON.stringify(font.contours(code))]));
    expect(new Set(['□', '☃', '中', '😀'].map((text) => glyphs.get(text))).size).toBe(4);
    // Two brackets and the outlines of 2, 6, 0 and 3; 0 and 6 have a counter.
    const snowman = characters.find(({ text }) => text === '☃')!;
    expect(font.contours(snowman.code)).toHaveLength(2 + 4 + 2);
    expect(Math.max(...font.contours(snowman.code).map(({ box }) => box[3]))).toBeLessThan(720);
  });
});

function inFonts(files: Readonly<Record<string, Uint8Array>>): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`fonts/${name}`, bytes]));
}
