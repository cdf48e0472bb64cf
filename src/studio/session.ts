import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may use this studio: whoever came with an address that the terminal showed, once, and has had the cookie since. */
export interface Session {
  /** A new token for one address; an earlier one that was not used loses its worth. */
  issueToken(): string;
  /** Whether this is the token of the last address; it is worth nothing afterwards. */
  useToken(token: string): boolean;
  /** `Set-Cookie` of a browser that came with the token. */
  readonly cookie: string;
  /** Whether a `Cookie` header has the secret. */
  isKnown(cookies: string | undefined): boolean;
}

/** A session of one process: its secret is random, and nothing of it is on the disk. */
export function createSession(port: number): Session {
  const name = `raingan-studio-${port}`; // cookies of one machine are shared by all its ports
  const secret = secretText();
  let token: string | undefined;
  return {
    issueToken() {
      token = secretText();
      return token;
    },
    useToken(given) {
      const isRight = token !== undefined && isSame(given, token);
      if (isRight) token = undefined;
      return isRight;
    },
    cookie: `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    isKnown: (cookies) =>
      (cookies ?? '')
        .split(';')
        .map((each) => each.trim())
        .some((each) => each.startsWith(`${name}=`) && isSame(each.slice(name.length + 1), secret)),
  };
}

/** 256 bits from the system's generator. */
function secretText(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes as long for a text that is wrong at its first letter as for one that is wrong at its last. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
