import { relative } from 'node:path';
import { parse } from 'yaml';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { importPrintouts } from '../../src/import/import-printout.ts';
import type { Provenance } from '../../src/import/imported.ts';
import type { Project } from '../../src/model/project.ts';
import type { Dictionary } from '../../src/thai/dictionary/dictionary.ts';
import { projectYaml } from '../../test/support/project-yaml.ts';

/** A field whose imported value is not the source's. */
export interface Difference {
  readonly path: string;
  readonly wanted: string;
  readonly read: string;
  /** The import says that the value may be wrong, or that it is missing. */
  readonly said: boolean;
}

/** What became of one printout. */
export interface Compared {
  readonly file: string;
  /** Fields of the source. */
  readonly fields: number;
  readonly differences: readonly Difference[];
  /** Lines that the import did not understand. */
  readonly unparsed: number;
  /** Why nothing was imported. */
  readonly refused?: string;
}

/** Imports a printout and compares each field with its source. */
export async function comparePrintout(
  path: string,
  bytes: Uint8Array,
  source: Project,
  { root, dictionary }: { readonly root: string; readonly dictionary: Dictionary },
): Promise<Compared> {
  const file = relative(process.cwd(), path);
  const workspace = createWorkspace({ root, packageRoot: root });
  const context = { workspace, dictionary, out: 'data', fromText: true, includeHidden: false, partial: false };
  const wanted = fieldsOf(parse(projectYaml(source, 'iso')));
  const results = await importPrintouts({ file, bytes }, context);
  const [first] = results;
  if (results.length !== 1 || !first?.imported) {
    const refused = first?.failure?.message.en ?? `${results.length} data files`;
    return { file, fields: wanted.size, differences: [], unparsed: 0, refused };
  }
  const { provenance: log, ...data } = parse(new TextDecoder().decode(first.imported.bytes));
  const read = fieldsOf(data);
  const { applied, suggestions, unparsed } = log as Provenance;
  const spoken = [...applied, ...suggestions, ...first.imported.diagnostics].flatMap(({ path: about }) => about ?? []);
  // The notes of a data file have their texts beside their ids.
  const guesses = JSON.stringify(suggestions.filter(({ id }) => id === 'spaces-guessed'));
  spoken.push(...(guesses.match(/[a-zA-Z]+(?:\.[a-zA-Z]+|\[\d+\])*(?= \()/g) ?? []));
  const paths = new Set([...wanted.keys(), ...read.keys()]);
  const differences = [...paths]
    .filter((each) => wanted.get(each) !== read.get(each))
    .map((each) => ({
      path: each,
      wanted: wanted.get(each) ?? nothing,
      read: read.get(each) ?? nothing,
      said: spoken.some((about) => each === about || each.startsWith(`${about}.`) || each.startsWith(`${about}[`)),
    }));
  return { file, fields: wanted.size, differences, unparsed: unparsed.length };
}

const nothing = '(nothing)';

/** What is wrong with a printout, one line for each difference, both values from where they part. */
export function describe({ file, differences, unparsed, refused }: Compared): string {
  const lines = differences.map(({ path, wanted, read, said }) => {
    const parting = [...wanted].findIndex((_, index) => wanted.slice(0, index + 1) !== read.slice(0, index + 1));
    const from = Math.max(0, (parting === -1 ? wanted.length : parting) - 12);
    return `  ${said ? 'said' : 'SILENT'} ${path}: …${wanted.slice(from, from + 50)} | …${read.slice(from, from + 50)}`;
  });
  return [
    `${file}: ${refused ?? `${differences.length} differences, ${unparsed} lines not understood`}`,
    ...lines,
  ].join('\n');
}

/** The values of a data file by their paths. */
function fieldsOf(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (value === null || typeof value !== 'object') {
    if (value !== null) into.set(path, String(value).trimEnd());
  } else {
    const inside = (key: string) => (Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`);
    for (const [key, item] of Object.entries(value)) fieldsOf(item, inside(key), into);
  }
  return into;
}

/** The table of docs/import.md; a writer without printouts has the reason in its row. */
export function tableOf(rows: readonly (readonly [string, readonly Compared[] | string])[]): string {
  const lines = rows.map(([writer, compared]) => {
    if (typeof compared === 'string') return `| ${writer} | ${compared.replace(/\s+/g, ' ')} | | | | | |`;
    const sum = (count: (each: Compared) => number) => compared.reduce((total, each) => total + count(each), 0);
    const fields = sum((each) => each.fields);
    const refused = compared.filter((each) => each.refused !== undefined);
    const lost = refused.reduce((total, each) => total + each.fields, 0);
    const said = sum(({ differences }) => differences.filter((each) => each.said).length);
    const silent = sum(({ differences }) => differences.length) - said;
    const unequal = sum(({ differences }) => differences.filter(({ wanted }) => wanted !== nothing).length);
    const equal = fields - lost - unequal;
    const percent = Math.floor((equal * 10_000) / fields) / 100;
    const cells = [compared.length, refused.length, `${equal} of ${fields} (${percent} %)`, said, silent];
    return `| ${writer} | ${cells.join(' | ')} | ${sum((each) => each.unparsed)} |`;
  });
  return [
    '| writer | printouts | refused | fields equal | differences said | differences not said | lines not understood |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}
