import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { pageFonts } from '../src/studio/assets.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

// The studio's page as a few files with fixed names, in dist/studio: the server sends these and nothing else.
export default defineConfig({
  root,
  base: '/',
  logLevel: 'warn',
  plugins: [licences()],
  // The program loads YAML when it first needs it; a page has it from the start.
  resolve: { alias: [{ find: /^(.*)\/library\.ts$/, replacement: path.join(root, 'src/yaml-library.ts') }] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: path.join(root, '..', 'dist', 'studio'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      input: path.join(root, 'index.html'),
      // The server takes them from the package's fonts, where they already are.
      external: pageFonts.map((name) => `/${name}`),
      output: {
        entryFileNames: 'studio.js',
        chunkFileNames: '[name].js',
        assetFileNames: '[name][extname]',
        codeSplitting: { groups: [{ name: 'pages', test: /node_modules[\\/]pdfjs-dist/ }] },
      },
    },
  },
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: 'pages-worker.js' } } },
});

/** Writes the licences of all packages that are in the page beside it. */
function licences(): Plugin {
  const folders = new Set<string>();
  return {
    name: 'licences',
    moduleParsed({ id }) {
      const folder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id.replace(/^\0/, ''))?.[0];
      if (folder) folders.add(folder);
    },
    generateBundle() {
      const texts = [...folders].sort().map((folder) => {
        const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
        const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : `Licence: ${license}`;
        return `${name} ${version}\n\n${text}\n`;
      });
      this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: texts.join(`\n${'-'.repeat(80)}\n\n`) });
    },
  };
}
