import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resolveConfig } from 'vite';
import { expect, test } from 'vitest';

const inRepository = (file: string) => new URL(`../../${file}`, import.meta.url);

// One that is neither makes `npm run build` print a warning, and the page lack a font.
test('each address in the page’s style sheet is a file of the page or one that the server gives', async () => {
  const css = readFileSync(inRepository('studio/src/studio.css'), 'utf8');
  const { build } = await resolveConfig({ configFile: fileURLToPath(inRepository('studio/vite.config.ts')) }, 'build');
  const addresses = Array.from(css.matchAll(/url\("(\/[^"]+)"\)/g), ([, address]) => address!);
  expect(addresses.length).toBeGreaterThan(0);
  const given = addresses.filter((address) => !existsSync(inRepository(`studio/public${address}`)));
  expect(build.rolldownOptions.external).toEqual(given);
});
