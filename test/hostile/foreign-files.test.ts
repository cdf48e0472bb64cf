import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { loadDictionary } from '../../src/import/import-context.ts';
import { importPrintouts } from '../../src/import/import-printout.ts';
import { readDataFile } from '../../src/project/read-data-file.ts';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const main = join(packageRoot, 'dist/cli/main.js');
const code = '21000000-3230';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-foreign-'));
  mkdirSync(join(root, 'data/2564'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function raingan(...args: string[]) {
  const options = { cwd: root, encoding: 'utf8', timeout: 50_000, killSignal: 'SIGKILL' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], options);
  return { status, stdout, stderr };
}

/** A page whose content is a form that draws itself a hundred times, 30 levels deep. */
function formBomb(): string {
  const draws = '/F Do '.repeat(100);
  const form = `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>/Font<</T 5 0 R>>>>`;
  return [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</XObject<</F 4 0 R>>>>/Contents 6 0 R>>endobj',
    `4 0 obj${form}/Length ${draws.length + 30}>>stream\nBT /T 9 Tf (x) Tj ET ${draws}\nendstream endobj`,
    '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
    '6 0 obj<</Length 5>>stream\n/F Do\nendstream endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n');
}

test('a PDF that draws itself is refused with a finding, and the next file is imported', { tags: 'exhaustive' }, () => {
  writeFileSync(join(root, 'bomb.pdf'), formBomb());
  writeFileSync(join(root, 'text.txt'), 'nothing of a report');
  const { status, stderr } = raingan('import', 'bomb.pdf', 'text.txt', '--out', 'new');
  expect(stderr).toMatch(/bomb\.pdf: error E-IMPORT-LIMIT: .*\((?:300 MB|10000 ms)\)/);
  expect(stderr).toContain('text.txt');
  expect(stderr).not.toContain('raingan itself failed');
  expect(status).toBe(1);
});

test('the time that a file may take is chosen, and a wrong one is a wrong use', () => {
  writeFileSync(join(root, 'bomb.pdf'), formBomb());
  writeFileSync(join(root, 'raingan.yaml'), 'timeLimit: 1\n');
  expect(raingan('import', 'bomb.pdf').stderr).toMatch(/E-IMPORT-LIMIT: .*\((?:300 MB|1000 ms)\)/);
  writeFileSync(join(root, 'raingan.yaml'), 'timeLimit: 20\n');
  expect(raingan('import', 'bomb.pdf', '--time-limit', '1').stderr).toMatch(/E-IMPORT-LIMIT: .*\((?:300 MB|1000 ms)\)/);
  expect(raingan('import', 'bomb.pdf', '--time-limit', '0')).toMatchObject({ status: 2 });
  writeFileSync(join(root, 'raingan.yaml'), 'timeLimit: 9999\n');
  writeFileSync(join(root, `data/2564/${code}.yaml`), readFileSync(join(packageRoot, `data/2564/${code}.yaml`)));
  expect(raingan('check', '--lang', 'en').stderr).toMatch(/raingan\.yaml:1:12: error E-TYPE: .*out of range/);
});

test('a PDF is opened by what the context gives, not in this process', async () => {
  const workspace = createMemoryWorkspace();
  const dictionary = loadDictionary(createWorkspace({ root: packageRoot, packageRoot }));
  const opened: string[] = [];
  const imported = await importPrintouts(
    { file: 'a.pdf', bytes: strToU8('%PDF-1.7') },
    {
      ...{ workspace, dictionary, out: 'data', fromText: false, includeHidden: false, partial: false },
      openPdf: async (file) => void opened.push(file),
    },
  );
  expect([opened, imported[0]?.failure?.code]).toEqual([['a.pdf'], 'E-FILE-KIND']);
});

function wordFile(body: string): Uint8Array {
  const parts = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

test('a Word template that is nested without end is refused with a finding', () => {
  const deep = `${'<w:sdt><w:sdtContent>'.repeat(20_000)}${'</w:sdtContent></w:sdt>'.repeat(20_000)}`;
  writeFileSync(join(root, 'deep.docx'), wordFile(deep));
  writeFileSync(join(root, `data/2564/${code}.yaml`), readFileSync(join(packageRoot, `data/2564/${code}.yaml`)));
  for (const command of ['build', 'check']) {
    const { status, stderr } = raingan(command, '--docx-template', 'deep.docx');
    expect(stderr).toContain('E-TEMPLATE-LIMIT');
    expect(stderr).not.toContain('raingan itself failed');
    expect(status).toBe(1);
  }
});

test('an interrupt stops between reports, a second one at once, and nothing half written stays', async () => {
  const seed = readFileSync(join(packageRoot, `data/2564/${code}.yaml`), 'utf8');
  for (let at = 1000; at < 1400; at += 1) {
    writeFileSync(join(root, `data/2564/21000000-${at}.yaml`), seed.replaceAll(code, `21000000-${at}`));
  }
  const child = spawn(process.execPath, [main, 'build', '--format', 'pdf', '--jobs', '2'], { cwd: root });
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  child.kill('SIGTERM');
  const [status] = await once(child, 'exit');
  expect(status).toBe(130);
  const written = readdirSync(join(root, 'output/2564')).filter((name) => name.endsWith('.pdf'));
  expect(written.length).toBeLessThan(400);
  for (const name of written) expect(readFileSync(join(root, 'output/2564', name), 'latin1')).toMatch(/%%EOF\s*$/);
});

test.skipIf(process.platform !== 'linux')(
  'while a file of others is opened, a second interrupt ends all at once',
  async () => {
    const open = '<w:p><w:r><w:t>{{project.code}}</w:t></w:r></w:p>';
    writeFileSync(join(root, 'long.docx'), wordFile(open.repeat(100) + '<w:p/>'.repeat(390_000)));
    writeFileSync(join(root, `data/2564/${code}.yaml`), readFileSync(join(packageRoot, `data/2564/${code}.yaml`)));
    for (const interrupts of [1, 2]) {
      const args = [main, 'build', '--format', 'docx', '--docx-template', 'long.docx'];
      const child = spawn(process.execPath, args, { cwd: root });
      let text = '';
      child.stderr.on('data', (piece) => {
        text += piece;
      });
      const own = await childOf(child.pid!);
      for (let at = 0; at < interrupts; at += 1) child.kill('SIGINT');
      const [status] = await once(child, 'exit');
      expect(status).toBe(130);
      expect(text).not.toMatch(/E-TEMPLATE|raingan itself failed/);
      while (existsSync(`/proc/${own}`)) await setTimeout(20);
      expect(existsSync(join(root, 'output/2564'))).toBe(false);
    }
  },
);

/** The process that another one started. */
async function childOf(pid: number): Promise<string> {
  for (;;) {
    const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    if (first) return first;
    await setTimeout(5);
  }
}

test('a machine that starts no further process is named, not called a bug', { tags: 'exhaustive' }, () => {
  const seed = readFileSync(join(packageRoot, `data/2564/${code}.yaml`), 'utf8');
  for (const each of [code, '21000000-3231', '21000000-3232']) {
    writeFileSync(join(root, `data/2564/${each}.yaml`), seed.replaceAll(code, each));
  }
  writeFileSync(join(root, 'a.pdf'), formBomb());
  const expected = [
    ['build --format pdf --jobs 2', 24],
    ['import a.pdf', 22],
  ] as const;
  for (const [command, files] of expected) {
    const line = `ulimit -n ${files}; exec "$0" "$1" ${command}`;
    const options = { cwd: root, encoding: 'utf8', timeout: 50_000, killSignal: 'SIGKILL' } as const;
    const { status, stderr } = spawnSync('bash', ['-c', line, process.execPath, main], options);
    expect(stderr).not.toMatch(/raingan itself failed|is not a function/);
    expect(stderr).toMatch(/EMFILE|could not be started/);
    expect(status).toBe(3);
  }
});

test('a data file that cannot be listed, read or opened is that file’s failure alone', () => {
  const workspace = createMemoryWorkspace({ files: { 'a.yaml': 'x' }, refused: { 'a.yaml': 'unreadable' } });
  expect(() => readDataFile(workspace, 'a.yaml')).toThrow(expect.objectContaining({ kind: 'unreadable' }));
});
