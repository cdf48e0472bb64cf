// Writes made-up projects as data files, for trials and measurements: the same numbers give the same files.
//   npm run fixtures -- --count 5000 [--year 2565] [--out DIR] [--first 1]
// DIR, by default `trial/data`, then holds <fiscal year>/<code>.yaml: of one year, or of several without `--year`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createViteServer } from 'vitest/node';

const values = readOptions();
const count = Number(values.count);
const first = Number(values.first);
const year = values.year === undefined ? undefined : Number(values.year);
const isYear = year === undefined || /^2[4-6]\d\d$/.test(values.year);
if (!Number.isInteger(count) || !Number.isInteger(first) || !isYear) endWithUsage();

// The generator is TypeScript that Node 20 does not run by itself; Vite loads it as it does for the tests.
const server = await createViteServer({
  root: fileURLToPath(new URL('..', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { makeProject } = await server.ssrLoadModule('/test/support/projects.ts');
const { projectYaml } = await server.ssrLoadModule('/test/support/project-yaml.ts');
await server.close();

for (let seed = first; seed < first + count; seed++) {
  const project = makeProject(seed, undefined, year);
  const folder = join(values.out, String(project.project.fiscalYear));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${project.project.code}.yaml`), projectYaml(project));
}
console.log(`${count} projects written to ${values.out}`);

function readOptions() {
  try {
    return parseArgs({
      options: {
        count: { type: 'string', default: '100' },
        first: { type: 'string', default: '1' },
        out: { type: 'string', default: join('trial', 'data') },
        year: { type: 'string' },
      },
    }).values;
  } catch {
    return endWithUsage();
  }
}

function endWithUsage() {
  console.error('usage: npm run fixtures -- --count 5000 [--year 2565] [--out DIR] [--first 1]');
  process.exit(2);
}
