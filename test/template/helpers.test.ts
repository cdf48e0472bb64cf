import Handlebars from 'handlebars';
import { expect, test } from 'vitest';
import { blockHelpers, limitHelpers, templateHelpers } from '../../src/template/helpers.ts';

const handlebars = Handlebars.create();
limitHelpers(handlebars);

test('a template has the helpers that the documentation names, and no others of Handlebars', () => {
  const inner = ['blockHelperMissing', 'helperMissing'];
  expect(Object.keys(handlebars.helpers).sort(), 'helpers that a template may call').toEqual(
    [...blockHelpers, ...Object.keys(templateHelpers), ...inner].sort(),
  );
});

test.each(Object.entries(templateHelpers))(
  '{{%s}} of an absent value prints nothing, or its mark',
  (name, { absent }) => {
    const template = handlebars.compile(`{{#if (${name} value)}}{{${name} value}}{{/if}}`);
    expect(template({ value: null }), 'what is printed for an absent value').toBe(absent ?? '');
  },
);

test.each([
  ['thaiDate', '2020-11-23', '23/11/2563'],
  ['baht', 123_400, '1,234'],
  ['bahtAndSatang', 123_400, '1,234.00'],
  ['bahtAndSatang', 123_410, '1,234.10'],
  ['bahtText', 2_110, 'ยี่สิบเอ็ดบาทสิบสตางค์'],
  ['percent', 1_050, '10.50'],
  ['thaiDigits', 2564, '๒๕๖๔'],
  ['telephone', '1519', 'โทร 1519'],
  ['telephone', ' โทร. 1519', 'โทร. 1519'],
  ['orDash', '', '–'],
  ['orDash', 0, '0'],
])('{{%s}} of %j prints %s', (name, value, printed) => {
  expect(handlebars.compile(`{{{${name} value}}}`)({ value })).toBe(printed);
});

test('amounts of a document print two decimals where one of them has satang', () => {
  const template = handlebars.compile('{{baht value}}');
  expect(template({ value: 100, document: { hasSatang: true } })).toBe('1.00');
  expect(template({ value: 100, document: { hasSatang: false } })).toBe('1');
});

test('{{several}} holds from two on', () => {
  const template = handlebars.compile('{{#if (several list)}}many{{/if}}');
  expect([[], ['a'], ['a', 'b']].map((list) => template({ list }))).toEqual(['', '', 'many']);
});
