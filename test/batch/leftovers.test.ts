import { describe, expect, test } from 'vitest';
import { findLeftovers, leftoverFinding, type PresentFile, pruneLeftovers } from '../../src/batch/leftovers.ts';
import { readManifests } from '../../src/batch/manifest-book.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { type MadeDocument, yearFiles } from './made-manifests.ts';

const [one, two] = ['99000000-0001', '99000000-0002'];
const fileOf = (code: string, year = 2564) => `data/${year}/${code}.yaml`;
const present = (code: string, fiscalYear: number | undefined = 2564): PresentFile => ({
  file: fileOf(code),
  fiscalYear,
});

/** A year's outputs, and what of them is left over when these data files are there. */
function search(
  documents: readonly MadeDocument[],
  files: readonly PresentFile[],
  { folders = ['data/2564'], data = {} }: { folders?: readonly string[]; data?: Record<string, string> } = {},
) {
  const workspace = createMemoryWorkspace({ files: { ...yearFiles(2564, documents), ...data } });
  const book = readManifests(workspace, 'output');
  const found = findLeftovers(book, { workspace, out: 'output', folders, present: files });
  return { workspace, found };
}

const said = (found: ReturnType<typeof search>['found']) =>
  found.map(
    ({ cause, mayGo, outputs }) =>
      `${cause}${mayGo ? '' : ', stays'}: ${outputs.map(({ path }) => path.slice(12)).join(' ')}`,
  );

describe('outputs are left over', () => {
  test('whose data file is gone', () => {
    const { found } = search(
      [
        { name: one!, data: '1' },
        { name: two!, data: '2' },
      ],
      [present(two!)],
    );
    expect(said(found)).toEqual([`noData: ${one}.pdf ${one}.docx`]);
    expect(found[0]!.dataFile).toBe(fileOf(one!));
  });

  test('whose data file is of another year now; one that cannot be read may be of any', () => {
    const documents = [{ name: one!, data: '1' }];
    expect(said(search(documents, [present(one!, 2565)]).found)).toEqual([`noData: ${one}.pdf ${one}.docx`]);
    expect(said(search(documents, [{ file: fileOf(one!) }]).found)).toEqual([]);
    expect(said(search(documents, [present(one!, 2565), present(one!, 2564)]).found)).toEqual([]);
  });

  test('in the order of their paths, and only those that are there', () => {
    const { workspace, found } = search(
      [
        { name: two!, data: '2' },
        { name: one!, data: '1' },
      ],
      [present('99000000-0003')],
    );
    expect(said(found)).toEqual([`noData: ${one}.pdf ${one}.docx`, `noData: ${two}.pdf ${two}.docx`]);
    workspace.remove(`output/2564/${one}.pdf`);
    workspace.remove(`output/2564/${two}.pdf`);
    workspace.remove(`output/2564/${two}.docx`);
    const book = readManifests(workspace, 'output');
    const again = findLeftovers(book, {
      workspace,
      out: 'output',
      folders: ['data/2564'],
      present: [present('99000000-0003')],
    });
    expect(said(again)).toEqual([`noData: ${one}.docx`]);
  });

  test('but stay where the folder of their data holds none at all: it may be elsewhere', () => {
    expect(said(search([{ name: one!, data: '1' }], []).found)).toEqual([`noData, stays: ${one}.pdf ${one}.docx`]);
  });

  test('only of the folders that were looked at, and what lies below them', () => {
    const documents = [{ name: one!, data: '1' }];
    const others = [present(two!)];
    const folders = (...names: string[]) => said(search(documents, others, { folders: names }).found).length;
    expect([folders('data/2565'), folders('data/256'), folders('data'), folders('.'), folders()]).toEqual([
      0, 0, 1, 1, 0,
    ]);
  });

  test('that were made from earlier data than the other format', () => {
    const made = { name: one!, data: '1', formats: ['pdf'] as const, earlier: '0' };
    expect(said(search([made], [present(one!)]).found)).toEqual([`earlierData: ${one}.docx`]);
    expect(said(search([{ ...made, earlier: '1' }], [present(one!)]).found), 'of the same data').toEqual([]);
  });
});

describe('a draft is left over', () => {
  const draft = { name: `${one}-draft`, data: 'draft' };
  test('beside the official report of its data', () => {
    const { found } = search([draft, { name: one!, data: 'draft' }], [present(one!)]);
    expect(said(found)).toEqual([`draft: ${one}-draft.pdf ${one}-draft.docx`]);
  });

  test('beside one that is up to date, whatever the draft was made from', () => {
    const data = { [fileOf(one!)]: 'official' };
    const { found } = search([draft, { name: one!, data: 'official' }], [present(one!)], { data });
    expect(said(found)).toEqual([`draft: ${one}-draft.pdf ${one}-draft.docx`]);
  });

  test('not beside an older one, nor alone', () => {
    const data = { [fileOf(one!)]: 'newer' };
    expect(said(search([draft, { name: one!, data: 'older' }], [present(one!)], { data }).found)).toEqual([]);
    expect(said(search([draft, { name: one!, data: 'older' }], [present(one!)]).found), 'data not there').toEqual([]);
    expect(said(search([draft], [present(one!)]).found)).toEqual([]);
  });
});

describe('a finding about them', () => {
  test('names the first output, and the others in words; the hint removes them', () => {
    const { found } = search([{ name: one!, data: '1' }], [present(two!)]);
    const finding = leftoverFinding(found[0]!);
    expect(finding).toMatchObject({ code: 'W-LEFTOVER', file: `output/2564/${one}.pdf` });
    expect(finding.message.en).toContain(`(also \`output/2564/${one}.docx\`)`);
    expect(finding.hint?.en).toContain('--year 2564 --prune');
  });

  test('of one output has no others; where nothing may go, the hint does not remove it', () => {
    const { found } = search([{ name: one!, data: '1', formats: ['pdf'] }], []);
    const finding = leftoverFinding(found[0]!);
    expect(finding.message.en).not.toContain('also');
    expect(finding.hint?.en).toContain('`data/2564` holds no data at all');
  });
});

describe('pruning', () => {
  const prune = ({ workspace, found }: ReturnType<typeof search>) => {
    const log: string[] = [];
    const lock = (folder: string) => {
      log.push(`lock ${folder}`);
      return { renew() {}, release: () => void log.push('release') };
    };
    const pruned = pruneLeftovers(found, {
      workspace,
      out: 'output',
      lock,
      show: (paths) => log.push(`show ${paths.length}`),
    });
    return { ...pruned, log };
  };

  test('removes what is as it was written, with its record, under the lock, after showing it', () => {
    const made = search(
      [
        { name: one!, data: '1' },
        { name: two!, data: '2' },
      ],
      [present(two!)],
    );
    const { removed, kept, log } = prune(made);
    expect({ removed, kept, log }).toEqual({ removed: 2, kept: [], log: ['lock output', 'show 2', 'release'] });
    expect([...made.workspace.files.keys()].filter((path) => path.includes(one!))).toEqual([]);
    expect([...readManifests(made.workspace, 'output').all()].map(({ name }) => name)).toEqual([two]);
  });

  test('keeps and names what somebody changed', () => {
    const made = search([{ name: one!, data: '1' }], [present(two!)]);
    made.workspace.writeWhole(`output/2564/${one}.docx`, Buffer.from('changed by hand'));
    const { removed, kept } = prune(made);
    expect(removed).toBe(1);
    expect(kept.map(({ file, message }) => `${file} ${message.en}`)).toEqual([
      `output/2564/${one}.docx left over, and changed after it was built; it was not removed`,
    ]);
    expect(made.workspace.exists(`output/2564/${one}.docx`)).toBe(true);
  });

  test('takes no lock where there is nothing to remove, and names what may not go', () => {
    const { removed, kept, log } = prune(search([{ name: one!, data: '1' }], []));
    expect({ removed, log }).toEqual({ removed: 0, log: [] });
    expect(kept.map(({ code }) => code)).toEqual(['W-LEFTOVER']);
  });
});
