import { expect, test } from 'vitest';
import { noteReference } from '../support/references.ts';
import { builtDocument } from './support/built.ts';
import { runTool } from './support/run-tool.ts';

/** Reports whose tags cover every structure type the form uses, each short enough to be read as a whole. */
const names = ['seed', 'no-reports', 'several-targets', 'tall-entry', 'draft', 'all-styles'];

test.each(names)('the tags of %s are the reference', async (name) => {
  const tags = runTool('pdfinfo', ['-struct-text', builtDocument(name).pdf]).toString('utf8');
  noteReference(`test/conformance/ref/${name}.tags.txt`);
  await expect(withoutPages(tags)).toMatchFileSnapshot(`./ref/${name}.tags.txt`);
});

/** pdfinfo begins a new string where a page begins; the tags do not depend on pages, nor should their reference. */
function withoutPages(tags: string): string {
  const joined = tags.replace(/^( +)("[^\n]*)"\n\1"/gm, '$1$2');
  return joined === tags ? tags : withoutPages(joined);
}
