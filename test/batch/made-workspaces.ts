import type { MemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { createMemoryWorkspace, type MemoryFiles } from '../../src/host/memory-workspace.ts';
import { type FailureKind, failureOfKind } from '../../src/model/environment-failure.ts';
import type { Workspace } from '../../src/model/workspace.ts';

interface Made extends MemoryFiles {
  /** Paths of files and folders that are symbolic links. */
  readonly links?: readonly string[];
  readonly root?: string;
  /** Methods that fail at a path: for a reason of the machine, or, as `bug`, through a mistake of the program. */
  readonly fails?: readonly (readonly [keyof Workspace, string, FailureKind | 'bug'])[];
  /** What the clock says each time it is looked at, in ms; the last value stays. */
  readonly clock?: readonly number[];
}

/** A workspace in memory, of a machine with links and a clock. The given methods fail as a test requires. */
export function madeWorkspace({ links = [], fails = [], clock = [0], root = '/', ...memory }: Made): MemoryWorkspace {
  const workspace = createMemoryWorkspace(memory);
  const times = [...clock];
  const made: MemoryWorkspace = {
    ...workspace,
    root,
    isLink: (path) => links.includes(path),
    elapsed: () => (times.length > 1 ? times.shift()! : times[0]!),
  };
  const failing: Partial<Record<keyof Workspace, unknown>> = {};
  for (const method of new Set(fails.map(([name]) => name))) {
    const plain = made[method] as (...args: unknown[]) => unknown;
    failing[method] = (...args: unknown[]) => {
      const [, path, kind] = fails.find(([name, place]) => name === method && place === args[0]) ?? [];
      if (kind === 'bug') throw new TypeError('a mistake of the program');
      if (kind !== undefined) throw failureOfKind(kind, path!);
      return plain(...args);
    };
  }
  return { ...made, ...(failing as Partial<Workspace>) };
}

/** A lock that says what was done with it. */
export function loggingLock(log: string[]) {
  return (folder: string) => {
    log.push(`lock ${folder}`);
    return { renew: () => void log.push('renew'), release: () => void log.push('release') };
  };
}
