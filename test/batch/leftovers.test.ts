import { describe, expect, test } from 'vitest';
import { findLeftovers, leftoverFinding, type PresentFile, pruneLeftovers } from '../../src/batch/leftovers.ts';
import { readManifests } from '../../src/batch/manifest-book.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { type MadeDocument, yearFiles } from './made-manifests.ts';
import { loggingLock, madeWorkspace } from './made-workspaces.ts';

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

  test('but nothing is said of the data in a folder that cannot be read', () => {
    const documents = [{ name: one!, data: '1' }];
    const folders = ['data'];
    expect(said(search(documents, [{ file: 'data/2564' }], { folders }).found)).toEqual([]);
    expect(said(search(documents, [{ file: 'data/2563' }], { folders }).found)).toHaveLength(1);
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

describe('a finding says why something is left over, and what to do', () => {
  const findingOf = (documents: readonly MadeDocument[], files: readonly PresentFile[]) => {
    const { found } = search(documents, files);
    expect(found).toHaveLength(1);
    const { message, hint } = leftoverFinding(found[0]!);
    return { th: `${message.th} | ${hint!.th}`, en: `${message.en} | ${hint!.en}` };
  };

  test('its data file is gone', () => {
    const { th, en } = findingOf([{ name: one!, data: '1' }], [present(two!)]);
    expect(en).toContain(`\`${fileOf(one!)}\` is gone`);
    expect(th).toContain(`ไม่มีไฟล์ข้อมูล \`${fileOf(one!)}\` แล้ว`);
    expect(th).toContain(`(รวมถึง \`output/2564/${one}.docx\`)`);
    expect(th).toContain('`raingan build --year 2564 --prune`');
  });

  test('it was made from earlier data than another format', () => {
    const made = { name: one!, data: '1', formats: ['pdf'] as const, earlier: '0' };
    const { th, en } = findingOf([made], [present(one!)]);
    expect(en).toContain(`made from earlier data than the report \`${one}\` in another format beside it | build this`);
    expect(en).toContain('`--format`; or `raingan build --year 2564 --prune`');
    expect(th).toContain(`สร้างจากข้อมูลเก่ากว่ารายงาน \`${one}\``);
    expect(th).toContain('`--format` หรือสั่ง `raingan build --year 2564 --prune`');
  });

  test('it is a draft beside the report', () => {
    const draft = { name: `${one}-draft`, data: 'same' };
    const { th, en } = findingOf([draft, { name: one!, data: 'same' }], [present(one!)]);
    expect(en).toContain(`a draft beside the official report of \`${one}\` (also`);
    expect(th).toContain(`ฉบับร่างของโครงการ \`${one}\``);
    expect(en).toContain('--prune` removes it');
  });

  test('nothing is left of its data at all', () => {
    const { th, en } = findingOf([{ name: one!, data: '1' }], []);
    expect(en).toContain('`data/2564` holds no data at all, so nothing is removed');
    expect(th).toContain('`data/2564` ไม่มีไฟล์ข้อมูลเหลือเลย');
  });
});

describe('what is not removed', () => {
  const [pdf, docx] = [`output/2564/${one}.pdf`, `output/2564/${one}.docx`];
  const documents = [{ name: one!, data: '1' }];
  /** What becomes of two outputs that are left over. */
  function prune(more: Parameters<typeof madeWorkspace>[0]) {
    const workspace = madeWorkspace({ ...more, files: { ...yearFiles(2564, documents), ...more.files } });
    const found = findLeftovers(readManifests(workspace, 'output'), {
      ...{ workspace, out: 'output', folders: ['data/2564'], present: [present(two!)] },
    });
    const log: string[] = [];
    const { removed, kept } = pruneLeftovers(found, { workspace, out: 'output', lock: loggingLock(log), show() {} });
    return { removed, kept: kept.map(({ file, message }) => `${file}: ${message.en} ${message.th}`), workspace };
  }

  test('a file that somebody signed, which is said', () => {
    const signed = '/ByteRange [0 1] /SubFilter /adbe.pkcs7.detached';
    const { removed, kept, workspace } = prune({ files: { [pdf]: signed } });
    expect(removed).toBe(1);
    expect(kept).toEqual([`${pdf}: left over and signed; it was not removed ไฟล์ค้างนี้ลงนามแล้ว จึงไม่ได้ลบ`]);
    expect(workspace.exists(docx)).toBe(false);
  });

  test('a link in place of a file, whatever it leads to', () => {
    const { removed, kept } = prune({ links: [pdf], fails: [['readBytes', pdf, 'bug']] });
    expect(removed).toBe(1);
    expect(kept[0]).toContain(`${pdf}: left over, and changed after it was built`);
    expect(kept[0]).toContain('ถูกแก้ไขหลังจากสร้าง');
  });

  test('a file that cannot be read, for nobody can say whose it is; a mistake of the program is not hidden', () => {
    expect(prune({ fails: [['digestOf', docx, 'unreadable']] }).removed).toBe(1);
    expect(() => prune({ fails: [['digestOf', docx, 'bug']] })).toThrow('a mistake of the program');
  });

  test('the lock is given back where removing fails', () => {
    const workspace = madeWorkspace({ files: yearFiles(2564, documents), fails: [['remove', pdf, 'read-only']] });
    const search = { workspace, out: 'output', folders: ['data/2564'], present: [present(two!)] };
    const log: string[] = [];
    const tools = { workspace, out: 'output', lock: loggingLock(log), show() {} };
    const prune = () => pruneLeftovers(findLeftovers(readManifests(workspace, 'output'), search), tools);
    expect(prune).toThrow(expect.objectContaining({ kind: 'read-only' }));
    expect(log).toEqual(['lock output', 'release']);
  });
});

describe('only what was made from a file in the folders of the run is looked at', () => {
  const madeFrom = (folder: string | undefined, folders: readonly string[]) => {
    const [manifest = '', text = ''] = Object.entries(yearFiles(2564, [{ name: one!, data: '1' }]))[0]!;
    const recorded = text.replace('"folder":"data/2564",', folder === undefined ? '' : `"folder":"${folder}",`);
    const files = { ...yearFiles(2564, [{ name: one!, data: '1' }]), [manifest]: recorded };
    const workspace = createMemoryWorkspace({ files });
    const book = readManifests(workspace, 'output');
    return findLeftovers(book, { workspace, out: 'output', folders, present: [] }).length;
  };

  test.each<[string, string | undefined, readonly string[], number]>([
    ['in it', 'data', ['data'], 1],
    ['below it', 'data/2564', ['data'], 1],
    ['in one of several', 'data', ['more', 'data'], 1],
    ['in one of a like name', 'data2', ['data'], 0],
    ['below the one raingan runs in', 'data', ['.'], 1],
    ['outside of it', '../data', ['.'], 0],
    ['that is not known', undefined, ['.', 'data'], 0],
  ])('%s', (_, folder, folders, count) => expect(madeFrom(folder, folders)).toBe(count));
});

test('a draft comes before its report, as its path does', () => {
  const { found } = search(
    [
      { name: one!, data: '1' },
      { name: `${one}-draft`, data: '1' },
    ],
    [present(two!)],
  );
  expect(found.map(({ name }) => name)).toEqual([`${one}-draft`, one]);
});

test('of several leftovers of one folder, those of another year come in the order of their paths', () => {
  const files = { ...yearFiles(2565, [{ name: one!, data: '1' }]), ...yearFiles(2564, [{ name: two!, data: '2' }]) };
  const workspace = createMemoryWorkspace({ files });
  const found = findLeftovers(readManifests(workspace, 'output'), {
    ...{ workspace, out: 'output', folders: ['data'], present: [present('99000000-0009')] },
  });
  expect(found.map(({ year, name, dataFile, mayGo }) => [year, name, dataFile, mayGo])).toEqual([
    [2564, two, fileOf(two!), true],
    [2565, one, fileOf(one!, 2565), false],
  ]);
});
