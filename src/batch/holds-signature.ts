/** Whether a PDF has a signature in it; other files have none. */
export function holdsSignature(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes('/ByteRange') && /\/SubFilter ?\/(ETSI|adbe)\./.test(file.toString('latin1'));
}
