import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { watchFiles } from '../host/watch-files.ts';
import { EnvironmentFailure, failureOfKind } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import type { Workspace } from '../model/workspace.ts';
import { settingsFile } from '../project/settings.ts';
import { type Answer, failureOf, json, readBody, send } from './answer.ts';
import { type Assets, openAssets, pageHtml } from './assets.ts';
import { createChangeLog } from './change-log.ts';
import { dataFolder } from './confine.ts';
import type { Handler, StudioContext } from './context.ts';
import { judge, type Refusal } from './guard.ts';
import { createLiveRenderer } from './live-renderer.ts';
import { openStudioTools, type StudioTools } from './open-tools.ts';
import { build, output, zip } from './routes/build.ts';
import { newFile, openFile, rollover, saveFile } from './routes/data-file.ts';
import { previewImport } from './routes/import.ts';
import { fix, render } from './routes/live.ts';
import { changes, setup } from './routes/setup.ts';
import { verify } from './routes/verify.ts';
import { summary, yearRows } from './routes/year.ts';
import { securityHeaders } from './security-headers.ts';
import { createSession, type Session } from './session.ts';

export interface StudioRequestOptions {
  readonly workspace: Workspace;
  /** 0 takes any free port. */
  readonly port: number;
  /** Called when a browser came that has no permission, with an address that gives it once. */
  readonly strangerCame?: (address: string) => void;
}

export interface Studio {
  readonly port: number;
  /** A new address, good for one browser once. */
  address(): string;
  close(): Promise<void>;
}

/** Every request that the page makes, by method and path. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET /api/setup': setup,
  'GET /api/changes': changes,
  'GET /api/year': yearRows,
  'GET /api/summary': summary,
  'GET /api/file': openFile,
  'PUT /api/file': saveFile,
  'POST /api/new': newFile,
  'POST /api/rollover': rollover,
  'POST /api/render': render,
  'POST /api/fix': fix,
  'POST /api/import': previewImport,
  'POST /api/build': build,
  'GET /api/output': output,
  'POST /api/zip': zip,
  'POST /api/verify': verify,
};

/**
 * Serves the studio's page on 127.0.0.1 for the data below the workspace's root. Throws `EnvironmentFailure` when the page
 * is not built or the port is taken.
 */
export async function serveStudio(options: StudioRequestOptions): Promise<Studio> {
  const { workspace } = options;
  const assets = openAssets(workspace);
  const context = createContext(workspace);
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 60_000 });
  const port = await listen(server, options.port);
  const session = createSession(port);
  const host = `127.0.0.1:${port}`;
  const address = () => `http://${host}/?token=${session.issueToken()}`;
  const strangers = limitStrangers(() => options.strangerCame?.(address()), workspace);
  server.on('request', (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    answerTo(request, gone.signal, { host, session, assets, context, strangers }).then(
      ({ answer, nonce }) => send(response, answer, securityHeaders(nonce)).catch(() => response.destroy()),
      (error: unknown) => refuseWith(response, error),
    );
  });
  const watched = watchFiles(workspace.root, [dataFolder, settingsFile], (files) => {
    const names = files.map((file) => file.replaceAll('\\', '/'));
    if (names.includes(settingsFile)) context.settingsChanged();
    context.changes.add(names);
  });
  watched.catch(() => {}); // the page compares files when it saves
  return {
    port,
    address,
    async close() {
      server.close();
      server.closeAllConnections();
      await watched.then((watch) => watch.close()).catch(() => {});
      await context.renderer.close();
    },
  };
}

function createContext(workspace: Workspace): StudioContext & { settingsChanged(): void } {
  const renderer = createLiveRenderer(workspace.root);
  const ofYears = new Map<number, Promise<StudioTools>>();
  return {
    workspace,
    renderer,
    changes: createChangeLog(),
    rows: new Map(),
    tools(fiscalYear) {
      const tools = ofYears.get(fiscalYear) ?? openStudioTools(workspace, fiscalYear);
      ofYears.set(fiscalYear, tools);
      tools.catch(() => ofYears.delete(fiscalYear)); // whoever mends the settings tries again
      return tools;
    },
    settingsChanged() {
      ofYears.clear();
      renderer.reopen();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(isTaken ? portTaken(port, error) : failureOfKind('other', `127.0.0.1:${port}`, { errno: error.code }));
    });
    server.listen({ host: '127.0.0.1', port }, () => resolve((server.address() as AddressInfo).port));
  });
}

function portTaken(port: number, cause: unknown): EnvironmentFailure {
  return new EnvironmentFailure(
    'other',
    String(port),
    { th: `พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่`, en: `port ${port} is taken by another program` },
    { th: 'ระบุพอร์ตอื่น เช่น `raingan studio --port 8080`', en: 'name another one, as in `raingan studio --port 8080`' },
    cause,
  );
}

/** The terminal shows a new address to who opens the page without one; at most one every few seconds. */
function limitStrangers(say: () => void, { elapsed }: Workspace): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (elapsed() - last < 5_000) return;
    last = elapsed();
    say();
  };
}

interface Doorway {
  readonly host: string;
  readonly session: Session;
  readonly assets: Assets;
  readonly context: StudioContext;
  readonly strangers: () => void;
}

interface Answered {
  readonly answer: Answer;
  /** Of the page's styles. */
  readonly nonce?: string;
}

async function answerTo(message: IncomingMessage, signal: AbortSignal, doorway: Doorway): Promise<Answered> {
  const { host, session, assets, context, strangers } = doorway;
  const { method = '', url: target = '', headers } = message;
  const judged = judge({ method, target, headers }, host, session);
  if (judged.kind === 'welcome') {
    return {
      answer: { status: 303, type: 'text/plain', body: '', headers: { location: '/', 'set-cookie': session.cookie } },
    };
  }
  if (judged.kind === 'refuse') {
    if (judged.reason === 'stranger' && method === 'GET' && target.split('?')[0] === '/') strangers();
    return { answer: refusal(judged.status, judged.reason) };
  }
  const { pathname, searchParams: query } = judged.url;
  const handler = Object.hasOwn(handlers, `${method} ${pathname}`) ? handlers[`${method} ${pathname}`] : undefined;
  if (handler) {
    return { answer: await handler({ query, signal, body: (most) => readBody(message, most) }, context) };
  }
  if (method === 'GET' && pathname === '/') {
    if (query.has('token'))
      return { answer: { status: 303, type: 'text/plain', body: '', headers: { location: '/' } } };
    const nonce = randomBytes(16).toString('base64url');
    return { answer: pageHtml(context.workspace, nonce), nonce };
  }
  const asset = method === 'GET' ? assets(pathname.slice(1)) : undefined;
  return { answer: asset ?? json({ kind: 'refused', text: notThere }, 404) };
}

const notThere: Localized = { th: 'ไม่มีหน้านี้', en: 'nothing is here' };

/** A person sees this as plain text; which rule refused is no secret, it helps whoever set something up wrongly. */
function refusal(status: number, reason: Refusal): Answer {
  const { th, en } = refusals[reason];
  return { status, type: 'text/plain; charset=utf-8', body: `${th}\n${en}\n`, headers: { 'x-refused': reason } };
}

const refusals: Readonly<Record<Refusal, Localized>> = {
  host: { th: 'ที่อยู่นี้ไม่ใช่ของ raingan studio', en: 'raingan studio does not answer to this address' },
  origin: { th: 'คำขอมาจากหน้าอื่น จึงไม่ทำ', en: 'another page sent this request; it is refused' },
  site: { th: 'คำขอมาจากหน้าอื่น จึงไม่ทำ', en: 'another page sent this request; it is refused' },
  address: { th: 'เขียนที่อยู่ผิดรูปแบบ', en: 'the address is malformed' },
  method: { th: 'ไม่รับคำขอชนิดนี้', en: 'requests of this kind are not taken' },
  stranger: {
    th: 'ต้องเปิดด้วยที่อยู่ที่ raingan studio แสดงในหน้าต่างคำสั่ง ที่อยู่หนึ่งใช้ได้ครั้งเดียว ดูที่อยู่ใหม่ในหน้าต่างนั้น',
    en: 'open the address that raingan studio shows in its terminal; each works once, and a new one is shown there now',
  },
};

/** A body that is too large is not read to its end: the connection goes with it. */
function refuseWith(response: ServerResponse, error: unknown): void {
  const { status, failure } = failureOf(error);
  const headers = { ...securityHeaders(), ...(status === 413 && { connection: 'close' }) };
  send(response, json(failure, status), headers).catch(() => response.destroy());
}
