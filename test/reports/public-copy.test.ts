import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { openReporter } from '../../src/report.ts';
import { readFacts } from '../../src/verify/read-facts.ts';
import { rebuild } from '../../src/verify/rebuild.ts';
import { buildDocx, buildPdf, buildText } from '../support/build.ts';
import { readSeed } from '../support/seed.ts';

const root = new URL('../../', import.meta.url).pathname;
const workspace = createWorkspace({ root, packageRoot: root });

/** What must not be there: the phones, a comment, what is accepted and by whom, where the data is from. */
const secrets = ['15190', '0 2999 8877', '๐๘๑ ๒๓๔ ๕๖๗๘', 'ลับ-ความเห็น', 'ลับ-เหตุผล', 'ลับ-ผู้ยอมรับ', 'ลับ-ที่มา'];
const original = readSeed()
  .replace('name: นางสาวสมมติ', 'name: นางสาวสมมติ')
  .replace(/( {2}responsible:\n {4}name: .*\n {4}phone: ).*\n/, '$1"15190, 0 2999 8877" # ลับ-ความเห็น\n')
  .replace(/( {2}coordinator:\n {4}name: .*\n {4}phone: ).*\n/, '$1"๐๘๑ ๒๓๔ ๕๖๗๘"\n')
  .concat(
    stringify({
      accepted: [{ code: 'W-DATE-MISSING', report: 2, reason: 'ลับ-เหตุผล', by: 'ลับ-ผู้ยอมรับ' }],
      provenance: { source: 'ลับ-ที่มา' },
    }),
  );
/** The same project with other values in all that is left out. */
const other = readSeed()
  .replace(/(\n {4}phone: ).*/g, '$1"0 2111 2222"')
  .replace('project:\n', '# อีกความเห็น\nproject:\n');

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** Every stream of a PDF, unpacked, and the bytes between them; as text in each encoding that a PDF writes text in. */
function textsOfPdf(bytes: Uint8Array): string[] {
  const raw = Buffer.from(bytes);
  const latin = raw.toString('latin1');
  const streams = [...latin.matchAll(/\/Length (\d+)[^>]*>>\s*stream\r?\n/g)].map(({ 0: head, 1: length, index }) => {
    const content = raw.subarray(index + head.length, index + head.length + Number(length));
    try {
      return inflateSync(content);
    } catch {
      return content;
    }
  });
  expect(streams.length).toBeGreaterThan(8);
  return [raw, ...streams].flatMap((part) => [part.toString('utf8'), utf16(part), part.toString('latin1')]);
}

/** Big-endian, from both parities of the offset; hexadecimal strings, too. */
function utf16(part: Buffer): string {
  const decode = (bytes: Buffer) => new TextDecoder('utf-16be').decode(bytes);
  const hexadecimal = [...part.toString('latin1').matchAll(/<([0-9A-Fa-f\s]{8,})>/g)].map(([, digits]) =>
    decode(Buffer.from(digits!.replace(/\s/g, ''), 'hex')),
  );
  return [decode(part), decode(part.subarray(1)), ...hexadecimal].join('\n');
}

function textsOfDocx(bytes: Uint8Array): string[] {
  return Object.entries(unzipSync(bytes)).flatMap(([name, part]) => {
    const text = Buffer.from(part).toString('utf8').replaceAll('\u00a0', ' ');
    return [`${name}\n${text}`, text.replace(/<[^>]*>/g, ''), utf16(Buffer.from(part))];
  });
}

function expectNone(texts: readonly string[], unwanted: readonly string[]): void {
  for (const each of unwanted)
    expect(
      texts.some((text) => text.includes(each)),
      each,
    ).toBe(false);
}

const digests = [original, readSeed(), other].flatMap((data) => [sha256(data), sha256(data).slice(0, 12)]);

describe('a public copy', () => {
  test('holds in no stream of PDF, DOCX or text what it leaves out, nor a digest of the original', async () => {
    const pdf = await buildPdf(original, { public: true });
    const docx = await buildDocx(original, { public: true });
    const text = await buildText(original, { public: true });
    expectNone(textsOfPdf(pdf.bytes), [...secrets, ...digests]);
    expectNone(textsOfDocx(docx.bytes), [...secrets, ...digests]);
    expectNone([Buffer.from(text.bytes).toString('utf8')], [...secrets, ...digests]);
    // The search finds them where they are.
    const official = [...textsOfPdf((await buildPdf(original)).bytes)];
    for (const each of [...secrets, sha256(original)])
      expect(
        official.some((part) => part.includes(each)),
        each,
      ).toBe(true);
    const word = textsOfDocx((await buildDocx(original)).bytes);
    for (const each of secrets.slice(0, 3))
      expect(
        word.some((part) => part.includes(each)),
        each,
      ).toBe(true);
  });

  test('two originals that differ in left-out values alone give equal bytes', async () => {
    for (const build of [buildPdf, buildDocx, buildText]) {
      const one = await build(original, { public: true });
      expect(Buffer.compare((await build(other, { public: true })).bytes, one.bytes)).toBe(0);
    }
  });

  test('is marked on every page, in the title and in spoken text', async () => {
    const text = Buffer.from((await buildText(original, { public: true })).bytes).toString('utf8');
    const pages = text.split('\f').slice(0, -1);
    expect(pages.every((page) => page.startsWith('สำเนาเผยแพร่\n'))).toBe(true);
    const { bytes } = await buildPdf(original, { public: true });
    expect(textsOfPdf(bytes).some((part) => part.includes('(สำเนาเผยแพร่)</rdf:li>'))).toBe(true);
    const docx = textsOfDocx((await buildDocx(original, { public: true })).bytes);
    expect(docx.some((part) => part.includes('string="สำเนาเผยแพร่"'))).toBe(true);
    expect(docx.some((part) => part.includes('(สำเนาเผยแพร่)</dc:title>'))).toBe(true);
  });

  test('rebuilt from its attached data it is the same, and verifying recognizes a public copy', async () => {
    const { bytes } = await buildPdf(original, { public: true });
    const facts = await readFacts(bytes, { anchors: [], now: 0 }, workspace);
    if (facts.fault !== undefined || !facts.report) throw new Error('not read');
    const { making, data, footers, xmpDigest } = facts.report;
    expect(making.options.public).toBe(true);
    expect([making.data.sha256, xmpDigest]).toEqual([data.sha256, data.sha256]);
    expect(footers.every(({ digest }) => data.sha256.startsWith(digest))).toBe(true);
    const built = await rebuild(data.bytes, { making, name: data.name }, workspace);
    expect(built.kind === 'built' && Buffer.compare(built.bytes, bytes)).toBe(0);
  });

  test('a number in free text is a warning, which the data may accept; a draft is refused', async () => {
    const { value: reporter } = await openReporter(workspace, { formats: ['pdf'], public: true });
    const codes = async (text: string) => {
      const { diagnostics } = await reporter!.check({ file: '21000000-3230.yaml', bytes: Buffer.from(text) });
      return diagnostics.flatMap(({ code, severity }) => (/PUBLIC/.test(code) ? [`${code} ${severity}`] : []));
    };
    const said = (words: string) => original.replace('อยู่ระหว่างประสานสำนัก', words);
    expect(await codes(original)).toEqual([]);
    for (const words of ['โทร. 5885', '02-221-2141', '๐๘๑๒๓๔๕๖๗๘', '+66 81 234 5678', 'ติดต่อ 15190', 'โทรศัพท์ภายใน 1234'])
      expect(await codes(said(words)), words).toEqual(['W-PUBLIC-PHONE warning']);
    for (const words of ['21000000-3230', 'พ.ศ. 2564', '1,500,000 บาท', 'ข้อ 4.2.1', '23/11/2563', '04000000-1234'])
      expect(await codes(said(words)), words).toEqual([]);
    const accepted = said('โทร. 5885').replace(
      'accepted:\n',
      'accepted:\n  - { code: W-PUBLIC-PHONE, reason: ก, by: ข }\n',
    );
    expect(await codes(accepted)).toEqual(['W-PUBLIC-PHONE info']);
    expect(await codes(original.replace('provenance:', 'draft: true\nprovenance:'))).toEqual(['E-PUBLIC-DRAFT error']);
  });
});
