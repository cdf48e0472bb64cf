import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Breakage, breakCopy, plainCopy } from './support/broken.ts';
import { builtDocument } from './support/built.ts';
import { type Flavour, type Verdict, validate } from './support/verapdf.ts';

/** Each takes one thing away that a rule asks for; a validator that lets one pass checks nothing. */
const breakages: readonly Breakage[] = [
  { name: 'heading level skipped', from: /\/S \/H2\b/, to: '/S /H3', flavour: 'ua1', rule: '7.4.2-1' },
  { name: 'no language', from: /\/Lang \(th-TH\)/, to: '', flavour: 'ua1', rule: '7.2-34' },
  { name: 'no title', from: /<dc:title>.*<\/dc:title>/, to: '', flavour: 'ua1', rule: '7.1-9' },
  { name: 'title not shown', from: /\/DisplayDocTitle true/, to: '', flavour: 'ua1', rule: '7.1-10' },
  { name: 'content not tagged', from: /\/P <<\/MCID 0>> BDC/, to: '/P BMC', flavour: 'ua1', rule: '7.1-3' },
  { name: 'row header without scope', from: /\/Scope \/Row/, to: '', flavour: 'ua1', rule: '7.5-1' },
  { name: 'no PDF UA identifier', from: /<pdfuaid:part>1<\/pdfuaid:part>/, to: '', flavour: 'ua1', rule: '5-1' },
  { name: 'no PDF A identifier', from: /<pdfaid:part>3<\/pdfaid:part>/, to: '', flavour: '3a', rule: '6.6.4-2' },
  { name: 'attachment without type', from: /\/Subtype \/application#2fyaml/, to: '', flavour: '3a', rule: '6.8-1' },
  { name: 'attachment not related', from: /\/AFRelationship \/Source/, to: '', flavour: '3a', rule: '6.8-3' },
  { name: 'no colour profile', from: /\/OutputIntents \[[^\]]*\]/, to: '', flavour: '3a', rule: '6.2.4.3-2' },
  { name: 'font not embedded', from: /\/FontFile2 \d+ 0 R/, to: '', flavour: '3a', rule: '6.2.11.4.1-1' },
  { name: 'no text behind glyphs', from: /\/ToUnicode \d+ 0 R/, to: '', flavour: '3a', rule: '6.2.11.7.2-1' },
  {
    name: 'bare ampersand in metadata',
    from: /(<dc:title>.*?)(<\/rdf:li>)/,
    to: '$1 & $2',
    flavour: '3a',
    rule: '6.6.2.1-4',
  },
  {
    name: 'foreign metadata not described',
    from: /urn:raingan:ns:1\.0:<\//,
    to: 'urn:other</',
    flavour: '3a',
    rule: '6.6.2.3.1-2',
  },
  { name: 'header of PDF 1', from: /%PDF-2\.0/, to: '%PDF-1.7', flavour: '4f', rule: '6.1.2-1' },
  { name: 'no revision of PDF A', from: /<pdfaid:rev>2020<\/pdfaid:rev>/, to: '', flavour: '4f', rule: '6.7.3-5' },
  { name: 'file not related', from: /\/AFRelationship \/Source/, to: '', flavour: '4f', rule: '6.9-4' },
  { name: 'no revision of PDF UA', from: /<pdfuaid:rev>2024<\/pdfuaid:rev>/, to: '', flavour: 'ua2', rule: '5-5' },
  {
    name: 'no namespace',
    from: /\/NS \d+ 0 R(\s+\/P \d+ 0 R\s+\/S \/Document)/,
    to: '$1',
    flavour: 'ua2',
    rule: '8.2.5.2-2',
  },
  {
    name: 'label without numbering',
    from: /\/ListNumbering \/Description/,
    to: '',
    flavour: 'ua2',
    rule: '8.2.5.25-1',
  },
  { name: 'bookmark without element', from: /\/SD \[[^\]]*\]/, to: '', flavour: 'ua2', rule: '8.8-2' },
  { name: 'not declared', from: /wtpdf#accessibility1\.0/, to: 'wtpdf#reuse1.0', flavour: 'wt1a', rule: '6.1.3-1' },
];

const folder = mkdtempSync(path.join(tmpdir(), 'raingan-controls-'));
const verdicts = new Map<string, Verdict>();
afterAll(() => rmSync(folder, { recursive: true }));

/** The profiles of each edition of the seed. */
const editions = [
  { edition: 'pdf', flavours: ['3a', 'ua1'] },
  { edition: 'pdf2', flavours: ['4f', 'ua2', 'wt1a'] },
] satisfies { edition: 'pdf' | 'pdf2'; flavours: Flavour[] }[];

beforeAll(() => {
  for (const { edition, flavours } of editions) {
    const plain = plainCopy(builtDocument('seed')[edition], folder);
    const content = readFileSync(plain);
    for (const flavour of flavours) {
      const own = breakages.filter((breakage) => breakage.flavour === flavour);
      const files = own.map((breakage) => breakCopy(content, breakage, folder));
      const results = validate([plain, ...files], flavour);
      own.forEach(({ name }, index) => {
        verdicts.set(name, results.get(files[index]!)!);
      });
      verdicts.set(`plain ${flavour}`, results.get(plain)!);
    }
  }
});

test.each<Flavour>(['3a', 'ua1', '4f', 'ua2', 'wt1a'])('the unspoilt plain copy passes %s', (flavour) => {
  expect(verdicts.get(`plain ${flavour}`)).toMatchObject({ compliant: true, failed: [] });
});

test.each(breakages)('$name: $flavour fails by $rule', ({ name, rule }) => {
  const verdict = verdicts.get(name)!;
  console.log(`FAIL as it must  ${name}: ${verdict.failed.map(({ id }) => id).join(' ')}`);
  expect(verdict.failed.map(({ id }) => id)).toContain(rule);
});
