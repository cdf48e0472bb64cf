import { execFileSync } from 'node:child_process';
import { EnvironmentFailure } from '../model/environment-failure.ts';

/** A file of a revision: its path, and the name of its content, which is the same for equal content. */
export interface RevisionFile {
  readonly path: string;
  readonly content: string;
}

/** The files below some folders of a revision. Throws `EnvironmentFailure` where git or the revision is not there. */
export function filesOfRevision(root: string, revision: string, folders: readonly string[]): RevisionFile[] {
  if (revision.startsWith('-')) throw noRevision(root, revision);
  const commit = runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit === undefined) throw noRevision(root, revision);
  const listed = runGit(root, ['ls-tree', '-r', '-z', commit.toString().trim(), '--', ...folders]) ?? Buffer.alloc(0);
  return listed
    .toString()
    .split('\0')
    .flatMap((line) => {
      const found = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line);
      return found ? [{ path: found[2]!, content: found[1]! }] : [];
    });
}

/** Reads a content by the name that `filesOfRevision` gave it. */
export function readContent(root: string, content: string): Uint8Array {
  const bytes = runGit(root, ['cat-file', 'blob', content]);
  if (!bytes) throw new Error(`git has no object ${content}`);
  return bytes;
}

/** Runs git; `undefined` where it says no. */
function runGit(root: string, args: readonly string[]): Buffer | undefined {
  try {
    return execFileSync('git', [...args], { cwd: root, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw noGit();
    return undefined;
  }
}

function noGit(): EnvironmentFailure {
  return new EnvironmentFailure(
    'not-found',
    'git',
    { th: 'เครื่องนี้ไม่มีโปรแกรม git', en: 'the program git is not on this machine' },
    {
      th: 'ติดตั้ง git หรือเทียบสองไฟล์หรือสองโฟลเดอร์แทน `--git`',
      en: 'install git, or compare two files or folders in place of `--git`',
    },
  );
}

function noRevision(root: string, revision: string): EnvironmentFailure {
  const isShallow = runGit(root, ['rev-parse', '--is-shallow-repository'])?.toString().trim() === 'true';
  return new EnvironmentFailure(
    'not-found',
    revision,
    { th: `git ไม่มีรุ่น \`${revision}\` ในโฟลเดอร์นี้`, en: `git has no revision \`${revision}\` here` },
    isShallow
      ? {
          th: 'ที่นี่มีประวัติไม่ครบ ใน GitHub Actions ให้ตั้ง `fetch-depth: 0` ของ actions/checkout',
          en: 'the history here is not whole: in GitHub Actions give actions/checkout `fetch-depth: 0`',
        }
      : { th: 'ตรวจชื่อสาขาหรือรหัส commit', en: 'check the name of the branch, tag or commit' },
  );
}
