import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));
export const main = path.join(repository, 'dist/cli/main.js');
export const seed = readFileSync(path.join(repository, 'data/2564/21000000-3230.yaml'), 'utf8');
export const seedFile = 'data/2564/21000000-3230.yaml';

/** The seed as the data of another project. */
export const seedAs = (code: string) => seed.replace('21000000-3230', code);

export interface Opened {
  readonly page: Page;
  readonly root: string;
  readonly address: string;
  readonly port: number;
  readonly context: () => Promise<Page>;
  process: ChildProcess;
  /** Ends the studio as a power cut would, and starts it again on the same port; gives the new address. */
  restart(): Promise<string>;
  kill(): Promise<void>;
  read(file: string): string;
  write(file: string, content: string | Uint8Array): void;
  /** Errors in the page's console that the story expects. */
  readonly expected: RegExp[];
}

export interface OpenOptions extends BrowserContextOptions {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

let browser: Browser;
let ended: (() => Promise<void>)[] = [];

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.RAINGAN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
});
afterAll(() => browser.close());
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
  ended = [];
});

/**
 * A studio over a folder of its own and a page of a fresh browser in it. When the story ends, no request may have left the
 * machine, and the page may have reported no error.
 */
export async function openStudio({ files = { [seedFile]: seed }, ...options }: OpenOptions = {}): Promise<Opened> {
  const root = mkdtempSync(path.join(tmpdir(), 'raingan-story-'));
  const write = (file: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  const started = await start(root, 0);
  const wrong: string[] = [];
  const expected: RegExp[] = [];
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'th-TH',
    acceptDownloads: true,
    ...options,
  });
  const newPage = async () => {
    const page = await context.newPage();
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`http://127.0.0.1:${started.port}/`) && !/^(?:blob|data):/.test(url))
        wrong.push(`left: ${url}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => wrong.push(`page: ${error.stack ?? error.message}`));
    return page;
  };
  const page = await newPage();
  const opened: Opened = {
    page,
    root,
    address: started.address,
    port: started.port,
    context: newPage,
    process: started.process,
    async kill() {
      opened.process.kill('SIGKILL');
      await once(opened.process, 'exit');
    },
    async restart() {
      if (opened.process.exitCode === null && opened.process.signalCode === null) await opened.kill();
      const again = await start(root, started.port);
      opened.process = again.process;
      return again.address;
    },
    read: (file) => readFileSync(path.join(root, file), 'utf8'),
    write,
    expected,
  };
  ended.push(async () => {
    await context.close();
    opened.process.kill('SIGKILL');
    rmSync(root, { recursive: true, force: true });
    expect(wrong.filter((each) => !expected.some((pattern) => pattern.test(each)))).toEqual([]);
  });
  await page.goto(started.address);
  await page.getByRole('link', { name: 'raingan' }).waitFor();
  return opened;
}

async function start(root: string, port: number) {
  const child = spawn(process.execPath, [main, 'studio', '--no-open', '--port', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', (status) => reject(new Error(`the studio ended with ${status}: ${said}`)));
  });
  return { process: child, address, port: Number(new URL(address).port) };
}

/** Opens a project from the list and waits for its pages. */
export async function openProject({ page }: Opened, code = '21000000-3230', pages = true): Promise<void> {
  await page.getByRole('link', { name: code }).click();
  await page.locator('.save').waitFor();
  if (pages) await page.locator('[data-painted]').waitFor();
}

/** The field of a path of the data. */
export const field = (page: Page, name: string) => page.locator(`[id="field-${name}"]`);

/** Waits until the disk has what the page has. */
export const saved = (page: Page) => page.locator('[data-save="saved"]').waitFor();

/** Waits until the pages show a text. */
export async function printed(page: Page, text: string): Promise<void> {
  await page.locator('.page .line', { hasText: text }).first().waitFor({ state: 'attached' });
}
