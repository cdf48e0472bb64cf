/** The network, for those few commands that use it. Rejects with a sentence when there is no answer within the limits. */
export interface Web {
  post(url: string, type: string, body: Uint8Array): Promise<Uint8Array>;
  get(url: string): Promise<Uint8Array>;
}

/**
 * Requests over http and https, each within a time (ms) and a size (bytes). Rejects with an error that says which
 * address failed.
 */
export function openWeb({ timeLimitMs = 20_000, largestAnswer = 10_000_000 } = {}): Web {
  async function request(url: string, options: RequestInit): Promise<Uint8Array> {
    if (!/^https?:\/\//.test(url)) throw new Error('only http and https');
    const response = await fetch(url, { ...options, signal: AbortSignal.timeout(timeLimitMs) }).catch(explain);
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > largestAnswer) throw new Error(`more than ${largestAnswer} bytes`);
      parts.push(part);
    }
    return Buffer.concat(parts);
  }
  return {
    post: (url, type, body) =>
      request(url, { method: 'POST', headers: { 'content-type': type }, body: body as Uint8Array<ArrayBuffer> }),
    get: (url) => request(url, {}),
  };
}

/** `fetch` says only that it failed; why is in its cause. */
function explain(error: unknown): never {
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  throw new Error(cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : String(error)));
}
