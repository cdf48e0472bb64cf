import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { markName, type Store } from './store.ts';

export interface StoreChoice {
  /** A folder, or `s3://bucket/prefix`. */
  readonly url: string;
  readonly workspace: Workspace;
  /** Makes a store where there is none; the others must find one. */
  readonly create?: boolean;
  /** How long to wait for a store that is down, in seconds. */
  readonly patience: number;
  /** Called at the first failure of a store that is waited for. */
  readonly waiting?: (failure: EnvironmentFailure) => void;
}

/** Opens a store, and waits for it as long as the patience lasts. */
export async function openStore({ url, workspace, create, patience, waiting }: StoreChoice): Promise<Store> {
  const plain = url.startsWith('s3://')
    ? (await import('./s3-store.ts')).openS3Store(url, workspace)
    : (await import('./folder-store.ts')).openFolderStore(url, workspace.root, create === true);
  const store = patient(plain, patience, waiting);
  const mark = await store.get(markName);
  if (!mark && !create) throw noStore(url);
  if (!mark) await store.put(markName, Buffer.from('{"version":1}\n'));
  return store;
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

/** Tries again, ever later, until the patience is at its end; then the last failure counts. */
function patient(store: Store, seconds: number, waiting: StoreChoice['waiting'] = () => {}): Store {
  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    const end = performance.now() + seconds * 1000;
    for (let pause = 100; ; pause = Math.min(pause * 2, 5000)) {
      try {
        return await work();
      } catch (error) {
        const left = end - performance.now();
        if (!(error instanceof EnvironmentFailure) || left <= 0) throw error;
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
