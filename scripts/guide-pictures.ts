// Draws the pictures of docs/th/: what a terminal shows (SVG), and with `page` the first page of the report (PNG, by
// pdftoppm of poppler): npx jiti scripts/guide-pictures.ts page
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../src/cli/run-command.ts';
import { createFittedStream } from '../src/cli/terminal/fitted-stream.ts';
import { displayWidth } from '../src/diagnostics/reporters/display-width.ts';
import { createMemoryWorkspace } from '../src/host/memory-workspace.ts';
import { renderReport } from '../src/library/reporter.ts';
import { escapeXml } from '../src/model/escape-xml.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The data file that docs/th/README.md fills in. */
export function guideExample(): string {
  const guide = readFileSync(path.join(root, 'docs/th/README.md'), 'utf8');
  return /```yaml\n# data\/2565\/50140000-1024\.yaml\n([\s\S]*?)```/.exec(guide)![1]!;
}

/** A terminal of 80 columns in which three mistakes are found. */
export async function checkPicture(): Promise<string> {
  const wrong = guideExample()
    .replace('received: "1250000.00"', 'received: 1.25 ล้านบาท')
    .replace('name: โครงการ', 'name:โครงการ')
    .replace('planStatus: ช้ากว่าแผน', 'planStatus: ล่าช้ากว่าแผน');
  const files = Object.fromEntries(
    ['package.json', 'dist/digest.txt', 'dictionary/thai.dict', ...templateFiles, ...fontFiles].map((name) => [
      `package/${name}`,
      readFileSync(path.join(root, name)),
    ]),
  );
  const workspace = createMemoryWorkspace({ files: { ...files, 'data/2565/50140000-1024.yaml': wrong } });
  const written: string[] = [];
  const screen = { write: (text: string) => written.push(text), isTTY: true, columns: 80 };
  await runCommand(['check', '--lang', 'th'], {
    workspace,
    stdout: screen,
    stderr: createFittedStream(screen, workspace),
    interruption: () => new AbortController().signal,
  });
  return terminalSvg(`$ raingan check\n${written.join('')}`);
}

const filesBelow = (folder: string) =>
  execFileSync('git', ['ls-files', folder], { cwd: root, encoding: 'utf8' }).trimEnd().split('\n');
const templateFiles = filesBelow('templates/progress-report');
const fontFiles = filesBelow('fonts');

/** Text with ANSI colours as a picture that needs no font: outlines of Sarabun, every word from its own column on. */
function terminalSvg(text: string): string {
  const lines = text.trimEnd().split('\n');
  const [cell, pitch, margin] = [8.4, 22, 16];
  const [width, height] = [80 * cell + 2 * margin, lines.length * pitch + 2 * margin];
  const fonts = { bold: createPen('Sarabun-Bold'), plain: createPen('Sarabun-Regular') };
  const drawn = lines.flatMap((line, row) => {
    let column = 0;
    return runsOf(line).map(({ words, style }) => {
      const [x, columns] = [margin + column * cell, displayWidth(words)];
      column += columns;
      if (words.trim() === '') return '';
      const pen = style === bold ? fonts.bold : fonts.plain;
      return pen.draw(words, { x, y: margin + row * pitch + 15, width: columns * cell, style });
    });
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXml(text.replace(/\x1b\[\d+m/g, '').trimEnd())}</title>`,
    `<defs>${fonts.bold.outlines()}${fonts.plain.outlines()}</defs>`,
    `<rect width="100%" height="100%" rx="8" fill="#1e1e1e"/>`,
    `<g fill="#e4e4e4">`,
    ...drawn.filter((each) => each !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

interface Word {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly style: string;
}

/** What is used of fontkit, which ships no types. */
interface Fontkit {
  create(bytes: Uint8Array): {
    readonly unitsPerEm: number;
    layout(text: string): {
      readonly advanceWidth: number;
      readonly glyphs: readonly { readonly id: number; readonly path: { toSVG(): string } }[];
      readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
    };
  };
}
const fontkit = createRequire(import.meta.url)('fontkit') as Fontkit;

/** Draws words with one font; each glyph's outline is kept once. */
function createPen(name: string) {
  const font = fontkit.create(readFileSync(path.join(root, `fonts/sarabun/${name}.ttf`)));
  const kept = new Map<number, string>();
  return {
    draw(words: string, { x, y, width, style }: Word): string {
      const { glyphs, positions, advanceWidth } = font.layout(words);
      const size = 14 / font.unitsPerEm;
      let at = 0;
      const uses = glyphs.map((glyph, index) => {
        const { xAdvance, xOffset, yOffset } = positions[index]!;
        const [left, up] = [at + xOffset, yOffset];
        at += xAdvance;
        const outline = glyph.path.toSVG();
        if (outline === '') return '';
        kept.set(glyph.id, outline);
        return `<use href="#${name}${glyph.id}"${left ? ` x="${Math.round(left)}"` : ''}${up ? ` y="${Math.round(up)}"` : ''}/>`;
      });
      const stretch = width / (advanceWidth * size);
      const matrix = [size * stretch, 0, 0, -size, x, y].map((each) => Number(each.toFixed(5))).join(' ');
      return `<g transform="matrix(${matrix})"${style}>${uses.join('')}</g>`;
    },
    outlines: () => Array.from(kept, ([id, outline]) => `<path id="${name}${id}" d="${outline}"/>`).join(''),
  };
}

/** Words of one colour, cut at spaces, so that each word has its own place. */
function runsOf(line: string) {
  let style = '';
  return (line.match(/\x1b\[\d+m|[^\x1b\s]+|\s+/g) ?? []).flatMap((token) => {
    const code = /^\x1b\[(\d+)m$/.exec(token)?.[1];
    if (code === undefined) return [{ words: token, style }];
    style = styles[code] ?? '';
    return [];
  });
}

const bold = ' fill="#ffffff"';
const styles: Readonly<Record<string, string>> = {
  1: bold,
  2: ' fill="#8a8a8a"',
  31: ' fill="#ff7b72"',
  33: ' fill="#e3b341"',
  36: ' fill="#76c7d8"',
};

/** The upper part of the first page. */
async function pagePicture(): Promise<Buffer> {
  const { pdf } = await renderReport(guideExample(), { formats: ['pdf'] });
  const folder = mkdtempSync(path.join(tmpdir(), 'raingan-guide-'));
  try {
    const file = path.join(folder, 'page.pdf');
    writeFileSync(file, pdf!);
    const size = ['-r', '72', '-x', '0', '-y', '0', '-W', '596', '-H', '560'];
    execFileSync('pdftoppm', [
      '-f',
      '1',
      '-l',
      '1',
      '-png',
      '-gray',
      '-singlefile',
      ...size,
      file,
      path.join(folder, 'page'),
    ]);
    return readFileSync(path.join(folder, 'page.png'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(path.join(root, 'docs/th/images/check.svg'), await checkPicture());
  if (process.argv.includes('page')) writeFileSync(path.join(root, 'docs/th/images/page.png'), await pagePicture());
}
