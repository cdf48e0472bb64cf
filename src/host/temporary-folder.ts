import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { explainWrite } from './explain-write.ts';
import { whenEnding } from './when-ending.ts';

/** A folder that is gone when `remove` is called, or when the process ends. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): void;
}

/** Writes files into a new folder of the system's temporary ones. A name that leads out of it throws. */
export function temporaryFolder(files: Iterable<readonly [name: string, bytes: Uint8Array]>): TemporaryFolder {
  let path = tmpdir();
  try {
    path = mkdtempSync(join(path, 'raingan-'));
  } catch (error) {
    throw explainWrite(error, path, path);
  }
  const clean = () => rmSync(path, { recursive: true, force: true });
  const callOff = whenEnding(clean);
  const remove = () => {
    callOff();
    clean();
  };
  try {
    for (const [name, bytes] of files) {
      const file = resolve(path, name);
      if (!file.startsWith(path + sep)) throw new Error(`${name} leads out of its folder`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes, { flag: 'wx' });
    }
  } catch (error) {
    remove();
    throw explainWrite(error, path, path);
  }
  return { path, remove };
}
