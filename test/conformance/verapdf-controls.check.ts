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
];

const folder = mkdtempSync(path.join(tmpdir(), 'raingan-controls-'));
const verdicts = new Map<string, Verdict>();
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  const plain = plainCopy(builtDocument('seed').pdf, folder);
  const content = readFileSync(plain);
  const files = new Map(breakages.map((breakage) => [breakage.name, breakCopy(content, breakage, folder)]));
  for (const flavour of ['3a', 'ua1'] as const) {
    const own = breakages.filter((breakage) => breakage.flavour === flavour);
    const results = validate([plain, ...own.map(({ name }) => files.get(name)!)], flavour);
    for (const { name } of own) verdicts.set(name, results.get(files.get(name)!)!);
    verdicts.set(`plain ${flavour}`, results.get(plain)!);
  }
});

test.each<Flavour>(['3a', 'ua1'])('the unspoilt plain copy passes %s', (flavour) => {
  expect(verdicts.get(`plain ${flavour}`)).toMatchObject({ compliant: true, failed: [] });
});

test.each(breakages)('$name: $flavour fails by $rule', ({ name, rule }) => {
  const verdict = verdicts.get(name)!;
  console.log(`FAIL as it must  ${name}: ${verdict.failed.map(({ id }) => id).join(' ')}`);
  expect(verdict.failed.map(({ id }) => id)).toContain(rule);
});
