import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const folder = path.join(import.meta.dirname, '../../fonts');
const { families } = parse(readFileSync(path.join(folder, 'fonts.yaml'), 'utf8')) as {
  readonly families: Readonly<Record<string, Readonly<Record<string, string>>>>;
};
const faces = Object.values(families).flatMap((family) => Object.values(family));
const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test('fonts.yaml names every face of fonts/, and no other', () => {
  const files = folders.flatMap(({ name }) =>
    readdirSync(path.join(folder, name)).flatMap((file) => (/\.(?:ttf|otf)$/.test(file) ? [`${name}/${file}`] : [])),
  );
  const unnamed = files.filter((file) => !faces.includes(file));
  expect(unnamed, `fonts.yaml does not name ${unnamed.join(', ')}`).toEqual([]);
  const absent = faces.filter((file) => !existsSync(path.join(folder, file)));
  expect(absent, `fonts/ has no ${absent.join(', ')}`).toEqual([]);
});

test('beside the faces are their licence and where they come from', () => {
  const lacking = folders.flatMap(({ name }) => {
    const files = readdirSync(path.join(folder, name));
    const missing = files.some((file) => /^(?:OFL|LICEN[CS]E).*\.txt$/.test(file)) ? [] : [`${name}: a licence`];
    return files.includes('ORIGIN.md') ? missing : [...missing, `${name}: ORIGIN.md`];
  });
  expect(lacking, `fonts/ lacks ${lacking.join(', ')}`).toEqual([]);
});
