// Typst in process, with tags and PDF/UA-1 as raingan has them; the template is report.typ.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { peer } from './peer.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = fileURLToPath(new URL('.', import.meta.url));

export const name = 'Typst';

/** How many reports the compiler's cache is kept for. */
const kept = 10;

/**
 * Opens the compiler; `peers` is the folder it is installed in. `best` is Typst at its best: the lighter of the template's two
 * forms, and a cache that is looked through every tenth report instead of at each.
 */
export async function open({ peers, best = false }) {
  const { NodeCompiler } = peer('@myriaddreamin/typst-ts-node-compiler', peers);
  const fontArgs = [{ fontPaths: [path.join(root, 'fonts/sarabun')] }];
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs });
  const main = { mainFilePath: path.join(folder, 'report.typ') };
  const standard = { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: 1_600_000_000 };
  const form = best ? { light: 'yes' } : {};
  let count = 0;
  return async ({ json }) => {
    const bytes = compiler.pdf({ ...main, inputs: { data: json, ...form } }, standard);
    count += 1;
    // As its documentation advises for tools that compile again and again; without it memory grows.
    if (!best || count % kept === 0) compiler.evictCache(kept);
    return { bytes };
  };
}
