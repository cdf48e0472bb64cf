/**
 * A data file as text, with what a text editor would change: its byte order mark and its line ends. `bytesOf` gives the
 * same bytes back as long as the text is the same.
 */
export interface FileText {
  readonly text: string;
  readonly bom: boolean;
  /** Every line ends in CR LF, which the text has as LF. With both kinds of line ends the text keeps its CRs. */
  readonly crlf: boolean;
  /** The bytes are no UTF-8: the text shows what can be shown, and is not saved. */
  readonly broken: boolean;
}

export function fileText(bytes: Uint8Array): FileText {
  const text = decode(bytes);
  if (text === undefined) return { text: new TextDecoder().decode(bytes), bom: false, crlf: false, broken: true };
  const bom = text.startsWith('\ufeff');
  const plain = bom ? text.slice(1) : text;
  const crlf = plain.includes('\r\n') && !/(?<!\r)\n|\r(?!\n)/.test(plain);
  return { text: crlf ? plain.replaceAll('\r\n', '\n') : plain, bom, crlf, broken: false };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The text as the bytes of its file. */
export function bytesOf(text: string, { bom, crlf }: Pick<FileText, 'bom' | 'crlf'>): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode((bom ? '\ufeff' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text));
}
