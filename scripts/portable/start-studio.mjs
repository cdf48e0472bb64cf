// Starts the studio of the portable archive on the folder `รายงาน` beside it. Where that cannot be written, as on a share that
// is read-only, on the folder of that name among the user's documents. The first start makes the folder, with a sample.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
if (!existsSync(path.join(folder, 'data'))) copySample(path.join(app, 'sample'), folder);
console.log(`โฟลเดอร์ข้อมูล: ${folder}`);
const main = path.join(app, 'dist', 'cli', 'main.js');
process.argv.splice(1, 1, main, 'studio', folder, '--lang', 'th');
await import(pathToFileURL(main).href);

/** Not `cpSync`: on Windows it takes names with Thai letters for others. */
function copySample(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) copySample(source, target);
    else copyFileSync(source, target);
  }
}

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
