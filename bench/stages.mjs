// Where raingan's time goes: a CPU profile of warm documents, each sample counted to the innermost stage it fell in.
import { Session } from 'node:inspector/promises';

/** Exported functions that begin a stage, by file; indented under the stage they are part of. */
const stageList = [
  ['between the stages', 'report', 'buildReport'],
  ['load', 'project/load-project', 'loadProject'],
  ['  plain YAML', 'fast/plain-yaml/read-plain', 'readPlain'],
  ['  parse YAML', 'yaml/parse-yaml', 'parseYaml'],
  ['  read nodes', 'yaml/read-nodes', 'readNodes'],
  ['  compare values', 'project/cross-checks', 'crossChecks'],
  ['  validate (zod)', 'zod', undefined],
  ['check the rules', 'project/check', 'checkProject'],
  ['compose', 'template/compose', 'compose'],
  ['  read markup', 'template/rendered', 'readRendered'],
  ['  build blocks', 'template/build-blocks', 'buildBlocks'],
  ['check faces and glyphs', 'layout/check-faces', 'checkFaces'],
  ['check faces and glyphs', 'layout/check-glyphs', 'checkGlyphs'],
  ['lay out', 'layout/lay-out', 'layOut'],
  ['  definition', 'layout/definition/definition', 'toDefinition'],
  ['    boxes', 'layout/text/text-boxes', 'textBoxes'],
  ['      break opportunities', 'thai/breaks/chunk-cache', 'chunkOf'],
  ['      shaping', 'font/open-face', 'shape'],
  ['  engine', 'box-engine/box-engine', 'boxEngine'],
  ["  pdfmake's engine", 'layout/pdfmake/engine', 'runPdfmake'],
  ['    break lines', 'layout/text/break-lines', 'breakLines'],
  ['  bands', 'layout/pages/bands', 'cutBands'],
  ['  break costs', 'layout/pages/break-costs', 'breakCosts'],
  ['  paginate', 'layout/pages/paginate', 'paginate'],
  ['  place pages', 'layout/pages/place-pages', 'placePages'],
  ['making of', 'making-of', 'makingOf'],
  ['write PDF', 'pdf/write-pdf', 'writePdf'],
  ['  draw pages', 'pdf/draw-page', 'drawPage'],
  ['  embed fonts', 'pdf/fonts', 'embed'],
  ['    subset', 'font/subset', 'buildSubset'],
  ['  output intent', 'pdf/srgb', 'addOutputIntent'],
  ['  structure', 'pdf/structure', 'addStructure'],
  ['  outline', 'pdf/outline', 'addOutline'],
  ['  attachments', 'pdf/attachments', 'attach'],
  ['  objects and file', 'pdf/pdf-file', 'write'],
  ['  compression', 'zlib', undefined],
];

/** Builds `documents` once under the profiler; gives rows of stage and share of the time, in the stages' order. */
export async function profileStages(build, documents) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 100 });
  await session.post('Profiler.start');
  for (const document of documents) await build(document);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return sharesOf(profile);
}

function sharesOf({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const times = new Map();
  let all = 0;
  samples.forEach((id, index) => {
    const time = timeDeltas[index];
    const { functionName } = byId.get(id).callFrame;
    const stage = functionName === '(garbage collector)' ? 'garbage collection' : stageOf(id, byId, parents);
    // What lies outside of building a report is the profiler itself.
    if (stage === undefined) return;
    all += time;
    times.set(stage, (times.get(stage) ?? 0) + time);
  });
  const names = [...new Set(stageList.map(([name]) => name)), 'garbage collection'];
  return names.map((name) => ({ name, own: (times.get(name) ?? 0) / all }));
}

/** The innermost stage around a sample; zlib counts wherever it is called. */
function stageOf(id, byId, parents) {
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const { url, functionName } = byId.get(at).callFrame;
    const stage = stageList.find(([, file, name]) =>
      name === undefined
        ? url.includes(`/${file}/`) || url === `node:${file}`
        : name === functionName && url.endsWith(`/${file}.js`),
    );
    if (stage) return stage[0];
  }
  return undefined;
}

/** Adds to each stage what its indented parts took. */
export function withParts(rows) {
  return rows.map((row, index) => {
    const depth = indent(row);
    let end = index + 1;
    while (end < rows.length && indent(rows[end]) > depth) end++;
    return { ...row, whole: rows.slice(index, end).reduce((sum, { own }) => sum + own, 0) };
  });
}

const indent = ({ name }) => name.length - name.trimStart().length;
