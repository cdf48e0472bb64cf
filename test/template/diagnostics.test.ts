import { describe, expect, test } from 'vitest';
import { readTemplateFiles } from '../../src/template/read-template-files.ts';
import { load, OWN_FILES, ownWith, places, withReport } from './fixtures.ts';

/** What is found in a report whose body begins on line 2. */
const foundIn = (body: string) => load(withReport(`<article>\n${body}\n</article>`)).diagnostics;
const placesIn = (body: string) => places(foundIn(body)).map((place) => place.replace(' tpl/report.hbs:', ' '));

test('the own template has no mistakes', () => {
  expect(load(OWN_FILES).diagnostics).toEqual([]);
});

describe('E-TEMPLATE-NAME', () => {
  test.each([
    ['<p>{{projct.name}}</p>', '2:6', 'project'],
    ['<p>{{project.budget.recieved}}</p>', '2:21', 'received'],
    ['<p>{{#if draf}}x{{/if}}</p>', '2:10', 'draft'],
    ['<p>{{#if draft}}x{{else}}{{projct.name}}{{/if}}</p>', '2:28', 'project'],
    ['{{#each reports}}<p>{{narative}}</p>{{/each}}', '2:23', 'narrative'],
    ['{{#each reports}}<p>{{project.name}}</p>{{/each}}', '2:23', '@root.project.name'],
    ['{{#each reports as |entry|}}<p>{{entry.narrativ}}</p>{{/each}}', '2:40', 'narrative'],
    ['{{#each reports}}<p>{{../projct.name}}</p>{{/each}}', '2:26', 'project'],
    ['{{#with contacts}}{{#with coordinator}}<p>{{../responsble.name}}</p>{{/with}}{{/with}}', '2:48', 'responsible'],
    ['{{#each reports}}<p>{{@idnex}}</p>{{/each}}', '2:23', '@index'],
    [
      '{{#each reports}}{{#each @root.targets}}<p>{{@../index}}</p>{{/each}}{{/each}}',
      '2:46',
      '{{#each reports as |report i|}}',
    ],
    ['{{#each reports}}<p>{{@../root.project.name}}</p>{{/each}}', '2:23', '@root'],
    ['<p>{{thaiDte project.asOf}}</p>', '2:6', 'thaiDate'],
    ['<p>{{thaiDate project.asof}}</p>', '2:23', 'asOf'],
    ['{{> haeder}}', '2:5', 'header'],
    ['<p>{{> contact contacts.responsibl}}</p>', '2:25', 'responsible'],
    ['{{> numbered items=objectivs}}', '2:20', 'objectives'],
    ['{{#eahc reports}}{{/eahc}}', '2:4', 'each'],
    ['<p>{{project.budget.received}}</p>', '2:6', '{{baht project.budget.received}}'],
    ['<p>{{project.startDate}}</p>', '2:6', '{{thaiDate project.startDate}}'],
    ['{{#each reports}}<p>{{progress}}</p>{{/each}}', '2:23', '{{percent progress}}'],
    ['<p>{{rationale}}</p>', '2:6', '{{#each rationale}}'],
  ])('%s', (body, place, nearest) => {
    const found = foundIn(body);
    expect(places(found)).toEqual([`E-TEMPLATE-NAME tpl/report.hbs:${place}`]);
    expect(found[0]!.hint!.en).toContain(`\`${nearest}\``);
    expect(found[0]!.hint!.th).toContain(`\`${nearest}\``);
  });

  test.each([
    ['<p>{{baht project.startDate}}</p>', '2:11'],
    ['<p>{{thaiDate}}</p>', '2:6'],
    ['<p>{{thaiDate project.startDate project.endDate}}</p>', '2:6'],
    ['{{#each project}}{{/each}}', '2:9'],
    ['{{#with reports}}{{/with}}', '2:9'],
    ['<p>{{contacts}}</p>', '2:6'],
    ['<p>{{@index}}</p>', '2:6'],
    ['<p>{{../project.name}}</p>', '2:6'],
    ['<p>{{constructor}}</p>', '2:6'],
    ['<p>{{project.__proto__}}</p>', '2:14'],
    ['<p>{{project.name.length}}</p>', '2:19'],
    ['<p>{{lookup project "name"}}</p>', '2:6'],
    ['{{#rationale}}x{{/rationale}}', '2:4'],
    ['<p>{{"project"}}</p>', '2:6'],
    ['<p>{{provenance}}</p>', '2:6'],
  ])('%s', (body, place) => {
    expect(placesIn(body)).toContain(`E-TEMPLATE-NAME ${place}`);
  });

  test('a name in a partial is reported once, in the partial, however often it is used', () => {
    const files = ownWith('partials/contact.hbs', (text) => text.replaceAll('phone', 'telephone'));
    expect(places(load(files).diagnostics)).toEqual([
      'E-TEMPLATE-NAME tpl/partials/contact.hbs:1:15',
      'E-TEMPLATE-NAME tpl/partials/contact.hbs:1:30',
    ]);
  });

  test('a partial that includes itself', () => {
    let lines = 0;
    const files = ownWith('partials/project.hbs', (text) => {
      lines = text.split('\n').length;
      return `${text}{{> project}}`;
    });
    expect(places(load(files).diagnostics)).toEqual([`E-TEMPLATE-NAME tpl/partials/project.hbs:${lines}:5`]);
  });

  test.each([
    '{{#each reports as |entry at|}}<p>{{at}} {{entry.number}} {{@index}} {{@root.project.code}} {{../digest}}</p>{{/each}}',
    '{{#each rationale}}<p>{{this}} {{.}} {{#if @first}}{{@key}}{{/if}}</p>{{else}}<p>{{project.code}}</p>{{/each}}',
    '{{#with contacts.responsible as |who|}}<p>{{name}} {{this.name}} {{who.phone}} {{../draft.x}}</p>{{/with}}'.replace(
      '{{../draft.x}}',
      '',
    ),
    '<p>{{thaiDigits (thaiDate document.date)}} {{bahtText project.budget.spent}} {{reports.length}}</p>',
    '{{#if (several reports)}}<p>{{thaiDigits "12"}}</p>{{else if draft}}<p>{{digest}}</p>{{/if}}',
    '{{#with this}}<p>{{project.code}}</p>{{/with}}{{!-- {{nothing}} --}}',
  ])('knows %s', (body) => {
    expect(foundIn(body)).toEqual([]);
  });
});

describe('E-TEMPLATE-SYNTAX', () => {
  test.each([
    ['<p>{{#if draft}}x</p>', '2:4'],
    ['<p>{{#if draft}}{{#each reports}}x{{/each}}</p>', '2:4'],
    ['<p>x{{/if}}</p>', '2:5'],
    ['<p>x{{else}}y</p>', '2:5'],
    ['<p>{{#if draft}}x{{/unless}}</p>', '2:7'],
    ['<p>{{thaiDate project.asOf=}}</p>', '2:27'],
    ['<p>{{{project.name}}}</p>', '2:4'],
    ['<p>{{&project.name}}</p>', '2:4'],
    ['{{#*inline "x"}}{{/inline}}', '2:1'],
    ['{{#> header}}{{/header}}', '2:1'],
    ['{{> (lookup . "x")}}', '2:1'],
    ['<p>x', '2:1'],
    ['x</p>', '2:2'],
    ['<p><strong>x</p>', '2:4'],
    ['{{#if draft}}<p>{{/if}}x</p>', '2:14'],
    ['{{#if draft}}<p>x</p>{{else}}<p>{{/if}}', '2:30'],
    ['<p>R&D</p>', '2:5'],
    ['<p>a&nbsp;b</p>', '2:5'],
    ['<p>1 < 2</p>', '2:6'],
    ['<![CDATA[x]]>', '2:1'],
    ['<?php x?>', '2:1'],
    ['<!DOCTYPE html>', '2:1'],
  ])('%s', (body, place) => {
    expect(placesIn(body)[0]).toBe(`E-TEMPLATE-SYNTAX ${place}`);
  });

  test.each(['<article>', '<article><p', '<article></article><!-- x', '<article></article', '{{', '{{!--'])(
    '%j',
    (report) => {
      const [first] = load(withReport(report)).diagnostics;
      expect(first).toMatchObject({ code: 'E-TEMPLATE-SYNTAX', file: 'tpl/report.hbs', range: { start: { line: 1 } } });
    },
  );
});

describe('hints of other languages and of slips', () => {
  test.each([
    ['<p>{{#if draft}}x</p>', 'write `{{/if}}`'],
    ['<p>{{#if draft}}x{{/unless}}</p>', 'write `{{/if}}`'],
    ['<p>{{#If draft}}x{{/if}}</p>', 'begin the block with `{{#if …}}`'],
    ['<p>{{project.name}</p>', 'write `{{project.name}}`'],
    ['<p>{{#if project.fiscalYear == 2565}}x{{/if}}</p>', 'values cannot be compared'],
    ['<p>{{baht, project.budget.spent}}</p>', '`{{baht project.budget.spent}}`'],
    ['<p>{{number}}</p>', '`{{#each reports}}…{{/each}}`'],
    ['<p><b>x</b></p>', '`<strong>`'],
    ['<p>a&nbsp;b</p>', '`&#160;`'],
    ['<p>a&copy;b</p>', 'the character itself'],
    ['<figure src="pie" of="progress"/>', undefined],
  ])('%s', (body, hint) => {
    const found = foundIn(body);
    expect(found).toHaveLength(1);
    if (hint !== undefined) expect(found[0]!.hint!.en).toContain(hint);
  });

  test('`elseif` is one finding', () => {
    expect(placesIn('{{#if draft}}<p>x</p>{{elseif reports}}<p>y</p>{{/if}}')).toEqual(['E-TEMPLATE-SYNTAX 2:22']);
    expect(placesIn('{{#if draft}}<p>x</p>{{else if reports}}<p>y</p>{{/if}}')).toEqual([]);
  });

  test.each([
    ['<p>{project.name} {thaiDate project.asOf}</p>', ['W-TEMPLATE-TAG 2:4', 'W-TEMPLATE-TAG 2:19']],
    ['<p>{x} {} {{project.name}} {ก.ข}</p>', []],
  ])('a single pair of braces is a warning: %s', (body, expected) => {
    expect(placesIn(body)).toEqual(expected);
    expect(load(withReport(`<article>\n${body}\n</article>`)).value).toBeDefined();
  });
});

describe('E-TEMPLATE-ELEMENT', () => {
  test.each([
    ['<div>x</div>', '2:2'],
    ['<P>x</P>', '2:2'],
    ['{{#if draft}}<h4>x</h4>{{/if}}', '2:15'],
    ['<p><p>x</p></p>', '2:5'],
    ['<dl><p>x</p></dl>', '2:6'],
    ['<dl><dd>x</dd></dl>', '2:6'],
    ['<dl>{{project.name}}</dl>', '2:5'],
    ['<tr><td>x</td></tr>', '2:2'],
    ['<table><tr>x</tr></table>', '2:12'],
    ['<table><tr><td>x <p>y</p></td></tr></table>', '2:16'],
    ['<ol><p>x</p></ol>', '2:6'],
    ['<article><p>x</p></article>', '2:2'],
    ['<section><header></header></section>', '2:11'],
    ['<p><page-number/></p>', '2:5'],
    ['  text', '2:3'],
    ['<br>', '2:2'],
  ])('%s', (body, place) => {
    expect(placesIn(body)[0]).toBe(`E-TEMPLATE-ELEMENT ${place}`);
  });

  test('an element that cannot be where its partial is used is reported in the partial', () => {
    const found = load(withReport('<article><p>{{> project}}</p></article>')).diagnostics;
    expect(places(found).slice(0, 2)).toEqual([
      'E-TEMPLATE-ELEMENT tpl/partials/project.hbs:1:2',
      'E-TEMPLATE-ELEMENT tpl/partials/project.hbs:7:2',
    ]);
    expect(places(found).filter((place) => !place.includes('tpl/partials/project.hbs'))).toEqual([]);
  });

  test.each(['', '<p>x</p>', '{{#if draft}}<article></article>{{/if}}'])(
    'a report that is not one article: %j',
    (report) => {
      expect(load(withReport(report)).diagnostics[0]).toMatchObject({
        code: 'E-TEMPLATE-ELEMENT',
        file: 'tpl/report.hbs',
      });
    },
  );
});

describe('E-TEMPLATE-ATTRIBUTE and E-TEMPLATE-CLASS', () => {
  test.each([
    ['<p style="color: red">x</p>', 'E-TEMPLATE-ATTRIBUTE 2:4'],
    ['<p id="x">x</p>', 'E-TEMPLATE-ATTRIBUTE 2:4'],
    ['<strong class="h1">x</strong>', 'E-TEMPLATE-ATTRIBUTE 2:9'],
    ['<p keep="always">x</p>', 'E-TEMPLATE-ATTRIBUTE 2:4'],
    ['<p class="{{project.code}}">x</p>', 'E-TEMPLATE-ATTRIBUTE 2:1'],
    ['<p {{#if draft}}class="h1"{{/if}}>x</p>', 'E-TEMPLATE-ATTRIBUTE 2:1'],
    ['{{#if draft}}<p class="rationle">x</p>{{/if}}', 'E-TEMPLATE-CLASS 2:17'],
    ['<p class="h1 h2">x</p>', 'E-TEMPLATE-CLASS 2:4'],
  ])('%s', (body, place) => {
    expect(placesIn(body)).toEqual([place]);
  });

  test('the nearest class is named', () => {
    expect(foundIn('<p class="rationle">x</p>')[0]!.hint!.en).toContain('`rationale`');
  });
});

test.each(['template.yaml', 'report.hbs'])('E-TEMPLATE-FILE: %s is missing', (name) => {
  const { [name]: _missing, ...files } = OWN_FILES;
  expect(load(files).diagnostics).toMatchObject([
    { code: 'E-TEMPLATE-FILE', file: `tpl/${name}`, hint: { en: expect.stringContaining('raingan new-template') } },
  ]);
});

test('a file that an editor gave another end, and a folder that lies in templates', () => {
  const { 'report.hbs': report, ...files } = OWN_FILES;
  expect(load({ ...files, 'report.hbs.txt': report! }).diagnostics).toMatchObject([
    { code: 'E-TEMPLATE-FILE', hint: { en: 'rename the file `report.hbs.txt` to `report.hbs`' } },
  ]);
  const read = (file: string) => (file === 'templates/ours/template.yaml' ? '' : undefined);
  const hints = ['ours', 'progress-breif'].map(
    (name) => readTemplateFiles(name, read, () => []).diagnostics[0]?.hint?.en,
  );
  expect(hints).toEqual(['did you mean `templates/ours`?', 'did you mean `progress-brief`?']);
});

test('a template without partials, and a folder that does not exist', () => {
  const files = { 'template.yaml': OWN_FILES['template.yaml']!, 'report.hbs': '<article><p>x</p></article>' };
  expect(load(files).value?.digest).toMatch(/^[\da-f]{64}$/);
  expect(load({}).diagnostics).toMatchObject([
    {
      code: 'E-TEMPLATE-FILE',
      file: 'tpl',
      hint: { en: expect.stringMatching(/^check the name: .* progress-report or progress-brief$/) },
    },
  ]);
});

test('all mistakes of all files are reported at once', () => {
  const files = {
    ...withReport('<article>{{> header}}<p class="x">{{y}}</p></article>'),
    'partials/footer.hbs': '<foot/>',
  };
  expect(places(load(files).diagnostics)).toEqual([
    'E-TEMPLATE-CLASS tpl/report.hbs:1:25',
    'E-TEMPLATE-ELEMENT tpl/partials/footer.hbs:1:2',
    'E-TEMPLATE-NAME tpl/report.hbs:1:37',
  ]);
});

describe('one finding at its place, and its hint followed to the letter makes it go away', () => {
  const found = (files: Readonly<Record<string, string>>) => load(files).diagnostics;
  const text = (file: string, from: string, to: string) => ownWith(file, (whole) => whole.replace(from, to));

  test.each<readonly [file: string, from: string, to: string, place: string]>([
    ['report.hbs', '{{#each rationale}}', '{{#each rationale', '{{#each rationale'],
    ['report.hbs', '{{#each rationale}}', '{{#each rationale}', '{{#each rationale}'],
    ['report.hbs', '{{> project}}', '{{> project', '{{> project'],
    ['partials/certification.hbs', '<leader width="6.5cm">', '<leader widht="6.5cm">', 'widht'],
    ['partials/certification.hbs', '<leader width="6.5cm">', '<leader Width="6.5cm">', 'Width'],
    ['partials/footer.hbs', 'sha256 {{digest}}</td>', 'sha256 {{digest</td>', '{{digest'],
    ['report.hbs', 'เหตุผล</h2>', 'เหตุผล</h1>', '</h1>'],
    ['report.hbs', 'เหตุผล</h2>', 'เหตุผล</h3>', '</h3>'],
    ['report.hbs', '<h1>2.', '<h4>2.', 'h4'],
    ['report.hbs', 'งบประมาณ</h1>', 'งบประมาณ</h>', '</h>'],
  ])('%s: %s -> %s', (file, from, to, place) => {
    const files = text(file, from, to);
    const [first, ...others] = found(files);
    expect(others).toEqual([]);
    const { start } = first!.range!;
    const whole = files[file]!;
    expect(whole.slice(start.offset)).toMatch(new RegExp(`^${place.replace(/[{}#]/g, '\\$&')}`));
    const [, instead] = /^(?:write|did you mean) `(.+)`\??$/.exec(first!.hint!.en)!;
    const mended = whole.slice(0, start.offset) + instead + whole.slice(start.offset + place.length);
    expect(found({ ...files, [file]: mended })).toEqual([]);
  });
});
