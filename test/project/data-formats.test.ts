import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Project } from '../../src/model/project.ts';
import { type DataFormat, dataFormats } from '../../src/project/data-formats.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { projectSchema } from '../../src/project/schema.ts';
import type { Schema } from '../../src/yaml/schema.ts';
import { isMap, Numeral, type TreeMap } from '../../src/yaml/tree.ts';
import { readSeed } from '../support/seed.ts';

const file = '21000000-3230.yaml';
const bytes = (text: string) => new TextEncoder().encode(text);

/** An invented version 2: the reports are called `entries`, and the name lies in a group of its own. */
const second: DataFormat = {
  version: 2,
  schema: z.pipe(
    z.transform((input: unknown) => {
      if (!isMap(input as TreeMap)) return input;
      const { entries, ...rest } = input as TreeMap;
      return { ...rest, schemaVersion: new Numeral('1', 1), reports: entries };
    }),
    projectSchema as z.ZodMiniType<Project, unknown>,
  ) as Schema<Project>,
};
const formats = [...dataFormats, second];
const ofSecond = readSeed().replace('schemaVersion: 1', 'schemaVersion: 2').replace('\nreports:', '\nentries:');

describe('versions of the data format', () => {
  test('a version 2 is read beside version 1, into the same project', () => {
    const one = loadProject(file, bytes(readSeed()), {}, { formats });
    const two = loadProject(file, bytes(ofSecond), {}, { formats });
    expect(two.diagnostics).toEqual([]);
    expect(two.value?.project).toEqual(one.value?.project);
    expect(
      loadProject(file, bytes(readSeed().replace('\nreports:', '\nentries:')), {}, { formats }).value,
    ).toBeUndefined();
  });

  test('a file newer than the tool is one finding, which names the tool that is needed', () => {
    const { value, partial, diagnostics } = loadProject(file, bytes(ofSecond));
    expect({ value, partial }).toEqual({ value: undefined, partial: undefined });
    expect(diagnostics.map(({ code, range }) => [code, range?.start.line])).toEqual([['E-SCHEMA-VERSION', 3]]);
    expect(diagnostics[0]!.expected?.en).toContain('version 2 needs raingan 2.0 or later');
    const newer = loadProject(file, bytes(ofSecond.replace('schemaVersion: 2', 'schemaVersion: 3')), {}, { formats });
    expect(newer.diagnostics[0]!.expected?.en).toContain('version 3 needs raingan 3.0 or later');
  });

  test.each(['"2"', '0', '1.5', '-1', 'สอง', ''])('schemaVersion: %s is no version', (text) => {
    const { diagnostics } = loadProject(file, bytes(readSeed().replace('schemaVersion: 1', `schemaVersion: ${text}`)));
    expect(diagnostics.map(({ code }) => code)).toEqual(['E-TYPE']);
  });
});
