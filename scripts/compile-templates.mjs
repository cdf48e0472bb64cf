// Reads, checks and compiles the package's own template into dist/, so that no run of the program has to; after tsc.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const load = (module) => import(path.join(root, 'dist', module));
const { precompileTemplate } = await load('fast/compiled-template/precompile-template.js');
const { readTemplateFiles } = await load('template/read-template-files.js');
const { projectSubject } = await load('template/names.js');

const folder = path.join(root, 'templates/progress-report');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
const { value: files, diagnostics } = readTemplateFiles(folder, read, (place) => readdirSync(place).sort());
if (!files) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
const module = precompileTemplate(folder, files, projectSubject);
writeFileSync(path.join(root, 'dist/fast/compiled-template/progress-report.js'), module);
