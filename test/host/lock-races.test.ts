import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { thisHost } from '../../src/host/temporary-name.ts';

/** What happens right before the lock module's next call, as another run on the same disk would do it. */
const before: Partial<Record<'link' | 'rename' | 'read' | 'stat' | 'write', (() => void) | undefined>> = {};
/** Whether the system says when a process began. */
let saysStart = true;

// Files of tests share a process, and other ones have loaded the module already.
vi.doMock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    linkSync: (from: string, to: string) => {
      before.link?.();
      try {
        fs.linkSync(from, to);
      } catch (error) {
        before.read?.(); // the lock that is there is read next
        throw error;
      }
    },
    renameSync: (from: string, to: string) => {
      before.rename?.();
      fs.renameSync(from, to);
    },
    statSync: (path: string, options: { throwIfNoEntry: false }) => {
      if (path === lockFile) before.stat?.();
      return fs.statSync(path, options);
    },
    writeFileSync: (path: string, text: string, options?: { flag: string }) => {
      if (options) before.write?.(); // the lock itself
      fs.writeFileSync(path, text, options);
    },
  };
});
vi.doMock('../../src/host/process-start.ts', async (original) => {
  const { processStart } = await original<typeof import('../../src/host/process-start.ts')>();
  return { processStart: (pid: number) => (saysStart ? processStart(pid) : undefined) };
});
vi.resetModules();
const { lockFolder, sweepLock } = await import('../../src/host/lock-folder.ts');
afterAll(() => {
  vi.doUnmock('node:fs');
  vi.doUnmock('../../src/host/process-start.ts');
  vi.resetModules();
});

let root = '';
let lockFile = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-lock-'));
  lockFile = join(root, 'output/.raingan-lock');
});
afterEach(() => {
  before.link = before.rename = before.read = before.stat = before.write = undefined;
  saysStart = true;
  rmSync(root, { recursive: true });
});

const abandoned = `${JSON.stringify({ host: thisHost, pid: 2 ** 22 + 1 })}\n`;
const another = `${JSON.stringify({ host: thisHost, pid: process.ppid })}\n`;
const busy = expect.objectContaining({ kind: 'busy', path: 'output' });

function leave(holder: string): void {
  lockFolder(root, 'output').release();
  writeFileSync(lockFile, holder);
}

describe('an abandoned lock that two runs find is taken over by one of them', () => {
  test('the one that comes second leaves the first one’s lock as it is', () => {
    leave(abandoned);
    before.rename = () => {
      before.rename = undefined;
      unlinkSync(lockFile);
      writeFileSync(lockFile, another); // the first run took it over in between
    };
    expect(() => lockFolder(root, 'output'), 'a lock taken over a moment ago').toThrow(busy);
    expect(readFileSync(lockFile, 'utf8'), 'the holder of the lock').toBe(another);
    expect(readdirSync(join(root, 'output'))).toEqual(['.raingan-lock']);
  });

  test('a sweep that comes second leaves it, too', () => {
    leave(abandoned);
    before.rename = () => writeFileSync(lockFile, another);
    sweepLock(root, 'output');
    expect(readFileSync(lockFile, 'utf8'), 'the holder of the lock').toBe(another);
  });

  test('one that is gone by then is free', () => {
    leave(abandoned);
    before.rename = () => rmSync(lockFile);
    const lock = lockFolder(root, 'output');
    expect(existsSync(lockFile)).toBe(true);
    lock.release();
  });
});

test('a lock that is released before it can be read is free', () => {
  leave(another);
  before.read = () => rmSync(lockFile);
  const lock = lockFolder(root, 'output');
  expect(JSON.parse(readFileSync(lockFile, 'utf8')).pid, 'the holder of the lock').toBe(process.pid);
  lock.release();
});

test('a lock that is released while its age is looked at is free', () => {
  leave(JSON.stringify({ host: 'elsewhere' }));
  before.stat = () => rmSync(lockFile, { force: true });
  const lock = lockFolder(root, 'output');
  expect(JSON.parse(readFileSync(lockFile, 'utf8')).pid, 'the holder of the lock').toBe(process.pid);
  lock.release();
});

test('where the system does not say when a process began, the lock of a running one holds', () => {
  leave(JSON.stringify({ host: thisHost, pid: process.ppid, start: 'the boot before' }));
  saysStart = false;
  expect(() => lockFolder(root, 'output')).toThrow(busy);
});

test('an abandoned lock that the machine does not let be moved is a failure of its own, not a run in progress', () => {
  leave(abandoned);
  before.rename = () => {
    throw Object.assign(new Error('EIO: broken'), { code: 'EIO' });
  };
  expect(() => lockFolder(root, 'output'), 'a disk that fails').toThrow(expect.objectContaining({ kind: 'other' }));
  expect(readFileSync(lockFile, 'utf8')).toBe(abandoned);
});

describe.each(['EISDIR', 'EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'])(
  'a disk without hard links (%s)',
  (code) => {
    beforeEach(() => {
      before.link = () => {
        throw Object.assign(new Error(`${code}: no links here`), { code });
      };
    });

    test('has locks all the same', () => {
      const lock = lockFolder(root, 'output');
      expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ host: thisHost, pid: process.pid });
      lock.release();
      expect(readdirSync(join(root, 'output')), 'nothing is left behind').toEqual([]);
    });

    test('lets a lock that is held hold, and its holder be', () => {
      leave(another);
      expect(() => lockFolder(root, 'output'), 'a folder that another run holds').toThrow(busy);
      expect(readFileSync(lockFile, 'utf8'), 'the holder of the lock').toBe(another);
    });
  },
);

test('a disk without hard links that is full is reported as full', () => {
  before.link = () => {
    throw Object.assign(new Error('EPERM: no links here'), { code: 'EPERM' });
  };
  before.write = () => {
    throw Object.assign(new Error('ENOSPC: full'), { code: 'ENOSPC' });
  };
  expect(() => lockFolder(root, 'output')).toThrow(expect.objectContaining({ kind: 'disk-full' }));
  expect(readdirSync(join(root, 'output'))).toEqual([]);
});

test('a disk without hard links on which something takes away the file beside the lock has locks all the same', () => {
  before.link = () => {
    for (const name of readdirSync(join(root, 'output'))) rmSync(join(root, 'output', name));
    throw Object.assign(new Error('EPERM: no links here'), { code: 'EPERM' });
  };
  const lock = lockFolder(root, 'output');
  expect(readdirSync(join(root, 'output'))).toEqual(['.raingan-lock']);
  lock.release();
});

test('any other refusal of the disk is reported; only a missing feature makes the lock do without links', () => {
  before.link = () => {
    throw Object.assign(new Error('EIO: broken'), { code: 'EIO' });
  };
  expect(() => lockFolder(root, 'output')).toThrow(/EIO|disk|read|write/i);
  expect(readdirSync(join(root, 'output'))).toEqual([]);
});
