import { strFromU8 } from 'fflate';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { fontParts } from '../../src/docx/font-parts.ts';
import type { Face } from '../../src/model/face.ts';
import { FACES } from './support.ts';

const table = (...given: Parameters<typeof fontParts>) => strFromU8(fontParts(...given)['word/fontTable.xml']!);
const embeds = (xml: string) => [...xml.matchAll(/<w:embed(\w+) r:id="rId(\d)"/g)].map(([, style, id]) => [style, id]);
let count = 0;
/** A face whose file is an OS/2 table alone. */
function made(os2: Uint8Array): Face {
  const bytes = new Uint8Array(28 + os2.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0001_0000);
  view.setUint16(4, 1);
  bytes.set(Buffer.from('OS/2'), 12);
  view.setUint32(20, 28);
  view.setUint32(24, os2.length);
  bytes.set(os2, 28);
  count += 1;
  return { ...FACES.regular, family: 'Made', bytes, digest: String(count).padStart(64, '0') };
}
const fontOf = (xml: string, family: string) => new RegExp(`<w:font w:name="${family}">(.*?)</w:font>`).exec(xml)?.[1];

describe('the font table', () => {
  test('says of the embedded family what the font says of itself, and embeds its four faces', () => {
    const xml = table(['Sarabun', 'Other'], FACES);
    expect(embeds(xml)).toEqual([
      ['Regular', '1'],
      ['Bold', '2'],
      ['Italic', '3'],
      ['BoldItalic', '4'],
    ]);
    const about = fontOf(xml, 'Sarabun');
    expect(about).toMatch(/^<w:panose1 w:val="[0-9A-F]{20}"\/><w:charset w:val="DE"\/><w:family w:val="auto"\/>/);
    expect(about).toMatch(
      /<w:sig w:usb0="[0-9A-F]{8}" .*w:usb3="[0-9A-F]{8}" w:csb0="[0-9A-F]{8}" w:csb1="[0-9A-F]{8}"\/>/,
    );
    expect(fontOf(xml, 'Other')).toBe('');
  });

  test('names families alone where none is embedded, as XML', () => {
    const xml = table(['A & B'], undefined);
    expect(xml).toContain('<w:font w:name="A &amp; B"></w:font>');
    expect(Object.keys(fontParts(['A & B'], undefined)).filter((name) => name.endsWith('.odttf'))).toEqual([]);
  });

  test('keeps the number of a face where those before it are left out', () => {
    const { bold } = FACES;
    expect(embeds(table(['Sarabun'], { bold }))).toEqual([['Bold', '2']]);
    expect(Object.keys(fontParts(['Sarabun'], { bold })).filter((name) => name.endsWith('.odttf'))).toEqual([
      'word/fonts/font2.odttf',
    ]);
  });

  test('has the figures of the OS/2 table where they lie, and says nothing of a font that lacks them', () => {
    const numbered = Uint8Array.from({ length: 86 }, (_, index) => index);
    expect(fontOf(table(['Made'], { regular: made(numbered) }), 'Made')).toMatch(
      new RegExp(
        '^<w:panose1 w:val="20212223242526272829"/><w:charset w:val="DE"/><w:family w:val="auto"/><w:pitch w:val="variable"/>' +
          '<w:sig w:usb0="2A2B2C2D" w:usb1="2E2F3031" w:usb2="32333435" w:usb3="36373839" w:csb0="4E4F5051" w:csb1="52535455"/>',
      ),
    );
    const notThai = numbered.with(79, 0xfe);
    expect(fontOf(table(['Made'], { regular: made(notThai) }), 'Made')).toContain('<w:charset w:val="00"/>');
    const short = made(numbered.slice(0, 85));
    expect(fontOf(table(['Made'], { regular: short }), 'Made')).toMatch(/^<w:embedRegular /);
  });

  test('is XML of its namespaces, and each face has its relationship', () => {
    const parts = fontParts(['Sarabun'], FACES);
    const xml = XmlDocument.fromString(strFromU8(parts['word/fontTable.xml']!));
    expect(xml.root.namespaceUri).toBe('http://schemas.openxmlformats.org/wordprocessingml/2006/main');
    xml.dispose();
    const rels = strFromU8(parts['word/_rels/fontTable.xml.rels']!);
    expect(
      rels.match(/<Relationship Id="rId\d" Type="http:[^"]*\/font" Target="fonts\/font\d\.odttf"\/>/g),
    ).toHaveLength(4);
    for (const part of [rels, strFromU8(parts['word/fontTable.xml']!)])
      expect(part).toMatch(/^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>/);
  });
});

test('a face is obfuscated with the key that the table gives: its first 32 bytes, no other', () => {
  const parts = fontParts(['Sarabun'], FACES);
  const key = /w:embedRegular r:id="rId1" w:fontKey="\{([0-9A-F-]{36})\}"/.exec(
    strFromU8(parts['word/fontTable.xml']!),
  )![1]!;
  const guid = Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
  const bytes = Buffer.from(parts['word/fonts/font1.odttf']!);
  for (let index = 0; index < 32; index++) bytes[index]! ^= guid[index % 16]!;
  expect(Buffer.compare(bytes, FACES.regular.bytes)).toBe(0);
});

test('the same fonts share their parts; others have parts of their own', () => {
  expect(fontParts(['Sarabun'], FACES)).toBe(fontParts(['Sarabun'], { ...FACES }));
  const { regular, bold } = FACES;
  expect(fontParts(['Sarabun'], { regular })).not.toBe(fontParts(['Sarabun'], { regular, bold }));
});
