import { expect, test } from 'vitest';
import { useColor } from '../../../src/cli/terminal/terminal.ts';
import { createMemoryWorkspace } from '../../../src/host/memory-workspace.ts';

const anywhere = { write: () => true };
const terminal = { ...anywhere, isTTY: true };

test.each([
  [{ stream: terminal }, true],
  [{ stream: anywhere }, false],
  [{ stream: terminal, refused: true }, false],
  [{ stream: terminal, environment: { NO_COLOR: '1' } }, false],
  [{ stream: terminal, environment: { NO_COLOR: '' } }, true],
  [{ stream: terminal, environment: { TERM: 'dumb' } }, false],
  [{ stream: anywhere, environment: { FORCE_COLOR: '1' } }, true],
  [{ stream: anywhere, environment: { FORCE_COLOR: '' } }, true],
  [{ stream: terminal, environment: { FORCE_COLOR: '0' } }, false],
  [{ stream: anywhere, environment: { FORCE_COLOR: '1', NO_COLOR: '1' } }, false],
  [{ stream: anywhere, environment: { FORCE_COLOR: '1' }, refused: true }, false],
])('%j', ({ stream, environment, refused = false }: Case, expected) => {
  expect(useColor(refused, stream, createMemoryWorkspace(environment ? { environment } : {}))).toBe(expected);
});

interface Case {
  readonly stream: typeof anywhere & { readonly isTTY?: boolean };
  readonly environment?: Readonly<Record<string, string>>;
  readonly refused?: boolean;
}
