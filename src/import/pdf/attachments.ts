import { type Pdfium, withMemory } from './pdfium.ts';

/** A file that travels inside a PDF. */
export interface Attached {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files attached to a PDF, in the order of their names. */
export function readAttachments(pdfium: Pdfium, document: number): Attached[] {
  const count = pdfium._FPDFDoc_GetAttachmentCount(document);
  return Array.from({ length: count }, (_, index) => pdfium._FPDFDoc_GetAttachment(document, index)).map(
    (attachment) => ({
      name: readName(pdfium, attachment),
      bytes: readBytes(pdfium, attachment),
    }),
  );
}

function readName(pdfium: Pdfium, attachment: number): string {
  const length = pdfium._FPDFAttachment_GetName(attachment, 0, 0);
  if (length < 2) return '';
  return withMemory(pdfium, length, (address) => {
    pdfium._FPDFAttachment_GetName(attachment, address, length);
    return Buffer.from(pdfium.HEAPU8.slice(address, address + length - 2)).toString('utf16le');
  });
}

function readBytes(pdfium: Pdfium, attachment: number): Uint8Array {
  return withMemory(pdfium, 4, (lengthAddress) => {
    if (!pdfium._FPDFAttachment_GetFile(attachment, 0, 0, lengthAddress)) return new Uint8Array();
    const length = new DataView(pdfium.HEAPU8.buffer).getUint32(lengthAddress, true);
    return withMemory(pdfium, Math.max(1, length), (address) => {
      pdfium._FPDFAttachment_GetFile(attachment, address, length, lengthAddress);
      return pdfium.HEAPU8.slice(address, address + length);
    });
  });
}
