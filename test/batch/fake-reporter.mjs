// A reporter that reads the first line of its data, a comment of one word and what follows it: `# good CODE YEAR`, `# warn CODE YEAR`,
// `# bad`, `# throw`, `# die`, `# die-once CODE YEAR MARK`, `# die-writing CODE YEAR FOLDER`, `# hang`, `# grow`.
// Plain JavaScript, because worker processes load it as well.

import { hash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { temporaryName } from '../../dist/host/temporary-name.js';

export async function openFakeReporter(_workspace, { formats, template = 't', draft = false }) {
  const ingredients = () => ({ toolVersion: '1.2.3', template, fonts: 'f', dictionary: 'd' });
  return { value: { check, build: (source) => build(source, formats, draft), ingredients }, diagnostics: [] };
}

function check({ file, bytes }) {
  const [, word, code, year, mark] = new TextDecoder().decode(bytes).split('\n', 1)[0].split(' ');
  if (word === 'throw') throw new TypeError('cannot read properties of undefined');
  if (word === 'die') process.exit(7);
  if (word === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); // as in a loop, without its work
  if (word === 'grow') for (const held = []; ; ) held.push(new Array(1000).fill(held.length));
  if (word === 'die-writing') dieWriting(mark);
  if (word === 'die-once') dieOnce(mark);
  if (word === 'bad') return { diagnostics: [finding('E-MISSING-KEY', 'error', file)] };
  const diagnostics = word === 'warn' ? [finding('W-DATE-MISSING', 'warning', file)] : [];
  return { value: { code, fiscalYear: Number(year) }, diagnostics };
}

async function build(source, formats, isDraft) {
  const { value, diagnostics } = check(source);
  if (!value) return { diagnostics };
  const outputs = formats.map((format) => ({ format, pages: 3, bytes: content(value.code, format) }));
  return { value: { ...value, isDraft, outputs, dataDigest: hash('sha256', source.bytes) }, diagnostics };
}

export function content(code, format) {
  return new TextEncoder().encode(`${format} of ${code}\n`.repeat(100));
}

function dieOnce(file) {
  if (existsSync(file)) return;
  writeFileSync(file, '');
  process.exit(7);
}

function dieWriting(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${temporaryName()}`, 'half');
  process.exit(7);
}

function finding(code, severity, file) {
  return { code, severity, file, message: { th: 'ข้อมูลไม่ครบ', en: 'something is missing' } };
}
