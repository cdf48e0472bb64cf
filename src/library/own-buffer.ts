/** A `Buffer` with memory of its own: nothing else lies in its `buffer`. */
export function ownBuffer(bytes: Uint8Array): Buffer<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return Buffer.from(buffer);
  const copy = Buffer.from(new ArrayBuffer(byteLength));
  copy.set(bytes);
  return copy;
}
