import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { createMemoryWorkspace } from '../../../src/host/memory-workspace.ts';
import { openReporter } from '../../../src/report.ts';
import { FACE_NAMES, sarabunBytes } from '../../font/support.ts';
import { OWN_FILES } from '../../template/fixtures.ts';

export interface MemoryReport {
  /** What is wrong with template and fonts. */
  readonly opened: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
  readonly bytes: Uint8Array;
}

/** Builds a report's PDF with some of the package's own files replaced, `templates/progress-report/template.yaml` or `fonts/fonts.yaml`. */
export async function buildInMemory(yamlText: string, replaced: Replaced = {}): Promise<MemoryReport> {
  const { reporter, opened } = await openInMemory(replaced);
  const { value, diagnostics } = await reporter.build(sourceOf(yamlText));
  if (!value) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return { opened, diagnostics, bytes: value.outputs[0]!.bytes };
}

/** What `raingan check` finds in a data file. */
export async function checkInMemory(yamlText: string, replaced: Replaced = {}): Promise<readonly Diagnostic[]> {
  const { reporter } = await openInMemory(replaced);
  return (await reporter.check(sourceOf(yamlText))).diagnostics;
}

type Replaced = Readonly<Record<string, string | Uint8Array>>;

async function openInMemory(replaced: Replaced) {
  const files = { ...PACKAGE, ...replaced };
  const workspace = createMemoryWorkspace({
    files: Object.fromEntries(Object.entries(files).map(([path, content]) => [`/package/${path}`, content])),
  });
  const { value: reporter, diagnostics: opened } = await openReporter(workspace, { formats: ['pdf'] });
  if (!reporter) throw new Error(opened.map(({ message }) => message.en).join('\n'));
  return { reporter, opened };
}

function sourceOf(yamlText: string) {
  const [code, year] = [/^ {2}code: "?([\d-]+)/m, /^ {2}fiscalYear: (\d+)/m].map((field) => field.exec(yamlText)?.[1]);
  return { file: `data/${year}/${code}.yaml`, bytes: new TextEncoder().encode(yamlText) };
}

const root = new URL('../../../', import.meta.url);
const inPackage = (path: string) => [path, new Uint8Array(readFileSync(new URL(path, root)))] as const;

const PACKAGE: Readonly<Record<string, string | Uint8Array>> = Object.fromEntries([
  ...Object.entries(OWN_FILES).map(([path, text]) => [`templates/progress-report/${path}`, text] as const),
  ...FACE_NAMES.map((name) => [`fonts/sarabun/Sarabun-${name}.ttf`, sarabunBytes(name)] as const),
  ...['package.json', 'fonts/fonts.yaml', 'dictionary/thai.dict'].map(inPackage),
  // The build writes the program's own digest; no test of ink depends on it.
  ['dist/digest.txt', `${'0'.repeat(64)}\n`] as const,
]);
