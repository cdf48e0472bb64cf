import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { takeAttachedData } from '../../src/import/attached-data.ts';
import type { Attached } from '../../src/import/pdf/attachments.ts';
import { readSeed } from '../support/seed.ts';
import { importContext } from './support.ts';

const code = '21000000-3230';
const data: Attached = { name: `${code}.yaml`, bytes: Buffer.from(readSeed()) };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function makingOf(digest: string): Attached {
  return { name: 'making-of.json', bytes: Buffer.from(JSON.stringify({ data: { file: data.name, sha256: digest } })) };
}

const take = (...attached: Attached[]) => takeAttachedData('report.pdf', attached, importContext());
const outcomes = (...attached: Attached[]) =>
  take(...attached).map(({ failure, imported }) => failure?.code ?? imported?.path);

describe('the data file that a PDF carries', () => {
  test('goes to its year byte for byte', () => {
    const [taken] = take(data, makingOf(sha256(data.bytes)));
    expect(taken?.imported?.path).toBe(`data/2564/${code}.yaml`);
    expect(taken?.imported?.bytes).toBe(data.bytes);
  });

  test('is taken where nothing says what it was', () => {
    expect(outcomes(data)).toEqual([`data/2564/${code}.yaml`]);
    expect(outcomes(data, { name: 'making-of.json', bytes: Buffer.from('{') })).toEqual([`data/2564/${code}.yaml`]);
  });

  test('is refused when it is not the one that the report was made from', () => {
    const changed = { ...data, bytes: Buffer.concat([data.bytes, Buffer.from('# more\n')]) };
    expect(outcomes(changed, makingOf(sha256(data.bytes))), 'data changed after the report was made').toEqual([
      'E-ATTACHED-DATA',
    ]);
  });

  test('is refused when it is no project', () => {
    expect(outcomes({ ...data, bytes: Buffer.from('schemaVersion: 1\n') })).toEqual(['E-ATTACHED-DATA']);
  });

  test('of a public copy is taken, and what it lacks is said', () => {
    const codes = (options: object) => {
      const facts = { data: { file: data.name, sha256: sha256(data.bytes) }, options };
      const making = { name: 'making-of.json', bytes: Buffer.from(JSON.stringify(facts, undefined, 2)) };
      return take(data, making).flatMap(({ imported }) => imported!.diagnostics.map(({ code: found }) => found));
    };
    expect(codes({ draft: false, public: true })[0]).toBe('W-PUBLIC-COPY');
    expect(codes({ draft: false })).not.toContain('W-PUBLIC-COPY');
  });

  test('is found by its name, among others', () => {
    const letter = { name: 'letter.yaml', bytes: data.bytes };
    expect(outcomes(letter)).toEqual([]);
    expect(outcomes(letter, { ...data, name: `${code}.yml` })).toEqual([`data/2564/${code}.yaml`]);
  });

  test('of several reports is each taken, whatever the making of one says', () => {
    const other = { name: '21000000-3231.yaml', bytes: Buffer.from(readSeed().replaceAll(code, '21000000-3231')) };
    expect(outcomes(data, other, makingOf('0'.repeat(64)))).toEqual([
      `data/2564/${code}.yaml`,
      'data/2564/21000000-3231.yaml',
    ]);
  });
});
