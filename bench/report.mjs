import os from 'node:os';
import { median } from './processes.mjs';

/** The tables by the names they are chosen by, in their order; the titles they have in results.md. */
export const titles = {
  warm: 'Warm, one core',
  alone: 'Each in a process of its own',
  cold: 'Cold, from the start of the process to its end',
  hundred: "A department's hundred",
  layer: 'The fast layer',
  loop: "A server's event loop",
  scale: 'It scales',
  stages: "Where raingan's time goes",
};

/** The results as a page of Markdown: the tables that were measured, and the others as the page before has them. */
export function report(facts, measured, before = '') {
  const old = new Map(
    before
      .split(/^(?=## )/m)
      .slice(1)
      .map((text) => [text.slice(3, text.indexOf('\n')), text.trimEnd()]),
  );
  const tables = Object.entries(titles).flatMap(([name, title]) => {
    if (measured[name] !== undefined) return [texts[name](measured[name], facts, measured).trimEnd()];
    return old.has(title) ? [old.get(title)] : [];
  });
  const isWhole = Object.keys(titles).every((name) => measured[name] !== undefined);
  const head = isWhole || before === '' ? introduction(facts) : before.slice(0, before.indexOf('## ')).trimEnd();
  return `${[head, ...tables].join('\n\n')}\n`;
}

function introduction({ versions, values, documents }) {
  if (documents.length === 0) return `# Results\n\n${versions}.`;
  const characters = documents.reduce((sum, document) => sum + document.characters, 0) / documents.length;
  return `# Results

${versions}; ${os.cpus()[0].model}, ${os.cpus().length} cores. ${documents.length} reports of four pages, about
${Math.round(characters)} characters of prose each${values.shuffle ? ', the words of each phrase in an order of their own' : ''}.

raingan reads and checks YAML and writes PDF/A-3a + PDF/UA-1 with its data attached. Typst writes tagged PDF/UA-1, pdfmake an
untagged PDF; both are handed JSON whose dates and money are already text.`;
}

const texts = {
  warm: (warm, { values }) => {
    const [own, plain] = warm;
    return `## Warm, one core

Processor time, all engines in one process, in turn, ${values.rounds} rounds after ${values['warm-up']} reports to warm up (the peers after
${Math.min(values.peerReports, values['warm-up'])}), no report set twice; medians.

| | ms a report | raingan takes | without its fast layer | rounds | bytes |
|---|--:|--:|--:|---|--:|
${warm.map(({ name, times, bytes }) => `| ${name} | ${fixed(median(times))} | ${fixed(median(times.map((ms, round) => own.times[round] / ms)))} of it | ${fixed(median(times.map((ms, round) => plain.times[round] / ms)))} of it | ${times.map(fixed).join(' ')} | ${Math.round(bytes)} |`).join('\n')}`;
  },
  alone: (alone, { values, documents }) => `## Each in a process of its own

After three quarters of ${documents.length + Number(values['warm-up'])} reports, of the peers after three quarters of ${Math.min(values.peerReports, documents.length + Number(values['warm-up']))}: processor time on one core, the least of three rounds in
turn; reports on the clock; two cores are two processes. Typst at its best has the lighter of its template's two forms and looks through its cache at every tenth report: this is the
row that raingan is judged by.

| | ms a report | raingan takes | reports/s, one core | two cores | peak memory, MB |
|---|--:|--:|--:|--:|--:|
${alone.map(({ name, cpu, one, two, memory }) => `| ${name.replace('-best', ' at its best')} | ${fixed(cpu)} | ${fixed(alone[0].cpu / cpu)} of it | ${fixed(one)} | ${fixed(two)} | ${Math.round(memory)} |`).join('\n')}`,
  cold: (cold) => `## Cold, from the start of the process to its end

| | ms, median of 11 (pdfmake: of 3) |
|---|--:|
${cold.map(({ name, ms }) => `| ${name} | ${Math.round(ms)} |`).join('\n')}`,
  hundred: (hundred) => `## A department's hundred

New reports from the start of the process to its end, files written to memory, all engines in turn: seconds on the clock, in
brackets seconds of processor time; medians. raingan is \`raingan build\`. Typst is one process, in Node with PDF/UA-1, as a program for
Python (\`typst\` of PyPI) with PDF/A-3a and PDF/UA-1. Ratios are to Typst in Node, on the clock.

${hundred}`,
  layer: (layer) => `## The fast layer

Processor time; each row in processes of its own, one core, medians of rounds in turn. In brackets: how much longer it takes
than with the whole layer, which is what a path saves. Steady is after three quarters of the reports; a hundred and cold are whole processes,
from start to end, files written to memory. They are PDFs, which \`paragraph-xml\` has no part in: [profile.md](profile.md) has its figures.

${layer}`,
  loop: (loop, { values }) => `## A server's event loop

${values.loop} reports are rendered while a timer looks at the loop each millisecond. How long it was blocked includes the time in which the
machine had given the core to another process; computing is this process's own.

| reports are made | standstill at most, ms | computing at most, ms | 99 % of turns below, ms | reports/s |
|---|--:|--:|--:|--:|
${loop.map(({ name, longest, busiest, most, seconds }) => `| ${name} | ${longest.toFixed(1)} | ${busiest.toFixed(1)} | ${most.toFixed(1)} | ${Math.round(values.loop / seconds)} |`).join('\n')}`,
  scale: (scale) => `## It scales

Reports of four pages in one process, one core: processor time and memory. V8 compiles the program during the first few hundred.

| reports so far | ms a report, mean of all | of the last hundred | memory, MB |
|--:|--:|--:|--:|
${scale.counts.map(({ documents: count, ms, last, memory }) => `| ${count} | ${fixed(ms)} | ${fixed(last)} | ${Math.round(memory)} |`).join('\n')}

| pages of a report | ms a page |
|--:|--:|
${scale.lengths.map(({ pages, ms }) => `| ${pages} | ${fixed(ms)} |`).join('\n')}

\`raingan build\` of ${scale.reports} reports, files written to memory, from the start of the process to its end; medians of rounds in turn:

| cores | reports/s | of one | rounds |
|--:|--:|--:|---|
${scale.cores.map(({ cores, perSecond, speeds }) => `| ${cores} | ${fixed(perSecond)} | ${fixed(perSecond / scale.cores[0].perSecond)} | ${speeds.map((speed) => Math.round(speed)).join(' ')} |`).join('\n')}`,
  stages: (stages, _, { warm }) => {
    const ownMs = median(warm[0].times);
    return `## Where raingan's time goes

Share of the samples of a CPU profile; a stage's own part leaves out the stages indented under it.

| stage | share | own | ms |
|---|--:|--:|--:|
${stages.map(({ name, whole, own: part }) => `| ${name.replace(/^ +/, (space) => '&nbsp;'.repeat(2 * space.length))} | ${percent(whole)} | ${percent(part)} | ${fixed(whole * ownMs)} |`).join('\n')}`;
  },
};

const fixed = (value) => value.toFixed(2);
const percent = (share) => `${(100 * share).toFixed(1)} %`;
