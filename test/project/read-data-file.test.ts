import { expect, test } from 'vitest';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { readDataFile, readImportedFile } from '../../src/project/read-data-file.ts';

const file = 'data/2564/a.yaml';
const workspaceOf = (bytes: number) => createMemoryWorkspace({ files: { [file]: new Uint8Array(bytes) } });

test.each([
  ['a data file', readDataFile, 1_000_000, 'E-YAML-LIMIT'],
  ['a file to import', readImportedFile, 50_000_000, 'E-IMPORT-LIMIT'],
] as const)('%s is read up to its largest size, and nothing of a larger one', (name, read, most, code) => {
  expect(read(workspaceOf(most), file).value?.length, `${name} of ${most} bytes`).toBe(most);
  const larger = read(workspaceOf(most + 1), file);
  expect(larger.value, `${name} of a byte more`).toBeUndefined();
  expect(larger.diagnostics.map((each) => each.code)).toEqual([code]);
});

test('a folder where a data file should be is called so', () => {
  const { value, diagnostics } = readDataFile(workspaceOf(1), 'data/2564');
  expect(value).toBeUndefined();
  expect(diagnostics.map((each) => each.code)).toEqual(['E-FILE-KIND']);
});
