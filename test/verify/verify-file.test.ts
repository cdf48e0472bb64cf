import { createPrivateKey, sign as signBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Attachment } from '../../src/pdf/attachments.ts';
import { compressedStream, plainStream } from '../../src/pdf/stream.ts';
import { array, dict, text } from '../../src/pdf/syntax.ts';
import { writePdf } from '../../src/pdf/write-pdf.ts';
import type { Signer } from '../../src/sign/key/signer.ts';
import { openPdf } from '../../src/sign/read/open-pdf.ts';
import {
  isArray,
  isDict,
  isRef,
  isStream,
  isString,
  type PdfDict,
  type PdfRef,
  type PdfStream,
} from '../../src/sign/read/pdf-value.ts';
import { pageNumbers, signatureFields } from '../../src/sign/read/signatures.ts';
import { PdfUpdate, writeDict, writeValue } from '../../src/sign/update.ts';
import { appendValidationData } from '../../src/sign/validation-data.ts';
import { type WriterInputs, writerInputs } from '../pdf/support/writer-inputs.ts';
import {
  crls,
  pki,
  readSigner,
  sign,
  signerOf,
  unsigned,
  withTimeStamp,
  withValidation,
} from '../sign/support/signing.ts';
import {
  digitalSignature,
  issue,
  issueCrl,
  keyFile,
  nonRepudiation,
  serverAuth,
  stampTime,
} from '../sign/support/test-pki.ts';
import { readSeed } from '../support/seed.ts';
import { casesOf } from '../support/thorough.ts';
import { answer, codes, otherProject, verdicts, verify } from './support.ts';

let plain: Buffer;
let complete: Buffer;
beforeAll(async () => {
  plain = await sign({ certify: true, visible: true });
  complete = await sign(withValidation);
});

describe('a file that is not read', () => {
  test('one that takes too much time or memory, or breaks off', async () => {
    const { diagnostics, answers } = await verify(unsigned, { readFacts: async () => undefined });
    expect(diagnostics.map(({ code }) => code)).toEqual(['E-VERIFY-LIMIT']);
    expect(answers).toEqual([]);
  });

  test('one that is larger than any report', async () => {
    const fault = { fault: 'too-large', detail: '99,000,000' } as const;
    const { diagnostics } = await verify(unsigned, { readFacts: async () => fault });
    expect(diagnostics).toMatchObject([{ code: 'E-VERIFY-LIMIT', actual: '99,000,000' }]);
  });
});

describe('the program that made a report', () => {
  test('is the one named, or another', async () => {
    const facts = await verify(unsigned);
    const own = /[0-9a-f]{64}/.exec(answer(facts, 'tool').text.en)![0];
    expect(answer(await verify(unsigned, { tool: own }), 'tool')).toMatchObject({ verdict: 'yes' });
    const other = answer(await verify(unsigned, { tool: '0'.repeat(64) }), 'tool');
    expect(other).toMatchObject({ verdict: 'no', code: 'E-VERIFY-TOOL' });
  });
});

describe('what is in order', () => {
  test('a report that is not signed: the data gives exactly this file', async () => {
    const verified = await verify(unsigned);
    expect(codes(verified)).toEqual([]);
    expect(verdicts(verified)).toEqual({
      ...{ intact: 'cannot judge', coverage: 'cannot judge', signer: 'cannot judge', chain: 'cannot judge' },
      ...{ revocation: 'cannot judge', timeStamp: 'cannot judge', changes: 'yes', footer: 'yes', metadata: 'yes' },
      ...{ attached: 'yes', rebuilt: 'yes', atHand: 'not requested', tool: 'not requested' },
    });
  });

  test('a signed one without a time stamp', async () => {
    const verified = await verify(plain);
    expect(codes(verified)).toEqual([]);
    expect(verdicts(verified)).toMatchObject({
      ...{ intact: 'yes', coverage: 'yes', signer: 'yes', chain: 'yes', revocation: 'cannot judge' },
      ...{ timeStamp: 'cannot judge', changes: 'yes', rebuilt: 'yes' },
    });
  });

  test('B-LT leaves nothing about the signature open', async () => {
    const verified = await verify(complete);
    expect(codes(verified)).toEqual([]);
    const open = verified.answers.filter(({ verdict }) => verdict !== 'yes').map(({ question }) => question);
    expect(open).toEqual(['atHand', 'tool']);
  });

  test('two signatures and two stores of validation data', async () => {
    const second = await sign({ bytes: complete, ...withValidation });
    const verified = await verify(second);
    expect(codes(verified)).toEqual([]);
    expect(verified.signatures).toHaveLength(2);
    expect(answer(verified, 'changes').text.en).toMatch(/signed Signature1.*proof.*signed Signature2.*proof/);
  });

  test('a second signature that needed a field of its own', async () => {
    const second = await sign({ bytes: await sign({ spare: 0 }), visible: true, spare: 0 });
    expect(codes(await verify(second))).toEqual([]);
  });

  test('without roots nobody is trusted, and nothing is called valid', async () => {
    const verified = await verify(complete, { anchors: [] });
    expect(answer(verified, 'chain')).toMatchObject({
      verdict: 'cannot judge',
      text: { en: expect.stringMatching(/^untrusted/) },
    });
    expect(answer(verified, 'timeStamp').verdict).toBe('cannot judge');
    expect(JSON.stringify(verified.answers)).not.toMatch(/\bvalid\b/);
  });

  test('the data file at hand, and the program', async () => {
    const { signatures, ...rest } = await verify(plain, {
      atHand: ({ data }) => ({ file: 'x.yaml', sha256: data.sha256 }),
    });
    expect(verdicts({ signatures, ...rest }).atHand).toBe('yes');
    const tool = /[0-9a-f]{64}/.exec(answer({ signatures, ...rest }, 'tool').text.en)![0];
    expect(verdicts(await verify(plain, { tool })).tool).toBe('yes');
  });
});

describe('one bit is flipped', () => {
  /** Where a revision's bytes are signed; the signature itself and a last store of validation data are signed by nobody. */
  const signedBytes = (file: Buffer) => {
    const range = signatureFields(openPdf(file).state()).at(-1)!.dict.entries.get('ByteRange') as readonly number[];
    return (at: number) => at < range[1]! || (at >= range[2]! && at < range[2]! + range[3]!);
  };
  const flipsOfRevision = casesOf(40);
  const flips = (file: Buffer) =>
    openPdf(file).revisions.flatMap(({ start, end }) =>
      Array.from(
        { length: flipsOfRevision },
        (_, k) => start + Math.floor(((k + 0.37) * (end - start)) / flipsOfRevision),
      ),
    );
  const flipped = (file: Buffer, at: number) => {
    const copy = Buffer.from(file);
    copy[at]! ^= 1 << (at % 8);
    return verify(copy, { rebuild: async () => ({ kind: 'built', bytes: unsigned }) });
  };

  test.each(['plain', 'complete'] as const)(
    'in what is signed, of a file that is %s: it is found',
    { tags: 'thorough' },
    async (which) => {
      const file = which === 'plain' ? plain : complete;
      const isSigned = signedBytes(file);
      const missed: number[] = [];
      for (const at of flips(file).filter(isSigned)) if (codes(await flipped(file, at)).length === 0) missed.push(at);
      expect(missed).toEqual([]);
    },
  );

  test('in the signature or in validation data: no answer becomes better than it was', {
    tags: 'thorough',
  }, async () => {
    const isSigned = signedBytes(complete);
    const rank = { no: 0, 'cannot judge': 1, 'not requested': 1, yes: 2 } as const;
    const before = verdicts(await verify(complete));
    for (const at of flips(complete).filter((each) => !isSigned(each))) {
      for (const [question, verdict] of Object.entries(verdicts(await flipped(complete, at)))) {
        expect(rank[verdict], `${question} at ${at}`).toBeLessThanOrEqual(
          rank[before[question as keyof typeof before]!],
        );
      }
    }
  });
});

describe('a signed file that was tampered with', () => {
  const cases: readonly (readonly [string, string, (file: Buffer) => Buffer])[] = [
    ['bytes appended', 'E-VERIFY-APPENDED', (file) => Buffer.concat([file, Buffer.from('%comment\n')])],
    ['truncated', 'E-VERIFY-TRUNCATED', () => Buffer.from(unsigned.subarray(0, unsigned.length - 30))],
    ['truncated within the signature’s revision', 'E-VERIFY-APPENDED', (file) => file.subarray(0, file.length - 30)],
    ['empty', 'E-VERIFY-NOT-PDF', () => Buffer.alloc(0)],
    ['encrypted', 'E-VERIFY-ENCRYPTED', (file) => swapped(file, '/Type /XRef', '/Encrypt  1')],
    ['damaged', 'E-VERIFY-DAMAGED', (file) => swapped(file, '/W [1 4 2]', '/W [9 9 9]')],
    [
      'by another program',
      'E-VERIFY-NOT-OURS',
      () => Buffer.from('%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n'),
    ],
    ['the certified level changed', 'E-VERIFY-CHANGED', (file) => swapped(file, '/P 2>>', '/P 3>>')],
    ['the range made shorter', 'E-VERIFY-RANGE', (file) => swapped(file, '/ByteRange [0 ', '/ByteRange [1 ')],
  ];
  test.each(cases)('%s: %s', async (_, code, tamper) => {
    const verified = await verify(tamper(plain));
    expect(codes(verified)).toContain(code);
    for (const found of verified.diagnostics) expect(found.message.th).toMatch(/[ก-๙]/);
  });
});

describe('an update that does more than sign', () => {
  const cases: readonly (readonly [string, RegExp, (update: PdfUpdate, file: Buffer) => void])[] = [
    [
      'replaces a page’s content',
      /page 2/,
      (update, file) => {
        const page = pageNumbers(openPdf(file).state())[1]!;
        update.set(`${refOf(dictOf(file, page), 'Contents')} 0 R`, plainStream({}, Buffer.from('BT ET')));
      },
    ],
    [
      'points a page to other content',
      /page 1/,
      (update, file) => {
        const page = pageNumbers(openPdf(file).state())[0]!;
        update.set(
          `${page} 0 R`,
          writeDict(dictOf(file, page), { Contents: update.add(plainStream({}, Buffer.from('BT ET'))) }),
        );
      },
    ],
    [
      'replaces the metadata',
      /metadata/,
      (update, file) => {
        update.set(
          `${refOf(openPdf(file).state().catalog(), 'Metadata')} 0 R`,
          plainStream({ Type: '/Metadata', Subtype: '/XML' }, Buffer.from('<x/>')),
        );
      },
    ],
    [
      'replaces an attachment',
      /attachment/,
      (update, file) => {
        const number = embeddedFile(file);
        update.set(
          `${number} 0 R`,
          compressedStream({ Type: '/EmbeddedFile', Subtype: '/application#2Fyaml' }, otherProject),
        );
      },
    ],
    [
      'deletes an object',
      /object|page/,
      (update, file) => {
        const page = pageNumbers(openPdf(file).state())[1]!;
        update.set(`${refOf(dictOf(file, page), 'Contents')} 0 R`, 'null');
      },
    ],
    [
      'opens something when the file is opened',
      /catalog/,
      (update, file) => {
        const state = openPdf(file).state();
        update.set(
          `${refOf(state.trailer, 'Root')} 0 R`,
          writeDict(state.catalog(), { OpenAction: dict({ S: '/URI', URI: text('http://x') }) }),
        );
      },
    ],
    [
      'adds a note',
      /page 1/,
      (update, file) => {
        const page = pageNumbers(openPdf(file).state())[0]!;
        const note = update.add(
          dict({ Type: '/Annot', Subtype: '/FreeText', Rect: array([0, 0, 600, 800]), Contents: text('new') }),
        );
        update.set(`${page} 0 R`, writeDict(dictOf(file, page), { Annots: array([note]) }));
      },
    ],
    [
      'adds a signature field that covers a page',
      /form field/,
      (update, file) => addField(update, file, { Rect: array([0, 0, 600, 800]) }),
    ],
    [
      'adds one that covers a page, its corners the other way round',
      /form field/,
      (update, file) => {
        const { entries } = dictOf(file, signatureFields(openPdf(file).state())[0]!.field);
        addField(update, file, { P: writeValue(entries.get('P') as PdfRef), Rect: array([600, 800, 0, 0]) });
      },
    ],
    [
      'adds one where the form keeps space, on another page',
      /page 1/,
      (update, file) => {
        const [signed] = signatureFields(openPdf(file).state());
        const { entries } = dictOf(file, signed!.field);
        addField(update, file, {
          P: writeValue(entries.get('P') as PdfRef),
          Rect: writeValue(entries.get('Rect') as readonly number[]),
        });
      },
    ],
    [
      'draws a signature on another page too',
      /page 1/,
      (update, file) => {
        const state = openPdf(file).state();
        const page = pageNumbers(state)[0]!;
        const [signed] = signatureFields(state);
        update.set(`${page} 0 R`, writeDict(dictOf(file, page), { Annots: array([`${signed!.field} 0 R`]) }));
      },
    ],
    [
      'adds a signature field with an action',
      /form field/,
      (update, file) =>
        addField(update, file, { Rect: array([0, 0, 0, 0]), A: dict({ S: '/JavaScript', JS: text('1') }) }),
    ],
    [
      'changes what a screen reader says',
      /structure/,
      (update, file) => {
        const state = openPdf(file).state();
        const tops = state.get(state.catalog(), 'StructTreeRoot', 'K');
        const top = state.resolve(isArray(tops) ? tops[0] : undefined) as PdfDict;
        const [first] = top.entries.get('K') as readonly { number: number }[];
        update.set(
          `${first!.number} 0 R`,
          writeDict(dictOf(file, first!.number), { ActualText: text('งบประมาณ 9 บาท') }),
        );
      },
    ],
    ...Object.entries({ ActualText: 'the budget is 9 baht', Alt: 'no budget', E: 'nothing' }).map(
      ([key, said]): (typeof cases)[number] => [
        `adds a field whose element has an ${key} of its own`,
        /structure/,
        (update, file) => {
          const state = openPdf(file).state();
          const number = addField(update, file, { Rect: array([0, 0, 0, 0]), TU: text('a field') });
          const tops = state.get(state.catalog(), 'StructTreeRoot', 'K') as readonly PdfRef[];
          const top = state.resolve(tops[0]) as PdfDict;
          const kid = dict({ Type: '/OBJR', Obj: number });
          const parent = `${tops[0]!.number} 0 R`;
          const element = update.add(dict({ Type: '/StructElem', S: '/Form', P: parent, [key]: text(said), K: kid }));
          const kids = (top.entries.get('K') as readonly PdfRef[]).map(writeValue);
          update.set(parent, writeDict(top, { K: array([...kids, element]) }));
        },
      ],
    ),
  ];
  test.each(cases)('%s', async (_, where, change) => {
    const update = new PdfUpdate(openPdf(plain));
    change(update, plain);
    const verified = await verify(update.write().file);
    expect(answer(verified, 'changes')).toMatchObject({
      verdict: 'no',
      code: 'E-VERIFY-UPDATE',
      text: { en: expect.stringMatching(where) },
    });
    expect(answer(verified, 'intact').verdict).toBe('yes'); // what was signed is still there
  });

  test('replaces a page’s content after an update that says the file has fewer objects', async () => {
    const page = pageNumbers(openPdf(plain).state())[1]!;
    const content = `${refOf(dictOf(plain, page), 'Contents')} 0 obj\n<</Length 5>>\nstream\nBT ET\nendstream\nendobj\n`;
    const { size } = openPdf(plain).state();
    const verified = await verify(append(append(plain, 1), size, content));
    expect(answer(verified, 'changes')).toMatchObject({ code: 'E-VERIFY-UPDATE', text: { en: 'changed: page 2' } });
  });

  test('one that does nothing is called so', async () => {
    const { size } = openPdf(plain).state();
    const verified = await verify(append(Buffer.from(unsigned), size + 1));
    expect(answer(verified, 'changes')).toMatchObject({ verdict: 'yes', text: { en: 'without effect' } });
  });

  test('the same before the first signature: the rebuilt file does not hide it', async () => {
    const update = new PdfUpdate(openPdf(unsigned));
    const page = pageNumbers(openPdf(unsigned).state())[1]!;
    update.set(`${refOf(dictOf(Buffer.from(unsigned), page), 'Contents')} 0 R`, plainStream({}, Buffer.from('BT ET')));
    const verified = await verify(await sign({ bytes: update.write().file }));
    expect(answer(verified, 'changes').code).toBe('E-VERIFY-UPDATE');
    expect(answer(verified, 'footer').code).toBe('E-VERIFY-FOOTER');
  });
});

describe('a report that was made up', () => {
  const making = ({ options }: WriterInputs) =>
    options.attachments.find(({ fileName }) => fileName === 'making-of.json')!;
  const cases: readonly (readonly [
    string,
    readonly string[],
    (inputs: WriterInputs) => Uint8Array | Promise<Uint8Array>,
  ])[] = [
    [
      'the attachment swapped',
      ['E-VERIFY-ATTACHMENT', 'E-VERIFY-FOOTER', 'E-VERIFY-XMP'],
      (inputs) =>
        writeWith(inputs, (each) =>
          each.fileName.endsWith('.yaml') ? { ...each, content: Buffer.from(`${readSeed()}# more\n`) } : each,
        ),
    ],
    [
      'the footer edited',
      ['E-VERIFY-FOOTER', 'E-VERIFY-REBUILT'],
      (inputs) => edited(inputs, /sha256 [0-9a-f]{12}/, 'sha256 000000000000'),
    ],
    [
      'the XMP edited',
      ['E-VERIFY-XMP', 'E-VERIFY-REBUILT'],
      (inputs) => writePdf(inputs.document, inputs.pages, { ...inputs.options, dataDigest: '0'.repeat(64) }),
    ],
    [
      'another project’s data attached',
      ['E-VERIFY-OTHER-PROJECT'],
      (inputs) =>
        writeWith(inputs, (each) => {
          if (each.fileName.endsWith('.yaml')) return { ...each, fileName: '99140000-014.yaml', content: otherProject };
          const facts = JSON.parse(Buffer.from(making(inputs).content).toString('utf8'));
          return {
            ...each,
            content: Buffer.from(JSON.stringify({ ...facts, data: { ...facts.data, file: '99140000-014.yaml' } })),
          };
        }),
    ],
    ['an amount edited', ['E-VERIFY-REBUILT'], (inputs) => edited(inputs, /100\.00 %/, '99.00 %')],
  ];
  test.each(cases)('%s', async (_, expected, make) => {
    const verified = await verify(await make(await writerInputs(readSeed())));
    expect(codes(verified)).toEqual(expect.arrayContaining([...expected]));
  });

  test('with a year’s sums in place of its data, and no word of how it was made', async () => {
    const { document, pages, options } = await writerInputs(readSeed());
    const attachments = options.attachments
      .filter(({ fileName }) => fileName !== 'making-of.json')
      .map((each) => ({ ...each, fileName: 'summary-2564.json', content: Buffer.from('{}') }));
    const verified = await verify(writePdf(document, pages, { ...options, attachments }));
    const about = ['footer', 'metadata', 'attached', 'rebuilt', 'atHand', 'tool'] as const;
    for (const question of about) {
      expect(answer(verified, question)).toMatchObject({ verdict: 'no', code: 'E-VERIFY-NOT-OURS' });
    }
  });

  test('without anything of raingan’s', async () => {
    const inputs = await writerInputs(readSeed());
    const verified = await verify(writePdf(inputs.document, inputs.pages, { ...inputs.options, attachments: [] }));
    expect(answer(verified, 'rebuilt').code).toBe('E-VERIFY-NOT-OURS');
  });

  test.each([
    ['tool', 'program'],
    ['template', 'template'],
    ['fonts', 'fonts'],
    ['dictionary', 'dictionary'],
  ])('by another %s: nothing is said about forgery', async (key, name) => {
    const verified = await verify(
      writeWith(await writerInputs(readSeed()), (each) => {
        if (each.fileName !== 'making-of.json') return each;
        const facts = JSON.parse(Buffer.from(each.content).toString('utf8'));
        facts[key].sha256 = 'f'.repeat(64);
        return { ...each, content: Buffer.from(JSON.stringify(facts)) };
      }),
    );
    expect(answer(verified, 'rebuilt')).toMatchObject({
      verdict: 'cannot judge',
      text: { en: expect.stringContaining(name) },
    });
    expect(codes(verified)).toEqual([]);
  });

  test('what differs is explained: page, texts and a picture', async () => {
    const verified = await verify(await edited(await writerInputs(readSeed()), /100\.00 %/, '99.00 %'), {
      explain: true,
    });
    expect(answer(verified, 'rebuilt').text.en).toMatch(/differs at page \d/);
    const shown = verified.differences.find(({ lines }) => lines!.given.length > 0)!;
    expect(shown.lines!.given.join()).toContain('99.00 %');
    expect(shown.lines!.rebuilt.join()).toContain('100.00 %');
    expect(Buffer.from(shown.png!).subarray(1, 4).toString()).toBe('PNG');
  });
});

describe('a signature that is not what it should be', () => {
  /** A signer whose certificate passes the checks of signing, whatever it says. */
  const pretend = (signer: Signer): Signer => ({
    ...signer,
    certificate: {
      ...signer.certificate,
      notBefore: new Date('2000-01-01'),
      notAfter: new Date('2099-01-01'),
      parsed: Object.create(signer.certificate.parsed, { extensions: { value: [] } }),
    },
  });
  const certificate = (changes: object) =>
    issue({ name: 'อื่น', key: 'signer', issuer: pki.issuing, usage: nonRepudiation, ...changes });

  test.each([
    ['after it had expired', 'signer', 'E-VERIFY-CERT-EXPIRED', { to: '2026-01-01T00:00:00Z' }],
    ['before it was valid', 'signer', 'E-VERIFY-CERT-NOT-YET', { from: '2027-01-01T00:00:00Z' }],
    ['not for documents', 'signer', 'E-VERIFY-CERT-USAGE', { usage: digitalSignature, purposes: [serverAuth] }],
  ] as const)('%s: %s', async (_, question, code, changes) => {
    const signed = await sign({ signer: pretend(await signerOf(await certificate(changes))) });
    expect(answer(await verify(signed), question).code).toBe(code);
  });

  test('by another key', async () => {
    const key = createPrivateKey(readFileSync(keyFile('other')));
    const signer = { ...(await readSigner()), sign: async (data: Uint8Array) => signBytes('sha256', data, key) };
    expect(codes(await verify(await sign({ signer })))).toContain('E-VERIFY-SIGNATURE');
  });

  test('with another certificate of the same key put in its place', async () => {
    const [own, other] = [
      await signerOf(await certificate({ serial: 5 })),
      await signerOf(await certificate({ serial: 5, name: 'ผู้อำนวยการ' })),
    ];
    const signer = { ...other, certificate: { ...other.certificate, der: own.certificate.der } };
    expect(answer(await verify(await sign({ signer })), 'intact').code).toBe('E-VERIFY-SIGNATURE');
  });

  test('by a certificate of somebody else’s root', async () => {
    const root = await issue({ name: 'รากอื่น', key: 'other', ca: true });
    expect(answer(await verify(plain, { anchors: [root.der] }), 'chain').code).toBe('E-VERIFY-UNTRUSTED');
  });

  test('by one that forged its issuer’s name', async () => {
    const fake = await issue({ name: 'ผู้ออกใบรับรองทดสอบ', key: 'other', ca: true });
    const own = await issue({ name: 'นายปลอม', key: 'signer', issuer: fake, usage: nonRepudiation });
    const signed = await sign({ signer: await signerOf(own, [fake]) });
    expect(answer(await verify(signed), 'chain').code).toBe('E-VERIFY-UNTRUSTED');
  });

  test('revoked, by a list that the file carries', async () => {
    const list = await issueCrl(pki.issuing, [pki.signer]);
    const file = appendValidationData(openPdf(plain), { certificates: [], crls: [list, crls[0]!], ocsps: [] });
    expect(answer(await verify(file), 'revocation').code).toBe('E-VERIFY-REVOKED');
  });

  test('a list that its issuer did not sign says nothing', async () => {
    const fake = await issue({ name: 'ผู้ออกใบรับรองทดสอบ', key: 'other', ca: true });
    const file = appendValidationData(openPdf(plain), {
      certificates: [],
      crls: [await issueCrl(fake, [pki.signer])],
      ocsps: [],
    });
    expect(answer(await verify(file), 'revocation').verdict).toBe('cannot judge');
  });

  test('a time stamp of another signature', async () => {
    const stamped = await sign(withTimeStamp);
    const moved = withToken(
      stamped,
      stampTime(
        (await import('../../src/sign/pki/time-stamp.ts')).timeStampRequest(Buffer.from('other'), Buffer.from([9])),
        pki.authority,
      ),
    );
    const verified = await verify(moved);
    expect(answer(verified, 'timeStamp').code).toBe('E-VERIFY-TIME-STAMP');
    expect(answer(verified, 'intact').verdict).toBe('yes');
  });

  test('a certificate that expired after a time stamp still counts', async () => {
    const signer = await signerOf(await certificate({ to: '2026-11-30T00:00:00Z' }));
    expect(answer(await verify(await sign({ signer, ...withTimeStamp })), 'signer').verdict).toBe('yes');
  });
});

function dictOf(file: Buffer, number: number): PdfDict {
  const object = openPdf(file).state().object(number);
  if (!isDict(object)) throw new Error('no dictionary');
  return object;
}

function refOf({ entries }: PdfDict, key: string): number {
  const ref = entries.get(key);
  if (!isRef(ref)) throw new Error('no reference');
  return ref.number;
}

function embeddedFile(file: Buffer): number {
  const state = openPdf(file).state();
  for (let number = 1; number < state.size; number++) {
    const object = state.object(number) as PdfStream;
    if (isStream(object) && (object.dict.entries.get('Type') as { name?: string })?.name === 'EmbeddedFile')
      return number;
  }
  throw new Error('nothing attached');
}

function addField(update: PdfUpdate, file: Buffer, entries: Record<string, string>): string {
  const state = openPdf(file).state();
  const page = pageNumbers(state)[0]!;
  const field = update.add(
    dict({ Type: '/Annot', Subtype: '/Widget', FT: '/Sig', T: text('X'), F: 132, P: `${page} 0 R`, ...entries }),
  );
  update.set(`${page} 0 R`, writeDict(dictOf(file, page), { Annots: array([field]) }));
  const fields = state.get(state.catalog(), 'AcroForm', 'Fields') as readonly { number: number }[];
  const form = dict({ Fields: array([...fields.map(({ number }) => `${number} 0 R`), field]), SigFlags: 3 });
  update.set(`${refOf(state.trailer, 'Root')} 0 R`, writeDict(state.catalog(), { AcroForm: form }));
  return field;
}

/** A file with an update of at most one object, its cross-reference stream written by hand. */
function append(file: Buffer, size: number, object = ''): Buffer {
  const { trailer } = openPdf(file).state();
  const previous = openPdf(file).revisions.at(-1)!.crossReferences;
  const row = Buffer.alloc(object ? 7 : 0);
  if (object) row.writeUInt32BE(file.length, row.writeUInt8(1));
  const start = file.length + object.length;
  const index = object ? `${Number.parseInt(object, 10)} 1` : '0 0';
  const root = `${refOf(trailer, 'Root')} 0 R${trailer.entries.has('Info') ? ` /Info ${refOf(trailer, 'Info')} 0 R` : ''}`;
  const entries = `/Type /XRef /Size ${size} /W [1 4 2] /Index [${index}] /Prev ${previous} /Root ${root} /Length ${row.length}`;
  return Buffer.concat([
    file,
    Buffer.from(`${object}${openPdf(file).state().size} 0 obj\n<<${entries}>>\nstream\n`),
    row,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`),
  ]);
}

function swapped(file: Buffer, from: string, to: string): Buffer {
  const at = file.lastIndexOf(from);
  expect(at).toBeGreaterThan(0);
  const copy = Buffer.from(file);
  copy.write(to, at, 'latin1');
  return copy;
}

function writeWith({ document, pages, options }: WriterInputs, change: (each: Attachment) => Attachment): Uint8Array {
  return writePdf(document, pages, { ...options, attachments: options.attachments.map(change) });
}

/** The report with a text of its data changed after it was read: pages that no data gives. */
async function edited(inputs: WriterInputs, from: RegExp, to: string): Promise<Uint8Array> {
  const other = await writerInputs(readSeed(), (json) => json.replace(new RegExp(from.source, 'g'), to));
  return writePdf(other.document, other.pages, inputs.options);
}

/** Puts another time stamp into the last signature. */
function withToken(file: Buffer, response: Uint8Array): Buffer {
  const contents = signatureFields(openPdf(file).state()).at(-1)!.dict.entries.get('Contents');
  if (!isString(contents)) throw new Error('no signature');
  const info = pkijs.ContentInfo.fromBER(Uint8Array.from(contents.bytes).buffer);
  const signed = new pkijs.SignedData({ schema: info.content });
  const { timeStampToken } = pkijs.TimeStampResp.fromBER(Uint8Array.from(response).buffer);
  signed.signerInfos[0]!.unsignedAttrs!.attributes[0]!.values = [
    asn1js.fromBER(timeStampToken!.toSchema().toBER()).result,
  ];
  const der = new pkijs.ContentInfo({ contentType: info.contentType, content: signed.toSchema(true) })
    .toSchema()
    .toBER();
  const copy = Buffer.from(file);
  copy.write(
    Buffer.from(der)
      .toString('hex')
      .padEnd(2 * contents.bytes.length, '0'),
    contents.start + 1,
    'latin1',
  );
  return copy;
}
