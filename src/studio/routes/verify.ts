import { verifyPdf } from '../../library/verify.ts';
import { joinPath } from '../../model/paths.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { questions } from '../../verify/answer.ts';
import { json } from '../answer.ts';
import { dataFolder, dataPath } from '../confine.ts';
import type { Handler } from '../context.ts';
import type { VerifyResult } from '../protocol.ts';

/** `POST /api/verify?name=`, a PDF: the verifier's answers, compared with the data file of the same code when there is one. */
export const verify: Handler = async (request, { workspace }) => {
  const name = (request.query.get('name') ?? '').slice(0, 200);
  const pdf = await request.body(sizeLimits.imported);
  const data = dataOf(name, workspace);
  const { answers, diagnostics } = await verifyPdf(pdf, { file: name || 'PDF', ...(data && { data }) });
  const labelled = answers.map((answer) => ({ ...answer, label: questions[answer.question] }));
  return json({ answers: labelled, diagnostics } satisfies VerifyResult);
};

/** The data file of the code that a PDF's name begins with, of the latest year that has one. */
function dataOf(name: string, workspace: Workspace): Uint8Array | undefined {
  const code = /^\d{8}-\d{3,20}/.exec(name)?.[0];
  if (code === undefined || !workspace.isFolder(dataFolder) || workspace.isLink(dataFolder)) return undefined;
  const years = workspace.list(dataFolder).filter((each) => /^\d{4}$/.test(each));
  const file = years.map((year) => joinPath(dataFolder, year, `${code}.yaml`)).findLast(workspace.exists);
  return file === undefined ? undefined : workspace.readBytes(dataPath(workspace, file), sizeLimits.data);
}
