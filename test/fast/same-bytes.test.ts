import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fastPaths } from '../../src/fast/fast-paths.ts';
import type { SourceFile } from '../../src/model/report-options.ts';
import { conformanceDocuments } from '../conformance/support/documents.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { readSeed } from '../support/seed.ts';
import { someOf } from '../support/thorough.ts';

// The fast layer gives the same bytes as the stages themselves: all of it, and each path of it.

afterEach(() => vi.resetModules());

/** The seed, every special case of the form, and twenty made-up projects; every tenth of them in `npm test`. */
const sources: readonly SourceFile[] = someOf(
  [
    ...conformanceDocuments().map(({ name, project }) => ({
      file: `${project.project.code}.yaml`,
      bytes: Buffer.from(name === 'seed' ? readSeed() : projectYaml(project)),
    })),
    ...Array.from({ length: 20 }, (_, index) => {
      const project = makeProject(400 + index);
      return { file: `${project.project.code}.yaml`, bytes: Buffer.from(projectYaml(project)) };
    }),
  ],
  10,
);

/** What the stages themselves write, the layer taken away. */
const plain = digests('off');

describe('the same PDF and DOCX', () => {
  test('with the whole layer', { tags: 'thorough' }, async () => {
    expect(await digests('')).toEqual(await plain);
  });

  test.each(fastPaths.filter((path) => path !== 'bundle'))(
    'with the layer, but without `%s`',
    { tags: 'exhaustive' },
    async (path) => {
      expect(await digests(path)).toEqual(await plain);
    },
  );

  test('with the option `fast: false`', { tags: 'thorough' }, async () => {
    expect(await digests('', { fast: false })).toEqual(await plain);
  });
});

/**
 * SHA-256 of every output, by its name, as built with `RAINGAN_FAST=setting`. All modules are loaded anew, so that no
 * cache of an earlier setting serves this one.
 */
async function digests(setting: string, options: { readonly fast?: boolean } = {}): Promise<Record<string, string>> {
  vi.resetModules();
  const { openReporter } = await import('../../src/report.ts');
  const { createWorkspace } = await import('../../src/host/node-workspace.ts');
  const root = process.cwd();
  const workspace = {
    ...createWorkspace({ root, packageRoot: root }),
    environment: (name: string) => (name === 'RAINGAN_FAST' ? setting : undefined),
  };
  const { value: reporter } = await openReporter(workspace, { formats: ['pdf', 'docx'], ...options });
  const found: Record<string, string> = {};
  for (const source of sources) {
    const { value, diagnostics } = await reporter!.build(source);
    if (!value) throw new Error(`${source.file}: ${JSON.stringify(diagnostics)}`);
    for (const { format, bytes } of value.outputs) {
      found[`${source.file} ${format}`] = createHash('sha256').update(bytes).digest('hex');
    }
  }
  return found;
}
