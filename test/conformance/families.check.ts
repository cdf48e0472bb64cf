import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createFontBook } from '../../src/font/font-book.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { Project } from '../../src/model/project.ts';
import { openReporter, type Reporter } from '../../src/report.ts';
import { inkOfSlots, legalClusters, rawHarfBuzz } from '../font/support.ts';
import { formBlocks } from '../support/form.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { readWithPdfjs } from '../support/pdfjs.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { parseSeed, readSeed } from '../support/seed.ts';
import { bodyTexts, packed } from './support/body-text.ts';
import { conformanceDocuments } from './support/documents.ts';
import { type FontFamily, fontFamilies } from './support/font-families.ts';
import { inContentOrder } from './support/pdf-text.ts';
import { describeFailures, validate } from './support/verapdf.ts';

// Fonts of packages that an office may have: a few in every run, all of them with `RAINGAN_FAMILIES=all`, which prints
// the table of docs/fonts.md.

const folder = mkdtempSync(path.join(tmpdir(), 'raingan-families-'));
afterAll(() => rmSync(folder, { recursive: true }));

const families = fontFamilies();
const rows: { name: string; pitch: number; kilobytes: number; ms: number }[] = [];

/** Every cluster of Thai spelling, set as a report. */
const clusters = conformanceDocuments().find(({ name }) => name === 'all-clusters')!.project;

async function openFamily({ name, regular, bold }: FontFamily): Promise<Reporter> {
  const own = path.join(folder, `${name}.yaml`);
  writeFileSync(
    own,
    `default: ${name}\nfamilies:\n  ${name}:\n    regular: ${quoted(regular)}\n    bold: ${quoted(bold)}\n    fallback: [Sarabun]\n` +
      `  Sarabun:\n    regular: ${quoted(path.resolve('fonts/sarabun/Sarabun-Regular.ttf'))}\n` +
      `    bold: ${quoted(path.resolve('fonts/sarabun/Sarabun-Bold.ttf'))}\n`,
  );
  const root = process.cwd();
  const workspace = createWorkspace({ root, packageRoot: root });
  const { value, diagnostics } = await openReporter(workspace, { formats: ['pdf'], fonts: own });
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message.en)).toEqual([]);
  return value!;
}

const quoted = (file: string) => JSON.stringify(file);

async function build(reporter: Reporter, project: Project, text = projectYaml(project)): Promise<Uint8Array> {
  const { value, diagnostics } = await reporter.build({
    file: `${project.project.code}.yaml`,
    bytes: Buffer.from(text),
  });
  if (!value) throw new Error(JSON.stringify(diagnostics.filter(({ severity }) => severity === 'error')));
  return value.outputs[0]!.bytes;
}

const fileOf = ({ name }: FontFamily, what: string) => path.join(folder, `${name.replaceAll(' ', '')}-${what}.pdf`);

describe.each(families)('$name', (family) => {
  test('draws every cluster of Thai spelling as HarfBuzz does', () => {
    for (const bold of new Set([false, family.bold !== family.regular])) {
      const file = bold ? family.bold : family.regular;
      const bytes = new Uint8Array(readFileSync(file));
      const book = createFontBook('f.yaml', 'default: A\nfamilies:\n  A:\n    regular: a.ttf\n', () => bytes).value!;
      const face = book.face('A', false, false);
      const expected = rawHarfBuzz(bytes);
      const different = legalClusters().filter((text) => inkOfSlots(face, face.shape(text)) !== expected(text));
      expect(different).toEqual([]);
    }
  });

  test('gives back every character in four engines', async () => {
    const reporter = await openFamily(family);
    const pdf = fileOf(family, 'clusters');
    const data = path.join(folder, `${family.name}-${clusters.project.code}.yaml`);
    writeFileSync(data, projectYaml(clusters));
    const bytes = await build(reporter, clusters);
    writeFileSync(pdf, bytes);
    const document = { name: 'all-clusters', project: clusters, data, pdf, pdf2: pdf, docx: pdf, txt: pdf };
    const engines: Record<string, readonly string[]> = {
      PDFium: await readWithPdfium(bytes, (pages) =>
        pages.map(({ characters }) => characters.map(({ text, generated }) => (generated ? ' ' : text)).join('')),
      ),
      'pdf.js': (await readWithPdfjs(bytes)).pages.map(({ items }) => items.map(({ text }) => text).join(' ')),
    };
    for (const [name, extract] of Object.entries(inContentOrder)) engines[name] = extract(pdf);
    const written = packed(
      formBlocks(clusters)
        .map(({ text }) => text)
        .join(''),
    );
    for (const [name, pages] of Object.entries(engines)) {
      expect(bodyTexts(pages, document).join('') === written, name).toBe(true);
    }
  });

  test('prints the form', async () => {
    const reporter = await openFamily(family);
    const seed = parseSeed(readSeed());
    let bytes = await build(reporter, seed, readSeed());
    const times: number[] = [];
    for (let round = 0; round < 20; round++) {
      const start = performance.now();
      bytes = await build(reporter, seed, readSeed());
      times.push(performance.now() - start);
    }
    writeFileSync(fileOf(family, 'form'), bytes);
    if (process.env.RAINGAN_FAMILIES_OUT) {
      copyFileSync(
        fileOf(family, 'form'),
        path.join(process.env.RAINGAN_FAMILIES_OUT, path.basename(fileOf(family, 'form'))),
      );
    }
    const bytesOf = (file: string) => new Uint8Array(readFileSync(file));
    const book = createFontBook('f.yaml', 'default: A\nfamilies:\n  A:\n    regular: a.ttf\n', () =>
      bytesOf(family.regular),
    );
    const { metrics, unitsPerEm } = book.value!.face('A', false, false);
    const pitch = (metrics.inkTop - metrics.inkBottom) / unitsPerEm;
    const ms = times.toSorted((a, b) => a - b)[times.length / 2]!;
    rows.push({ name: family.name, pitch, kilobytes: bytes.length / 1000, ms });
  });
});

test('the form is PDF/A-3a and PDF/UA-1 in every family', () => {
  const whole = process.env.RAINGAN_FAMILIES === 'all';
  const files = families.flatMap((family) => [fileOf(family, 'form'), ...(whole ? [fileOf(family, 'clusters')] : [])]);
  const failures = (['3a', 'ua1'] as const).flatMap((flavour) =>
    [...validate(files, flavour)]
      .filter(([, { compliant }]) => !compliant)
      .map(([file, verdict]) => {
        return `${path.basename(file)}: ${describeFailures(verdict)}`;
      }),
  );
  expect(failures).toEqual([]);
  for (const { name, pitch, kilobytes, ms } of rows) {
    console.log(`| ${name} | ${pitch.toFixed(2)} | ${kilobytes.toFixed(0)} | ${ms.toFixed(1)} |`);
  }
});
