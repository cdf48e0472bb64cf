import { resolve } from 'node:path';
import { createWorkspace } from '../../host/node-workspace.ts';
import { openAddress } from '../../host/open-address.ts';
import { EnvironmentFailure, failureOfKind } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import { serveStudio } from '../../studio/serve-studio.ts';
import { wrongValue } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { type Language, sayLine, type Terminal, UsageMistake } from '../terminal/terminal.ts';

/** The first port that is tried where none is named: a fixed one, so that a page finds a studio that was started again. */
const usualPort = 25640;
const triedPorts = 10;

/** `raingan studio`: serves the page on which reports are made, until it is interrupted. */
export async function studioCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { stdout, stderr } = terminal;
  const [folder, second] = given.paths;
  if (second !== undefined) throw oneFolder(second);
  const port = readPort(given);
  const root = resolve(terminal.workspace.root, folder ?? '.');
  if (!terminal.workspace.isFolder(root)) throw failureOfKind('not-found', folder ?? '.');
  const workspace = createWorkspace({ root, packageRoot: terminal.workspace.packageRoot });
  const strangerCame = (address: string) =>
    sayLine(stderr, language, {
      th: `มีเบราว์เซอร์ที่ยังไม่ได้รับอนุญาตเข้ามา ถ้าเป็นคุณ ให้เปิด ${address}`,
      en: `a browser without permission came; if it was yours, open ${address}`,
    });
  const studio = await serveOn(port === undefined ? nearUsual() : [port], (each) =>
    serveStudio({ workspace, port: each, strangerCame }),
  );
  const address = studio.address();
  stdout.write(`${address}\n`);
  sayLine(stderr, language, {
    th: 'ที่อยู่นี้ใช้ได้ครั้งเดียว และใช้ได้ในเครื่องนี้เท่านั้น กด Ctrl+C เพื่อหยุด',
    en: 'this address works once, on this machine only; Ctrl+C stops',
  });
  if (!given.has('no-open')) openAddress(address);
  const signal = terminal.interruption();
  if (!signal.aborted) await new Promise((stop) => signal.addEventListener('abort', stop, { once: true }));
  await studio.close();
  return 0;
}

function nearUsual(): number[] {
  return Array.from({ length: triedPorts }, (_, index) => usualPort + index);
}

/** On the first of these ports that is free. */
async function serveOn<T>([port, ...others]: readonly number[], serve: (port: number) => Promise<T>): Promise<T> {
  try {
    return await serve(port!);
  } catch (error) {
    if (!(error instanceof EnvironmentFailure) || others.length === 0) throw error;
    return serveOn(others, serve);
  }
}

function readPort(given: Arguments): number | undefined {
  const text = given.value('port');
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw wrongValue(
    'port',
    text,
    { th: 'พอร์ตเป็นเลข 0 ถึง 65535', en: 'a port is a number from 0 to 65535' },
    '--port 8080',
  );
}

function oneFolder(second: string): UsageMistake {
  const text: Localized = {
    th: `เปิดได้ครั้งละหนึ่งโฟลเดอร์ แต่มี \`${second}\` ด้วย`,
    en: `one folder at a time, and \`${second}\` is a second`,
  };
  return new UsageMistake(text, { th: 'เช่น `raingan studio .`', en: 'as in `raingan studio .`' });
}
