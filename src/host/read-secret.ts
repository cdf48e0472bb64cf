import { readSync } from 'node:fs';

/** The first line that a file descriptor gives. */
export function readSecret(descriptor: number): string {
  const bytes: number[] = [];
  const one = Buffer.alloc(1);
  while (bytes.length < longestSecret && readSync(descriptor, one) === 1 && one[0] !== 0x0a) bytes.push(one[0]!);
  return Buffer.from(bytes).toString('utf8').replace(/\r$/, '');
}

/** Bytes. */
const longestSecret = 4096;

/** Asks on the terminal without showing what is typed; `undefined` where nobody can type, or Ctrl+C was pressed. */
export async function askSecret(question: string): Promise<string | undefined> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.resume();
  let typed = '';
  try {
    for await (const chunk of stdin) {
      for (const character of String(chunk)) {
        if (character === '\r' || character === '\n') return typed;
        if (character === '\u0003' || character === '\u0004') return undefined;
        typed = character === '\u007f' || character === '\b' ? [...typed].slice(0, -1).join('') : typed + character;
      }
    }
    return undefined;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
