/**
 * Builds fonts/sarabun/, with what is prepared of each face (src/fast/shaping-table/), from the npm package that Sarabun
 * comes in, and refuses files that are not those raingan was tested with.
 *
 *   npm pack @expo-google-fonts/sarabun@0.4.1 && tar xzf expo-google-fonts-sarabun-0.4.1.tgz
 *   node scripts/build-fonts.ts package        (Node 22.18 or later, which runs TypeScript)
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeShapingTable } from './write-shaping-table.ts';

const packageName = '@expo-google-fonts/sarabun';
const packageVersion = '0.4.1';

const tested = [
  {
    name: 'Sarabun-Regular.ttf',
    source: '400Regular/Sarabun_400Regular.ttf',
    digest: 'b8150084e25734e6f31696c57ff009f5564efa09d295848b717d9e2328c0311d',
  },
  {
    name: 'Sarabun-Bold.ttf',
    source: '700Bold/Sarabun_700Bold.ttf',
    digest: '5d1fc1ee63ab861fb2022a212b5ff270848582bb9d9cba73b2d2aaabb16d0a18',
  },
  {
    name: 'Sarabun-Italic.ttf',
    source: '400Regular_Italic/Sarabun_400Regular_Italic.ttf',
    digest: 'fb86138e0cf99786db40715a84df51508766371e2f1f2822faf22cba6563acc7',
  },
  {
    name: 'Sarabun-BoldItalic.ttf',
    source: '700Bold_Italic/Sarabun_700Bold_Italic.ttf',
    digest: 'a497ef98fad371e04bc64076b213da00c05a84881494ee36a4c61922c65ff7ef',
  },
  {
    name: 'OFL.txt',
    source: 'LICENSE_FONT',
    digest: 'b26cae1321380296ba8311b632a397d5eac11b47197f9d0aa0b9310f1531ad60',
  },
] as const;

/** Copies the files of an unpacked package to `fontFolder`; throws before it writes anything when one is not the tested one. */
export function buildFonts(packageFolder: string, fontFolder: string): void {
  const files = tested.map((file) => ({ ...file, bytes: readFileSync(join(packageFolder, file.source)) }));
  for (const { source, digest, bytes } of files) {
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== digest) throw new Error(`${source}: SHA-256 is ${found}, expected ${digest}`);
  }
  mkdirSync(fontFolder, { recursive: true });
  for (const { name, bytes } of files) writeFileSync(join(fontFolder, name), bytes);
  writeFileSync(join(fontFolder, 'ORIGIN.md'), originPage());
  const fonts = files.filter(({ name }) => name.endsWith('.ttf'));
  for (const { name, bytes } of fonts) {
    writeFileSync(join(fontFolder, name.replace('.ttf', '.shapes')), writeShapingTable(bytes));
  }
}

function originPage(): string {
  const rows = tested.map(({ name, source, digest }) => `| \`${name}\` | \`${source}\` | \`${digest}\` |`);
  return `# Where these files come from

Sarabun 1.000 by Cadson Demak, as Google Fonts publishes it, under the SIL Open Font License 1.1 (\`OFL.txt\`).
Taken unchanged from the npm package \`${packageName}\` ${packageVersion} by \`scripts/build-fonts.ts\`, which verifies the digests.

| file | in the package | SHA-256 |
|---|---|---|
${rows.join('\n')}

The \`.shapes\` beside each face holds its outlines and how HarfBuzz draws its letters and clusters, prepared for a fast start; the same script writes them.
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packageFolder = process.argv[2];
  if (packageFolder === undefined) {
    console.error('usage: node scripts/build-fonts.ts <folder of the unpacked npm package>');
    process.exitCode = 2;
  } else {
    buildFonts(packageFolder, 'fonts/sarabun');
  }
}
