import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Project } from '../model/project.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import type { Schema } from '../yaml/schema.ts';
import { Numeral, valueAt } from '../yaml/tree.ts';
import { projectSchema } from './schema.ts';

/** A version of the data format: what its files hold, read into the one `Project` of this tool. */
export interface DataFormat {
  /** As `schemaVersion` writes it. Format N is read by raingan N.0 and every later version; see `docs/versions.md`. */
  readonly version: number;
  readonly schema: Schema<Project>;
}

/** Every version that this tool reads. */
export const dataFormats: readonly DataFormat[] = [{ version: 1, schema: projectSchema }];

const path = ['schemaVersion'];

/** The schema of a file's own version, or the one finding about a file that is newer than the tool. */
export function schemaFor(content: YamlContent, formats: readonly DataFormat[]): Schema<Project> | Diagnostic {
  const [oldest] = formats;
  const written = valueAt(content.tree, path);
  const version = written instanceof Numeral && /^\d+$/.test(written.source) ? written.value : oldest!.version;
  const newest = Math.max(...formats.map((format) => format.version));
  if (version > newest) return tooNew(content, version, newest);
  return (formats.find((format) => format.version === version) ?? oldest!).schema;
}

function tooNew(content: YamlContent, version: number, newest: number): Diagnostic {
  const needed = `raingan ${version}.0`;
  return diagnostic('E-SCHEMA-VERSION', fieldPlace(content, path), {
    message: {
      th: `ไฟล์เป็นรูปแบบรุ่น ${version} ซึ่งใหม่กว่าโปรแกรมนี้`,
      en: `the file is of format version ${version}, newer than this program`,
    },
    expected: {
      th: `รุ่นไม่เกิน ${newest} หรือใช้ ${needed} ขึ้นไป`,
      en: `version ${newest} at most; version ${version} needs ${needed} or later`,
    },
    hint: {
      th: `อ่านด้วย ${needed} ขึ้นไป โปรแกรมนี้ไม่ได้ตรวจส่วนอื่นของไฟล์`,
      en: `use ${needed} or later; nothing else in the file was checked`,
    },
  });
}
