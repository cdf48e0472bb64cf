import { rollOver } from '../../import/roll-over.ts';
import { schemaPath } from '../../import/schema-path.ts';
import { starterFile } from '../../import/starter-file.ts';
import { joinPath } from '../../model/paths.ts';
import { sha256Of } from '../../model/sha256.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { loadProject } from '../../project/load-project.ts';
import { type Answer, framed, json } from '../answer.ts';
import { dataFolder, dataPath } from '../confine.ts';
import type { Handler, StudioContext } from '../context.ts';
import type { FileHead, SaveHead } from '../protocol.ts';
import { Refused } from '../refused.ts';

/** `GET /api/file?file=`: a data file, byte for byte. */
export const openFile: Handler = ({ query }, { workspace }) => {
  const file = dataPath(workspace, query.get('file'));
  const bytes = workspace.readBytes(file, sizeLimits.data);
  return framed({ file, sha256: sha256Of(bytes) } satisfies FileHead, bytes);
};

/**
 * `PUT /api/file?file=&base=`: writes a data file whole. `base` is the SHA-256 of the file that the text was made from,
 * or `none` where there was no file: when another file is there by now, nothing is written, and the answer has that file.
 */
export const saveFile: Handler = async (request, context) => {
  const { workspace } = context;
  const base = request.query.get('base');
  if (!/^(?:none|[0-9a-f]{64})$/.test(base ?? '')) throw new Refused(400, noBase);
  const bytes = await request.body(sizeLimits.data);
  // From here on nothing waits: no other save of this studio comes between the look and the write.
  const file = dataPath(workspace, request.query.get('file'));
  const there = workspace.exists(file) ? workspace.readBytes(file, sizeLimits.data) : undefined;
  const now = there && sha256Of(there);
  const wanted = sha256Of(bytes);
  if (now !== wanted && (now ?? 'none') !== base) {
    return conflict(there);
  }
  const isSaved = now === wanted || write(context, file, there, bytes);
  if (isSaved) return framed({ sha256: wanted } satisfies SaveHead);
  return conflict(workspace.exists(file) ? workspace.readBytes(file, sizeLimits.data) : undefined);
};

/** What is there in place of what the text was made from. */
function conflict(there: Uint8Array | undefined): Answer {
  const head: SaveHead = { sha256: there ? sha256Of(there) : 'none', conflict: true };
  return framed(head, there ?? new Uint8Array());
}

const noBase = {
  th: 'คำขอไม่ได้บอกว่าแก้จากไฟล์รุ่นใด จึงไม่บันทึก',
  en: 'the request does not say which version of the file it changes; nothing was written',
};

/** `POST /api/new?code=&year=`: a data file to fill in. */
export const newFile: Handler = ({ query }, context) => {
  const { code, year } = codeAndYear(query);
  const file = freePath(context.workspace, code, year);
  const text = starterFile({ code, fiscalYear: year, schema: schemaPath(file, context.workspace) });
  if (!write(context, file, undefined, Buffer.from(text))) throw isThere(file);
  return json({ file });
};

/** `POST /api/rollover?file=&code=&year=`: carries a project over to another fiscal year under a new code. */
export const rollover: Handler = ({ query }, context) => {
  const { workspace } = context;
  const from = dataPath(workspace, query.get('file'));
  const { code, year } = codeAndYear(query);
  const file = freePath(workspace, code, year);
  const { value: loaded } = loadProject(from, workspace.readBytes(from, sizeLimits.data));
  if (!loaded) throw new Refused(409, hasErrors(from));
  if (year <= loaded.project.project.fiscalYear) throw new Refused(400, notLater(loaded.project.project.fiscalYear));
  const { text, mentions, shortened } = rollOver(loaded.source.text, { code, fiscalYear: year });
  if (!write(context, file, undefined, Buffer.from(text))) throw isThere(file);
  return json({ file, mentions, shortened });
};

function codeAndYear(query: URLSearchParams): { readonly code: string; readonly year: number } {
  const code = query.get('code') ?? '';
  const year = query.get('year') ?? '';
  if (!/^\d{8}-\d{3,20}$/.test(code)) throw new Refused(400, noCode);
  if (!/^2[4-6]\d\d$/.test(year)) throw new Refused(400, noYear);
  return { code, year: Number(year) };
}

const noCode = {
  th: 'รหัสโครงการคือเลข 8 หลัก ขีด และเลขอย่างน้อย 3 หลัก เช่น 21000000-3230',
  en: 'a project code is 8 digits, a hyphen and at least 3 digits, such as 21000000-3230',
};
const noYear = {
  th: 'ปีงบประมาณเป็น พ.ศ. สี่หลัก เช่น 2565',
  en: 'a fiscal year is four digits in the Buddhist era, such as 2565',
};

/** Where the file of a new project belongs; a project of the same code is never overwritten. */
function freePath(workspace: Workspace, code: string, year: number): string {
  const file = dataPath(workspace, joinPath(dataFolder, String(year), `${code}.yaml`));
  if (!workspace.exists(file)) return file;
  throw isThere(file);
}

function isThere(file: string): Refused {
  return new Refused(
    409,
    { th: `มี \`${file}\` อยู่แล้ว จึงไม่ได้เขียน`, en: `\`${file}\` is there already; not written` },
    { th: 'เปิดโครงการนั้นแก้ต่อ หรือใช้รหัสอื่น', en: 'go on with that project, or choose another code' },
  );
}

function hasErrors(file: string) {
  return {
    th: `\`${file}\` มีข้อผิดพลาด แก้ให้หมดก่อนจึงยกไปปีใหม่ได้`,
    en: `\`${file}\` has errors; correct them before it is carried over`,
  };
}

function notLater(year: number) {
  return { th: `ปีใหม่ต้องหลังปี ${year}`, en: `the new year must be later than ${year}` };
}

/**
 * Writes whole where `before` is, or no file; says whether it did. `hold` makes sure that no folder on the way became
 * another one.
 */
function write(context: StudioContext, file: string, before: Uint8Array | undefined, bytes: Uint8Array): boolean {
  const { workspace, changes } = context;
  workspace.hold(dataFolder);
  const isWritten = before ? workspace.replaceWhole(file, before, bytes) : workspace.writeNew(file, bytes);
  if (isWritten) changes.add([file]);
  return isWritten;
}
