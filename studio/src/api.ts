import type { Localized } from '../../src/model/localized.ts';
import type {
  BuildLine,
  Changes,
  FileHead,
  FixResult,
  ImportPreview,
  RenderHead,
  SaveHead,
  StudioFailure,
  StudioSetup,
  SummaryHead,
  VerifyResult,
  YearLine,
} from '../../src/studio/protocol.ts';

/** A request that was not done, in the words of the studio. */
export class Failed extends Error {
  readonly kind: string;
  readonly text: Localized;
  readonly hint: Localized | undefined;

  constructor({ kind, text, hint }: StudioFailure) {
    super(text.en);
    this.kind = kind;
    this.text = text;
    this.hint = hint;
  }
}

/** - `offline`: the studio does not answer. - `stranger`: it was started again, and does not know this browser. */
const offline: StudioFailure = {
  kind: 'offline',
  text: { th: 'ติดต่อ raingan studio ไม่ได้', en: 'raingan studio does not answer' },
  hint: {
    th: 'โปรแกรมอาจถูกปิด เริ่มใหม่ด้วย raingan studio ข้อความยังอยู่ในหน้านี้',
    en: 'it may have been closed; start raingan studio again. The text is still on this page',
  },
};
const stranger: StudioFailure = {
  kind: 'stranger',
  text: {
    th: 'raingan studio เริ่มใหม่แล้ว และยังไม่รู้จักหน้านี้',
    en: 'raingan studio was started again, and does not know this page',
  },
  hint: {
    th: 'เปิดที่อยู่ใหม่จากหน้าต่างคำสั่งในแท็บอื่น แล้วกลับมาหน้านี้ ข้อความยังอยู่',
    en: 'open its new address in another tab, then come back; the text is still here',
  },
};

async function ask(method: string, verb: string, query: Record<string, string>, options: RequestInit = {}) {
  const target = `/api/${verb}?${new URLSearchParams(query)}`;
  let response: Response;
  try {
    response = await fetch(target, { method, ...options });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Failed(offline);
  }
  if (response.ok) return response;
  if (response.headers.get('x-refused') === 'stranger') throw new Failed(stranger);
  const failure = (await response.json().catch(() => undefined)) as StudioFailure | undefined;
  throw new Failed(failure?.text ? failure : offline);
}

async function json<T>(response: Promise<Response>): Promise<T> {
  return (await response).json() as Promise<T>;
}

export interface Framed<T> {
  readonly head: T;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function framed<T>(response: Promise<Response>): Promise<Framed<T>> {
  const buffer = await (await response).arrayBuffer().catch(() => {
    throw new Failed(offline);
  });
  const end = 4 + new DataView(buffer).getUint32(0);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, end - 4))) as T;
  return { head, bytes: new Uint8Array(buffer, end) };
}

/** The values of an answer that comes line by line; throws the failure that a line reports. */
async function* lines<T extends object>(response: Promise<Response>): AsyncGenerator<T> {
  const reader = (await response).body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Failed(offline);
    });
    const pieces = (rest + (value ?? '')).split('\n');
    rest = pieces.pop()!;
    for (const piece of pieces) {
      const line = JSON.parse(piece) as T;
      if ('failure' in line && !('file' in line)) throw new Failed(line.failure as StudioFailure);
      yield line;
    }
    if (done) return;
  }
}

/** Every request that the page makes. */
export const api = {
  setup: () => json<StudioSetup>(ask('GET', 'setup', {})),
  changes: (since: number) => json<Changes>(ask('GET', 'changes', { since: String(since) })),
  year: (year: number, signal: AbortSignal) => lines<YearLine>(ask('GET', 'year', { year: String(year) }, { signal })),
  summary: (year: number) => framed<SummaryHead>(ask('GET', 'summary', { year: String(year) })),
  openFile: (file: string) => framed<FileHead>(ask('GET', 'file', { file })),
  saveFile: (file: string, base: string, body: Uint8Array<ArrayBuffer>, keepalive = false) =>
    framed<SaveHead>(ask('PUT', 'file', { file, base }, { body, keepalive })),
  newFile: (code: string, year: string) => json<{ file: string }>(ask('POST', 'new', { code, year })),
  rollover: (file: string, code: string, year: string) =>
    json<{ file: string }>(ask('POST', 'rollover', { file, code, year })),
  render: (file: string, body: Uint8Array<ArrayBuffer>) =>
    framed<RenderHead>(ask('POST', 'render', { file }, { body })),
  fix: (file: string, body: Uint8Array<ArrayBuffer>) => json<FixResult>(ask('POST', 'fix', { file }, { body })),
  build: (files: readonly string[], signal?: AbortSignal) =>
    lines<BuildLine>(ask('POST', 'build', {}, { body: JSON.stringify(files), ...(signal && { signal }) })),
  zip: async (year: number, codes: readonly string[]) =>
    (await ask('POST', 'zip', { year: String(year) }, { body: JSON.stringify(codes) })).blob(),
  output: async (year: number, name: string) => (await ask('GET', 'output', { year: String(year), name })).blob(),
  previewImport: async (files: readonly File[]) =>
    json<ImportPreview[]>(ask('POST', 'import', {}, { body: await framedFiles(files) })),
  verify: (file: File) => json<VerifyResult>(ask('POST', 'verify', { name: file.name }, { body: file })),
};

/** Before each name and each content its length as four bytes. */
async function framedFiles(files: readonly File[]): Promise<Blob> {
  const pieces: BlobPart[] = [];
  for (const file of files) {
    const name = new TextEncoder().encode(file.name);
    pieces.push(length(name.length), name, length(file.size), file);
  }
  return new Blob(pieces);
}

function length(value: number): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value);
  return view.buffer;
}

/** Hands a document to the browser as a download. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What went wrong, for a message on the page. */
export type FailureShown = Pick<StudioFailure, 'kind' | 'text' | 'hint'>;

export function failureOf(error: unknown): FailureShown {
  if (error instanceof Failed) return { kind: error.kind, text: error.text, ...(error.hint && { hint: error.hint }) };
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'internal', text: { th: `หน้านี้ผิดพลาด: ${reason}`, en: `this page failed: ${reason}` } };
}
