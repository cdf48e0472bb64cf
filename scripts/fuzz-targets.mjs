// The doors by which files of others come in. Each target reads one file; a finding is an answer, an exception a fault, but
// for doors that run in a process of their own, which may break off and only have to keep to their limits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync, zipSync } from 'fflate';

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
    seeds: () => [here('templates/word-example/progress-report.docx'), wordFile(Buffer.from(smallBody))],
    open: () => openWordTemplate((bytes) => bytes),
  },
  // The checksum of an archive hides what is in it from changes: its parts are doors of their own.
  'word-body': {
    seeds: () => [Buffer.from(smallBody)],
    open: () => openWordTemplate(wordFile),
  },
  'word-numbering': {
    seeds: () => [Buffer.from(smallNumbering)],
    open: () => openWordTemplate((bytes) => wordFile(Buffer.from(smallBody), { 'word/numbering.xml': bytes })),
  },
  'word-relations': {
    seeds: () => [Buffer.from(smallRelations)],
    open: () =>
      openWordTemplate((bytes) => wordFile(Buffer.from(smallBody), { 'word/_rels/document.xml.rels': bytes })),
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
  sheet: {
    ownProcess: true,
    seeds: async () => [sheetOf((await templateWorkbook()).bytes)],
    async open() {
      const { readWorkbook } = await built('import/table/read-workbook.js');
      const parts = unzipSync((await templateWorkbook()).bytes);
      return (bytes) => readWorkbook('a.xlsx', zipSync({ ...parts, [firstSheet]: bytes }, { level: 0 }), 'xlsx');
    },
  },
  printout: {
    seeds: () => [Buffer.from(smallPrintout)],
    async open() {
      const [{ importFiles }, { createWorkspace }, { loadDictionary }] = await Promise.all([
        built('import/import-files.js'),
        built('host/node-workspace.js'),
        built('import/import-context.js'),
      ]);
      const workspace = createWorkspace({ root, packageRoot: root, startsProcesses: false });
      const flags = { fromText: false, includeHidden: false, partial: false };
      const context = { workspace, dictionary: loadDictionary(workspace), out: 'no-such-folder', ...flags };
      return async (bytes) => {
        for await (const _ of importFiles([{ file: 'a.txt', bytes }], context));
      };
    },
  },
  verify: {
    ownProcess: true,
    async seeds() {
      const { renderReport } = await built('index.js');
      const { pdf } = await renderReport(text(here('data/2564/21000000-3230.yaml')), { formats: ['pdf'] });
      return [pdf, Buffer.from(smallPdf)];
    },
    async open() {
      const [{ readFacts }, { createWorkspace }] = await Promise.all([
        built('verify/read-facts.js'),
        built('host/node-workspace.js'),
      ]);
      const workspace = createWorkspace({ root, packageRoot: root, startsProcesses: false });
      return (bytes) => readFacts(bytes, { anchors: [], now: 0 }, workspace);
    },
  },
  'font-list': {
    seeds: () => [here('fonts/fonts.yaml')],
    async open() {
      const { createFontBook } = await built('font/font-book.js');
      return (bytes) => createFontBook('fonts.yaml', text(bytes), () => undefined);
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
      const { checkFontFile } = await built('font/check-font-file.js');
      return (bytes) => checkFontFile(bytes, { bold: false, italic: false });
    },
  },
  png: {
    seeds: () => [Buffer.from(smallPng, 'base64')],
    open: () => openPicture('png', 'readPng'),
  },
  svg: {
    seeds: () => [here('templates/progress-brief/emblem.svg')],
    open: () => openPicture('svg/read-svg', 'readSvg', text),
  },
  manifest: {
    seeds: () => [Buffer.from('{"version":1,"recipes":{},"documents":{}}\n')],
    async open() {
      const { parseManifest } = await built('batch/manifest.js');
      return (bytes) => parseManifest(text(bytes));
    },
  },
};

const smallPdf = pdfFile([
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</T 5 0 R>>>>/Contents 4 0 R>>',
  '<</Length 24>>stream\nBT /T 9 Tf (report) Tj ET\nendstream',
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
]);

/** A PDF of some objects, with its table of places. */
function pdfFile(objects) {
  let file = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return `${file}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
}

const office = 'http://schemas.openxmlformats.org';
const relation = `${office}/officeDocument/2006/relationships`;
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const smallBody = [
  `<w:document xmlns:w="${office}/wordprocessingml/2006/main" xmlns:r="${relation}"><w:body>`,
  '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{project.name}} {{#if draft}}x{{else}}y{{/if}}</w:t></w:r></w:p>',
  '<w:p><w:r><w:t>{{#each reports}}</w:t></w:r></w:p>',
  '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{{narrative}}</w:t></w:r></w:p>',
  '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>ก</w:t></w:r></w:p>',
  '<w:p><w:r><w:t>{{/each}}</w:t></w:r></w:p>',
  '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{#each targets}}{{this}}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{{/each}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
  '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.test/{{project.code}}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>ข</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
  '<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath="/a[1]"/></w:sdtPr><w:sdtContent><w:r><w:t>{{digest}}</w:t></w:r></w:sdtContent></w:sdt><w:hyperlink r:id="l"><w:r><w:t>ค</w:t></w:r></w:hyperlink></w:p>',
  '</w:body></w:document>',
].join('');

const smallNumbering = `<w:numbering xmlns:w="${office}/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:nsid w:val="1"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride></w:num></w:numbering>`;

const smallRelations = `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="l" Type="${relation}/hyperlink" Target="https://a.test/%7b%7bproject.code%7d%7d" TargetMode="External"/></Relationships>`;

/** A Word document with one part of its own; the others are as small as they can be. */
function wordFile(body, others = {}) {
  const override = (name, type) => `<Override PartName="/word/${name}.xml" ContentType="${word}.${type}+xml"/>`;
  const types = `<Types xmlns="${office}/package/2006/content-types">${override('document', 'document.main')}${override('numbering', 'numbering')}</Types>`;
  return zipSync({
    '[Content_Types].xml': Buffer.from(types),
    'word/document.xml': Buffer.from(body),
    'word/numbering.xml': Buffer.from(smallNumbering),
    'word/_rels/document.xml.rels': Buffer.from(smallRelations),
    ...others,
  });
}

/** Reads, compiles and fills a Word template. */
async function openWordTemplate(fileOf) {
  const [{ loadWordTemplate }, { fillWordTemplate }] = await Promise.all([
    built('docx/word-template/load-word-template.js'),
    built('docx/word-template/fill-word-template.js'),
  ]);
  const info = { title: '', subject: '', author: '', language: 'th-TH', date: '2021-01-01' };
  const contact = { name: 'ก', phone: null };
  const data = {
    project: { code: '1', name: 'ก <b> {{x}}', fiscalYear: 2564, budget: { received: 0, spent: 0 } },
    ...{ organization: { path: [] }, contacts: { responsible: contact, coordinator: contact } },
    ...{ rationale: [], objectives: ['ก'], targets: ['ก', 'ข'], strategy: {}, signature: {} },
    reports: [
      { number: 1, narrative: 'ก\nข' },
      { number: 2, narrative: '' },
    ],
    ...{ draft: false, digest: '0', document: { hasSatang: false } },
  };
  return (bytes) => {
    const { value } = loadWordTemplate('a.docx', fileOf(bytes));
    try {
      if (value) fillWordTemplate(value, data, { info, toolVersion: '1' });
    } catch (error) {
      // Data is whole in a report; here some names of it are left out.
      if (!/not defined in/.test(error.message)) throw error;
    }
  };
}

const smallPrintout = [
  '**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****',
  '1.1 รหัสโครงการและชื่อโครงการ',
  'ชื่อโครงการ/กิจกรรม : โครงการตัวอย่าง',
  'รหัสโครงการ... : 99990000-001',
  'ปีงบประมาณ พ.ศ. : 2564 เริ่มต้นโครงการ : 01/10/2563',
  'งบประมาณที่ได้รับ : 1,000 บาท สิ้นสุดโครงการ : 30/09/2564',
  '1.4 วัตถุประสงค์ของโครงการ',
  '1. เพื่อทดสอบ',
  'รายงานครั้งที่1 :: 23/11/2563 : ดำเนินการแล้ว',
  ':: ความก้าวหน้าของงานฯ = 10.00 % : เป็นไปตามแผน : เป็นไปตามเป้าหมาย',
].join('\n');

const firstSheet = 'xl/worksheets/sheet1.xml';
const sheetOf = (workbook) => unzipSync(workbook)[firstSheet];

async function templateWorkbook() {
  const [{ templateFiles }, { defaultSettings }] = await Promise.all([
    built('import/table/template-files.js'),
    built('project/settings.js'),
  ]);
  return (await templateFiles('xlsx', defaultSettings))[0];
}

const smallPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What is wrong with a picture is an answer. */
async function openPicture(module, name, prepare = (bytes) => bytes) {
  const [{ [name]: read }, { PictureProblem }] = await Promise.all([
    built(`template/pictures/${module}.js`),
    built('template/pictures/picture.js'),
  ]);
  return (bytes) => {
    try {
      read(prepare(bytes));
    } catch (error) {
      if (!(error instanceof PictureProblem)) throw error;
    }
  };
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
