import { expect, test } from 'vitest';
import { checkTools, loadDictionary } from '../../src/import/import-context.ts';
import { settingsInForce } from '../../src/project/settings.ts';
import { importContext, importTerminal } from './support.ts';

test('new data files are checked with the dictionary, the disk, and the settings of the office', () => {
  const { workspace } = importTerminal({ 'data/2564/a.yaml': 'x' });
  const context = { ...importContext(), workspace };
  const tools = checkTools(context);
  expect(tools.dictionary).toBe(context.dictionary);
  expect(['data/2564/a.yaml', 'data/2565/a.yaml'].map((path) => tools.exists?.(path))).toEqual([true, false]);
  expect(tools.settings).toBeUndefined();
  const settings = settingsInForce({ planStatuses: ['ตามแผน'] });
  expect(checkTools({ ...context, settings }).settings).toBe(settings);
});

test('the dictionary is that of the package', () => {
  const dictionary = loadDictionary(importTerminal().workspace);
  expect(dictionary).toBeDefined();
  expect(Object.keys(dictionary)).toEqual(Object.keys(importContext().dictionary));
});
