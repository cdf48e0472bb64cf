import { explainForeign } from './diagnostics/foreign-failure.ts';
import type { FontBook, ForeignFace } from './font/font-book.ts';
import type { Localized } from './model/localized.ts';
import type { Workspace } from './model/workspace.ts';
import type { Template } from './template/template.ts';

/**
 * Opens each font of others that the template may use in a process of its own, once: one that takes too long or too much
 * memory there, or ends it, is refused before it is opened here.
 */
export async function refuseUnfitFonts(
  { openForeign }: Workspace,
  { settings }: Template,
  fonts: FontBook,
  timeLimit: number | undefined,
): Promise<void> {
  if (!openForeign) return;
  const families = new Set(Object.values(settings.styles).map(({ fontFamily }) => fontFamily));
  const check = async (face: ForeignFace) => {
    const opened = await openForeign('check-font', face.bytes, face.choice, timeLimitOf(timeLimit));
    const problem = opened.failure === undefined ? opened.value : explainForeign(opened).message;
    if (problem) fonts.refuse(face, problem as Localized);
  };
  const waiting = [...fonts.foreignFaces(families)];
  const take = async () => {
    for (let face = waiting.shift(); face; face = waiting.shift()) await check(face);
  };
  await Promise.all([take(), take()]);
}

/** Opens a picture of others in a process of its own: one that takes too long or too much memory there is refused here. */
export function pictureCheck({ openForeign }: Workspace, timeLimit: number | undefined) {
  if (!openForeign) return undefined;
  return async (bytes: Uint8Array): Promise<Localized | undefined> => {
    const opened = await openForeign('check-picture', bytes, {}, timeLimitOf(timeLimit));
    return opened.failure === undefined ? undefined : explainForeign(opened).message;
  };
}

/** The limit of a process that opens a file of others. */
export const timeLimitOf = (seconds: number | undefined) => ({ timeLimitMs: seconds && seconds * 1000 });
