import { randomUUID } from 'node:crypto';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { markName, type OpenStore, type Store } from './store.ts';
import { StoreRefusal } from './store-failure.ts';

export interface StoreChoice {
  /** A folder, or `s3://bucket/prefix`. */
  readonly url: string;
  readonly workspace: Workspace;
  /** Makes a store where there is none; the others must find one. */
  readonly create?: boolean;
  /** Called when a new store was made: where one was meant that exists, the address is wrong. */
  readonly made?: () => void;
  /** How long to wait for a store that is down, in seconds. */
  readonly patience: number;
  /** Called at the first failure of a store that is waited for. */
  readonly waiting?: (failure: EnvironmentFailure) => void;
  /** Called when it answers again. */
  readonly answered?: () => void;
}

/** Opens a store, and waits for it as long as the patience lasts. */
export async function openStore({
  url,
  workspace,
  create,
  made,
  patience,
  waiting,
  answered,
}: StoreChoice): Promise<OpenStore> {
  const plain = url.startsWith('s3://')
    ? (await import('./s3-store.ts')).openS3Store(url, workspace)
    : (await import('./folder-store.ts')).openFolderStore(url, workspace.root, create === true);
  const store = confined(patient(bounded(plain), { patience, waiting, answered }));
  const found = await store.get(markName);
  const mark = found ?? (create ? await makeMark(store) : undefined);
  if (!mark) throw noStore(url);
  if (!found) made?.();
  return { ...store, id: idOf(mark, url) };
}

/** Another machine may make the same store at the same moment: whoever wrote last has named it, and both read it. */
async function makeMark(store: Store): Promise<Uint8Array | undefined> {
  await store.put(markName, Buffer.from(`${JSON.stringify({ version: 1, id: randomUUID() })}\n`));
  await new Promise((resolve) => setTimeout(resolve, 500));
  return store.get(markName);
}

function idOf(mark: Uint8Array, url: string): string {
  try {
    const { version, id } = JSON.parse(Buffer.from(mark).toString('utf8')) as { version?: number; id?: string };
    if (version === 1 && typeof id === 'string') return id;
  } catch {}
  throw unreadable(url);
}

function unreadable(url: string): EnvironmentFailure {
  return new EnvironmentFailure(
    'other',
    url,
    { th: `\`${markName}\` ของที่เก็บ \`${url}\` เสียหาย`, en: `\`${markName}\` of the store \`${url}\` is damaged` },
    {
      th: 'นำไฟล์นี้กลับมาจากสำเนาสำรอง หรือลบทิ้งแล้วสั่ง `raingan enqueue` ซึ่งจะเขียนใหม่ ส่วนอื่นไม่หาย',
      en: 'bring the file back from a backup, or delete it and run `raingan enqueue`, which writes it; nothing else is lost',
    },
  );
}

function noStore(url: string): EnvironmentFailure {
  return new EnvironmentFailure(
    'not-found',
    url,
    { th: `ไม่มีที่เก็บที่ \`${url}\``, en: `there is no store at \`${url}\`` },
    {
      th: 'ตรวจที่อยู่ หรือการเชื่อมต่อโฟลเดอร์ ที่เก็บใหม่สร้างด้วย `raingan enqueue`',
      en: 'check the address, or whether the folder is mounted; `raingan enqueue` makes a new store',
    },
  );
}

interface Waiting {
  readonly patience: number;
  readonly waiting: StoreChoice['waiting'] | undefined;
  readonly answered: StoreChoice['answered'] | undefined;
}

/** A name that leads out of the store is nobody's: plans and jobs that hold one were not written by raingan. */
function confined(store: Store): Store {
  const within = <T>(name: string, work: () => Promise<T>): Promise<T> =>
    isStoreName.test(name)
      ? work()
      : Promise.reject(new Error(`${JSON.stringify(name.slice(0, 80))} is no name in a store`));
  return {
    get: (name) => within(name, () => store.get(name)),
    has: (name) => within(name, () => store.has(name)),
    put: (name, bytes) => within(name, () => store.put(name, bytes)),
    remove: (name) => within(name, () => store.remove(name)),
  };
}

/** No part of it begins with a dot, so that none leads up. */
const isStoreName = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

/** What is larger than anything of raingan's is damaged; no digest fits the nothing that is read in its place. */
function bounded(store: Store): Store {
  return {
    ...store,
    get: (name) =>
      store.get(name).catch((error: unknown) => {
        if (error instanceof EnvironmentFailure && error.kind === 'too-large') return new Uint8Array();
        throw error;
      }),
  };
}

/** Tries again, ever later, until the patience is at its end; then the last failure counts. */
function patient(store: Store, { patience, waiting = () => {}, answered = () => {} }: Waiting): Store {
  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    const end = performance.now() + patience * 1000;
    for (let pause = 100; ; pause = Math.min(pause * 2, 5000)) {
      try {
        const result = await work();
        if (pause > 100) answered();
        return result;
      } catch (error) {
        const left = end - performance.now();
        if (!(error instanceof EnvironmentFailure) || error instanceof StoreRefusal || left <= 0) throw error;
        if (pause === 100) waiting(error);
        await new Promise((resolve) => setTimeout(resolve, Math.min(pause, left)));
      }
    }
  }
  return {
    get: (name) => attempt(() => store.get(name)),
    has: (name) => attempt(() => store.has(name)),
    put: (name, bytes) => attempt(() => store.put(name, bytes)),
    remove: (name) => attempt(() => store.remove(name)),
  };
}
