import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildFonts } from '../../scripts/build-fonts.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SHIPPED = join(ROOT, 'fonts/sarabun');
const LAYOUT = {
  'Sarabun-Regular.ttf': '400Regular/Sarabun_400Regular.ttf',
  'Sarabun-Bold.ttf': '700Bold/Sarabun_700Bold.ttf',
  'Sarabun-Italic.ttf': '400Regular_Italic/Sarabun_400Regular_Italic.ttf',
  'Sarabun-BoldItalic.ttf': '700Bold_Italic/Sarabun_700Bold_Italic.ttf',
  'OFL.txt': 'LICENSE_FONT',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'raingan-fonts-'));
  for (const [name, source] of Object.entries(LAYOUT)) {
    mkdirSync(dirname(join(folder, 'package', source)), { recursive: true });
    cpSync(join(SHIPPED, name), join(folder, 'package', source));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

const build = () => buildFonts(join(folder, 'package'), join(folder, 'sarabun'));

test('the shipped folder is what the package gives', { tags: 'exhaustive' }, () => {
  build();
  expect(readdirSync(join(folder, 'sarabun')).sort()).toEqual(readdirSync(SHIPPED).sort());
  for (const name of readdirSync(SHIPPED)) {
    expect(readFileSync(join(folder, 'sarabun', name)).equals(readFileSync(join(SHIPPED, name)))).toBe(true);
  }
});

test('a file that is not the tested one is refused, and nothing is written', () => {
  writeFileSync(join(folder, 'package/700Bold/Sarabun_700Bold.ttf'), 'changed');
  expect(build).toThrow(/700Bold.*SHA-256/);
  expect(readdirSync(folder)).toEqual(['package']);
});
