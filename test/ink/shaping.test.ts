import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACE_NAMES, type FaceName, legalClusters, sarabunBytes } from '../font/support.ts';
import { buildPdf } from '../support/build.ts';
import { expectNone } from '../support/expectations.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject, times } from '../support/projects.ts';
import { readSeedAsIs } from '../support/seed.ts';
import { inAllContexts, inOneContext, paragraphsOf } from './support/clusters.ts';
import { type DrawnLine, drawnLines, inkOf } from './support/drawn-lines.ts';
import { readDrawnPages } from './support/drawn-text.ts';
import { setParagraphs } from './support/set-paragraphs.ts';
import { openReference, type Reference } from './support/whole-line.ts';

const CLUSTERS = legalClusters();

// Lines are read back from the PDF: codes of the content stream, widths and outlines of the embedded font.
// The reference shapes the text of the whole line with the original font, one HarfBuzz call for each script run.
describe('the ink of a line is what HarfBuzz gives for the whole line', () => {
  test('for all 14,904 clusters, alone and touching Latin, digits and punctuation, in Sarabun Regular', {
    tags: 'exhaustive',
  }, async () => {
    const texts = inAllContexts(CLUSTERS);
    const lines = linesOf(await setParagraphs(paragraphsOf(texts, 12)));
    expect(withoutSpaces(lines)).toBe(texts.join('').replaceAll(' ', ''));
    expectNone(differences(lines), 'each line is drawn as the font shapes it whole');
  });

  test.each(FACE_NAMES)('for one cluster of twenty, alone and touching others, in Sarabun %s', async (face) => {
    const texts = inAllContexts(CLUSTERS.filter((_, index) => index % 20 === 7));
    const lines = linesOf(await setParagraphs(paragraphsOf(texts, 12), { face }));
    expect(withoutSpaces(lines)).toBe(texts.join('').replaceAll(' ', ''));
    expectNone(differences(lines), 'each line is drawn as the font shapes it whole');
  });

  test.each(FACE_NAMES.slice(1))(
    'for all clusters, alone and touching one of them, in Sarabun %s',
    { tags: 'exhaustive' },
    async (face) => {
      const texts = inOneContext(CLUSTERS);
      const lines = linesOf(await setParagraphs(paragraphsOf(texts, 50), { face }));
      expect(withoutSpaces(lines)).toBe(texts.join('').replaceAll(' ', ''));
      expect(differences(lines)).toEqual([]);
    },
  );

  test('in the report of the printed form', async () => {
    const lines = linesOf((await buildPdf(readSeedAsIs())).bytes);
    expect(lines.length).toBeGreaterThan(130);
    expectNone(differences(lines), 'each line is drawn as the font shapes it whole');
  });

  test('in made-up reports', async () => {
    for (const seed of times(6, (index) => 300 + index)) {
      const lines = linesOf((await buildPdf(projectYaml(makeProject(seed)))).bytes);
      expectNone(differences(lines), `each line of project ${seed} is drawn as the font shapes it whole`);
    }
  });

  test.each(FACE_NAMES)(
    'in any mixture of scripts, kerned over the places where a line may end, in Sarabun %s',
    async (face) => {
      const latin = fc.constantFrom(
        'AV',
        'To',
        'T.',
        '://',
        'www.Yala.go.th',
        'LT',
        'fi',
        'Ya',
        'é',
        'P.A.V',
        'Å',
        '“',
        '”',
      );
      const ascii = fc.constantFrom(...times(95, (index) => String.fromCharCode(0x20 + index)));
      const unit = fc.oneof(fc.constantFrom(...CLUSTERS), latin, ascii, fc.constantFrom(' ', 'ๆ', 'ฯ', '๑๒'));
      const text = fc.array(unit, { minLength: 5, maxLength: 60 }).map((units) => units.join(''));
      const texts = fc.sample(text, { numRuns: 300, seed: 2564 });
      const lines = linesOf(await setParagraphs(texts, { face, width: 400 }));
      expectNone(differences(lines), 'each line is drawn as the font shapes it whole');
    },
  );
});

describe('a difference is seen', () => {
  test('when Thai after Latin is shaped as Latin', async () => {
    const reference = openReference(sarabunBytes('Regular'), () => 'Latn');
    const lines = linesOf(await setParagraphs(['Aที่', 'Aน้ำ', 'Aปู่', 'Aญู', 'Aกา']));
    expect(lines.map((line) => inkOf(line).join() === reference.line(line.text).ink.join())).toEqual([
      ...[false, false, false, false],
      true,
    ]);
  });

  test('when one unit is missing', async () => {
    const [line] = linesOf(await setParagraphs(['ปุ๋ย']));
    const moved = line!.characters.map((character, k) =>
      k === 2 ? { ...character, pen: character.pen + 1 } : character,
    );
    expectNone(differences([line!]), 'the line is drawn as the font shapes it whole');
    expect(differences([{ ...line!, characters: moved }])).toEqual(['ปุ๋ย']);
  });
});

const references = new Map<string, Reference>();

function referenceOf({ font }: DrawnLine): Reference {
  const reference =
    references.get(font.name) ?? openReference(sarabunBytes(font.name.replace('Sarabun-', '') as FaceName));
  references.set(font.name, reference);
  return reference;
}

/** Texts of the lines whose ink or advance is not the reference's. */
function differences(lines: readonly DrawnLine[]): string[] {
  return lines
    .filter((line) => {
      const { ink, advance } = referenceOf(line).line(line.text);
      return Math.round(((line.end - line.x) * 1000) / line.fontSize) !== advance || inkOf(line).join() !== ink.join();
    })
    .map(({ text }) => text);
}

function linesOf(bytes: Uint8Array): DrawnLine[] {
  return readDrawnPages(bytes).flatMap(drawnLines);
}

function withoutSpaces(lines: readonly DrawnLine[]): string {
  return lines.map(({ text }) => text.replaceAll(' ', '')).join('');
}
