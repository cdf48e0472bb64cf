import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { precompileTemplate } from '../../src/fast/compiled-template/precompile-template.ts';
import { restoreTemplate } from '../../src/fast/compiled-template/restore-template.ts';
import { documentText } from '../../src/model/document-text.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { loadTemplate, type OpenCompiled } from '../../src/template/load-template.ts';
import { projectSubject, summarySubject } from '../../src/template/names.ts';
import { readTemplateFiles } from '../../src/template/read-template-files.ts';
import { composed, EXTRAS, folderOf, load, OWN, OWN_FILES, ownWith, PROJECT } from './fixtures.ts';

const dist = path.join(import.meta.dirname, '../../dist');

/** The module that a template is compiled to. */
function moduleOf(files: Readonly<Record<string, string>>): string {
  const { read, list } = folderOf(files);
  return precompileTemplate('tpl', readTemplateFiles('tpl', read, list).value!, projectSubject);
}

const open = async (files: Readonly<Record<string, string>>) => {
  const { compiled } = await import(`data:text/javascript,${encodeURIComponent(moduleOf(files))}`);
  return restoreTemplate(compiled, 'tpl');
};

const projects = ['data', 'test/project/clean'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => path.join(folder, name)),
);

describe('a template compiled beforehand', () => {
  test('has the settings and the digest of the template it was made from', async () => {
    const { folder, settings, digest } = await open(OWN_FILES);
    expect({ folder, settings, digest }).toEqual({ folder: OWN.folder, settings: OWN.settings, digest: OWN.digest });
    expect(Object.keys(settings.styles)).toEqual(Object.keys(OWN.settings.styles));
  });

  test.each(projects)('fills to the same document with %s', async (file) => {
    const { project } = loadProject(file, readFileSync(file)).value!;
    const template = await open(OWN_FILES);
    for (const draft of [false, true]) {
      const extras = { ...EXTRAS, draft };
      expect(composed(project, template, extras)).toEqual(composed(project, OWN, extras));
    }
  });

  test('keeps texts that mean something in markup, in Handlebars or in JavaScript', async () => {
    const files = ownWith('report.hbs', (text) => text.replace('1.4 ', "1.4 &lt;b&gt; &#39; \\ ` $0 \\{{x}} \u2028 '"));
    expect(composed(PROJECT, await open(files))).toEqual(composed(PROJECT, load(files).value!));
  });

  test('is the same text each time', () => {
    expect(moduleOf(OWN_FILES)).toBe(moduleOf(OWN_FILES));
  });

  test('is not made from a template with mistakes', () => {
    expect(() => moduleOf(ownWith('report.hbs', (text) => text.replace('</article>', '')))).toThrow('never closed');
  });
});

describe('the built package', async () => {
  const built: { readonly loadTemplate: typeof loadTemplate } = await import(
    path.join(dist, 'template/load-template.js')
  );
  const fast: { readonly openCompiledTemplate: OpenCompiled } = await import(
    path.join(dist, 'fast/compiled-template/open-compiled-template.js')
  );
  const loadBuilt = (files: Readonly<Record<string, string>>, subject = projectSubject) => {
    const { read, list } = folderOf(files);
    return built.loadTemplate('tpl', read, list, subject, fast.openCompiledTemplate);
  };
  const { projectSubject: subject } = await import(path.join(dist, 'template/names.js'));

  test('holds its own template as it is now', async () => {
    const { compiled } = await import(path.join(dist, 'fast/compiled-template/progress-report.js'));
    expect(compiled?.digest).toBe(OWN.digest);
    const { value } = await loadBuilt(OWN_FILES, subject);
    expect(composed(PROJECT, value)).toEqual(composed(PROJECT));
  });

  test('reads any other template, were it different in a single character, from its files', async () => {
    const files = ownWith('partials/organization.hbs', (text) => text.replace('สยป : ', 'สยป: '));
    const { value } = await loadBuilt(files, subject);
    expect(value!.digest).not.toBe(OWN.digest);
    expect(documentText(composed(PROJECT, value))).toContain('ผู้ประสานงาน สยป: นายสน ร่มรื่น');
    const { value: fewer } = await loadBuilt({ ...OWN_FILES, 'partials/unused.hbs': '' }, subject);
    expect(fewer!.digest).not.toBe(OWN.digest);
    const broken = await loadBuilt(
      ownWith('template.yaml', (text) => text.replace('fontSize: 11pt', 'fontSize: 11')),
      subject,
    );
    expect(broken.diagnostics.map(({ code }) => code)).toEqual(['E-TEMPLATE-YAML']);
  });

  test('checks its own template anew where it is to print something else', async () => {
    expect((await loadBuilt(OWN_FILES, summarySubject)).diagnostics).not.toEqual([]);
  });
});

test('without what building the package makes, a template is read from its files', async () => {
  const { read, list } = folderOf(OWN_FILES);
  const { value } = await loadTemplate('tpl', read, list);
  expect(value).toMatchObject({ folder: 'tpl', settings: OWN.settings, digest: OWN.digest });
  expect(composed(PROJECT, value!)).toEqual(composed(PROJECT));
});
