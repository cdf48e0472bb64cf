import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadedProject } from './project-source.ts';

/** `E-CODE-DUPLICATE` in every file that shares its project code with another, whatever the order they are given in. */
export function checkDuplicateCodes(loaded: readonly LoadedProject[]): Diagnostic[] {
  const groups = new Map<string, LoadedProject[]>();
  for (const each of loaded) {
    const { code } = each.project.project;
    groups.set(code, [...(groups.get(code) ?? []), each]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => group.map((each) => duplicate(each, group)));
}

function duplicate({ project, source }: LoadedProject, group: readonly LoadedProject[]): Diagnostic {
  const { code } = project.project;
  const others = group
    .map((each) => each.source.file)
    .filter((file) => file !== source.file)
    .sort();
  return diagnostic(
    'E-CODE-DUPLICATE',
    { file: source.file, range: source.locate(['project', 'code']) },
    {
      message: {
        th: `รหัสโครงการ \`${code}\` ซ้ำกับ ${others.join(' ')}`,
        en: `the project code \`${code}\` is also that of ${others.join(', ')}`,
      },
      hint: {
        th: 'ถ้าเป็นโครงการเดียวกัน เก็บไฟล์ที่ถูกไว้ แล้วย้ายอีกไฟล์ออกจากโฟลเดอร์ ถ้าเป็นคนละโครงการ แก้รหัส',
        en: 'if it is one project, keep the file that is right and move the other out of the folder; if not, correct the code',
      },
    },
  );
}
