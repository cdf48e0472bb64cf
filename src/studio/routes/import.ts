import { loadDictionary } from '../../import/import-context.ts';
import { importFiles } from '../../import/import-files.ts';
import { foreignFiles } from '../../import/open-foreign-files.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { settingsInForce } from '../../project/settings.ts';
import { json } from '../answer.ts';
import { dataFolder } from '../confine.ts';
import type { Handler } from '../context.ts';
import { openOffice } from '../open-tools.ts';
import type { ImportPreview } from '../protocol.ts';
import { Refused } from '../refused.ts';

/** `POST /api/import`, some files: the data files that they would become, with all that was changed or is doubtful; nothing is written. */
export const previewImport: Handler = async (request, { workspace }) => {
  const sources = readFiles(await request.body(sizeLimits.imported + 100_000));
  const settings = settingsInForce(openOffice(workspace));
  const previews: ImportPreview[] = [];
  const imported = importFiles(sources, {
    workspace,
    dictionary: loadDictionary(workspace),
    out: dataFolder,
    fromText: false,
    includeHidden: false,
    partial: false,
    settings,
    ...(await foreignFiles(workspace, settings.timeLimit && settings.timeLimit * 1000)),
  });
  for await (const { source, files, diagnostics, notes } of imported) {
    previews.push({
      source,
      notes,
      diagnostics,
      files: files.map((file) => ({ ...file, ...textOf(file, workspace) })),
    });
  }
  return json(previews);
};

function textOf({ path, bytes }: { readonly path: string; readonly bytes: Uint8Array }, workspace: Workspace) {
  const isOther = workspace.exists(path) && !Buffer.from(workspace.readBytes(path)).equals(bytes);
  return { text: Buffer.from(bytes).toString(), exists: isOther, bytes: undefined };
}

interface SentFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Several files in one body: before each name and each content its length as four bytes (big-endian). */
function readFiles(body: Uint8Array): readonly SentFile[] {
  const view = Buffer.from(body);
  const files: SentFile[] = [];
  let at = 0;
  const piece = () => {
    if (at + 4 > view.length) throw broken();
    const length = view.readUInt32BE(at);
    at += 4 + length;
    if (at > view.length) throw broken();
    return view.subarray(at - length, at);
  };
  while (at < view.length) files.push({ file: nameOf(piece().toString()), bytes: piece() });
  if (files.length === 0) throw broken();
  return files;
}

/** A name without folders, as messages show it. */
function nameOf(name: string): string {
  return (
    name
      .replace(/^.*[\\/]/s, '')
      .replace(/\p{C}/gu, '')
      .slice(-200) || 'file'
  );
}

function broken(): Refused {
  return new Refused(400, { th: 'คำขอไม่มีไฟล์', en: 'the request has no files' });
}
