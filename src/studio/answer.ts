import type { IncomingMessage, ServerResponse } from 'node:http';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { StudioFailure } from './protocol.ts';
import { Refused } from './refused.ts';

/** What a handler gives back. */
export interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array | AsyncIterable<string | Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A value as JSON. */
export function json(value: unknown, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** Values one a line, each sent as soon as it is there. */
export function jsonLines(values: AsyncIterable<unknown>): Answer {
  return { type: 'application/x-ndjson; charset=utf-8', body: lines(values) };
}

async function* lines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  try {
    for await (const value of values) yield `${JSON.stringify(value)}\n`;
  } catch (error) {
    yield `${JSON.stringify({ failure: failureOf(error).failure })}\n`;
  }
}

/** A value and bytes in one answer: the length of the JSON as four bytes (big-endian), the JSON, the bytes. */
export function framed(value: unknown, bytes: Uint8Array = new Uint8Array()): Answer {
  const text = Buffer.from(JSON.stringify(value));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return { type: 'application/octet-stream', body: Buffer.concat([length, text, bytes]) };
}

/** The answer to a request that failed, in the words that the page shows. */
export function failureOf(error: unknown): { readonly status: number; readonly failure: StudioFailure } {
  if (error instanceof Refused) {
    const { status, text, hint } = error;
    return { status, failure: { kind: 'refused', text, ...(hint && { hint }) } };
  }
  if (error instanceof EnvironmentFailure) {
    const { kind, text, hint } = error;
    return { status: kind === 'disk-full' ? 507 : kind === 'not-found' ? 404 : 500, failure: { kind, text, hint } };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    status: 500,
    failure: { kind: 'internal', text: { th: `โปรแกรมผิดพลาด: ${reason}`, en: `raingan itself failed: ${reason}` } },
  };
}

/** The whole body of a request; `Refused` 413 as soon as it is larger than `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(most: number): Refused {
  const limit = most.toLocaleString('en-US');
  return new Refused(413, {
    th: `ข้อมูลที่ส่งมาใหญ่เกินกำหนด (ไม่เกิน ${limit} ไบต์)`,
    en: `what was sent is too large (at most ${limit} bytes)`,
  });
}

/** Sends an answer; a reader that goes away ends what makes it. */
export async function send(
  response: ServerResponse,
  { status = 200, type, body, headers }: Answer,
  common: Readonly<Record<string, string>>,
): Promise<void> {
  response.writeHead(status, {
    ...common,
    'content-type': type,
    ...(isWhole(body) && { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  });
  if (isWhole(body)) {
    response.end(body);
    return;
  }
  for await (const chunk of body) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await drained(response);
  }
  response.end();
}

function isWhole(body: Answer['body']): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}
