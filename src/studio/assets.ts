import { join } from 'node:path';
import type { Workspace } from '../model/workspace.ts';
import type { Answer } from './answer.ts';

/** Gives a file of the page by its name, or nothing: the names are those found when the studio was opened. */
export type Assets = (name: string) => Answer | undefined;

/** The built page, its licences, and the fonts of the form for the page itself. */
export function openAssets({ packageRoot, list, readBytes }: Workspace): Assets {
  const folder = join(packageRoot, 'dist', 'studio');
  const paths = new Map(list(folder).map((name) => [name, join(folder, name)]));
  paths.delete('index.html'); // is sent with a nonce
  for (const name of pageFonts) paths.set(name, join(packageRoot, 'fonts', 'sarabun', name));
  return (name) => {
    const path = paths.get(name);
    const type = types[/\.\w+$/.exec(name)?.[0] ?? ''];
    if (path === undefined || type === undefined) return undefined;
    return { type, body: readBytes(path), headers: { 'cache-control': 'no-cache' } };
  };
}

/** Fonts of the page that are not copied into its folder: the files of the form's own family. */
export const pageFonts = ['Sarabun-Regular.ttf', 'Sarabun-Bold.ttf'];

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

/** The page itself, with the nonce of its styles. */
export function pageHtml({ packageRoot, readText }: Workspace, nonce: string): Answer {
  const html = readText(join(packageRoot, 'dist', 'studio', 'index.html')).replaceAll('NONCE-OF-THIS-ANSWER', nonce);
  return { type: 'text/html; charset=utf-8', body: html };
}
