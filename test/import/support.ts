import { readFileSync } from 'node:fs';
import { runCommand } from '../../src/cli/run-command.ts';
import type { ImportContext } from '../../src/import/import-context.ts';
import { importPrintouts } from '../../src/import/import-printout.ts';
import type { ImportedFile, Note, Provenance } from '../../src/import/imported.ts';
import type { Project } from '../../src/model/project.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { readDictionary } from '../../src/thai/dictionary/dictionary.ts';
import { testTerminal } from '../cli/test-terminal.ts';

const dictionaryBytes = readFileSync(new URL('../../dictionary/thai.dict', import.meta.url));
const dictionary = readDictionary(dictionaryBytes);

/** The older system's printout of one project, persons invented. */
export const legacyForm = readFileSync(new URL('fixtures/legacy-form.txt', import.meta.url), 'utf8');

/** A terminal over files in memory; PDFium's own program comes from the disk. */
export function importTerminal(files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const terminal = testTerminal({ files: { 'package/dictionary/thai.dict': dictionaryBytes, ...files } });
  const { workspace } = terminal;
  const readBytes = (path: string) => (path.endsWith('.wasm') ? readFileSync(path) : workspace.readBytes(path));
  return { ...terminal, workspace: { ...workspace, readBytes } };
}

/** Runs one command line, words parted by spaces. */
export async function run(line: string, terminal: ReturnType<typeof importTerminal>) {
  const before = { out: terminal.out().length, err: terminal.err().length };
  const status = await runCommand(line.split(' '), terminal);
  return { status, out: terminal.out().slice(before.out), err: terminal.err().slice(before.err) };
}

export function importContext(fromText = false): ImportContext {
  return {
    workspace: importTerminal().workspace,
    dictionary,
    out: 'data',
    fromText,
    includeHidden: false,
    partial: false,
  };
}

export interface ImportedProject {
  readonly file: ImportedFile;
  readonly yaml: string;
  /** Without `provenance`. */
  readonly project: Project;
  readonly provenance: Provenance;
  /** Ids of what was repaired and of what is suspected. */
  readonly applied: readonly string[];
  readonly suggested: readonly string[];
}

/** Imports a printout whose data file must be valid. */
export async function importValid(source: string | Uint8Array, file = 'printout.txt'): Promise<ImportedProject> {
  const imported = await importAny(source, file);
  const { value, diagnostics } = loadProject(imported.path, imported.bytes);
  if (!value) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('\n'));
  const { provenance: _, ...project } = value.project;
  const provenance = imported.provenance as Provenance;
  const ids = (notes: readonly Note[]) => notes.map(({ id }) => id);
  const yaml = new TextDecoder().decode(imported.bytes);
  return {
    file: imported,
    yaml,
    project,
    provenance,
    applied: ids(provenance.applied),
    suggested: ids(provenance.suggestions),
  };
}

/** Imports a printout, complete or not. */
export async function importAny(source: string | Uint8Array, file = 'printout.txt'): Promise<ImportedFile> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const [first] = await importPrintouts({ file, bytes }, importContext(true));
  if (!first?.imported) throw new Error(first?.failure?.message.en);
  return first.imported;
}
