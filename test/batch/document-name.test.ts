import { expect, test } from 'vitest';
import {
  codeIn,
  documentName,
  isDraftName,
  officialName,
  outputPath,
  publicName,
  suffixIn,
} from '../../src/batch/document-name.ts';

test('the name of a document has its code, its template’s suffix, and what it is', () => {
  expect(documentName('99000000-001', false)).toBe('99000000-001');
  expect(documentName('99000000-001', true)).toBe('99000000-001-draft');
  expect(documentName('99000000-001', true, 'short')).toBe('99000000-001-short-draft');
  expect(publicName('99000000-001')).toBe('99000000-001-public');
  expect(publicName('99000000-001', 'short')).toBe('99000000-001-short-public');
  for (const name of ['99000000-001', '99000000-001-draft', '99000000-001-short', '99000000-001-short-draft'])
    expect(codeIn(name), name).toBe('99000000-001');
  expect(['99000000-001', '99000000-001-draft', '99000000-001-draft-x'].map(isDraftName)).toEqual([false, true, false]);
  expect(['99000000-001', '99000000-001-short-draft'].map(officialName)).toEqual([
    '99000000-001',
    '99000000-001-short',
  ]);
  expect(['99000000-001-draft', '99000000-001-short-draft'].map(suffixIn)).toEqual(['', '-short']);
  expect(outputPath('output', 2564, '99000000-001', 'docx')).toBe('output/2564/99000000-001.docx');
});
