// The doors by which files of others come in. Each target reads one file; a finding is an answer, an exception a fault, but
// for doors that run in a process of their own, which may break off and only have to keep to their limits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const here = (path) => readFileSync(join(root, path));
const text = (bytes) => Buffer.from(bytes).toString('utf8');

/** @typedef {{ seeds: () => Uint8Array[] | Promise<Uint8Array[]>, open: () => Promise<(bytes: Uint8Array) => unknown>, ownProcess?: boolean }} Target */

/** @type {Readonly<Record<string, Target>>} */
export const targets = {
  yaml: {
    seeds: () => [here('data/2564/21000000-3230.yaml')],
    async open() {
      const { loadProject } = await built('project/load-project.js');
      return (bytes) => loadProject('data/2564/21000000-3230.yaml', bytes);
    },
  },
  settings: {
    seeds: () => [Buffer.from('template: own\nformats: [pdf]\nplanStatuses: [ตามแผน]\nyears: { 2565: { out: o } }\n')],
    async open() {
      const { loadSettings } = await built('project/load-settings.js');
      return (bytes) => loadSettings('raingan.yaml', bytes);
    },
  },
  template: {
    seeds: () => [
      here('templates/progress-report/report.hbs'),
      here('templates/progress-report/partials/progress.hbs'),
    ],
    open: () => openTemplate('report.hbs'),
  },
  'template-settings': {
    seeds: () => [here('templates/progress-report/template.yaml')],
    open: () => openTemplate('template.yaml'),
  },
  'word-template': {
    ownProcess: true,
    seeds: () => [here('templates/word-example/progress-report.docx')],
    async open() {
      const { loadWordTemplate } = await built('docx/word-template/load-word-template.js');
      return (bytes) => loadWordTemplate('a.docx', bytes);
    },
  },
  pdf: {
    ownProcess: true,
    seeds: () => [Buffer.from(smallPdf)],
    async open() {
      const [{ readPdf }, { createWorkspace }] = await Promise.all([
        built('import/pdf/read-pdf.js'),
        built('host/node-workspace.js'),
      ]);
      const workspace = createWorkspace({ root, packageRoot: root });
      return (bytes) => readPdf(bytes, workspace);
    },
  },
  workbook: {
    ownProcess: true,
    seeds: async () => [(await templateWorkbook()).bytes],
    async open() {
      const { readWorkbook } = await built('import/table/read-workbook.js');
      return (bytes) => readWorkbook('a.xlsx', bytes, 'xlsx');
    },
  },
  csv: {
    seeds: () => [Buffer.from('\ufeffรหัสโครงการ,ชื่อโครงการ\r\n21000000-3230,"งาน ""ก"""\r\n')],
    async open() {
      const { readCsv } = await built('import/table/read-csv.js');
      return (bytes) => readCsv('a.csv', text(bytes));
    },
  },
  font: {
    ownProcess: true,
    seeds: () => [
      here(`fonts/sarabun/${readdirSync(join(root, 'fonts/sarabun')).find((name) => name.endsWith('.ttf'))}`),
    ],
    async open() {
      const { openFontFile } = await built('font/open-font-file.js');
      return (bytes) => openFontFile(bytes, '0'.repeat(64));
    },
  },
  manifest: {
    seeds: () => [Buffer.from('{"version":1,"recipes":{},"documents":{}}\n')],
    async open() {
      const { parseManifest } = await built('batch/manifest.js');
      return (bytes) => parseManifest(text(bytes));
    },
  },
};

const smallPdf = [
  '%PDF-1.7',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</T 5 0 R>>>>/Contents 4 0 R>>endobj',
  '4 0 obj<</Length 24>>stream\nBT /T 9 Tf (report) Tj ET\nendstream endobj',
  '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
  'trailer<</Root 1 0 R>>',
  '%%EOF',
].join('\n');

async function templateWorkbook() {
  const [{ templateFiles }, { defaultSettings }] = await Promise.all([
    built('import/table/template-files.js'),
    built('project/settings.js'),
  ]);
  return (await templateFiles('xlsx', defaultSettings))[0];
}

/** The office's template with one of its files replaced. */
async function openTemplate(name) {
  const { loadTemplate } = await built('template/load-template.js');
  const folder = 'templates/progress-report';
  const own = new Map();
  for (const file of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    if (file.isFile()) own.set(path.slice(root.length).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  }
  const list = (path) =>
    [...own.keys()]
      .filter((each) => each.startsWith(`${path}/`))
      .map((each) => each.slice(path.length + 1).split('/')[0]);
  return (bytes) =>
    loadTemplate(
      folder,
      (path) => (path === `${folder}/${name}` ? text(bytes) : own.get(path)),
      (path) => [...new Set(list(path))].sort(),
    );
}
