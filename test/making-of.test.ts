import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorkspace } from '../src/host/node-workspace.ts';
import { writerInputs } from './pdf/support/writer-inputs.ts';

const root = join(import.meta.dirname, '..');
const workspace = createWorkspace({ root, packageRoot: root });

async function factsOf(file: string) {
  const { attachments } = (await writerInputs(workspace.readText(file))).options;
  const facts = attachments.find(({ fileName }) => fileName === 'making-of.json');
  return JSON.parse(Buffer.from(facts?.content ?? []).toString('utf8'));
}

test('the findings a project accepts travel with its PDF, with reason, name and date', async () => {
  expect((await factsOf('test/project/clean/2565/99140000-014.yaml')).accepted).toEqual([
    {
      code: 'W-DATES-NOT-FISCAL',
      path: 'project.endDate',
      reason: 'สัญญาผูกพันข้ามปีงบประมาณถึง 31 มีนาคม 2566 ตามหนังสืออนุมัติกันเงินเหลื่อมปี',
      by: 'นางสาวศิริพร เมืองงาม',
      date: '2022-03-01',
    },
  ]);
});

test('a project that accepts nothing says nothing of it', async () => {
  expect(await factsOf('data/2564/21000000-3230.yaml')).not.toHaveProperty('accepted');
});

test('everything that decides the bytes is named by its digest', async () => {
  const facts = await factsOf('data/2564/21000000-3230.yaml');
  const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(facts).toMatchObject({
    tool: { name: 'raingan', sha256: digest },
    data: { sha256: digest },
    template: { sha256: digest },
    fonts: { sha256: digest },
    dictionary: { sha256: digest },
    options: { draft: false },
  });
});

test('the space for a signature lies on the last page, free of text', async () => {
  const { pages, document } = await writerInputs(workspace.readText('data/2564/21000000-3230.yaml'));
  const { page, rectangle } = (await factsOf('data/2564/21000000-3230.yaml')).signatureSpace;
  const [left, bottom, right, top] = rectangle;
  expect(page).toBe(pages.length);
  expect(right - left).toBeGreaterThanOrEqual(120);
  expect(top - bottom).toBeGreaterThanOrEqual(28);
  expect(right).toBeCloseTo(document.page.width - document.page.margin.right, 2);
  for (const line of pages.at(-1)!.lines) {
    const y = pages.at(-1)!.height - line.baseline;
    const meets = line.x < right && line.x + line.width > left && y > bottom && y < top;
    expect(meets && line.runs.map(({ words }) => words.map(({ text }) => text).join(''))).toBe(false);
  }
});
