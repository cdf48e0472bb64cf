import type { Localized } from '../../model/localized.ts';
import type { Raster } from '../../model/raster.ts';
import { PictureProblem, tooManyPixels } from './picture.ts';

/**
 * Reads the headers of a JPEG file (ITU-T T.81, annex B); its pixels stay coded, as PDF has them (ISO 32000-1, 7.4.8).
 * Throws `PictureProblem` for one that PDF or a word processor would not show, or show otherwise.
 */
export function readJpeg(file: Uint8Array): Raster {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let frame: { width: number; height: number; components: number } | undefined;
  let at = 2;
  for (;;) {
    while (file[at] === 0xff && file[at + 1] === 0xff) at++;
    if (at + 4 > file.length || file[at] !== 0xff) throw new PictureProblem(broken);
    const marker = file[at + 1]!;
    if (marker === endOfImage) throw new PictureProblem(broken);
    const length = view.getUint16(at + 2);
    const body = file.subarray(at + 4, at + 2 + length);
    if (length < 2 || body.length !== length - 2) throw new PictureProblem(broken);
    if (isFrame(marker)) frame = readFrame(marker, body);
    if (marker === 0xe1 && orientationOf(body) !== 1) throw new PictureProblem(turned);
    at += 2 + length;
    if (marker === startOfScan) break;
  }
  if (!frame || !endsWhole(file, at)) throw new PictureProblem(broken);
  const { width, height, components } = frame;
  const space = components === 1 ? 'gray' : 'rgb';
  return { format: 'jpeg', width, height, file, color: { space, bits: 8, coding: 'jpeg', data: file } };
}

/** Start of frame, C0 to CF but for tables (C4), an extension (C8) and arithmetic conditioning (CC). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const startOfScan = 0xda;
const endOfImage = 0xd9;

function readFrame(marker: number, body: Uint8Array) {
  if (body.length < 6) throw new PictureProblem(broken);
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const [precision, height, width, components] = [body[0], view.getUint16(1), view.getUint16(3), body[5]!];
  // Baseline, extended and progressive, Huffman coded.
  if (marker > 0xc2 || precision !== 8) throw new PictureProblem(unusual);
  if (components === 4) throw new PictureProblem(cmyk);
  if (components !== 1 && components !== 3) throw new PictureProblem(unusual);
  if (width === 0 || height === 0) throw new PictureProblem(broken);
  tooManyPixels(width, height);
  return { width, height, components };
}

/** A file cut short has no end of image, and shows its upper part only. */
function endsWhole(file: Uint8Array, from: number): boolean {
  for (let at = file.length - 2; at >= from; at--) if (file[at] === 0xff && file[at + 1] === endOfImage) return true;
  return false;
}

/** How a camera was held (Exif 2.3, tag 0x0112); 1, upright, when nothing says so. */
function orientationOf(body: Uint8Array): number {
  const text = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (text.length < 22 || text.toString('latin1', 0, 6) !== 'Exif\0\0') return 1;
  const tiff = text.subarray(6);
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  const count = short(directory);
  for (let entry = directory + 2, k = 0; k < count && entry + 12 <= tiff.length; entry += 12, k++) {
    if (short(entry) === 0x0112) return short(entry + 8);
  }
  return 1;
}

const broken: Localized = { th: 'ไฟล์ JPEG เสียหายหรือไม่ครบ', en: 'the JPEG file is damaged or cut short' };
const unusual: Localized = {
  th: 'เป็น JPEG ชนิดที่โปรแกรมทั่วไปไม่แสดง ให้บันทึกใหม่เป็น JPEG หรือ PNG ธรรมดา',
  en: 'it is a kind of JPEG that most programs do not show; save it as a common JPEG or PNG',
};
const cmyk: Localized = {
  th: 'เป็น JPEG สีสำหรับโรงพิมพ์ (CMYK) ให้บันทึกใหม่เป็น RGB',
  en: 'it is a JPEG in printing colours (CMYK); save it as RGB',
};
const turned: Localized = {
  th: 'เป็นภาพที่บันทึกไว้ตะแคง (Exif) ให้หมุนแล้วบันทึกใหม่ให้ตั้งตรง',
  en: 'the picture is stored turned on its side (Exif); turn it and save it upright',
};
