import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkspace } from '../src/host/node-workspace.ts';
import { makingOf } from '../src/making-of.ts';
import { loadProject } from '../src/project/load-project.ts';
import { openResources } from '../src/resources.ts';

const root = join(import.meta.dirname, '..');
const workspace = openWorkspace({ root, packageRoot: root });
const options = { formats: ['pdf'] } as const;
const { value: resources } = await openResources(workspace, {});

function factsOf(file: string) {
  const bytes = workspace.readBytes(file);
  const { value: loaded } = loadProject(file, bytes);
  if (!loaded || !resources) throw new Error(file);
  const { attachments } = makingOf(loaded, { file, bytes }, resources, options);
  const facts = attachments.find(({ fileName }) => fileName === 'making-of.json');
  return JSON.parse(Buffer.from(facts?.content ?? []).toString('utf8'));
}

test('the findings a project accepts travel with its PDF, with reason, name and date', () => {
  expect(factsOf('test/project/clean/2565/99140000-014.yaml').accepted).toEqual([
    {
      code: 'W-DATES-NOT-FISCAL',
      path: 'project.endDate',
      reason: 'สัญญาผูกพันข้ามปีงบประมาณถึง 31 มีนาคม 2566 ตามหนังสืออนุมัติกันเงินเหลื่อมปี',
      by: 'นางสาวศิริพร เมืองงาม',
      date: '2022-03-01',
    },
  ]);
});

test('a project that accepts nothing says nothing of it', () => {
  expect(factsOf('data/2564/21000000-3230.yaml')).not.toHaveProperty('accepted');
});
