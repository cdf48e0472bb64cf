import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { LayoutResources } from '../layout/layout-resources.ts';
import { longestCms, signDigest } from './build-cms.ts';
import { checkSignable, type Place, type Signable } from './check-signable.ts';
import { drawAppearance } from './draw-appearance.ts';
import type { Instant } from './instant.ts';
import { checkCertificate, digestOf, type Signer } from './key/signer.ts';
import { openPdf } from './read/open-pdf.ts';
import { SigningRefused } from './refusal.ts';
import { requestTimeStamp, type StampedSignature, type Web } from './request-time-stamp.ts';
import type { SignRequest } from './sign-request.ts';
import {
  addSignature,
  byteRangeSpace,
  emptyAppearance,
  type Field,
  fillField,
  type Rectangle,
} from './signature-field.ts';
import { PdfUpdate } from './update.ts';
import { appendValidationData, collectValidationData } from './validation-data.ts';

export interface SignTools {
  readonly signer: Signer;
  readonly now: Instant;
  readonly web: Web;
  /** Fonts and dictionary, for a visible signature. */
  readonly resources?: LayoutResources | undefined;
  /** Bytes that nobody can guess. */
  readonly random: (count: number) => Uint8Array;
}

export interface SignedPdf {
  readonly bytes: Uint8Array;
  readonly code: string;
  /** B.E. */
  readonly fiscalYear: number;
  /** Which signature of the file it is, from 1. */
  readonly count: number;
  readonly level: 'B-B' | 'B-T' | 'B-LT';
}

/** The story of one signature: check, append the field, sign the bytes, stamp, append what proves it later. */
export async function signPdf(request: SignRequest, tools: SignTools): Promise<Outcome<SignedPdf>> {
  try {
    checkCertificate(tools.signer.certificate, tools.now);
    const signable = checkSignable(request);
    const { signed, stamped } = await signInRoom(request, signable, tools);
    const complete = request.validation ? await addValidation(signed, request, tools, stamped) : signed;
    const { code, fiscalYear, count } = signable;
    const level = request.validation ? 'B-LT' : stamped ? 'B-T' : 'B-B';
    return { value: { bytes: complete, code, fiscalYear, count: count + 1, level }, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof SigningRefused)) throw error;
    return { diagnostics: [diagnostic(error.code, { file: request.file }, error.details)] };
  }
}

interface Signed {
  readonly signed: Buffer;
  readonly stamped?: StampedSignature | undefined;
}

/** Reserves as many bytes as the CMS structure takes; a time stamp larger than usual takes a second try. */
async function signInRoom(request: SignRequest, signable: Signable, tools: SignTools): Promise<Signed> {
  const own = longestCms(tools.signer);
  let reserved = request.tsa === undefined ? own : own + usualToken;
  for (let attempt = 1; ; attempt++) {
    const result = await signOnce(request, signable, tools, reserved);
    if (typeof result !== 'number') return result;
    if (attempt === 2 || result - own > largestToken) throw tooLarge(result, reserved);
    reserved = result + 64; // the next token may be a little longer
  }
}

/** The signed file, or the number of bytes that its CMS structure would have taken. */
async function signOnce(
  request: SignRequest,
  signable: Signable,
  tools: SignTools,
  reserved: number,
): Promise<Signed | number> {
  const { signer } = tools;
  const update = new PdfUpdate(signable.document);
  const number = await addFields(update, request, signable, tools, reserved);
  const { file, offsets } = update.write();
  const contents = fillByteRange(file, offsets.get(number)!, reserved);
  const parts = [file.subarray(0, contents.start), file.subarray(contents.end)];
  const cms = await signDigest(signer, digestOf(signer, parts));
  const stamped =
    request.tsa === undefined ? undefined : await requestTimeStamp(cms.value, request.tsa, tools.random(8), tools.web);
  const der = cms.encode(stamped?.token);
  if (der.length > reserved) return der.length;
  file.write(Buffer.from(der).toString('hex'), contents.start + 1, 'latin1');
  return { signed: file, stamped };
}

/** Signs in an empty field if there is one, else in a new one with an empty one beside it. */
async function addFields(
  update: PdfUpdate,
  request: SignRequest,
  signable: Signable,
  tools: SignTools,
  reserved: number,
): Promise<number> {
  const { drawn, freeSpace, empty, fields, lastPage, state } = signable;
  const { reason, certify, spare } = request;
  const { name } = tools.signer.certificate;
  const appearance = drawn && (await drawAppearance(update, appearanceOf(request, signable, drawn, tools)));
  const signature = { certify, reason, signerName: name, at: tools.now, reserved };
  if (empty) return fillField(update, empty, signature, appearance);
  const field = {
    name: `Signature${fields + 1}`,
    ...(drawn ?? { page: lastPage, rectangle: nowhere }),
    appearance,
    description: `ลายมือชื่ออิเล็กทรอนิกส์ของ ${name} เหตุผล ${reason}`,
  };
  const later = Array.from({ length: spare }, (_, at): Field => {
    const space = at === 0 && !drawn ? freeSpace : undefined;
    return {
      name: `Signature${fields + 2 + at}`,
      ...(space ?? { page: lastPage, rectangle: nowhere }),
      appearance: space && emptyAppearance(update, space.rectangle),
      description: 'ที่สำหรับลายมือชื่ออิเล็กทรอนิกส์ของผู้ลงนามคนต่อไป',
    };
  });
  return addSignature(update, state, signature, field, later);
}

const nowhere: Rectangle = [0, 0, 0, 0];

function appearanceOf(
  { reason }: SignRequest,
  { signatory }: Signable,
  { rectangle: [left, bottom, right, top] }: Place,
  { signer, now, resources }: SignTools,
) {
  if (!resources) throw new Error('a visible signature needs fonts');
  const { name } = signer.certificate;
  const isNamed = signatory.name === null || spaced(signatory.name) === spaced(name);
  return {
    width: right - left,
    height: top - bottom,
    resources,
    reason,
    at: now,
    name,
    // The position is that of the person whom the form names, and of no other who signs.
    position: isNamed ? (signatory.position ?? undefined) : undefined,
  };
}

/** A name with single spaces, in composed form, for comparison. */
function spaced(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Writes which bytes are signed: all but the hexadecimal digits of `Contents` and their brackets. */
function fillByteRange(
  file: Buffer,
  object: number,
  reserved: number,
): { readonly start: number; readonly end: number } {
  const range = file.indexOf('/ByteRange [', object) + '/ByteRange '.length;
  const start = file.indexOf('/Contents <', range) + '/Contents '.length;
  const end = start + 2 * reserved + 2;
  const written = `[0 ${start} ${end} ${file.length - end}]`;
  file.write(written.padEnd(byteRangeSpace.length), range, 'latin1');
  return { start, end };
}

async function addValidation(
  signed: Buffer,
  { validation, chain }: SignRequest,
  { signer, now, web }: SignTools,
  stamped: StampedSignature | undefined,
): Promise<Buffer> {
  const stampCertificates = stamped?.stamp.certificates ?? [];
  const data = await collectValidationData(
    [signer.certificate, ...(stamped ? [stamped.stamp.authority] : [])],
    [...signer.others, ...stampCertificates, ...chain],
    validation ?? { crls: [], ocsps: [] },
    { now, web },
  );
  return appendValidationData(openPdf(signed), data);
}

function tooLarge(taken: number, reserved: number): SigningRefused {
  return new SigningRefused('E-SIGN-CMS-SIZE', {
    message: {
      th: 'ลายมือชื่อพร้อมการประทับเวลาใหญ่กว่าที่เว้นไว้',
      en: 'the signature with its time stamp is larger than the space kept for it',
    },
    expected: { th: `ไม่เกิน ${reserved} ไบต์`, en: `${reserved} bytes at most` },
    actual: `${taken}`,
    hint: { th: 'ใช้ผู้ให้บริการประทับเวลารายอื่น', en: 'use another time stamp authority' },
  });
}

/** Bytes of a time stamp with its authority's certificates: 4,000 to 7,000 for those seen. */
const usualToken = 8192;
const largestToken = 65_536;
