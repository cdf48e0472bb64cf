import { archiveNames, openArchive } from '../docx/unzip.ts';

/** Every kind of file, with how import reads it. */
export const fileKinds = {
  pdf: 'print',
  text: 'text',
  csv: 'table',
  xlsx: 'workbook',
  xls: 'workbook',
  ods: 'workbook',
  fods: 'workbook',
  empty: 'refused',
  blank: 'refused',
  binary: 'refused',
  lock: 'refused',
  password: 'refused',
  xlsb: 'refused',
  'xml-workbook': 'refused',
  html: 'refused',
  'web-archive': 'refused',
  rtf: 'refused',
  word: 'refused',
  image: 'refused',
  archive: 'refused',
  zeros: 'refused',
  ole: 'refused',
} as const satisfies Readonly<Record<string, Taken>>;

/** As a printed report, as a text, which is a printed report or a table, as a table, as a workbook of tables, or not at all. */
type Taken = 'print' | 'text' | 'table' | 'workbook' | 'refused';

/** What a file is, by its content; its name counts only where the content does not say. */
export type FileKind = keyof typeof fileKinds;

/** The kinds that are read in one way. */
export type KindTaken<As extends Taken> = {
  [Kind in FileKind]: (typeof fileKinds)[Kind] extends As ? Kind : never;
}[FileKind];

/** Finds the kind of a file from its first bytes, and of an archive from the parts in it. */
export function fileKind(file: string, bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  if (bytes.length === 0) return 'empty';
  if (/(?:^|[\\/])(?:~\$|\.~lock\.)[^\\/]*$/.test(file) && bytes.length < 1024) return 'lock';
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return archiveKind(bytes);
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1')) return oleKind(bytes);
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*)/s.test(head)) return 'image';
  // gzip, 7-Zip, RAR, and what a copy leaves that was broken off
  if (/^(?:\u001f\u008b|7z\u00bc\u00af|Rar!\u001a)/.test(head)) return 'archive';
  if (/^\0{16,}$/.test(head)) return 'zeros';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (/^\s*MIME-Version:/i.test(head)) return 'web-archive';
  if (/^\t[\0\u0002\u0004\u0008]/.test(head)) return 'xls'; // BIFF without an OLE file around it
  if (hasControls(head)) return isWorkbookName(file) ? 'xlsx' : 'binary'; // damaged, or no text
  return textKind(file, head.replace(/^\u00ef\u00bb\u00bf/, ''));
}

function isWorkbookName(file: string): boolean {
  return /\.(?:xlsx?|xlsm|ods)$/i.test(file);
}

/** Control characters that no text has; UTF-16 has zero bytes. */
function hasControls(head: string): boolean {
  return !/^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(head) && /[\u0001-\u0008\u000e-\u0019\u001c-\u001f]/.test(head);
}

function archiveKind(bytes: Uint8Array): FileKind {
  const names = archiveNames(bytes);
  if (names.some((name) => /^xl\/workbook\d*\.xml$/i.test(name))) return 'xlsx';
  if (names.some((name) => /^xl\/workbook\.bin$/i.test(name))) return 'xlsb';
  if (names.includes('word/document.xml')) return 'word';
  const isType = (name: string) => name === 'mimetype' || name === 'META-INF/manifest.xml';
  const types = [...(openArchive(bytes, isType).parts?.values() ?? [])].map((part) =>
    Buffer.from(part).toString('latin1'),
  );
  if (types.some((type) => type.includes('opendocument.spreadsheet'))) return 'ods';
  if (types.some((type) => type.includes('opendocument.text'))) return 'word';
  // An archive whose directory is damaged is what its name says.
  return names.length === 0 ? 'xlsx' : 'archive';
}

/** Streams of an OLE file are named in UTF-16 ([MS-CFB] 2.6). */
function oleKind(bytes: Uint8Array): FileKind {
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, 'utf16le');
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return 'password';
  if (holds('WordDocument')) return 'word';
  return holds('Workbook') || holds('Book') ? 'xls' : 'ole';
}

function textKind(file: string, head: string): FileKind {
  const start = head.replace(/^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*/s, '').slice(0, 400);
  if (/^<(?:office:document|\w+:document)\b/.test(start) && head.includes('urn:oasis')) return 'fods';
  if (/mso-application\s+progid="Excel\.Sheet"/.test(head) || /^<(?:\w+:)?Workbook\b/.test(start))
    return 'xml-workbook';
  if (/^<(?:!doctype html|html|head|meta|table|style|body|div)\b/i.test(start)) return 'html';
  return /\.(?:csv|tsv)$/i.test(file) || isWorkbookName(file) ? 'csv' : 'text';
}
