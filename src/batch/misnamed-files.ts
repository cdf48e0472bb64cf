import { posix } from 'node:path';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { joinPath } from '../model/paths.ts';
import type { Workspace } from '../model/workspace.ts';

/**
 * `W-FILE-NAME` for files in the folders of a run that are no data files by their name, but were surely meant as such:
 * an editor or the system put something behind `.yaml`, or left it out.
 */
export function misnamedFiles(workspace: Workspace, passedOver: readonly string[]): Diagnostic[] {
  return passedOver.flatMap((file) => {
    const meant = meantName(posix.basename(file));
    if (meant === undefined) return [];
    const target = joinPath(posix.dirname(file), meant);
    const isTaken = workspace.exists(target);
    return diagnostic(
      'W-FILE-NAME',
      { file },
      {
        message: {
          th: `ไม่ได้อ่านไฟล์นี้ เพราะชื่อไม่ลงท้ายด้วย \`.yaml\``,
          en: 'this file is passed over, for its name does not end in `.yaml`',
        },
        hint: isTaken
          ? {
              th: `มี \`${meant}\` อยู่แล้ว ตรวจว่าไฟล์ใดเป็นฉบับล่าสุด เก็บไว้ไฟล์เดียว แล้วย้ายอีกไฟล์ออกจากโฟลเดอร์`,
              en: `\`${meant}\` is there already; see which one is current, keep that one and move the other out of the folder`,
            }
          : { th: `เปลี่ยนชื่อเป็น \`${meant}\``, en: `rename it to \`${meant}\`` },
      },
    );
  });
}

/** The name of the data file that was meant; `undefined` for a file of another kind, or an editor's own copy. */
export function meantName(name: string): string | undefined {
  const ending = /^(.+\.ya?ml)[ ._-]*(\w*)$/i.exec(name);
  if (ending) return kept.has(ending[2]!.toLowerCase()) ? undefined : lowerEnding(ending[1]!);
  const coded = /^(\d{8}-\d{3,})(?:\.(\w{1,5}))?$/.exec(name);
  if (coded === null) return undefined;
  const [, code, extension = ''] = coded;
  return misspelt.has(extension.toLowerCase()) ? `${code}.yaml` : undefined;
}

function lowerEnding(name: string): string {
  return name.replace(/\.\w+$/, (ending) => ending.toLowerCase());
}

/** Endings of copies that programs keep on purpose. */
const kept: ReadonlySet<string> = new Set(['bak', 'old', 'orig', 'tmp', 'swp', 'swo', 'rej', 'part', 'crdownload']);

/** What comes of `.yaml` by hand, and what Windows saves plain text as. */
const misspelt: ReadonlySet<string> = new Set(['', 'txt', 'text', 'json', 'ymal', 'yalm', 'yam', 'yaaml']);
