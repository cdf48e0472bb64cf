import { contentOperators } from '../../support/pdf-content.ts';
import type { PdfObjects } from '../../support/pdf-objects.ts';
import { nameOf, type PdfDictionary, type PdfValue } from '../../support/pdf-syntax.ts';
import { type CheckedPdf, faults } from './checked-pdf.ts';
import { codes, toUnicode } from './marked-text.ts';

/** Fonts are embedded subsets; every CID shown has a glyph, the width the font file gives it, and a character. */
export function checkFonts({ pdf }: CheckedPdf): string[] {
  const [page] = pdf.pages;
  if (!page) return ['no page'];
  return [...usedCids(pdf)].flatMap(([font, cids]) => checkFont(pdf, page, font, cids));
}

function checkFont(pdf: PdfObjects, page: PdfDictionary, name: string, cids: ReadonlySet<number>): string[] {
  const font = pdf.dictionary(page, 'Resources', 'Font', name);
  const descendant = pdf.dictionary(font, 'DescendantFonts', 0);
  const program = pdf.get(descendant, 'FontDescriptor', 'FontFile2');
  if (program === null) return [`${name} is not embedded`];
  const characters = toUnicode(pdf, page, name);
  const widths = ((pdf.get(descendant, 'W', 1) ?? []) as readonly PdfValue[]).map(Number);
  const file = readAdvances(pdf.decode(program));
  const baseFont = nameOf(pdf.get(font, 'BaseFont')) ?? '';
  return [
    ...faults({
      [`${name} composite, addressed by CID`]:
        nameOf(pdf.get(font, 'Subtype')) === 'Type0' && nameOf(pdf.get(font, 'Encoding')) === 'Identity-H',
      [`${name} named as a subset`]: /^[A-Z]{6}\+\S+$/.test(baseFont),
      [`${name} has one name`]: [descendant, pdf.dictionary(descendant, 'FontDescriptor')].every((each) =>
        [nameOf(pdf.get(each, 'BaseFont')), nameOf(pdf.get(each, 'FontName'))].includes(baseFont),
      ),
      [`${name} has its glyphs in the order of the CIDs`]: nameOf(pdf.get(descendant, 'CIDToGIDMap')) === 'Identity',
      [`${name} has widths from CID 0`]: pdf.get(descendant, 'W', 0) === 0,
    }),
    ...[...cids].flatMap((cid) => {
      const advance = file.advances[cid];
      return faults({
        [`${name} CID ${cid} has no glyph`]: cid > 0 && advance !== undefined,
        [`${name} CID ${cid} has the wrong width`]:
          advance !== undefined && Math.abs((advance * 1000) / file.unitsPerEm - (widths[cid] ?? 0)) < 0.01,
        [`${name} CID ${cid} has no character`]: (characters.get(cid) ?? '').length > 0,
      });
    }),
  ];
}

/** CIDs shown on all pages, by the font's resource name. */
function usedCids(pdf: PdfObjects): Map<string, Set<number>> {
  const used = new Map<string, Set<number>>();
  for (const page of pdf.pages) {
    let font = '';
    for (const { operator, operands } of contentOperators(pdf, page)) {
      if (operator === 'Tf') font = nameOf(operands[0]) ?? '';
      if (operator !== 'Tj') continue;
      const cids = used.get(font) ?? new Set();
      for (const cid of codes(operands[0])) cids.add(cid);
      used.set(font, cids);
    }
  }
  return used;
}

/** Advance of each glyph of a TrueType file: the tables head, hhea and hmtx. */
function readAdvances(bytes: Uint8Array): { unitsPerEm: number; advances: number[] } {
  const file = Buffer.from(bytes);
  const table = (tag: string) => {
    for (let entry = 12; entry < 12 + 16 * file.readUInt16BE(4); entry += 16) {
      if (file.toString('latin1', entry, entry + 4) === tag) return file.subarray(file.readUInt32BE(entry + 8));
    }
    throw new Error(`no table ${tag}`);
  };
  const glyphs = table('maxp').readUInt16BE(4);
  const metrics = table('hhea').readUInt16BE(34);
  const hmtx = table('hmtx');
  const advances = Array.from({ length: glyphs }, (_, glyph) => hmtx.readUInt16BE(4 * Math.min(glyph, metrics - 1)));
  return { unitsPerEm: table('head').readUInt16BE(18), advances };
}
