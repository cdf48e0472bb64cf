import { spawn } from 'node:child_process';

/** Opens an address of this machine in its browser; does nothing where there is none. The address is handed over as one word. */
export function openAddress(address: string): void {
  const [program, ...words] = commands[process.platform] ?? ['xdg-open'];
  const child = spawn(program!, [...words, address], { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // the address is printed, too
  child.unref();
}

const commands: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
