import { readTimeStamp, readTimeStampResponse, type TimeStamp, timeStampRequest } from './pki/time-stamp.ts';
import { SigningRefused } from './refusal.ts';

/** What signing needs of the network. Both reject when there is no answer. */
export interface Web {
  post(url: string, type: string, body: Uint8Array): Promise<Uint8Array>;
  get(url: string): Promise<Uint8Array>;
}

export interface StampedSignature {
  /** In DER. */
  readonly token: Uint8Array;
  readonly stamp: TimeStamp;
}

/** Gets a time stamp over `content` from an authority, and refuses one that does not answer this very request. */
export async function requestTimeStamp(
  content: Uint8Array,
  url: string,
  nonce: Uint8Array,
  web: Web,
): Promise<StampedSignature> {
  let answer: Uint8Array;
  try {
    answer = await web.post(url, 'application/timestamp-query', timeStampRequest(content, nonce));
  } catch (error) {
    throw new SigningRefused('E-SIGN-TSA', {
      message: {
        th: `ติดต่อผู้ให้บริการประทับเวลา \`${url}\` ไม่ได้`,
        en: `the time stamp authority \`${url}\` does not answer`,
      },
      actual: String(error instanceof Error ? error.message : error),
      hint: {
        th: 'ตรวจที่อยู่และเครือข่าย แล้วลองใหม่ หรือลงนามโดยไม่ใช้ `--tsa`',
        en: 'check the address and the network and try again, or sign without `--tsa`',
      },
    });
  }
  const response = readTimeStampResponse(answer);
  if ('refused' in response) throw badAnswer(url, response.refused);
  const stamp = readTimeStamp(response.token, content);
  if ('problem' in stamp) throw badAnswer(url, stamp.problem);
  if (!stamp.nonce || Buffer.compare(stamp.nonce, nonce) !== 0) throw wrongNonce(url);
  return { token: response.token, stamp };
}

function badAnswer(url: string, why: string): SigningRefused {
  return new SigningRefused('E-SIGN-TSA-ANSWER', {
    message: {
      th: `คำตอบของผู้ให้บริการประทับเวลา \`${url}\` ใช้ไม่ได้`,
      en: `the answer of the time stamp authority \`${url}\` cannot be used`,
    },
    expected: {
      th: 'การประทับเวลาตาม RFC 3161 ด้วยใบรับรองสำหรับประทับเวลา',
      en: 'a time stamp after RFC 3161, by a certificate for time stamps',
    },
    actual: why,
    hint: { th: 'ตรวจที่อยู่ของบริการ หรือใช้ผู้ให้บริการอื่น', en: 'check the address of the service, or use another one' },
  });
}

function wrongNonce(url: string): SigningRefused {
  return new SigningRefused('E-SIGN-TSA-NONCE', {
    message: {
      th: `\`${url}\` ตอบการประทับเวลาของคำขออื่น`,
      en: `\`${url}\` answered another request than this one`,
    },
    hint: {
      th: 'อาจมีผู้ส่งคำตอบเก่าซ้ำ อย่าใช้บริการนี้จนกว่าผู้ดูแลจะตรวจ',
      en: 'somebody may replay old answers; do not use the service until whoever runs it has looked into it',
    },
  });
}
