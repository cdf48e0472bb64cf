// How lines end in 200 made-up reports of the sentences marked in test/thai/sets, which are full of loan words and names of people,
// companies and places, and in 100 made-up reports of the project's usual phrases: line ends that a reader calls wrong, and lines
// that end in a word which only leads to the next one.
//   npm run build && node bench/words-lines.mjs [--dist dist]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({ options: { dist: { type: 'string', default: path.join(root, 'dist') } } });
const load = (module) => import(pathToFileURL(path.resolve(values.dist, module)).href);
const { breakOpportunities } = await load('thai/break-opportunities.js');
const { readDictionary } = await load('thai/dictionary/dictionary.js');
const { createFontBook } = await load('font/font-book.js');
const { textBoxes } = await load('layout/boxes.js');
const { breakLines } = await load('layout/break-lines.js');
const { makeProject } = await createJiti(import.meta.url).import('../test/support/projects.ts');

const dictionary = readDictionary(readFileSync(path.resolve(values.dist, '../src/thai/dictionary/thai.dict')));
const fonts = createFontBook('fonts.yaml', readFileSync(path.join(root, 'fonts/fonts.yaml'), 'utf8'), (file) =>
  readFileSync(path.join(root, 'fonts', file)),
).value;
const style = { fontFamily: fonts.defaultFamily, fontSize: 11, bold: false, italic: false, firstLineIndent: 0 };

/** The whole width of the form's page, and the narrow column of a narrative, pt. */
const WIDTHS = [453, 195];
const REPORTS = 200;
const PARAGRAPHS = 8;
const SENTENCES = 4;
const JOINING = /(?:^|[^ก-๎])(?:และ|หรือ|ของ|ที่|ซึ่ง|ใน|จะ|ให้|เพื่อ|โดย|กับ|แก่|จาก|ตาม|แห่ง|ด้วย|ว่า|เป็น|มี|คือ|การ|ความ)$/;

const markedIn = (name) =>
  readFileSync(path.join(root, 'test/thai/sets', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Offsets in UTF-16 units at which each line but the last ends, the spaces there taken to it. */
function lineEnds(text, width) {
  const run = { text: { type: 'text', value: text, bold: false, italic: false }, part: 'content' };
  let end = 0;
  return breakLines(textBoxes([run], style, { fonts, dictionary }), style, width)
    .map((boxes) => {
      for (const { pieces } of boxes) for (const { shaped } of pieces) end += shaped.text.length;
      return end;
    })
    .slice(0, -1);
}

function read(marks) {
  const good = new Set();
  let text = '';
  for (const character of marks) {
    if (character === '|' || character === '~') good.add(text.length);
    else text += character;
  }
  return { text, good };
}

/** A number below `count` for each pair of numbers, the same at each run. */
const pick = (seed, index, count) => (Math.imul(seed * 7919 + index * 104_729 + 1, 0x9e3779b1) >>> 8) % count;

function measureMarked(own) {
  let lines = 0;
  let wrong = 0;
  const examples = new Set();
  for (let report = 0; report < REPORTS; report++) {
    for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
      const seed = report * PARAGRAPHS + paragraph;
      const parts = Array.from({ length: SENTENCES }, (_, index) => own[pick(seed, index, own.length)]);
      const { text, good } = read(parts.join(' |'));
      for (const width of WIDTHS) {
        for (const end of lineEnds(text, width)) {
          lines++;
          if (good.has(end)) continue;
          wrong++;
          examples.add(`${text.slice(end - 12, end)}|${text.slice(end, end + 12)}`);
        }
      }
    }
  }
  return { lines, wrong, examples };
}

function wordBefore(text, end) {
  const own = text.slice(0, end).trimEnd();
  const breaks = breakOpportunities(own, dictionary);
  return own.slice(breaks.at(-1)?.position ?? 0);
}

function measureJoining() {
  const counts = new Map();
  let lines = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const { rationale, objectives, targets, reports } = makeProject(seed);
    const texts = [...rationale, ...objectives, ...targets].map((text) => [text, WIDTHS[0]]);
    for (const { narrative } of reports) for (const width of WIDTHS) texts.push([narrative, width]);
    for (const [text, width] of texts) {
      for (const end of lineEnds(text, width)) {
        lines++;
        const [word] = JOINING.exec(wordBefore(text, end)) ?? [];
        if (word !== undefined) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { lines, total, counts };
}

const sets = {
  'sentences that the model was tuned to': markedIn('sentences.txt'),
  'sentences marked when it was finished': [...markedIn('fresh.txt'), ...markedIn('last.txt')],
};
for (const [name, sentences] of Object.entries(sets)) {
  const { lines, wrong, examples } = measureMarked(sentences);
  console.log(`${name}: ${wrong} of ${lines} line ends are wrong, ${((1000 * wrong) / lines).toFixed(2)} of 1,000`);
  for (const example of [...examples].slice(0, 10)) console.log(`  ${example}`);
}
const { lines, total, counts } = measureJoining();
console.log(`${total} of ${lines} lines end in a joining word, ${((100 * total) / lines).toFixed(1)} of 100:`);
console.log(
  [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => `${word} ${count}`)
    .join(', '),
);
