/**
 * Prints the seed and made-up projects with the programs that print reports in offices, imports the printouts, and compares
 * every field with its source. docs/import.md holds the table that it prints.
 *
 *   npx jiti scripts/printouts.ts --folder DIR [--count 30] [--only chromium,typst] [--show]
 *   npx jiti scripts/printouts.ts --folder DIR --data FILE [--copy DIR]       (one data file; copies what was printed of it)
 *
 * DIR keeps what was printed: a second run only imports. Needed are, of Debian: chromium, libreoffice-writer, wkhtmltopdf,
 * gir1.2-pango-1.0 and python3-gi-cairo; of PyPI, in DIR/venv: reportlab, fpdf2, uharfbuzz, weasyprint, typst.
 * A writer that is not installed is left out, and the table says so.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Project } from '../src/model/project.ts';
import { loadProject } from '../src/project/load-project.ts';
import { readDictionary } from '../src/thai/dictionary/dictionary.ts';
import { buildDocx, buildPdf } from '../test/support/build.ts';
import { projectYaml } from '../test/support/project-yaml.ts';
import { makeProject } from '../test/support/projects.ts';
import { type Compared, comparePrintout, describe, tableOf } from './printouts/compare.ts';
import { formBlocks } from './printouts/form.ts';
import { formHtml } from './printouts/form-html.ts';
import { formTypst } from './printouts/form-typst.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    count: { type: 'string', default: '30' },
    only: { type: 'string' },
    data: { type: 'string' },
    copy: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});
if (values.folder === undefined) {
  console.error('usage: npx jiti scripts/printouts.ts --folder DIR [--count 30] [--only WRITER,…] [--show]');
  process.exit(2);
}

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = resolve(values.folder);
const fonts = join(root, 'fonts', 'sarabun');
const dictionary = readDictionary(readFileSync(join(root, 'dictionary', 'thai.dict')));

interface Form {
  readonly name: string;
  readonly project: Project;
}

/** How a program of the table prints all forms into `out`. */
type Print = (forms: readonly Form[], out: string) => void | Promise<void>;

const writers: Readonly<Record<string, Print>> = {
  raingan: async (forms, out) => {
    for (const { name, project } of forms) {
      const { bytes } = await buildPdf(projectYaml(project));
      writeFileSync(join(out, `${name}.pdf`), bytes);
    }
  },
  chromium: (forms, out) => {
    for (const { name } of forms) {
      const options = ['--headless', '--no-sandbox', '--disable-gpu', `--print-to-pdf=${join(out, `${name}.pdf`)}`];
      run('chromium', [...options, `file://${source(name, 'html')}`]);
    }
  },
  wkhtmltopdf: (forms, out) => {
    for (const { name } of forms) {
      const options = ['-q', '--enable-local-file-access', '-s', 'A4', '-L', '25', '-R', '20', '-T', '20', '-B', '20'];
      run('wkhtmltopdf', [...options, source(name, 'html'), join(out, `${name}.pdf`)]);
    }
  },
  'libreoffice (HTML)': (forms, out) =>
    office(forms, 'html', out, ['--infilter=HTML (StarWriter)', '--convert-to', 'pdf:writer_pdf_Export']),
  'libreoffice (DOCX)': async (forms, out) => {
    for (const { name, project } of forms)
      writeFileSync(source(name, 'docx'), (await buildDocx(projectYaml(project))).bytes);
    office(forms, 'docx', out, ['--convert-to', 'pdf']);
  },
  reportlab: python('reportlab'),
  'reportlab (Platypus)': python('reportlab-platypus'),
  fpdf2: python('fpdf2'),
  'fpdf2 (shaped)': python('fpdf2-shaped'),
  'fpdf2 (cells)': python('fpdf2-cells'),
  weasyprint: python('weasyprint'),
  'cairo/pango': python('cairo-pango', '/usr/bin/python3'),
  typst: python('typst'),
};

function source(name: string, kind: string): string {
  return join(folder, 'sources', `${name}.${kind}`);
}

function run(command: string, options: readonly string[]): void {
  const env = {
    ...process.env,
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    QT_QPA_PLATFORM: 'offscreen',
    XDG_RUNTIME_DIR: folder,
  };
  const { status, error, stderr } = spawnSync(command, options, { env, encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${command}: ${error?.message ?? stderr.slice(-500)}`);
}

function office(forms: readonly Form[], kind: string, out: string, options: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
  run('soffice', [profile, '--headless', ...options, '--outdir', out, ...forms.map(({ name }) => source(name, kind))]);
}

function python(writer: string, program = join(folder, 'venv', 'bin', 'python')): Print {
  return (_, out) => {
    const script = fileURLToPath(new URL('printouts/write_pdfs.py', import.meta.url));
    run(program, [script, writer, join(folder, 'sources', 'forms.json'), fonts, out]);
  };
}

/** The seed, then made-up projects; every third has a signatory. */
function makeForms(count: number): Form[] {
  if (values.data !== undefined) return [readForm(values.data)];
  const seed = readdirSync(join(root, 'data', '2564')).map((file) => readForm(join(root, 'data', '2564', file)));
  const made = Array.from({ length: count }, (_, index): Project => {
    const project = makeProject(index + 1);
    const signature = { name: project.contacts.responsible.name, position: 'ผู้อำนวยการกองตัวอย่าง' };
    return index % 3 === 0 ? { ...project, signature } : project;
  });
  return [...seed, ...made.map(formOf)];
}

function readForm(path: string): Form {
  const { value, diagnostics } = loadProject(path, readFileSync(path));
  if (!value) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return formOf(value.project);
}

function formOf(project: Project): Form {
  return { name: project.project.code, project };
}

function writeSources(forms: readonly Form[]): void {
  mkdirSync(join(folder, 'sources'), { recursive: true });
  const config = `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include><dir>${fonts}</dir></fontconfig>`;
  writeFileSync(join(folder, 'fonts.conf'), config);
  const described = forms.map(({ name, project }) => {
    const blocks = formBlocks(project, dictionary);
    const [html, typst] = [source(name, 'html'), source(name, 'typ')];
    writeFileSync(html, formHtml(blocks, `${project.project.name} (${name})`));
    writeFileSync(typst, formTypst(blocks));
    return { name, html, typst, blocks };
  });
  writeFileSync(join(folder, 'sources', 'forms.json'), JSON.stringify(described));
}

const forms = makeForms(Number(values.count));
writeSources(forms);
const chosen = values.only?.split(',');
const rows: [string, readonly Compared[] | string][] = [];
for (const [writer, print] of Object.entries(writers)) {
  if (chosen && !chosen.some((name) => writer.startsWith(name))) continue;
  const out = join(folder, writer.replace(/\W+/g, '-').replace(/-$/, ''));
  try {
    if (!existsSync(out)) {
      mkdirSync(out);
      await print(forms, out);
    }
  } catch (error) {
    rmSync(out, { recursive: true });
    rows.push([writer, error instanceof Error ? error.message : String(error)]);
    continue;
  }
  const compared: Compared[] = [];
  for (const { name, project } of forms) {
    const file = join(out, `${name}.pdf`);
    compared.push(await comparePrintout(file, readFileSync(file), project, { root, dictionary }));
  }
  rows.push([writer, compared]);
  for (const { name } of values.copy === undefined ? [] : forms)
    copyFileSync(join(out, `${name}.pdf`), join(values.copy!, `${basename(out)}.pdf`));
  if (values.show) for (const each of compared) console.log(describe(each));
}
console.log(tableOf(rows));
