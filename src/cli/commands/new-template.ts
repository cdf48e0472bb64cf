import { join } from 'node:path';
import { failureOfKind } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import { joinPath } from '../../model/paths.ts';
import type { Workspace } from '../../model/workspace.ts';
import { shippedTemplates } from '../../template/shipped-folder.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { sayError, sayLine, sayPath, UsageMistake } from '../terminal/terminal.ts';

/** `raingan new-template`: copies a template that comes with raingan, and says what to change where. */
export async function newTemplate(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  const name = templateName(given.paths);
  const from = readFrom(given.value('from'), name, workspace);
  const folder = joinPath((given.value('out') ?? 'templates').replaceAll('\\', '/'), name);
  if (workspace.exists(folder)) {
    sayError(
      stderr,
      language,
      { th: `มี \`${folder}\` อยู่แล้ว จึงไม่ได้เขียน`, en: `\`${folder}\` is there already; nothing was written` },
      { th: 'เลือกชื่ออื่น', en: 'choose another name' },
    );
    return 1;
  }
  const shipped = join(workspace.packageRoot, 'templates', from);
  const files = filesIn(workspace, shipped);
  for (const file of files) {
    const path = `${folder}/${file}`;
    if (!workspace.writeNew(path, workspace.readBytes(join(shipped, file)))) throw failureOfKind('edited', path);
  }
  for (const file of files) sayPath(stdout, `${folder}/${file}`);
  if (given.has('quiet')) return 0;
  sayLine(stderr, language, { th: 'แก้ที่ไหน:', en: 'What to change where:' });
  for (const file of files) {
    const purpose = purposes[file] ?? (/\.(?:svg|png|jpe?g)$/.test(file) ? picture : part);
    sayLine(stderr, language, { th: `  ${file}  ${purpose.th}`, en: `  ${file}  ${purpose.en}` });
  }
  const command = `raingan build --template ${folder}`;
  sayLine(stderr, language, {
    th: `แล้วสั่ง ${command}  (คำอธิบายทุกค่าอยู่ใน docs/templates.md)`,
    en: `then run ${command}  (docs/templates.md explains every key and element)`,
  });
  return 0;
}

const purposes: Readonly<Record<string, Localized>> = {
  'template.yaml': {
    th: 'ขอบกระดาษ รูปแบบตัวอักษร คุณสมบัติเอกสาร และคำต่อท้ายชื่อไฟล์ (suffix)',
    en: 'margins, styles, document properties, and what ends the names of its files (suffix)',
  },
  'report.hbs': { th: 'ลำดับของส่วนต่าง ๆ และหัวข้อ', en: 'the order of the parts, and the headings' },
  'partials/header.hbs': { th: 'หัวกระดาษของทุกหน้า', en: 'what is at the top of every page' },
  'partials/footer.hbs': { th: 'ท้ายกระดาษของทุกหน้า', en: 'what is at the foot of every page' },
};

const part: Localized = { th: 'ถ้อยคำของส่วนนี้', en: 'the wording of this part' };
const picture: Localized = {
  th: 'ภาพ เปลี่ยนเป็นไฟล์ของหน่วยงานได้ (ชื่อเดียวกัน)',
  en: 'a picture: put your own in its place, under the same name',
};

function templateName(words: readonly string[]): string {
  const [name, second] = words;
  if (name !== undefined && second === undefined && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,79}$/u.test(name))
    return name;
  throw new UsageMistake(
    name === undefined
      ? { th: 'คำสั่ง `new-template` ต้องมีชื่อแม่แบบ', en: 'command `new-template` needs a name' }
      : { th: `\`${second ?? name}\` ใช้เป็นชื่อแม่แบบไม่ได้`, en: `\`${second ?? name}\` cannot be the template's name` },
    { th: 'เช่น `raingan new-template our-form`', en: 'as in `raingan new-template our-form`' },
  );
}

/** The template to copy: as `--from` says, else the one of this very name, else the official form. */
function readFrom(from: string | undefined, name: string, workspace: Workspace): string {
  const shipped = templatesInPackage(workspace);
  if (from === undefined) return shipped.includes(name) ? name : shippedTemplates[0];
  if (shipped.includes(from)) return from;
  const list = shipped.map((each) => `\`${each}\``).join(', ');
  throw new UsageMistake(
    { th: `ไม่มีแม่แบบ \`${from}\` ในโปรแกรม`, en: `no template \`${from}\` comes with raingan` },
    { th: `มี ${list}`, en: `there are ${list}` },
  );
}

function templatesInPackage(workspace: Workspace): string[] {
  const folder = join(workspace.packageRoot, 'templates');
  return workspace.list(folder).filter((name) => workspace.exists(join(folder, name, 'template.yaml')));
}

/** Paths of the files below a folder, those of the folder itself first. */
function filesIn(workspace: Workspace, folder: string, below = ''): string[] {
  const names = workspace.list(join(folder, below)).map((name) => joinPath(below, name));
  const folders = names.filter((name) => workspace.isFolder(join(folder, name)));
  const files = names.filter((name) => !folders.includes(name));
  return [...files.toReversed(), ...folders.flatMap((each) => filesIn(workspace, folder, each))];
}
