// Starts the studio of the portable archive on the folder `รายงาน` beside it. Where that cannot be written, as on a share that
// is read-only, on the folder of that name among the user's documents. The first start makes the folder, with a sample.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const app = path.dirname(fileURLToPath(import.meta.url));
const folderName = 'รายงาน';
const places = [path.join(app, '..', folderName), path.join(homedir(), 'Documents', folderName)];
const folder = places.find(isWritable);
if (folder === undefined) {
  console.error(`เขียนไฟล์ไม่ได้ทั้งใน ${places.join(' และ ')}`);
  process.exit(3);
}
if (!existsSync(path.join(folder, 'data'))) cpSync(path.join(app, 'sample'), folder, { recursive: true });
console.log(`โฟลเดอร์ข้อมูล: ${folder}`);
const main = path.join(app, 'dist', 'cli', 'main.js');
process.argv.splice(1, 1, main, 'studio', folder, '--lang', 'th');
await import(pathToFileURL(main).href);

function isWritable(place) {
  try {
    mkdirSync(place, { recursive: true });
    const probe = path.join(place, `.raingan-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}
