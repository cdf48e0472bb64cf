import { statSync } from 'node:fs';
import { EnvironmentFailure } from '../model/environment-failure.ts';

/** The folder that this process is in. Throws `EnvironmentFailure` where another program removed it, or its name cannot be used. */
export function currentFolder(): string {
  let path: string;
  try {
    path = process.cwd();
  } catch {
    throw new EnvironmentFailure('not-found', '.', folderGone, enterAgain);
  }
  if (!isReachable(path)) throw notUtf8(path);
  return path;
}

/** Node gives bytes of a name that are no UTF-8 as U+FFFD: by that name there is no folder, or another one. */
function isReachable(path: string): boolean {
  if (!path.includes('\ufffd')) return true;
  const [here, named] = [statSync('.'), statSync(path, { throwIfNoEntry: false })];
  return named?.ino === here.ino && named.dev === here.dev;
}

function notUtf8(path: string): EnvironmentFailure {
  return new EnvironmentFailure(
    'not-found',
    path,
    {
      th: `ทำงานในโฟลเดอร์ \`${path}\` ไม่ได้ เพราะชื่อในที่อยู่ของโฟลเดอร์นี้ไม่ใช่ UTF-8 (ตัวที่อ่านไม่ได้แสดงเป็น \ufffd)`,
      en: `cannot work in the folder \`${path}\`: a name in its path is not in UTF-8 (what cannot be read is shown as \ufffd)`,
    },
    {
      th: 'ตั้งชื่อโฟลเดอร์ใหม่ในโปรแกรมจัดการไฟล์ ชื่อจากโปรแกรมเก่ามักเป็น TIS-620',
      en: 'give the folder another name in the file manager; names from old programs are often in TIS-620',
    },
  );
}

const folderGone = { th: 'โฟลเดอร์ที่อยู่ขณะนี้ถูกลบไปแล้ว', en: 'the folder that you are in was removed' };
const enterAgain = { th: 'ไปที่โฟลเดอร์อื่นด้วย `cd`', en: 'go to another folder with `cd`' };
