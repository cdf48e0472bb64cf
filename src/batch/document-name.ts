import { joinPath } from '../model/paths.ts';
import type { Format } from '../model/report-options.ts';

/** Name of a project's document: that of its files, without the extension; `suffix` is its template's. */
export function documentName(code: string, isDraft: boolean, suffix?: string): string {
  return `${code}${suffix === undefined ? '' : `-${suffix}`}${isDraft ? draftMark : ''}`;
}

/** The name of the document that a draft is of. */
export function officialName(name: string): string {
  return isDraftName(name) ? name.slice(0, -draftMark.length) : name;
}

/** What the names of the documents of one template have that those of another lack; empty for the report itself. */
export function suffixIn(name: string): string {
  return officialName(name).slice(codeIn(name).length);
}

/** Whether a document of this name is a draft. */
export function isDraftName(name: string): boolean {
  return name.endsWith(draftMark);
}

const draftMark = '-draft';

/** The project's code in the name of a document. */
export function codeIn(name: string): string {
  return name.replace(/(?:-[a-z]+){1,2}$/, '');
}

/** Name of the public copy of a project's document. */
export function publicName(code: string, suffix?: string): string {
  return `${documentName(code, false, suffix)}-public`;
}

/** The folder of public copies within that of the outputs. */
export const publicFolder = 'public';

/** Where the output of a document lies below the folder of outputs. */
export function outputPath(out: string, year: number, name: string, format: Format): string {
  return joinPath(out, String(year), `${name}.${format}`);
}
