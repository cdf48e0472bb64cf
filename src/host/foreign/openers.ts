import type { WorkbookKind } from '../../import/table/measure-workbook.ts';
import type { Workspace } from '../../model/workspace.ts';

/**
 * Everything that may run in a process of its own on a file of others: a fixed list, so that no caller names a module.
 * An opener takes the bytes of one file and plain options, and gives plain data; what it throws is a failure of the file.
 * It loads what it needs only here, in the child; `packageRoot` is the folder of the installed package.
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
  'read-pdf': async (packageRoot: string) => {
    const { readPdf } = await import('../../import/pdf/read-pdf.ts');
    const files = await packageFiles(packageRoot);
    return async (bytes: Uint8Array, _: object) => (await readPdf(bytes, files)) ?? null;
  },
  /** What is wrong with a Word template; one that passes is opened where it is filled. */
  'check-word-template': async () => {
    const { loadWordTemplate } = await import('../../docx/word-template/load-word-template.ts');
    return (bytes: Uint8Array, { file }: { readonly file: string }) => loadWordTemplate(file, bytes).diagnostics;
  },
  /** What a PDF says of itself, for `raingan verify`. */
  'read-facts': async (packageRoot: string) => {
    const { readFacts } = await import('../../verify/read-facts.ts');
    const files = await packageFiles(packageRoot);
    return (bytes: Uint8Array, options: Parameters<typeof readFacts>[1]) => readFacts(bytes, options, files);
  },
  /** Where a PDF differs from another, for `raingan verify`. */
  'compare-pages': async (packageRoot: string) => {
    const { comparePages } = await import('../../verify/compare-pages.ts');
    const files = await packageFiles(packageRoot);
    return (bytes: Uint8Array, options: Parameters<typeof comparePages>[1]) => comparePages(bytes, options, files);
  },
  /** The report that a PDF's attached data gives, for `raingan verify`; the file is the data. */
  rebuild: async (packageRoot: string) => {
    const { rebuild } = await import('../../verify/rebuild.ts');
    const { createWorkspace } = await import('../node-workspace.ts');
    const workspace = createWorkspace({ root: packageRoot, packageRoot });
    return (bytes: Uint8Array, options: Parameters<typeof rebuild>[1]) => rebuild(bytes, options, workspace);
  },
} as const;

/** The package's own files, such as PDFium; the child may read no others. */
async function packageFiles(packageRoot: string): Promise<Workspace> {
  const { createWorkspace } = await import('../node-workspace.ts');
  return createWorkspace({ root: packageRoot, packageRoot });
}

export type OpenerName = keyof typeof openers;

interface WorkbookOptions {
  /** Name of the file, as messages give it. */
  readonly file: string;
  readonly kind: WorkbookKind;
}

type Opener<Name extends OpenerName> = Awaited<ReturnType<(typeof openers)[Name]>>;

/** What an opener wants to know besides the file. */
export type OpenerOptions<Name extends OpenerName> = Parameters<Opener<Name>>[1];

/** What an opener gives, as the structured clone algorithm carries it over. */
export type OpenerValue<Name extends OpenerName> = Awaited<ReturnType<Opener<Name>>>;
