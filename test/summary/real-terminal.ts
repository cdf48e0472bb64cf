import type { Terminal } from '../../src/cli/terminal/terminal.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { PACKAGE_ROOT } from './year-projects.ts';

export interface RealTerminal extends Terminal {
  out(): string;
  err(): string;
  /** Ctrl+C. */
  interrupt(): void;
}

/** A terminal in a folder of this machine that keeps what is written to it. */
export function realTerminal(root: string, screen: { columns?: number; isTTY?: boolean } = {}): RealTerminal {
  const out: string[] = [];
  const err: string[] = [];
  const controller = new AbortController();
  return {
    workspace: createWorkspace({ root, packageRoot: PACKAGE_ROOT }),
    stdout: { write: (text) => out.push(text), ...screen },
    stderr: { write: (text) => err.push(text), ...screen },
    interruption: () => controller.signal,
    out: () => out.join(''),
    err: () => err.join(''),
    interrupt: () => controller.abort(),
  };
}
