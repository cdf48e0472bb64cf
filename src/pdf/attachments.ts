import { hash } from 'node:crypto';
import type { IsoDate } from '../model/project.ts';
import type { PdfFile } from './pdf-file.ts';
import { compressedStream } from './stream.ts';
import { array, bytes, date, dict, name, type PdfObject, text } from './syntax.ts';

/** A file that travels inside the PDF. */
export interface Attachment {
  /** ASCII, so that every reader shows it. */
  readonly fileName: string;
  readonly mimeType: string;
  readonly description: string;
  /** Source: what the report was made from; Supplement: more about it (ISO 32000-2, 14.13; ISO 19005-3, annex E). */
  readonly relationship: 'Source' | 'Supplement';
  readonly content: Uint8Array;
}

/** Embeds files and associates them with the document; returns the catalog's entries. */
export function attach(file: PdfFile, attachments: readonly Attachment[], day: IsoDate): Record<string, PdfObject> {
  if (attachments.length === 0) return {};
  // A name tree is sorted by its keys' bytes (ISO 32000-1, 7.9.6).
  const sorted = [...attachments].sort((a, b) => (a.fileName < b.fileName ? -1 : 1));
  const specs = sorted.map((attachment) => fileSpecification(file, attachment, day));
  const names = sorted.flatMap(({ fileName }, index) => [text(fileName), specs[index]!]);
  return { AF: array(specs), Names: dict({ EmbeddedFiles: dict({ Names: array(names) }) }) };
}

function fileSpecification(file: PdfFile, attachment: Attachment, day: IsoDate): PdfObject {
  const { fileName, mimeType, description, relationship, content } = attachment;
  const parameters = dict({
    Size: content.length,
    CheckSum: bytes(hash('md5', content, 'buffer')),
    CreationDate: date(day),
    ModDate: date(day),
  });
  const entries = { Type: '/EmbeddedFile', Subtype: name(mimeType), Params: parameters };
  const stream = file.add(compressedStream(entries, content));
  return file.add(
    dict({
      Type: '/Filespec',
      F: text(fileName),
      UF: text(fileName),
      Desc: text(description),
      AFRelationship: name(relationship),
      EF: dict({ F: stream, UF: stream }),
    }),
  );
}
