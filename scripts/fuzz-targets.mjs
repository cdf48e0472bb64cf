// The doors by which files of others come in. Each target reads one file; a finding is an answer, an exception a fault, but
// for doors that run in a process of their own, which may break off and only have to keep to their limits.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  // A file is a request: its first line has method and target, the next ones headers, and behind an empty line is its body.
  studio: {
    seeds: () => studioRequests.map((each) => Buffer.from(each)),
    open: openStudioDoor,
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
      if (!/not defined in|the template filled with the data/.test(error.message)) throw error;
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

const studioFile = 'data/2564/21000000-3230.yaml';
const studioRequests = [
  'GET /',
  'GET /studio.js',
  'GET /api/setup',
  'GET /api/changes?since=0',
  'GET /api/year?year=2564',
  'GET /api/summary?year=2564',
  `GET /api/file?file=${encodeURIComponent(studioFile)}`,
  'GET /api/file?file=data%2f2564%2f..%2f..%2fsecret.yaml',
  'GET /api/output?year=2564&name=21000000-3230.pdf',
  'PUT /api/file?file=data%2f2565%2fa.yaml&base=none\n\nschemaVersion: 1\n',
  'GET /api/file?file=data%2flink%2fa.yaml',
  'PUT /api/file?file=data%2flink%2fa.yaml&base=none\n\na: 1\n',
  'POST /api/new?code=99990000-001&year=2565',
  `POST /api/rollover?file=${encodeURIComponent(studioFile)}&code=99990000-002&year=2566`,
  `POST /api/render?file=${encodeURIComponent(studioFile)}\n\n${text(here(studioFile))}`,
  `POST /api/fix?file=${encodeURIComponent(studioFile)}\n\n${text(here(studioFile))}`,
  `POST /api/import\n\n\0\0\0\x05a.txt\0\0\0\x04text`,
  `POST /api/build\n\n["data/2565/99990000-001.yaml"]`,
  'POST /api/zip?year=2564\n\n["21000000-3230"]',
  'POST /api/verify?name=21000000-3230.pdf\ncontent-type: application/pdf\n\n%PDF-1.7\n',
];

/**
 * Sends requests to a studio over a folder of its own, with the page's cookie and origin. No request may be answered by a
 * mistake of the program, show the secret that lies outside `data`, or write outside `data` and `output`.
 */
async function openStudioDoor() {
  // In dist/studio lies the page, and the server is in the bundle, which exports only the command.
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--outDir', '.fuzz'],
    { cwd: root },
  );
  const compiled = (path) => import(new URL(`../.fuzz/${path}`, import.meta.url).href);
  const { serveStudio } = await compiled('studio/serve-studio.js');
  const { createWorkspace } = await compiled('host/node-workspace.js');
  const outer = mkdtempSync(join(tmpdir(), 'raingan-fuzz-'));
  process.once('exit', () => rmSync(outer, { recursive: true, force: true }));
  process.once('disconnect', () => process.exit());
  const secret = `secret-${process.pid}-kept`;
  const folder = join(outer, 'office');
  /** As at the beginning, so that a request alone decides what it is answered. */
  const prepare = () => {
    for (const name of ['data', 'output']) rmSync(join(folder, name), { recursive: true, force: true });
    const files = [
      ...[[join(folder, studioFile), here(studioFile)]],
      ...[join(folder, 'output/2564/21000000-3230.pdf')].map((path) => [path, Buffer.from(smallPdf)]),
      ...[join(folder, 'secret.yaml'), join(outer, 'secret.yaml'), join(outer, 'far/a.yaml')].map((path) => [
        path,
        Buffer.from(secret),
      ]),
    ];
    for (const [path, bytes] of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    symlinkSync('../../far', join(folder, 'data/link'));
  };
  const outside = () =>
    readdirSync(outer, { recursive: true })
      .filter((path) => !/^office[\\/](?:data|output)[\\/]/.test(path))
      .sort()
      .join('\n');
  prepare();
  const studio = await serveStudio({ workspace: createWorkspace({ root: folder, packageRoot: root }), port: 0 });
  const host = `127.0.0.1:${studio.port}`;
  const { headers } = await askStudio({ path: studio.address().slice(`http://${host}`.length) }, host);
  const own = { cookie: headers['set-cookie'][0].split(';')[0], origin: `http://${host}`, host };
  const before = outside();
  return async (bytes) => {
    const request = requestOf(bytes, own);
    if (!request) return;
    const { status, body } = await askStudio(request, host);
    const said = `${request.method} ${request.path}`.slice(0, 300);
    if (status >= 500 || body.includes('"internal"')) {
      throw new Error(`${said} was answered with ${status}: ${body.toString().slice(0, 300)}`);
    }
    if (body.includes(secret) && !request.body.includes(secret)) throw new Error(`${said} shows a file outside data`);
    if (outside() !== before) throw new Error(`${said} wrote outside data and output:\n${outside()}`);
    for (const path of [join(folder, 'secret.yaml'), join(outer, 'secret.yaml'), join(outer, 'far/a.yaml')]) {
      if (text(readFileSync(path)) !== secret) throw new Error(`${said} changed ${path}`);
    }
    if (request.method !== 'GET') prepare();
  };
}

/** What a file says to send; nothing for what no program could send. */
function requestOf(bytes, own) {
  const whole = Buffer.from(bytes);
  const stop = whole.indexOf('\n\n');
  const [line = '', ...others] = whole
    .subarray(0, stop < 0 ? whole.length : stop)
    .toString('latin1')
    .split('\n');
  const [, method, path] = /^([A-Z]{3,7}) ([\x21-\x7e]+)$/.exec(line) ?? [];
  if (method === undefined || method === 'CONNECT') return undefined;
  const headers = { ...own };
  for (const each of others) {
    const [, name, value] = /^([\w-]+): ([\x20-\x7e]*)$/.exec(each) ?? [];
    // Those that decide how the request is read are the sending library's.
    if (name && !/^(?:content-length|transfer-encoding|connection|expect|upgrade|trailer|te)$/i.test(name)) {
      headers[name.toLowerCase()] = value;
    }
  }
  return { method, path, headers, body: stop < 0 ? Buffer.alloc(0) : whole.subarray(stop + 2) };
}

function askStudio({ method = 'GET', path, headers, body = '' }, host) {
  const [hostname, port] = host.split(':');
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, method, path, headers, agent: false }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
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
