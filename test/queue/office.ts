import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import {
  contentOf,
  newFolder,
  officeOf,
  type Place,
  type RunningWorker,
  raingan,
  type Server,
  startCommand,
  startPostgres,
  startRedis,
  until,
  valkeyProgram,
} from './support.ts';

export const enqueue = (place: Place) => raingan(place, 'enqueue', '--year', '2564', '--format', 'pdf', '--no-summary');

/** Beside others, each in a process of its own. */
export const enqueueBeside = (place: Place) =>
  startCommand(place, 'enqueue', '--year', '2564', '--format', 'pdf', '--no-summary').ended;

export async function newOffice(reports: number, server: Promise<Server> = startRedis()): Promise<Place> {
  const { url } = await server;
  return { folder: officeOf(reports), queue: url, store: path.join(newFolder(), 'store') };
}

export async function newPlace(reports: number, server: Promise<Server> = startRedis()): Promise<Place> {
  const place = await newOffice(reports, server);
  expect(enqueue(place).stdout).toContain(`${reports} put`);
  return place;
}

const builtBefore = new Map<number, Map<string, string>>();

/** What the pool builds: offices of as many reports are equal, so each is built once. */
function builtHere(place: Place): Map<string, string> {
  const reports = readdirSync(path.join(place.folder, 'data/2564')).length;
  const before = builtBefore.get(reports);
  if (before) return before;
  const here = path.join(newFolder(), 'output');
  raingan(place, 'build', '--year', '2564', '--format', 'pdf', '--out', here, '--quiet');
  builtBefore.set(reports, contentOf(here));
  return builtHere(place);
}

/** Every report is there once, as the pool builds it, and nothing half written lies anywhere. */
export function expectWhole(place: Place): void {
  const out = path.join(newFolder(), 'output');
  expect(raingan(place, 'fetch', '--year', '2564', '--out', out).status).toBe(0);
  expect(contentOf(out)).toEqual(builtHere(place));
  const stored = readdirSync(place.store, { recursive: true, encoding: 'utf8' });
  expect(stored.filter((name) => name.includes('.raingan-tmp'))).toEqual([]);
}

export const built = (worker: RunningWorker, count = 1) =>
  until(() => worker.count('built') >= count, `${count} reports`);

export const servers = [
  { name: 'Redis', start: () => startRedis({ keeps: true }) },
  { name: 'PostgreSQL', start: startPostgres },
];

export const valkey = valkeyProgram
  ? [{ name: 'Valkey', start: () => startRedis({ keeps: true, program: valkeyProgram! }) }]
  : [];
