import { packFindings } from '../../diagnostics/packed-findings.ts';
import type { FaceChoice } from '../../font/face-choice.ts';
import type { WorkbookKind } from '../../import/table/measure-workbook.ts';
import type { Workspace } from '../../model/workspace.ts';

/**
 * Everything that may run in a process of its own on a file of others: a fixed list, so that no caller names a module.
 * An opener takes the bytes of one file and plain options, and gives plain data; what it throws is a failure of the file.
 * It loads what it needs only here, in the child; the workspace reads the package's own files, such as PDFium.
 */
export const openers = {
  /** Gives back the length and the first bytes: shows that the way there and back works. */
  probe: async () => (await import('./probe.ts')).probe,
  /** The sheets of a workbook, for `raingan import`. */
  'read-workbook': async () => {
    const { readWorkbook } = await import('../../import/table/read-workbook.ts');
    return (bytes: Uint8Array, { file, kind }: WorkbookOptions) => readWorkbook(file, bytes, kind);
  },
  /** The text and the attached files of a PDF, for `raingan import`; `null` when it does not open. */
  'read-pdf': async (workspace: Workspace) => {
    const { readPdf } = await import('../../import/pdf/read-pdf.ts');
    return async (bytes: Uint8Array, _: object) => (await readPdf(bytes, workspace)) ?? null;
  },
  /** A Word template that was read and checked, ready to be compiled. */
  'read-word-template': async () => {
    const { readWordTemplate } = await import('../../docx/word-template/read-word-template.ts');
    return (bytes: Uint8Array, { file }: FileOptions) => packFindings(readWordTemplate(file, bytes));
  },
  /** Whether a font file can be opened and drawn, every glyph of it; `null`, or what is wrong with it. */
  'check-font': async () => {
    const { checkFontFile } = await import('../../font/check-font-file.ts');
    return (bytes: Uint8Array, choice: FaceChoice) => checkFontFile(bytes, choice) ?? null;
  },
  /** Whether a picture of a template can be read at all; what is wrong with it is found again. */
  'check-picture': async () => {
    const { tryPicture } = await import('../../template/pictures/read-picture.ts');
    return (bytes: Uint8Array, _: object) => tryPicture(bytes) ?? null;
  },
  /** What a PDF says of itself, for `raingan verify`. */
  'read-facts': async (workspace: Workspace) => {
    const { readFacts } = await import('../../verify/read-facts.ts');
    return (bytes: Uint8Array, options: Parameters<typeof readFacts>[1]) => readFacts(bytes, options, workspace);
  },
  /** Where a PDF differs from another, for `raingan verify`. */
  'compare-pages': async (workspace: Workspace) => {
    const { comparePages } = await import('../../verify/compare-pages.ts');
    return (bytes: Uint8Array, options: Parameters<typeof comparePages>[1]) => comparePages(bytes, options, workspace);
  },
  /** The report that a PDF's attached data gives, for `raingan verify`; the file is the data. */
  rebuild: async (workspace: Workspace) => {
    const { rebuild } = await import('../../verify/rebuild.ts');
    return (bytes: Uint8Array, options: Parameters<typeof rebuild>[1]) => rebuild(bytes, options, workspace);
  },
} as const;

export type OpenerName = keyof typeof openers;

interface FileOptions {
  /** Name of the file, as messages give it. */
  readonly file: string;
}

interface WorkbookOptions extends FileOptions {
  readonly kind: WorkbookKind;
}

type Opener<Name extends OpenerName> = Awaited<ReturnType<(typeof openers)[Name]>>;

/** What an opener wants to know besides the file. */
export type OpenerOptions<Name extends OpenerName> = Parameters<Opener<Name>>[1];

/** What an opener gives, as the structured clone algorithm carries it over. */
export type OpenerValue<Name extends OpenerName> = Awaited<ReturnType<Opener<Name>>>;
