import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { type Studio, serveStudio } from '../../src/studio/serve-studio.ts';

export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

export interface OpenedStudio {
  readonly root: string;
  readonly studio: Studio;
  readonly host: string;
  /** Addresses that were shown to strangers. */
  readonly shown: string[];
  /** A request of the page itself. */
  request(target: string, options?: RawOptions): Promise<RawAnswer>;
  /** Exactly this request, with nothing of the page's own. */
  raw(target: string, options?: RawOptions): Promise<RawAnswer>;
  close(): Promise<void>;
}

export interface RawOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface StudioFiles {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Replaces parts of the workspace, as a machine that refuses. */
  readonly change?: (workspace: Workspace) => Workspace;
}

/** A studio over a folder of its own, and a browser's way to it. */
export async function openStudio({ files = {}, change = (same) => same }: StudioFiles = {}): Promise<OpenedStudio> {
  const root = mkdtempSync(path.join(tmpdir(), 'raingan-studio-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  const shown: string[] = [];
  const workspace = change(createWorkspace({ root, packageRoot }));
  const studio = await serveStudio({ workspace, port: 0, strangerCame: (address) => shown.push(address) });
  const host = `127.0.0.1:${studio.port}`;
  const raw = (target: string, options?: RawOptions) =>
    ask(studio.port, target, { host, ...options?.headers }, options);
  const welcome = await raw(new URL(studio.address()).pathname + new URL(studio.address()).search);
  const cookie = String(welcome.headers['set-cookie']).split(';')[0]!;
  return {
    root,
    studio,
    host,
    shown,
    raw,
    request: (target, options = {}) =>
      raw(target, {
        ...options,
        headers: { cookie, 'sec-fetch-site': 'same-origin', origin: `http://${host}`, ...options.headers },
      }),
    async close() {
      await studio.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** Sends a request as it is written, as no library of the web would. */
function ask(port: number, target: string, headers: Record<string, string>, { method = 'GET', body }: RawOptions = {}) {
  return new Promise<RawAnswer>((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port, path: target, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Takes apart an answer that has a value and bytes. */
export function unframe<T>(body: Buffer): { readonly head: T; readonly bytes: Buffer } {
  const end = 4 + body.readUInt32BE(0);
  return { head: JSON.parse(body.subarray(4, end).toString()) as T, bytes: body.subarray(end) };
}
