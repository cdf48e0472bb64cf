import { createHash, createPrivateKey, createVerify, sign, X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openToken, type Pkcs11Library, type TokenRequest } from '../../../src/sign/key/open-token.ts';
import { createPki, digitalSignature, type Issued, issue, nonRepudiation } from '../support/test-pki.ts';

const pki = await createPki();

/** A key of a token with its certificate. */
interface TokenKey {
  readonly label: string;
  readonly issued: Issued;
}

interface Token {
  readonly label: string;
  readonly keys?: readonly TokenKey[];
}

const constants = {
  CKF_SERIAL_SESSION: 4,
  CKU_USER: 1,
  CKA_CLASS: 0,
  CKA_LABEL: 3,
  CKA_ID: 0x102,
  CKA_VALUE: 0x11,
  CKO_PRIVATE_KEY: 3,
  CKO_CERTIFICATE: 1,
  CKM_SHA256_RSA_PKCS: 0x40,
  CKM_ECDSA: 0x1041,
};

/** PKCS #11 (2.40) over keys in memory; `opened` counts modules that were not closed. */
function libraryOf(tokens: readonly Token[], pin = '1234') {
  const state = { opened: 0 };
  class PKCS11 {
    #keys: readonly TokenKey[] = [];
    #found: Buffer[] = [];
    #mechanism = 0;
    load(path: string) {
      if (path === 'missing.so') throw new Error('cannot open shared object file');
      state.opened++;
    }
    close() {
      state.opened--;
    }
    C_Initialize() {}
    C_Finalize() {}
    C_GetSlotList() {
      return tokens.map((_, index) => Buffer.from([index]));
    }
    C_GetTokenInfo(slot: Buffer) {
      return { label: tokens[slot[0]!]!.label.padEnd(32) };
    }
    C_OpenSession(slot: Buffer) {
      this.#keys = tokens[slot[0]!]!.keys ?? [];
      return Buffer.from('session');
    }
    C_CloseSession() {}
    C_Login(_: Buffer, __: number, given: string) {
      if (given !== pin) throw new Error('CKR_PIN_INCORRECT:160');
    }
    C_FindObjectsInit(_: Buffer, template: readonly { type: number; value?: unknown }[]) {
      const wanted = (type: number) => template.find((each) => each.type === type)?.value;
      const kind = wanted(constants.CKA_CLASS) === constants.CKO_CERTIFICATE ? 'c' : 'k';
      const label = wanted(constants.CKA_LABEL);
      this.#found = this.#keys.flatMap((key, index) =>
        label === undefined || label === key.label ? [Buffer.from(`${kind}${index}`)] : [],
      );
    }
    C_FindObjects() {
      return this.#found;
    }
    C_FindObjectsFinal() {}
    C_GetAttributeValue(_: Buffer, object: Buffer, [{ type }]: readonly [{ type: number }]) {
      const key = this.#keys[Number(object.toString().slice(1))]!;
      if (type === constants.CKA_LABEL) return [{ value: Buffer.from(key.label) }];
      if (type === constants.CKA_ID) return [{ value: Buffer.from(key.label) }];
      return [{ value: Buffer.from(key.issued.der) }];
    }
    C_SignInit(_: Buffer, { mechanism }: { mechanism: number }) {
      this.#mechanism = mechanism;
    }
    C_Sign(_: Buffer, data: Buffer) {
      const { issued } = this.#keys[0]!;
      if (this.#mechanism === constants.CKM_SHA256_RSA_PKCS)
        return sign('sha256', data, createPrivateKey(issued.keyPem));
      expect(data, 'ECDSA signs a digest').toEqual(createHash('sha256').update('content').digest());
      return sign('sha256', Buffer.from('content'), {
        key: createPrivateKey(issued.keyPem),
        dsaEncoding: 'ieee-p1363',
      });
    }
  }
  return { library: { PKCS11, ...constants } as unknown as Pkcs11Library, state };
}

const usage = digitalSignature | nonRepudiation;
const rsa: TokenKey = { label: 'rsa', issued: pki.signer };
const curve: TokenKey = {
  label: 'curve',
  issued: await issue({ name: 'นายทดสอบ เส้นโค้ง', key: 'signer-prime256v1', issuer: pki.issuing, usage }),
};

async function outcome(tokens: readonly Token[], request: Partial<TokenRequest> = {}, pin = '1234') {
  const { library, state } = libraryOf(tokens);
  try {
    const signer = await openToken(library, { module: 'token.so', others: [], ...request }, async () => pin);
    signer.close();
    return { opened: state.opened, kind: signer.kind };
  } catch (error) {
    const { code } = error as { code?: string };
    return { opened: state.opened, code };
  }
}

describe('a token is chosen, or the program says what there is to choose from', () => {
  test('the only one is taken, and its only key', async () => {
    expect(await outcome([{ label: 'a', keys: [rsa] }])).toEqual({ opened: 0, kind: 'rsa' });
  });

  test.each<[string, readonly Token[], Partial<TokenRequest>]>([
    ['there is no token', [], {}],
    ['one that is not set up is none', [{ label: '', keys: [rsa] }], {}],
    ['there are two tokens', [{ label: 'a', keys: [rsa] }, { label: 'b' }], {}],
    ['the token has another name', [{ label: 'a', keys: [rsa] }], { token: 'none' }],
    ['there are two keys', [{ label: 'a', keys: [rsa, curve] }], {}],
    ['the key has another name', [{ label: 'a', keys: [rsa] }], { keyLabel: 'none' }],
    ['the module does not load', [], { module: 'missing.so' }],
  ])('%s: E-SIGN-TOKEN, and the module is closed', async (name, tokens, request) => {
    const { code, opened } = await outcome(tokens, request);
    expect(code, name).toBe('E-SIGN-TOKEN');
    expect(opened, 'modules left open').toBe(0);
  });

  test('by their names', async () => {
    const tokens = [{ label: 'b' }, { label: 'a', keys: [curve, rsa] }];
    expect(await outcome(tokens, { token: 'a', keyLabel: 'rsa' })).toEqual({ opened: 0, kind: 'rsa' });
  });

  test('a wrong PIN is one, and is tried once', async () => {
    expect(await outcome([{ label: 'a', keys: [rsa] }], {}, '0000')).toMatchObject({
      code: 'E-SIGN-PASSWORD',
      opened: 0,
    });
  });
});

test.each([rsa, curve])('what a token signs with $label is verified with its certificate', async (key) => {
  const { library } = libraryOf([{ label: 'a', keys: [key] }]);
  const signer = await openToken(library, { module: 'token.so', others: [] }, async () => '1234');
  const { publicKey } = new X509Certificate(key.issued.pem);
  // The numbers of ECDSA differ each time: with a first bit set, with a zero before them, or neither.
  for (let round = 0; round < 20; round++) {
    const signed = await signer.sign(Buffer.from('content'));
    expect(createVerify('sha256').update('content').verify(publicKey, signed), 'the signature').toBe(true);
  }
  signer.close();
});
