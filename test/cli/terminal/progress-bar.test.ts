import { expect, test } from 'vitest';
import { createProgressBar } from '../../../src/cli/terminal/progress-bar.ts';
import { createMemoryWorkspace } from '../../../src/host/memory-workspace.ts';

interface Setting {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly language?: 'th' | 'en';
  readonly total?: number;
}

/** A bar on a terminal with a clock and a width that a test sets. */
function openBar({ isTTY = true, columns = 80, environment = {}, language = 'en', total = 200 }: Setting = {}) {
  const world = { now: 0, columns, written: '' };
  const stream = {
    isTTY,
    get columns() {
      return world.columns;
    },
    write: (text: string) => {
      world.written += text;
    },
  };
  const workspace = { ...createMemoryWorkspace({ environment }), elapsed: () => world.now };
  const bar = createProgressBar({ stream, workspace, language, total, quiet: false });
  return { world, bar };
}

const progress = (built: number, failed = 0, unchanged = 0) => ({ built, failed, unchanged });

/** What a terminal shows that folds long lines; obeys the few codes that a bar may use. */
function screen(written: string, columns: number): string[] {
  let rows = [''];
  let row = 0;
  for (const [token] of written.matchAll(/\x1b\[1A|\x1b\[J|\r|\n|./gsu)) {
    if (token === '\x1b[1A') row = Math.max(0, row - 1);
    else if (token === '\x1b[J') rows = [...rows.slice(0, row), ''];
    else if (token === '\n') rows[++row] = '';
    else if (token !== '\r') {
      if ((rows[row] ?? '').length === columns) rows[++row] = '';
      rows[row] = (rows[row] ?? '') + token;
    }
  }
  return rows;
}

test('it says how many are done and failed, how fast, and how long it will take', () => {
  const { world, bar } = openBar();
  bar.draw(progress(0));
  world.now = 10_000;
  bar.draw(progress(48, 2));
  expect(screen(world.written, 80)).toEqual([
    expect.stringMatching(/^█{6}░{18} 50\/200 {2}2 failed {2}5\.0\/s {2}0:30 left$/),
  ]);
});

test('the rate counts what is built, not what is skipped', () => {
  const { world, bar } = openBar();
  bar.draw(progress(0));
  world.now = 10_000;
  bar.draw(progress(20, 0, 160));
  expect(world.written).toContain('180/200  0 failed  2.0/s  0:10 left');
});

test('the time it took to compare is not counted', () => {
  const { world, bar } = openBar();
  world.now = 30_000;
  bar.draw({ ...progress(0), compared: 200 });
  world.now = 40_000;
  bar.draw(progress(50));
  expect(world.written).toContain('50/200  0 failed  5.0/s  0:30 left');
});

test('in Thai', () => {
  const { world, bar } = openBar({ language: 'th' });
  bar.draw(progress(0));
  world.now = 10_000;
  bar.draw(progress(48, 2));
  expect(world.written).toContain('50/200  ไม่สำเร็จ 2  5.0 ฉบับ/วินาที  เหลือ 0:30');
});

test('before building it says what is compared', () => {
  const { world, bar } = openBar();
  bar.draw({ ...progress(0), compared: 100 });
  expect(world.written).toContain('█'.repeat(12));
  expect(world.written).toContain('looking for changes 100/200');
});

test('it draws at most about twelve times a second', () => {
  const { world, bar } = openBar({ total: 1000 });
  for (world.now = 0; world.now < 1000; world.now += 1) bar.draw(progress(world.now));
  expect(world.written.split('█').length - 1).toBeGreaterThan(0);
  expect(world.written.match(/failed/g)?.length).toBeLessThanOrEqual(13);
});

test.each([80, 40, 24, 12, 4, 1])('on %d columns it stays on one row', (columns) => {
  const { world, bar } = openBar({ columns });
  for (const done of [0, 50, 100]) {
    bar.draw(progress(done));
    world.now += 1000;
  }
  expect(screen(world.written, columns)).toHaveLength(1);
});

test.each([40, 20, 7])('a window made as narrow as %d columns leaves nothing of the old line', (columns) => {
  const { world, bar } = openBar();
  bar.draw(progress(50));
  const folded = screen(world.written, columns); // the terminal folds what is already there
  expect(folded.length).toBeGreaterThan(1);
  world.columns = columns;
  bar.clear();
  expect(screen(world.written, columns).join('')).toBe('');
});

test.each<[string, Setting]>([
  ['no terminal', { isTTY: false }],
  ['CI', { environment: { CI: 'true' } }],
  ['a dumb terminal', { environment: { TERM: 'dumb' } }],
])('%s gets a plain line every ten seconds', (_, setting) => {
  const { world, bar } = openBar(setting);
  for (; world.now <= 25_000; world.now += 100) {
    bar.draw(progress(Math.floor(world.now / 250)));
    bar.clear();
  }
  expect(world.written).toMatch(/^40\/200 .*\n80\/200 {2}0 failed {2}\S+\/s {2}0:\d\d left\n$/);
});

test('one report gets no bar', () => {
  const { world, bar } = openBar({ total: 1 });
  bar.draw(progress(0));
  bar.clear();
  expect(world.written).toBe('');
});

test('nothing is estimated before a twentieth is done, nor from the time that processes take to start', () => {
  const { world, bar } = openBar();
  bar.draw({ ...progress(0), compared: 200 });
  bar.begin(200, progress(0));
  expect(screen(world.written, 80)).toEqual([expect.stringMatching(/ 0\/200 {2}0 failed$/)]);
  world.now = 4000;
  bar.draw(progress(2));
  world.now = 5000;
  bar.draw(progress(9));
  expect(screen(world.written, 80)).toEqual([expect.stringMatching(/ 9\/200 {2}0 failed$/)]);
  world.now = 6000;
  bar.draw(progress(42));
  expect(screen(world.written, 80)).toEqual([expect.stringMatching(/ 42\/200 {2}0 failed {2}20\/s {2}0:08 left$/)]);
});
