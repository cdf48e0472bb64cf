// Documents like the printed form's, each with a text of its own, for the benches of one writer.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse, stringify } from 'yaml';

const root = fileURLToPath(new URL('../', import.meta.url));
const seedName = '21000000-3230.yaml';

/** Opens the build in `dist`: its modules by `load`, what reports share, and its first two stages for any number of documents. */
export async function openSeedDocuments(dist = path.join(root, 'dist')) {
  const load = (module) => import(pathToFileURL(path.resolve(dist, module)).href);
  const { createWorkspace } = await load('host/node-workspace.js');
  const { loadResources } = await load('resources.js');
  const { loadProject } = await load('project/load-project.js');
  const { documentDate } = await load('project/document-date.js');
  const { compose } = await load('template/compose.js');
  const { value: resources } = await loadResources(createWorkspace({ root, packageRoot: root }), {});
  const seed = readFileSync(path.join(root, 'data/2564', seedName), 'utf8');
  return {
    load,
    resources,
    loaded(index) {
      const source = { file: seedName, bytes: Buffer.from(withOwnText(seed, index)) };
      const { value, diagnostics } = loadProject(source.file, source.bytes);
      if (!value) throw new Error(JSON.stringify(diagnostics));
      return { loaded: value, source };
    },
    composed({ project, source }) {
      const extras = { digest: source.digest, date: documentDate(project), draft: false };
      return compose(project, resources.template, extras).value;
    },
  };
}

/** The seed with each of its texts begun and ended in words of its own. */
function withOwnText(seed, index) {
  const data = parse(seed);
  const own = (text, place) => `ฉบับที่ ${index}.${place} ${text} (${['สำนัก', 'กอง', 'ฝ่าย'][(index + place) % 3]})`;
  data.project.name = own(data.project.name, 0);
  for (const key of ['rationale', 'objectives', 'targets']) data[key] = data[key].map(own);
  data.reports = data.reports.map((each, place) => ({ ...each, narrative: own(each.narrative, place) }));
  return stringify(data);
}
