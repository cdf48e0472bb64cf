import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { jpegs, randomPng } from '../../template/pictures/made-pictures.ts';

const SHIPPED = fileURLToPath(new URL('../../../templates/progress-brief/', import.meta.url));

/** Names of the pictures, and their files. */
export const picturesOfTemplate: Readonly<Record<string, Uint8Array | string>> = {
  'gray.png': randomPng(kind(0, 4, false, false), 1),
  'colours.png': randomPng(kind(2, 16, false, false), 2),
  'key.png': randomPng(kind(2, 8, false, true), 3),
  'palette.png': randomPng(kind(3, 8, false, false), 4),
  'palette-opacity.png': randomPng(kind(3, 4, true, true), 5),
  'opacity.png': randomPng(kind(6, 8, true, false), 6),
  'gray-opacity.png': randomPng(kind(4, 16, false, false), 7),
  'rgb.jpg': jpegs.rgb,
  'gray.jpg': jpegs.gray,
  'progressive.jpg': jpegs.progressive,
  'shapes.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#06c" fill-opacity=".4"/>' +
    '<path d="M2 18C10 0 20 0 38 18" fill="none" stroke="#c30" stroke-width="2" stroke-dasharray="4 2" opacity=".7"/></svg>',
};

function kind(type: 0 | 2 | 3 | 4 | 6, bits: number, interlaced: boolean, transparency: boolean) {
  return { type, bits, interlaced, transparency, width: 20, height: 10 } as const;
}

/** Writes a copy of the brief that shows every kind of picture in its header, body, footer and cells, some of them only for show. */
export function writePicturesTemplate(folder: string): void {
  cpSync(SHIPPED, folder, { recursive: true });
  mkdirSync(path.join(folder, 'pictures'));
  for (const [name, file] of Object.entries(picturesOfTemplate))
    writeFileSync(path.join(folder, 'pictures', name), file);
  const image = (name: string, attributes: string) => `<img src="pictures/${name}" width="1cm" ${attributes}/>`;
  const all = Object.keys(picturesOfTemplate);
  const rows = all.map((name) => `<tr><th>${name}</th><td>${image(name, `alt="ภาพ ${name}"`)}</td></tr>`);
  const body = all.map((name) => image(name, 'decorative')).join('');
  const running = all.map((name) => image(name, 'alt="ภาพ"')).slice(0, 1);
  change(
    path.join(folder, 'report.hbs'),
    '{{!-- The code leads',
    `${body}<table>${rows.join('')}</table>{{!-- The code leads`,
  );
  change(path.join(folder, 'partials', 'footer.hbs'), '<footer>', `<footer>${running.join('')}`);
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(file, text.replace(from, to));
}
