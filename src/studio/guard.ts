import type { IncomingHttpHeaders } from 'node:http';
import type { Session } from './session.ts';

/** What a request says of itself. */
export interface AskedRequest {
  readonly method: string;
  /** As it was sent: path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

export type Judgement =
  | { readonly kind: 'pass'; readonly url: URL }
  /** Came with the right token: gets the cookie, and the address without the token. */
  | { readonly kind: 'welcome' }
  | { readonly kind: 'refuse'; readonly status: 400 | 403 | 405 | 421; readonly reason: Refusal };

/**
 * - `host`: the name in the request is not this studio's own, as in DNS rebinding.
 * - `origin`, `site`: another page sent the request.
 * - `address`: the address is written in a way that no page of ours writes.
 * - `method`: neither GET, POST nor PUT.
 * - `stranger`: no cookie, and no token that is worth anything.
 */
export type Refusal = 'host' | 'origin' | 'site' | 'address' | 'method' | 'stranger';

/** Whether a request may come in at all; `host` is the only name the studio answers to, such as `127.0.0.1:2564`. */
export function judge({ method, target, headers }: AskedRequest, host: string, session: Session): Judgement {
  if (headers.host !== host) return refuse(421, 'host');
  if (!methods.includes(method)) return refuse(405, 'method');
  if (!plainTarget.test(target)) return refuse(400, 'address');
  const url = new URL(target, `http://${host}`);
  const { origin, 'sec-fetch-site': site } = headers;
  // A browser names the origin of everything that changes something.
  if (origin === undefined ? method !== 'GET' : origin !== `http://${host}`) return refuse(403, 'origin');
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && url.pathname === '/'))
    return refuse(403, 'site');
  if (session.isKnown(headers.cookie)) return { kind: 'pass', url };
  const token = url.searchParams.get('token');
  if (method === 'GET' && url.pathname === '/' && token !== null && session.useToken(token)) return { kind: 'welcome' };
  return refuse(403, 'stranger');
}

const methods = ['GET', 'POST', 'PUT'];

/** `/`, a file of the page, or `/api/` and a verb, with a query in which everything unusual is encoded. */
const plainTarget = /^\/(?:api\/[a-z-]+|[A-Za-z][\w-]*(?:\.[\w-]+)*)?(?:\?[\w.~%+=&*!'()-]{0,2000})?$/;

function refuse(status: 400 | 403 | 405 | 421, reason: Refusal): Judgement {
  return { kind: 'refuse', status, reason };
}
