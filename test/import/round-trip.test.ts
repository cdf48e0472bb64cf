import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importPrintouts } from '../../src/import/import-printout.ts';
import type { Project } from '../../src/model/project.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { buildPdf, buildText } from '../support/build.ts';
import { textLines } from '../support/lines.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { namedCases } from '../support/special-projects.ts';
import { casesOf } from '../support/thorough.ts';
import { importContext, importValid } from './support.ts';

describe('a PDF raingan made gives back its data', () => {
  test('from its text, as PDFium reads it', { tags: 'thorough' }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 100_000 }), async (seed) => {
        const project = makeProject(seed, { reports: seed % 13 });
        const { bytes } = await buildPdf(projectYaml(project));
        const back = await importValid(bytes, 'report.pdf');
        expect(back.project).toEqual(readBack(project));
        expect(back.provenance.unparsed).toEqual([]);
      }),
      { numRuns: casesOf(40) },
    );
  });

  test.each(Object.keys(namedCases).filter((name) => name !== 'unsupportedCharacters'))('%s', async (name) => {
    const project = namedCases[name]!();
    const { bytes } = await buildPdf(projectYaml(project));
    expect((await importValid(bytes, 'report.pdf')).project).toEqual(readBack(project));
  });

  test('from its attached data file, byte for byte', async () => {
    const yaml = `# ความเห็นที่ไม่พิมพ์\n${projectYaml(makeProject(5))}`;
    const { bytes } = await buildPdf(yaml);
    const [first] = await importPrintouts({ file: 'report.pdf', bytes }, importContext());
    expect(new TextDecoder().decode(first?.imported?.bytes)).toBe(yaml);
  });

  test('from a plain text with its columns side by side, but for spaces at the ends of lines', async () => {
    for (let seed = 20; seed < 26; seed++) {
      const project = makeProject(seed);
      const { bytes } = await buildPdf(projectYaml(project));
      const back = await importValid(await plainText(bytes));
      expect(withoutSpaces(back.project)).toEqual(withoutSpaces(readBack(project)));
      expect(back.provenance.unparsed).toEqual([]);
    }
  });

  test('from the plain text that `--format txt` writes, but for spaces at the ends of lines', async () => {
    for (let seed = 30; seed < 36; seed++) {
      const make = () => makeProject(seed, { paragraphs: 1 }); // a plain text shows no first line's indent
      const { bytes } = await buildText(projectYaml(make()));
      const back = await importValid(bytes, 'report.txt');
      expect(withoutSpaces(back.project)).toEqual(withoutSpaces(readBack(make())));
      expect(back.provenance.unparsed).toEqual([]);
    }
  });

  test('where a plain text keeps the spaces at the ends of lines, exactly', async () => {
    const project = makeProject(27, { reports: 6, paragraphs: 3 });
    const { bytes } = await buildPdf(projectYaml(project));
    expect((await importValid(await plainText(bytes, true))).project).toEqual(readBack(project));
  });
});

/** The project as a data file holds it: `disbursedMode` and spelling of dates do not reach the print. */
function readBack(project: Project): Project {
  const file = `data/${project.project.fiscalYear}/${project.project.code}.yaml`;
  const { value } = loadProject(file, new TextEncoder().encode(projectYaml(project)));
  if (!value) throw new Error('the made-up project is invalid');
  return value.project;
}

/** A PDF's text as `pdftotext -layout` writes it: rows as lines, columns by spaces, form feeds between pages. */
async function plainText(bytes: Uint8Array, keepSpaces = false): Promise<string> {
  const pages = await readWithPdfium(bytes, (all) => all.map((page) => textLines(page)));
  return pages
    .map((lines) => {
      const rows = new Map<number, string>();
      for (const { text, x, y } of lines) {
        const row = [...rows.keys()].find((key) => Math.abs(key - y) < 1) ?? y;
        const before = rows.get(row);
        const indent = ' '.repeat(Math.max(0, Math.round((x - 85) / 5)));
        rows.set(row, before === undefined ? indent + text : `${before.trimEnd()}    ${text}`);
      }
      const sorted = [...rows].sort(([a], [b]) => a - b).map(([, text]) => (keepSpaces ? text : text.trimEnd()));
      return sorted.join('\n');
    })
    .join('\n\f');
}

function withoutSpaces(project: Project): unknown {
  return JSON.parse(JSON.stringify(project).replaceAll(' ', ''));
}
