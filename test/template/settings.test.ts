import { expect, test } from 'vitest';
import { load, ownWith, places } from './fixtures.ts';

const foundAfter = (from: string, to: string) =>
  load(ownWith('template.yaml', (text) => text.replace(from, to))).diagnostics;

test.each([
  ['language: th-TH', 'langauge: th-TH', 'language'],
  ['headerTop: 1.25cm', 'headTop: 1.25cm', 'headerTop'],
  ['fontSize: 12pt', 'fontSise: 12pt', 'fontSize'],
  ['{ top: 2.5cm', '{ topp: 2.5cm', 'top'],
  ['text: ฉบับร่าง', 'texts: ฉบับร่าง', 'text'],
  ['extends: details', 'extends: detials', 'details'],
  ['style: watermark', 'style: watermrk', 'watermark'],
])('%s -> %s names the nearest', (from, to, nearest) => {
  const found = foundAfter(from, to);
  expect(found.every(({ code, file }) => code === 'E-TEMPLATE-YAML' && file === 'tpl/template.yaml')).toBe(true);
  expect(found.map(({ hint }) => hint?.en)).toContain(`did you mean \`${nearest}\`?`);
});

test.each([
  ['width: 21cm', 'width: 21', '21'],
  ['width: 21cm', 'width: 0', '0'],
  ['right: 2cm', 'right: -2cm', '-2cm'],
  ['right: 2cm', 'right: 2 metres', '2 metres'],
  ['fontStyle: bold', 'fontStyle: heavy', 'heavy'],
  ['columns: [auto, rest, auto]', 'columns: [auto, all]', 'all'],
  ['pairsPerRow: 2', 'pairsPerRow: 3', '3'],
  ['align: center', 'align: middle', 'middle'],
  ['color: "#e0e0e0"', 'color: grey', 'grey'],
])('%s -> %s is reported at its place', (from, to, value) => {
  const files = ownWith('template.yaml', (text) => text.replace(from, to));
  const before = files['template.yaml']!.split(to)[0]! + to.slice(0, to.lastIndexOf(value));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  const found = load(files).diagnostics;
  expect(places(found)).toEqual([`E-TEMPLATE-YAML tpl/template.yaml:${line}:${column}`]);
  expect(found[0]).toMatchObject({ actual: value, expected: { en: expect.any(String) } });
});

test.each([
  ['#cc0000', '#cc0000'],
  ['#f00 # red', '#ff0000'],
])('a colour without quotation marks is no colour: %s', (written, whole) => {
  const withColor = (color: string) => foundAfter('color: "#e0e0e0"', `color: ${color}`);
  const found = withColor(written);
  expect(found).toMatchObject([{ code: 'E-TEMPLATE-YAML', hint: { en: `write \`color: "${whole}"\`` } }]);
  expect(withColor(`"${whole}"`)).toEqual([]);
});

test('a missing key is reported at the group that needs it', () => {
  const [found] = foundAfter('  headerTop: 1.25cm', '#');
  expect(found).toMatchObject({ code: 'E-TEMPLATE-YAML', message: { en: 'missing key `headerTop` under `page`' } });
});

test('styles that extend each other in a circle', () => {
  const found = foundAfter('label: { th: รายละเอียด, en: Details }', 'extends: detailsInPairs');
  expect(found[0]!.message.en).toContain('`details` → `detailsInPairs` → `details`');
});

test('a misspelt name in a document property has its place in template.yaml', () => {
  const [found] = foundAfter('title: "{{project.name}}', 'title: "{{project.nam}}');
  expect(found).toMatchObject({ code: 'E-TEMPLATE-NAME', file: 'tpl/template.yaml', range: { start: { column: 21 } } });
});

test.each(['styles: [', '- 1', '', 'a: 1\na: 2'])('template.yaml that is no group of keys: %j', (text) => {
  expect(load(ownWith('template.yaml', () => text)).diagnostics[0]).toMatchObject({ code: 'E-TEMPLATE-YAML' });
});

test.each([
  ['left: 3cm', 'left: 30cm', 'the margins leave less than 2 cm for text'],
  ['top: 2.5cm', 'top: 27cm', 'the margins leave less than 2 cm for text'],
  ['width: 21cm', 'width: 21mm', 'the margins leave less than 2 cm for text'],
  ['width: 21cm', 'width: 509cm', 'a page is at most 508 cm wide and high'],
  ['footerTop: 28.2cm', 'footerTop: 282cm', '`footerTop` lies outside of the page'],
])('%s -> %s leaves no place for the text, and is reported', (from, to, message) => {
  const found = foundAfter(from, to);
  expect(found.map(({ code }) => code)).toEqual(['E-TEMPLATE-YAML']);
  expect(found[0]!.message.en).toBe(message);
});

test.each(['template.yaml', 'report.hbs', 'partials/header.hbs'])('%s in TIS-620 is called so at its place', (name) => {
  const files = ownWith(
    name,
    (text) =>
      `${name.endsWith('.yaml') ? '# ' : '{{!-- '}\ufffd\ufffd${name.endsWith('.yaml') ? '' : ' --}}'}\n${text}`,
  );
  const found = load(files).diagnostics;
  expect(found.map(({ code, file, range }) => [code, file, range?.start.line])).toEqual([
    ['E-TEMPLATE-FILE', `tpl/${name}`, 1],
  ]);
  expect(found[0]!.hint?.en).toContain('UTF-8');
});

test.each([
  ['{ top: 2.5cm', '{ top: 2,5cm', '2,5cm'],
  ['left: 3cm }', 'left: 0,50cm }', '0,50cm'],
  ['headerTop: 1.25cm', 'headerTop: 1,25cm', '1,25cm'],
  ['headerTop: 1.25cm', 'headerTop: ๑.๒๕ ซม.', '๑.๒๕ ซม.'],
  ['footerTop: 28.2cm', 'footerTop: 28.2 CM', '28.2 CM'],
  ['width: 21cm', 'width: 21', '21'],
  ['fontSize: 11pt', 'fontSize: 11', '11'],
  ['spaceAfter: 3pt', 'spaceAfter: .5cm', '.5cm'],
  ['columns: [auto, rest, auto]', 'columns: [3,5cm, rest, auto]', '3,5cm'],
])('%s -> %s is one finding, and its hint followed to the letter makes it go away', (from, to, written) => {
  const files = ownWith('template.yaml', (text) => text.replace(from, to));
  const [found, ...others] = load(files).diagnostics;
  expect(others).toEqual([]);
  const { start, end } = found!.range!;
  const text = files['template.yaml']!;
  expect(text.slice(start.offset, end.offset)).toBe(written);
  const [, instead] = /^write `(.+)`$/.exec(found!.hint!.en)!;
  const mended = text.slice(0, start.offset) + instead + text.slice(end.offset);
  expect(load({ ...files, 'template.yaml': mended }).diagnostics).toEqual([]);
});

test.each([
  ['width="6.5cm"', 'width="6,5cm"'],
  ['width="6.5cm"', 'width="๖.๕ ซม."'],
])('the length of an attribute: %s -> %s', (from, to) => {
  const file = 'partials/certification.hbs';
  const files = ownWith(file, (text) => text.replace(from, to));
  const [found, ...others] = load(files).diagnostics;
  expect(others).toEqual([]);
  const { start, end } = found!.range!;
  expect(files[file]!.slice(start.offset, end.offset)).toBe(to);
  expect(found).toMatchObject({ code: 'E-TEMPLATE-ATTRIBUTE', hint: { en: `write \`${from}\`` } });
});

test('a picture that is wider than the page gets the width that fits', () => {
  const wide = (width: string) =>
    load(ownWith('partials/certification.hbs', (text) => `${text}<qr decorative ${width}>1</qr>`)).diagnostics;
  const [found] = wide('width="30cm"');
  const [, instead] = /^write `(.+)`$/.exec(found!.hint!.en)!;
  expect(wide(instead!)).toEqual([]);
});
