import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiagnosticCode } from '../../src/diagnostics/codes.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { repairFile } from '../../src/project/repair.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { readSeed } from '../support/seed.ts';
import { casesOf } from '../support/thorough.ts';

const seed = readSeed();
const file = '21000000-3230.yaml';

function repair(text: string | Uint8Array, only?: DiagnosticCode) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { bytes: after, repairs, likely } = repairFile(file, bytes, only);
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(after), repairs, likely, same: after === bytes };
}

describe('a certain repair', () => {
  test.each<[string, DiagnosticCode, string, string]>([
    ['a key with a letter too few', 'E-UNKNOWN-KEY', 'rationale:', 'rationle:'],
    ['a key with two letters swapped', 'E-UNKNOWN-KEY', '  startDate:', '  satrtDate:'],
    ['a key in another case', 'E-UNKNOWN-KEY', '  fiscalYear:', '  FiscalYear:'],
    ['a key deep in the file', 'E-UNKNOWN-KEY', '    phone:', '    phome:'],
    ['a telephone number that YAML reads as a number', 'E-TYPE', 'phone: "1519"', 'phone: 0812345678'],
    ['SARA AM in two characters', 'W-SARA-AM-DECOMPOSED', 'กำ', 'ก\u0e4dา'],
  ])('%s', (_, code, right, wrong) => {
    const given = seed.includes(right) ? seed : seed.replace(/phone: .*/, right);
    for (const change of [
      (text: string) => text,
      (text: string) => text.replaceAll('\n', '\r\n'),
      (text: string) => `\ufeff${text}`,
    ]) {
      const broken = change(given.replace(right, wrong));
      const { text, repairs } = repair(broken);
      expect(repairs.map((each) => each.code)).toEqual([code]);
      const expected = code === 'E-TYPE' ? broken.replace('0812345678', '"0812345678"') : change(given);
      expect(text).toBe(expected);
    }
  });

  test('tabs in the indentation', () => {
    const plain = projectYaml(makeProject(4));
    const tabbed = plain.replace(/^(?: {2})+/gm, (white) => '\t'.repeat(white.length / 2));
    const { text, repairs } = repair(tabbed);
    expect(repairs[0]?.code).toBe('E-YAML-SYNTAX');
    expect(text).toBe(plain);
  });

  test('windows-874 and UTF-16 to UTF-8', () => {
    const thai = 'project:\r\n  name: โครงการ “ก” – ข…\r\n';
    const signs = new Map([
      ['“', 0x93],
      ['”', 0x94],
      ['–', 0x96],
      ['…', 0x85],
    ]);
    const bytes = Uint8Array.from(
      thai,
      (letter) =>
        signs.get(letter) ?? (letter < '\u0080' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x0e00 + 0xa0),
    );
    expect(repair(bytes)).toMatchObject({ text: thai, repairs: [{ before: 'Windows-874', after: 'UTF-8' }] });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(thai, 'utf16le')]);
    expect(repair(utf16)).toMatchObject({ text: thai, repairs: [{ before: 'UTF-16' }] });
    const utf32 = Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from('a\0\0\0', 'latin1')]);
    expect(repairFile('a.yaml', utf32)).toMatchObject({ bytes: utf32, repairs: [] });
  });

  test('several at once give a valid file, and nothing of it changes a second time', () => {
    const broken = seed
      .replace('rationale:', 'rationle:')
      .replace('objectives:', 'objectivs:')
      .replace('กำ', 'ก\u0e4dา');
    const { text, repairs } = repair(broken);
    expect(repairs).toHaveLength(3);
    expect(text).toBe(seed);
    expect(loadProject(file, new TextEncoder().encode(text)).diagnostics).toEqual([]);
    expect(repair(text)).toMatchObject({ repairs: [], same: true });
  });
});

describe('left alone', () => {
  test.each([
    ['a valid file', seed],
    ['a key two letters away', seed.replace('rationale:', 'ratonle:')],
    ['a key whose right one is there', seed.replace('rationale:', 'rationle:\n  - ก\nrationale:')],
    ['two keys that may be one', seed.replace('targets:', 'target:\n  - ก\ntargetz:')],
    ['text that is no YAML', 'a: [\n\tb'],
    ['damaged bytes', Uint8Array.from([0x61, 0xff, 0x62, 0xc3])],
    ['a tab inside a text', seed.replace(/name: (.*)/, 'name: "ก\\tข"')],
  ])('%s', (_, text) => {
    expect(repair(text)).toMatchObject({ repairs: [], same: true });
  });

  test('any text', { tags: 'thorough' }, () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.string({ unit: 'binary' }), (bytes, text) => {
        expect(() => repair(bytes)).not.toThrow();
        expect(() => repair(seed.replace('ประชาชน', () => text))).not.toThrow();
      }),
      { numRuns: casesOf(60) },
    );
  });
});

describe('a likely repair, chosen by its code', () => {
  const garbled = '¨Ñ´ÍºÃÁáÅéÇàÊÃç¨';

  test.each([
    [`narrative: "${garbled} (ก)"`, 'narrative: "จัดอบรมแล้วเสร็จ (ก)"'],
    [`narrative: ${garbled}`, 'narrative: จัดอบรมแล้วเสร็จ'],
    [`narrative: >-\n      ${garbled}\n      ต่อ`, 'narrative: >-\n      จัดอบรมแล้วเสร็จ ต่อ'],
  ])('%s', (wrong, right) => {
    const plain = projectYaml(makeProject(4, { reports: 2 }));
    const at = /narrative: (?:>-\n(?: {6}.*\n)+|.*\n)/.exec(plain)![0];
    const broken = plain.replace(at, `${wrong}\n`);
    const dry = repair(broken);
    expect(dry).toMatchObject({ repairs: [], likely: ['W-MOJIBAKE'], same: true });
    expect(repair(broken, 'W-MOJIBAKE').text).toBe(plain.replace(at, `${right}\n`));
    expect(repair(broken, 'E-TYPE').same).toBe(true);
  });

  test('private letters of old fonts', () => {
    const { likely } = repair(seed.replace('ที่', 'ที\uf70a'));
    expect(repair(seed.replace('ที่', 'ที\uf70a'), likely[0]).text).toBe(seed);
  });
});
