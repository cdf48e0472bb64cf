// What the longest text that is legal data (300,000 characters) costs from characters to lines, whatever is in it: words, one
// letter, dashes, marks, vowels, addresses. Each row has the time at a third of the length too: thrice that is linear.
//   npm run build && node bench/words-growth.mjs [--length 300000] [--dist dist]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: path.join(root, 'dist') },
    length: { type: 'string', default: '300000' },
  },
});
const load = (module) => import(pathToFileURL(path.resolve(values.dist, module)).href);
const { readDictionary } = await load('thai/dictionary/dictionary.js');
const { createFontBook } = await load('font/font-book.js');
const { textBoxes } = await load('layout/boxes.js');
const { breakLines } = await load('layout/break-lines.js');

const WIDTH = 454;
const STYLE = { fontSize: 11, bold: false, italic: false, color: '#000000', linePitch: 20.5, firstLineIndent: 0 };

const unitWords = {
  'words without a space': 'การกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น',
  'words and spaces': 'การกระจายอำนาจ ให้แก่ องค์กร ',
  'one consonant': 'ก',
  'unknown syllables': 'บริสเทอร์ดอกัมฟลิงค์',
  'Latin letters': 'a',
  'capitals that are kerned': 'AVTo',
  dashes: '-',
  dots: '.',
  slashes: 'ก/',
  'below vowels': 'ุ',
  'tone marks after a letter': '่',
  ๆ: 'ๆ',
  เ: 'เ',
  'sara a': 'ะ',
  อ: 'อ',
  'silenced letters': 'ก์',
  titles: 'นาย',
  'e-mail addresses': 'a@b/',
  'web addresses': 'www.a/',
  digits: '7',
  brackets: '(',
  emoji: '👩‍👩‍👧',
  'characters no font has': '☃',
  Chinese: '京',
  'marks and zero-width spaces': '\u200bก\u0e48',
  'zero-width joiners': '\u200d',
  'no-break spaces': '\u00a0',
  'words and no-break spaces': 'แผน\u00a0',
  'full stops after letters': 'ก.',
  'a letter run before an at sign': undefined,
};

const dictionary = readDictionary(readFileSync(path.join(root, 'src/thai/dictionary/thai.dict')));

function openFonts() {
  return createFontBook('fonts.yaml', readFileSync(path.join(root, 'fonts/fonts.yaml'), 'utf8'), (file) =>
    readFileSync(path.join(root, 'fonts', file)),
  ).value;
}

function measure(text) {
  const fonts = openFonts();
  const style = { ...STYLE, fontFamily: fonts.defaultFamily };
  const run = { text: { type: 'text', value: text, bold: false, italic: false }, part: 'content' };
  const start = process.cpuUsage();
  const boxes = textBoxes([run], style, { fonts, dictionary });
  const { length } = breakLines(boxes, style, WIDTH);
  const { user, system } = process.cpuUsage(start);
  return { ms: (user + system) / 1000, lines: length };
}

const length = Number(values.length);
const textOf = (unit, size) =>
  unit === undefined ? `${'a'.repeat(size - 2)},@` : unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

console.log(`${'text'.padEnd(34)}${['third, ms', 'whole, ms', 'lines'].map((name) => name.padStart(12)).join('')}`);
for (const [name, unit] of Object.entries(unitWords)) {
  const third = measure(textOf(unit, Math.round(length / 3)));
  const whole = measure(textOf(unit, length));
  const cells = [third.ms.toFixed(0), whole.ms.toFixed(0), String(whole.lines)];
  console.log(`${name.padEnd(34)}${cells.map((cell) => cell.padStart(12)).join('')}`);
}
