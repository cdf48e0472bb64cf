import { fileURLToPath } from 'node:url';
import { createWorkspace } from '../../../src/host/node-workspace.ts';
import { layOut } from '../../../src/layout/lay-out.ts';
import { makingOf } from '../../../src/making-of.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Page } from '../../../src/model/page.ts';
import type { PdfOptions } from '../../../src/pdf/write-pdf.ts';
import { documentDate } from '../../../src/project/document-date.ts';
import { loadProject } from '../../../src/project/load-project.ts';
import { loadResources, type Resources } from '../../../src/resources.ts';
import { compose } from '../../../src/template/compose.ts';

/** What the writers are given for a report, open to changes. */
export interface WriterInputs {
  readonly document: Document;
  readonly pages: readonly Page[];
  readonly options: PdfOptions;
  readonly resources: Resources;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { value: resources } = await loadResources(createWorkspace({ root, packageRoot: root }), { formats: ['pdf'] });

/** `change` edits the JSON of the Document before it is laid out. */
export async function writerInputs(yaml: string, change?: (json: string) => string): Promise<WriterInputs> {
  const code = /^ {2}code: ["']?([\d-]+)/m.exec(yaml)?.[1] ?? 'unknown';
  const source = { file: `${code}.yaml`, bytes: Buffer.from(yaml) };
  const { value: loaded } = loadProject(source.file, source.bytes);
  if (!resources || !loaded) throw new Error('no resources or no project');
  const { project } = loaded;
  const extras = { digest: loaded.source.digest, date: documentDate(project), draft: project.draft };
  const composed = compose(project, resources.template, extras).value;
  if (!composed) throw new Error('no document');
  const document: Document = change ? JSON.parse(change(JSON.stringify(composed))) : composed;
  const pages = await layOut(document, resources);
  const options = makingOf(loaded, source, resources, { formats: ['pdf'] }, { document, pages });
  return { document, pages, options, resources };
}
