import type { PagePreview } from '../../library/page-preview.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import { repairFile } from '../../project/repair.ts';
import { framed, json } from '../answer.ts';
import { dataPath } from '../confine.ts';
import type { Handler } from '../context.ts';
import type { FixResult, LivePage, RenderHead } from '../protocol.ts';

/** `POST /api/render?file=`: findings and pages of a text that need not be saved. */
export const render: Handler = async (request, { workspace, renderer }) => {
  const file = dataPath(workspace, request.query.get('file'));
  const { report, diagnostics } = await renderer.render(file, await request.body(sizeLimits.data));
  const pdf = report?.outputs.find(({ format }) => format === 'pdf')?.bytes;
  const head: RenderHead = { diagnostics, pages: report?.pages().map(livePage) ?? [], hasPdf: pdf !== undefined };
  return framed(head, pdf);
};

function livePage({ number, width, height, lines }: PagePreview): LivePage {
  const body = lines.filter(({ role }) => role === 'body' || role === 'continued');
  const live = body.map((line) => {
    const { x, baseline, width: across, text, runs } = line;
    return { x, baseline, width: across, text, fontSize: runs[0]?.fontSize ?? 0 };
  });
  return { number, width, height, lines: live };
}

/** `POST /api/fix?file=`: what `raingan check --fix` would make of a text; nothing is written. */
export const fix: Handler = async (request, { workspace }) => {
  const file = dataPath(workspace, request.query.get('file'));
  const { after, repairs } = repairFile(file, await request.body(sizeLimits.data));
  return json({ repairs, text: after } satisfies FixResult);
};
