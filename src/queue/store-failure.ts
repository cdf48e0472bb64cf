import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';

/** The store answers, and will go on refusing: waiting does not help. */
export class StoreRefusal extends EnvironmentFailure {}

interface Cause {
  /** The name of the service's error, or the start of its message. */
  readonly when: RegExp;
  readonly isRefusal: boolean;
  readonly text: Localized;
  readonly hint: Localized;
}

/** Turns what S3 or its SDK says into the failure that a user meets. */
export function bucketFailure(url: string, error: unknown): EnvironmentFailure {
  const { name, message, code, errors } = error as Error & { code?: string; errors?: readonly Error[] };
  const reason = (message === 'UnknownError' ? name : message) || errors?.[0]?.message || code || name;
  const { text, hint, isRefusal } = causes.find(({ when }) => when.test(name) || when.test(reason)) ?? silent;
  const Failure = isRefusal ? StoreRefusal : EnvironmentFailure;
  const full = { th: `${text.th} \`${url}\` (${reason})`, en: `${text.en} \`${url}\` (${reason})` };
  return new Failure('other', url, full, hint, error);
}

/** A failure of the folder that is the store, with a hint about stores. */
export function folderFailure(url: string, failure: EnvironmentFailure): EnvironmentFailure {
  const { kind, path, text } = failure;
  const Failure =
    kind === 'not-a-folder' || kind === 'no-place' || kind === 'is-a-folder' ? StoreRefusal : EnvironmentFailure;
  const full = { th: `ใช้ที่เก็บ \`${url}\` ไม่ได้: ${text.th}`, en: `the store \`${url}\` cannot be used: ${text.en}` };
  return new Failure(kind, path, full, storeHint, failure);
}

const storeHint: Localized = {
  th: 'ตรวจที่อยู่ใน RAINGAN_STORE หรือ `--store` การเชื่อมต่อโฟลเดอร์ สิทธิ์ และที่ว่างบนดิสก์',
  en: 'check the address in RAINGAN_STORE or `--store`, whether the folder is mounted, its permissions and its free space',
};

const silent: Cause = {
  when: /^$/,
  isRefusal: false,
  text: { th: 'ที่เก็บไม่ตอบ', en: 'no answer from the store' },
  hint: {
    th: 'ตรวจที่อยู่ใน AWS_ENDPOINT_URL_S3 และดูว่าเซิร์ฟเวอร์เปิดอยู่',
    en: 'check the address in AWS_ENDPOINT_URL_S3, and that the server runs',
  },
};

const causes: readonly Cause[] = [
  {
    when: /^NoSuchBucket$|^InvalidBucketName$|^PermanentRedirect$|no bucket/,
    isRefusal: true,
    text: { th: 'ไม่มีที่เก็บนี้', en: 'there is no such bucket:' },
    hint: {
      th: 'ตรวจตัวสะกดของชื่อ bucket และ AWS_REGION หรือสร้าง bucket ก่อน',
      en: 'check the spelling of the bucket and AWS_REGION, or make the bucket first',
    },
  },
  {
    when: /^InvalidAccessKeyId$|^SignatureDoesNotMatch$|^AccessDenied$|^Forbidden$|^403$|^ExpiredToken$|[Cc]redential/,
    isRefusal: true,
    text: { th: 'ที่เก็บไม่อนุญาต', en: 'the store refuses access:' },
    hint: {
      th: 'ตรวจกุญแจใน AWS_ACCESS_KEY_ID และ AWS_SECRET_ACCESS_KEY และสิทธิ์อ่านเขียนของ bucket',
      en: 'check the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and that they may read and write the bucket',
    },
  },
  {
    when: /Region is missing/,
    isRefusal: true,
    text: { th: 'ไม่รู้ว่าที่เก็บอยู่ภูมิภาคใด', en: 'no region is set for the store' },
    hint: { th: 'ตั้ง AWS_REGION เช่น us-east-1', en: 'set AWS_REGION, for instance to us-east-1' },
  },
  {
    when: /Invalid URL/,
    isRefusal: true,
    text: { th: 'AWS_ENDPOINT_URL_S3 ไม่ใช่ที่อยู่ของที่เก็บ', en: 'AWS_ENDPOINT_URL_S3 is no address for the store' },
    hint: { th: 'เขียนเป็น http://เครื่อง:พอร์ต', en: 'write it as http://host:port' },
  },
  {
    when: /ENOTFOUND|EAI_AGAIN/,
    isRefusal: false,
    text: { th: 'ไม่พบเครื่องของที่เก็บ', en: 'no machine has the name of the server of the store' },
    hint: {
      th: 'ตรวจตัวสะกดของชื่อเครื่องใน AWS_ENDPOINT_URL_S3',
      en: 'check the spelling of the name in AWS_ENDPOINT_URL_S3',
    },
  },
];
