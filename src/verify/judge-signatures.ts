import type { Localized } from '../model/localized.ts';
import { formatInstant, instantOf } from '../sign/instant.ts';
import type { SignatureProblem } from '../sign/pki/signed-data.ts';
import { type Answer, cannotJudge, no, type Question, together, yes } from './answer.ts';
import type { CertificateFacts, ForbiddenChange, ReadFacts, SignatureFacts } from './facts.ts';

/** The answers about signatures, certificates and what was appended. */
export function judgeSignatures(facts: ReadFacts): Answer[] {
  const all = facts.signatures;
  const own = all.filter(({ kind }) => kind === 'signature');
  const each = (question: Question, list: readonly SignatureFacts[], judge: (signature: SignatureFacts) => Answer) =>
    list.length === 0 ? cannotJudge(question, notSigned) : together(question, list.map(judge));
  return [
    each('intact', all, judgeIntact),
    each('coverage', all, (signature) => judgeCoverage(signature, facts)),
    each('signer', own, judgeSigner),
    each('chain', own, (signature) => judgeChain(signature)),
    each('revocation', own, judgeRevocation),
    each('timeStamp', own, judgeTimeStamp),
    judgeChanges(facts),
  ];
}

const notSigned: Localized = { th: 'ไฟล์ไม่มีลายมือชื่อ', en: 'the file is not signed' };
const broken: Localized = { th: 'ลายมือชื่อไม่สมบูรณ์', en: 'the signature is not intact' };

function judgeIntact({ name, problem }: SignatureFacts): Answer {
  if (!problem) return yes('intact', { th: name, en: name });
  if (problem === 'range') {
    return no('intact', 'E-VERIFY-RANGE', {
      th: `${name}: ไม่ครอบคลุมทุกไบต์ของส่วนของตน`,
      en: `${name} is not over each byte of its revision`,
    });
  }
  const code = problem === 'digest' ? 'E-VERIFY-CHANGED' : 'E-VERIFY-SIGNATURE';
  return no('intact', code, { th: `${name}: ${problems[problem].th}`, en: `${name}: ${problems[problem].en}` });
}

const problems: Readonly<Record<SignatureProblem, Localized>> = {
  unreadable: { th: 'อ่านลายมือชื่อไม่ได้', en: 'the signature cannot be read' },
  'no-certificate': { th: 'ไม่มีใบรับรองของผู้ลงนาม', en: 'the signer’s certificate is missing' },
  digest: { th: 'เนื้อหาถูกแก้ไขหลังลงนาม', en: 'the content was changed after it was signed' },
  value: { th: 'ค่าลายมือชื่อไม่ใช่ของใบรับรองนั้น', en: 'its value is not by the key of its certificate' },
  certificate: { th: 'ไม่ได้ระบุใบรับรองของผู้ลงนาม', en: 'it does not name its signer’s certificate' },
  weak: { th: 'ใช้วิธีที่ไม่ปลอดภัยแล้ว', en: 'its algorithms protect no longer' },
};

function judgeCoverage(signature: SignatureFacts, { updates, trailing }: ReadFacts): Answer {
  const { name, revision, coversRevision } = signature;
  if (!coversRevision) {
    return no('coverage', 'E-VERIFY-RANGE', {
      th: `${name} เว้นบางส่วนของไฟล์`,
      en: `${name} leaves out a part of the file`,
    });
  }
  if (trailing > 0) {
    return no('coverage', 'E-VERIFY-APPENDED', {
      th: `มี ${trailing} ไบต์ต่อท้ายที่ไม่มีใครลงนาม`,
      en: `${trailing} bytes at the end are nobody’s`,
    });
  }
  const later = updates.length - revision;
  if (later === 0) return yes('coverage', { th: `${name}: ทั้งไฟล์`, en: `${name}: the whole file` });
  return yes('coverage', {
    th: `${name}: ทั้งไฟล์ ณ เวลาที่ลงนาม ต่อมามีการต่อท้าย ${later} ครั้ง`,
    en: `${name}: the whole file as it was; ${later} later ${later === 1 ? 'update' : 'updates'}`,
  });
}

function judgeSigner({ signer, problem, claimedTime, stamp }: SignatureFacts): Answer {
  if (problem || !signer) return cannotJudge('signer', broken);
  const trusted = stamp && !stamp.problem && isTrusted(stamp.authority) ? stamp.time : undefined;
  const at = trusted ?? claimedTime;
  const { name, issuer, serial, notBefore, notAfter } = signer;
  const who = {
    th: `${name} (ออกโดย ${issuer} เลขที่ ${serial})`,
    en: `${name} (issued by ${issuer}, serial ${serial})`,
  };
  if (!signer.mayItsPurpose)
    return no('signer', 'E-VERIFY-CERT-USAGE', {
      th: `${who.th} ใบรับรองไม่ได้ออกไว้เพื่อลงนาม`,
      en: `${who.en}: not a certificate for signatures`,
    });
  if (at === undefined)
    return cannotJudge('signer', { th: `${who.th} ไม่ทราบเวลาที่ลงนาม`, en: `${who.en}: the time is not known` });
  const time = formatInstant(instantOf(at));
  if (at < notBefore)
    return no('signer', 'E-VERIFY-CERT-NOT-YET', {
      th: `${who.th} ลงนาม ${time} ก่อนใบรับรองเริ่มมีผล`,
      en: `${who.en}: signed at ${time}, before it was valid`,
    });
  if (at > notAfter)
    return no('signer', 'E-VERIFY-CERT-EXPIRED', {
      th: `${who.th} ลงนาม ${time} หลังใบรับรองหมดอายุ`,
      en: `${who.en}: signed at ${time}, after it had expired`,
    });
  return yes('signer', who);
}

function judgeChain({ signer, problem }: SignatureFacts): Answer {
  if (problem || !signer) return cannotJudge('chain', broken);
  const { chain } = signer;
  if (chain === 'no anchors') {
    return cannotJudge('chain', {
      th: 'ยังไม่เชื่อถือ เพราะไม่ได้ให้ใบรับรองรากด้วย `--trust`',
      en: 'untrusted: no root certificates were given with `--trust`',
    });
  }
  if ('path' in chain) return yes('chain', { th: chain.path.join(' ← '), en: chain.path.join(' ← ') });
  return no('chain', 'E-VERIFY-UNTRUSTED', {
    th: `${signer.name} ไม่ได้มาจากรากใดใน \`--trust\``,
    en: `${signer.name} does not lead to a root of \`--trust\` (${chain.reason})`,
  });
}

function judgeRevocation({ signer, problem }: SignatureFacts): Answer {
  if (problem || !signer) return cannotJudge('revocation', broken);
  if (signer.revocation === 'revoked') {
    return no('revocation', 'E-VERIFY-REVOKED', {
      th: `ใบรับรองของ ${signer.name} ถูกเพิกถอนแล้ว`,
      en: `the certificate of ${signer.name} was revoked`,
    });
  }
  return signer.revocation === 'good'
    ? yes('revocation', { th: 'ตามหลักฐานในไฟล์', en: 'by the answers in the file' })
    : cannotJudge('revocation', { th: 'ไฟล์ไม่มีหลักฐานครบ', en: 'the file does not carry the answers' });
}

function judgeTimeStamp({ stamp, claimedTime }: SignatureFacts): Answer {
  if (!stamp) {
    const time = claimedTime === undefined ? '?' : formatInstant(instantOf(claimedTime));
    return cannotJudge('timeStamp', {
      th: `ไม่มี เวลา ${time} เป็นเวลาของเครื่องผู้ลงนามเอง`,
      en: `there is none; ${time} is what the signer’s machine said`,
    });
  }
  if (stamp.problem) {
    return no('timeStamp', 'E-VERIFY-TIME-STAMP', {
      th: stamp.problem === 'content' ? 'ไม่ใช่ของลายมือชื่อนี้' : 'ไม่ใช่การประทับเวลาที่ถูกต้อง',
      en: stamp.problem === 'content' ? 'it is over something else' : 'it is not valid',
    });
  }
  const { authority, time } = stamp;
  const what = {
    th: `${formatInstant(instantOf(time))} โดย ${authority.name}`,
    en: `${formatInstant(instantOf(time))} by ${authority.name}`,
  };
  const isInTime = time >= authority.notBefore && time <= authority.notAfter;
  if (!isInTime || !authority.mayItsPurpose || authority.revocation === 'revoked') {
    return no('timeStamp', 'E-VERIFY-TIME-STAMP', {
      th: `${what.th} ซึ่งใบรับรองใช้ไม่ได้`,
      en: `${what.en}, whose certificate was not valid`,
    });
  }
  if (isTrusted(authority)) return yes('timeStamp', what);
  return cannotJudge('timeStamp', { th: `${what.th} ซึ่งยังไม่เชื่อถือ`, en: `${what.en}, who is untrusted` });
}

const isTrusted = ({ chain }: CertificateFacts) => typeof chain === 'object' && 'path' in chain;

function judgeChanges({ signatures, updates, trailing }: ReadFacts): Answer {
  if (trailing > 0) {
    return no('changes', 'E-VERIFY-APPENDED', {
      th: `มี ${trailing} ไบต์ต่อท้ายไฟล์`,
      en: `${trailing} ${trailing === 1 ? 'byte was' : 'bytes were'} appended`,
    });
  }
  const forbidden = updates.flatMap((update) => update.forbidden);
  if (forbidden.length > 0) {
    const named = [...new Set(forbidden.map(({ what, number }) => `${what} ${number}`))];
    const first = named
      .map((key) => forbidden.find(({ what, number }) => `${what} ${number}` === key)!)
      .slice(0, mostNamed);
    return no('changes', 'E-VERIFY-UPDATE', {
      th: `แก้ไข ${first.map((each) => changeText(each).th).join(', ')}`,
      en: `changed: ${first.map((each) => changeText(each).en).join(', ')}`,
    });
  }
  const locked = signatures.find(({ certifies, revision }) => certifies === 1 && updates.length > revision);
  if (locked) {
    return no('changes', 'E-VERIFY-UPDATE', {
      th: `${locked.name} รับรองไว้ว่าห้ามเปลี่ยน แต่มีการต่อท้าย`,
      en: `${locked.name} certified that nothing changes, and something was appended`,
    });
  }
  if (updates.length === 0) return yes('changes', { th: 'ไม่มี', en: 'none' });
  const effective = updates.filter(({ signed, validation }) => signed.length > 0 || validation);
  if (effective.length === 0) return yes('changes', { th: 'ไม่มีผลต่อเอกสาร', en: 'without effect' });
  const done = effective.map(({ signed, validation }) => ({
    th: [...signed.map((name) => `ลงนาม ${name}`), ...(validation ? ['เก็บหลักฐานของใบรับรอง'] : [])].join(' '),
    en: [...signed.map((name) => `signed ${name}`), ...(validation ? ['proof about certificates'] : [])].join(', '),
  }));
  return yes('changes', { th: done.map(({ th }) => th).join(', '), en: done.map(({ en }) => en).join(', ') });
}

const mostNamed = 8;

function changeText({ what, number }: ForbiddenChange): Localized {
  const names: Readonly<Record<ForbiddenChange['what'], Localized>> = {
    page: { th: `หน้า ${number}`, en: `page ${number}` },
    metadata: { th: 'ข้อมูลกำกับ', en: 'the metadata' },
    attachment: { th: 'ไฟล์ที่แนบ', en: 'an attachment' },
    form: { th: 'ช่องในแบบฟอร์ม', en: 'a form field' },
    structure: { th: 'โครงสร้างสำหรับโปรแกรมอ่านออกเสียง', en: 'the structure for screen readers' },
    catalog: { th: 'รายการหลักของไฟล์', en: 'the catalog' },
    object: { th: `ออบเจกต์ ${number}`, en: `object ${number}` },
  };
  return names[what];
}
