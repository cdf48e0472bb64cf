// What Thai text costs and how its lines come out: segmentation, shaping, line breaking, dictionary and fonts, on the
// report of the printed form. Prints the figures of docs/thai-text.md.
//   npm run build && node bench/text.mjs [--dist dist]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const runCount = 25;
const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({ options: { dist: { type: 'string', default: path.join(root, 'dist') } } });
const load = (module) => import(pathToFileURL(path.resolve(values.dist, module)).href);
const { breakOpportunities } = await load('thai/break-opportunities.js');
const { readDictionary } = await load('thai/dictionary/dictionary.js');
const { createFontBook } = await load('font/font-book.js');
const { textBoxes, textRuns } = await load('layout/text/text-boxes.js');
const { breakLines } = await load('layout/text/break-lines.js');
const { firstFit, totalFit } = await load('layout/text/total-fit.js');
const { toDefinition } = await load('layout/definition/definition.js');
const { setGalley } = await load('layout/set-galley.js');
const { withDefaultFamily } = await load('template/template.js');
const { openReporter } = await load('report.js');
const { createWorkspace } = await load('host/node-workspace.js');
const { loadProject } = await load('project/load-project.js');
const { loadTemplate } = await load('template/load-template.js');
const { compose } = await load('template/compose.js');
const { visit } = await load('model/visit.js');
const { inlinesOf } = await load('model/inlines-of.js');

const workspace = createWorkspace({ root, packageRoot: root });
const readBytes = () => readFileSync(path.join(root, 'dictionary/thai.dict'));
const dictionaryBytes = readBytes();
const seedFile = 'data/2564/21000000-3230.yaml';
const seed = readFileSync(path.join(root, seedFile));
const document = await composeSeed();
const leaves = [...visit(document)].map((node) => ({ inlines: inlinesOf(node), style: document.styles[node.style] }));
const paragraphs = leaves.filter(({ inlines }) => inlines.length > 0);
const texts = paragraphs.map(({ inlines }) => inlines.map((inline) => inline.value ?? '').join(''));
const characters = texts.join('').length;

/** Processor time of this process in ms: on a busy machine the clock would measure the others too. */
function now() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** One pass over the report's paragraphs; every step in ms. */
function pass({ dictionary, fonts }) {
  const start = now();
  for (const text of texts) breakOpportunities(text, dictionary);
  const segmented = now();
  const resources = { dictionary, fonts };
  const boxes = paragraphs.map(({ inlines, style }) =>
    textBoxes(textRuns(inlines, 'content', { number: 1, count: 4 }), style, resources),
  );
  const shaped = now();
  for (const [index, own] of boxes.entries()) breakLines(own, paragraphs[index].style, 454);
  const end = now();
  // Boxes find the break opportunities once more, now cached.
  return { segmentation: segmented - start, shaping: shaped - segmented, 'total fit': end - shaped };
}

function loadResources() {
  const fonts = createFontBook('fonts.yaml', readFileSync(path.join(root, 'fonts/fonts.yaml'), 'utf8'), (file) =>
    readFileSync(path.join(root, 'fonts', file)),
  ).value;
  for (const bold of [false, true]) fonts.face(fonts.defaultFamily, bold, false);
  return { dictionary: readDictionary(dictionaryBytes), fonts };
}

const first = pass(loadResources());
const cold = fastest(Array.from({ length: runCount }, () => pass(loadResources())));
const shared = loadResources();
const warm = fastest(Array.from({ length: runCount }, () => pass(shared)));

console.log(`ms of processor time for 1,000 characters (the report of the printed form, ${characters} characters)`);
console.log(`${''.padEnd(14)}${['first', 'new caches', 'warm'].map((name) => name.padStart(12)).join('')}`);
for (const step of Object.keys(first)) {
  const row = [first, cold, warm].map((times) => ((times[step] * 1000) / characters).toFixed(3).padStart(12));
  console.log(`${step.padEnd(14)}${row.join('')}`);
}
console.log(
  `${'together'.padEnd(14)}${[first, cold, warm]
    .map(sum)
    .map((ms) => ((ms * 1000) / characters).toFixed(3).padStart(12))
    .join('')}`,
);

const opened = Math.min(...Array.from({ length: runCount }, () => timeOf(() => readDictionary(readBytes()))));
console.log(`\ndictionary: ${dictionaryBytes.length} bytes, read and opened in ${opened.toFixed(2)} ms`);

await printFonts();
await printFit();

async function composeSeed() {
  const { value: loaded } = loadProject(seedFile, seed);
  const folder = 'templates/progress-report';
  const read = (file) => (workspace.exists(file) ? workspace.readText(file) : undefined);
  const { value: template } = await loadTemplate(folder, read, (place) => workspace.list(place));
  return compose(loaded.project, withDefaultFamily(template, 'Sarabun'), {
    digest: loaded.source.digest,
    date: '2021-09-30',
    draft: false,
  }).value;
}

async function printFonts() {
  const { value: reporter } = await openReporter(workspace, { formats: ['pdf'] });
  const { value } = await reporter.build({ file: seedFile, bytes: seed });
  const { bytes, pages } = value.outputs[0];
  // A stream's dictionary stands before it as it is, whatever else is packed.
  const files = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/<<([^<>]*\/Length1 [^<>]*)>>\s*stream/g),
  ];
  const total = (key) =>
    files.reduce((sum, [, entries]) => sum + Number(new RegExp(`/${key} (\\d+)`).exec(entries)[1]), 0);
  console.log(
    `\nPDF: ${bytes.length} bytes, ${pages} pages; ${files.length} fonts of ${total('Length')} bytes (${total('Length1')} unpacked)`,
  );
}

/** Both ways of breaking lines over all paragraphs of more than one line, each in its own column. */
async function printFit() {
  const { page, styles } = document;
  const width = page.width - page.margin.left - page.margin.right;
  const definition = toDefinition(document.body, width, { styles, resources: shared });
  const { lines } = await setGalley(definition, { left: page.margin.left, top: 0, width }, {});
  const leaves = new Map(lines.map(({ leaf, measure }) => [leaf, measure]));
  console.log(`\n${'lines'.padEnd(34)}${['first-fit', 'total fit'].map((name) => name.padStart(12)).join('')}`);
  const results = [firstFit, totalFit].map((breakParagraph) => measureFit(breakParagraph, leaves));
  for (const key of Object.keys(results[0])) {
    console.log(`${key.padEnd(34)}${results.map((result) => String(result[key]).padStart(12)).join('')}`);
  }
}

function measureFit(breakParagraph, leaves) {
  let paragraphs = 0;
  let lines = 0;
  let squares = 0;
  let worst = 0;
  let short = 0;
  for (const [{ boxes, style }, measure] of leaves) {
    const indent = style.firstLineIndent;
    const ends = [...breakParagraph(boxes, measure, indent), boxes.length - 1];
    if (ends.length < 2) continue;
    paragraphs++;
    lines += ends.length;
    ends.forEach((end, index) => {
      const own = boxes.slice(index === 0 ? 0 : ends[index - 1] + 1, end + 1);
      const used = own.reduce((sum, box) => sum + box.width, 0) - own.at(-1).trailingSpace + (index === 0 ? indent : 0);
      const slack = (measure - used) / measure;
      if (index < ends.length - 1) {
        squares += slack ** 2;
        worst = Math.max(worst, slack);
      } else if (own.length === 1 || used < 0.15 * measure) short++;
    });
  }
  return {
    'paragraphs of two lines and more': paragraphs,
    'their lines': lines,
    'sum of squared slack (line² = 1)': squares.toFixed(3),
    'widest gap at a line end': `${(worst * 100).toFixed(1)} %`,
    'last lines of one word or < 15 %': short,
    // What total fit makes least: a short last line costs as much as an empty one.
    'both together': (squares + short).toFixed(3),
  };
}

function timeOf(work) {
  const start = now();
  work();
  return now() - start;
}

/** Each step's fastest pass: what else runs on the machine only adds. */
function fastest(passes) {
  return Object.fromEntries(
    Object.keys(passes[0]).map((step) => [step, Math.min(...passes.map((times) => times[step]))]),
  );
}

function sum(times) {
  return Object.values(times).reduce((total, ms) => total + ms, 0);
}
