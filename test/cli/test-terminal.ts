import type { Terminal } from '../../src/cli/terminal/terminal.ts';
import { createMemoryWorkspace, type MemoryFiles } from '../../src/host/memory-workspace.ts';

export interface TestTerminal extends Terminal {
  out(): string;
  err(): string;
}

/** A terminal that keeps what is written to it. */
export function testTerminal(memory: MemoryFiles = {}, isTTY = false): TestTerminal {
  const out: string[] = [];
  const err: string[] = [];
  return {
    workspace: createMemoryWorkspace({
      ...memory,
      files: { 'package/package.json': '{"version":"1.2.3"}', 'package/dist/digest.txt': 'x', ...memory.files },
    }),
    stdout: { write: (text) => out.push(text), isTTY },
    stderr: { write: (text) => err.push(text), isTTY },
    interruption: () => new AbortController().signal,
    out: () => out.join(''),
    err: () => err.join(''),
  };
}
