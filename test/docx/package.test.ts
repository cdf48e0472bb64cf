import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { HOSTILE_NAME, report } from './fixtures.ts';
import { lockedReport } from './locked-report.ts';
import { count, FACES, find, partsOf, write } from './support.ts';

const A = () => write(...lockedReport(), FACES);
const B = () => write(report({ entries: 2, draft: true, name: HOSTILE_NAME }), 'flow', [], FACES);
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('same input, same bytes', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  test('under another clock, zone, folder and random numbers, part by part', async () => {
    const once = unzipSync(await A());
    const folder = process.cwd();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-03-30T01:30:00Z') });
    vi.spyOn(Math, 'random').mockReturnValue(0.123);
    for (const place of ['Asia/Bangkok', 'America/St_Johns', 'Pacific/Apia']) {
      process.env.TZ = place;
      process.chdir('/');
      const again = unzipSync(await A());
      process.chdir(folder);
      expect(Object.keys(again)).toEqual(Object.keys(once));
      for (const [name, bytes] of Object.entries(once)) expect(digest(again[name]!), name).toBe(digest(bytes));
    }
  });

  test('the archive does not know the zone', async () => {
    const here = digest(await A());
    for (const place of ['Asia/Bangkok', 'America/St_Johns', 'Pacific/Apia']) {
      process.env.TZ = place;
      expect(digest(await A()), place).toBe(here);
    }
  });

  test('whatever was built before or at the same time', async () => {
    const alone = [digest(await A()), digest(await B())];
    const reversed = [digest(await B()), digest(await A())].reverse();
    const together = (await Promise.all([B(), A(), B()])).map(digest);
    expect(reversed).toEqual(alone);
    expect(together).toEqual([alone[1], alone[0], alone[1]]);
  });

  test('the faces given are not written to', async () => {
    const before = digest(FACES.regular.bytes);
    await A();
    expect(digest(FACES.regular.bytes)).toBe(before);
  });
});

test('parts come in one order, content types first, and none is the library’s empty filling', async () => {
  expect(Object.keys(unzipSync(await B()))).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'docProps/app.xml',
    'docProps/core.xml',
    'word/document.xml',
    'word/_rels/document.xml.rels',
    'word/header1.xml',
    'word/footer1.xml',
    'word/styles.xml',
    'word/numbering.xml',
    'word/settings.xml',
    'word/fontTable.xml',
    'word/_rels/fontTable.xml.rels',
    ...[1, 2, 3, 4].map((n) => `word/fonts/font${n}.odttf`),
  ]);
});

test('properties come from the document', async () => {
  const core = partsOf(await B())['docProps/core.xml']!;
  expect(core).toContain('<dc:title>รายงานความก้าวหน้า คลอง &lt;b&gt;');
  expect(core).toContain('<dc:creator>สำนักทดสอบ</dc:creator>');
  expect(core).toContain('<dc:subject>รหัสโครงการ 99000000-0001</dc:subject>');
  expect(core).toContain('<dc:language>th-TH</dc:language>');
  expect(core.match(/2021-09-30T00:00:00Z/g)).toHaveLength(2);
  expect(partsOf(await B())['docProps/app.xml']).toContain('<Application>raingan 1.2.3</Application>');
});

describe('fonts', () => {
  test('every face is embedded whole under a key of its own', async () => {
    const bytes = await B();
    const keys = find(bytes, 'word/fontTable.xml', '//@w:fontKey');
    expect(new Set(keys).size).toBe(4);
    const faces = [FACES.regular, FACES.bold, FACES.italic, FACES.boldItalic];
    for (const [index, face] of faces.entries()) {
      const part = unzipSync(bytes)[`word/fonts/font${index + 1}.odttf`]!;
      expect(digest(part)).not.toBe(face.digest);
      expect(digest(plain(part, keys[index]!))).toBe(face.digest);
    }
    expect(find(bytes, 'word/fontTable.xml', '//w:font/@w:name')).toEqual(['Sarabun']);
    expect(find(bytes, 'word/fontTable.xml', '//w:charset/@w:val')).toEqual(['DE']);
    expect(count(bytes, '//w:embedTrueTypeFonts | //w:saveSubsetFonts', 'word/settings.xml')).toBe(2);
  });

  test('nothing is embedded when no face is given', async () => {
    const bytes = await write(report({ entries: 1 }), 'flow');
    expect(Object.keys(unzipSync(bytes)).filter((name) => name.includes('fonts/'))).toEqual([]);
    expect(count(bytes, '//w:embedTrueTypeFonts', 'word/settings.xml')).toBe(0);
    expect(find(bytes, 'word/fontTable.xml', '//w:font/@w:name')).toEqual(['Sarabun']);
  });
});

/** ECMA-376 part 4, 2.8.1: the first 32 bytes xored with the GUID's bytes from the last to the first. */
function plain(part: Uint8Array, guid: string): Uint8Array {
  const key = Buffer.from(guid.replaceAll(/[{}-]/g, ''), 'hex').reverse();
  return part.map((byte, index) => (index < 32 ? byte ^ key[index % 16]! : byte));
}
