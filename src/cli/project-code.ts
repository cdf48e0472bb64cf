import { UsageMistake } from './usage-mistake.ts';

/** Reads a project code; `how` shows the right command line. */
export function requireCode(code: string | undefined, how: string): string {
  if (code !== undefined && /^\d{8}-\d{3,}$/.test(code)) return code;
  const hint = {
    th: `เลข 8 หลัก ขีด และเลขอย่างน้อย 3 หลัก เช่น \`${how}\``,
    en: `8 digits, a hyphen, at least 3 digits, as in \`${how}\``,
  };
  if (code === undefined) throw new UsageMistake({ th: 'ไม่ได้ระบุรหัสโครงการ', en: 'no project code given' }, hint);
  throw new UsageMistake({ th: `\`${code}\` ไม่ใช่รหัสโครงการ`, en: `\`${code}\` is not a project code` }, hint);
}

/** The one word a command takes beside its options. */
export function onlyWord(words: readonly string[]): string | undefined {
  const [first, second] = words;
  if (second === undefined) return first;
  throw new UsageMistake(
    { th: `ระบุรหัสได้ครั้งละหนึ่งรหัส แต่มี \`${second}\` ด้วย`, en: `one code at a time, and \`${second}\` is a second` },
    { th: 'สั่งทีละโครงการ', en: 'run the command once a project' },
  );
}
