import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { Instant } from '../instant.ts';
import { type Certificate, exactBuffer, mayStampTime, sha256 } from './certificate.ts';
import { contentOf, hashes, readSignedData } from './signed-data.ts';

/** A request for a time stamp over `content` (RFC 3161, 2.4.1). */
export function timeStampRequest(content: Uint8Array, nonce: Uint8Array): Uint8Array {
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: sha256Id, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: exactBuffer(sha256(content)) }),
    }),
    nonce: new asn1js.Integer({ valueHex: exactBuffer(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** What an authority answered: a token, or why it gave none (RFC 3161, 2.4.2). */
export function readTimeStampResponse(der: Uint8Array): { readonly token: Uint8Array } | { readonly refused: string } {
  try {
    const { status, timeStampToken } = pkijs.TimeStampResp.fromBER(exactBuffer(der));
    const granted = status.status <= 1;
    if (!granted || !timeStampToken) return { refused: `status ${status.status}` };
    return { token: new Uint8Array(timeStampToken.toSchema().toBER()) };
  } catch {
    return { refused: 'no time stamp response' };
  }
}

export interface TimeStamp {
  readonly time: Instant;
  readonly authority: Certificate;
  readonly certificates: readonly Certificate[];
  readonly nonce?: Uint8Array;
}

/** - `content`: it is over something else. - `signature`: it is not the authority's. - `unreadable`: it is no token. */
export type TimeStampProblem = 'unreadable' | 'content' | 'signature';

/** Reads a token and checks it over `content`. */
export function readTimeStamp(
  token: Uint8Array,
  content: Uint8Array,
): TimeStamp | { readonly problem: TimeStampProblem } {
  const { parsed, signer, certificates, problem } = readSignedData(token);
  if (problem === 'unreadable' || parsed.encapContentInfo.eContentType !== tstInfoId) return { problem: 'unreadable' };
  if (problem || !signer || !mayStampTime(signer)) return { problem: 'signature' };
  let info: pkijs.TSTInfo;
  try {
    info = pkijs.TSTInfo.fromBER(exactBuffer(contentOf(parsed)));
  } catch {
    return { problem: 'unreadable' };
  }
  const hash = hashes[info.messageImprint.hashAlgorithm.algorithmId];
  const given = info.messageImprint.hashedMessage.valueBlock.valueHexView;
  if (!hash || Buffer.compare(createHash(hash).update(content).digest(), given) !== 0) return { problem: 'content' };
  return {
    time: info.genTime,
    authority: signer,
    certificates,
    ...(info.nonce && { nonce: info.nonce.valueBlock.valueHexView }),
  };
}

const sha256Id = '2.16.840.1.101.3.4.2.1';
const tstInfoId = '1.2.840.113549.1.9.16.1.4';
