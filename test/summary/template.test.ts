import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadTemplate } from '../../src/template/load-template.ts';
import { summarySubject, type TemplateSubject } from '../../src/template/names.ts';
import { places } from '../template/fixtures.ts';

const folder = new URL('../../templates/fiscal-year-summary/', import.meta.url);
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
const OWN: Readonly<Record<string, string>> = Object.fromEntries(
  names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);

async function foundIn(files: Readonly<Record<string, string>>, subject?: TemplateSubject) {
  const inside = (path: string) => path.slice('tpl/'.length);
  const list = (folder: string) => {
    const below = Object.keys(files).filter((name) => `tpl/${name}`.startsWith(`${folder}/`));
    return [...new Set(below.map((name) => `tpl/${name}`.slice(folder.length + 1).split('/')[0]!))];
  };
  return (await loadTemplate('tpl', (path) => files[inside(path)], list, subject)).diagnostics;
}

const withBody = (body: string) => ({ ...OWN, 'report.hbs': `<article>\n${body}\n</article>` });

test('the template of the summary has no mistakes', async () => {
  expect(await foundIn(OWN, summarySubject)).toEqual([]);
});

test.each([
  ['{{#each agencies}}<p>{{nmae}}</p>{{/each}}', 'E-TEMPLATE-NAME tpl/report.hbs:2:24', 'name'],
  ['<p>{{baht total.recieved}}</p>', 'E-TEMPLATE-NAME tpl/report.hbs:2:17', 'received'],
  ['<p>{{project.name}}</p>', 'E-TEMPLATE-NAME tpl/report.hbs:2:6', ''],
  ['<p>{{total.meanProgress}}</p>', 'E-TEMPLATE-NAME tpl/report.hbs:2:6', '{{percent total.meanProgress}}'],
  ['<figure src="progres-bands"/>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:2:9', 'progress-bands'],
  ['<figure/>', 'E-TEMPLATE-ATTRIBUTE tpl/report.hbs:2:2', ''],
  ['<header><figure src="progress-bands"/></header>', 'E-TEMPLATE-ELEMENT tpl/report.hbs:2:10', ''],
  ['<p><figure src="progress-bands"/></p>', 'E-TEMPLATE-ELEMENT tpl/report.hbs:2:5', ''],
])('%s', async (body, place, nearest) => {
  const found = await foundIn(withBody(body), summarySubject);
  expect(places(found)).toContain(place);
  if (nearest) expect(found[0]!.hint!.en).toContain(`\`${nearest}\``);
});

test('a report of one project has neither the names nor the figures of a summary', async () => {
  const body = withBody('{{#each agencies}}<p>{{name}}</p>{{/each}}<figure src="progress-bands"/>');
  const codes = (await foundIn(body)).map(({ code }) => code);
  expect(codes).toContain('E-TEMPLATE-NAME');
  expect(codes).toContain('E-TEMPLATE-ATTRIBUTE');
});
