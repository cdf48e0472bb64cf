// raingan's own story of a report, from the bytes of a YAML file to those of a PDF.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export const name = 'raingan';

/** Opens raingan's build in the folder `dist`, with or without its fast layer; gives a function from a document to its PDF. */
export async function open({ dist = path.join(root, 'dist'), fast }) {
  const load = (module) => import(pathToFileURL(path.resolve(dist, module)).href);
  const { openReporter } = await load('report.js');
  const { createWorkspace } = await load('host/node-workspace.js');
  const workspace = createWorkspace({ root, packageRoot: root });
  const { value: reporter, diagnostics } = await openReporter(workspace, {
    formats: ['pdf'],
    ...(fast === undefined ? {} : { fast }),
  });
  if (!reporter) throw new Error(JSON.stringify(diagnostics));
  return async ({ file, bytes }) => {
    const { value, diagnostics: found } = await reporter.build({ file, bytes });
    if (!value) throw new Error(JSON.stringify(found));
    return value.outputs[0];
  };
}
