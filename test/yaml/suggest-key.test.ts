import { describe, expect, test } from 'vitest';
import { projectSchema } from '../../src/project/schema.ts';
import { suggestKey } from '../../src/yaml/suggest-key.ts';
import type { Path } from '../../src/yaml/tree.ts';

const suggest = (key: string, parent: Path = []) => {
  const { hint, suggested } = suggestKey(parent, key, projectSchema);
  return [hint?.en, suggested] as const;
};

describe('an unknown key', () => {
  test.each<[string, Path, Path]>([
    ['reprots', [], ['reports']],
    ['nmae', ['project'], ['project', 'name']],
    ['Name', ['project'], ['project', 'name']],
    ['ชื่อโครงการ/กิจกรรม', ['project'], ['project', 'name']], // by its Thai title
  ])('%s in %j means %j', (key, parent, meant) => {
    expect(suggest(key, parent)).toEqual([`did you mean \`${meant.at(-1)}\`?`, meant]);
  });

  test('that is known elsewhere belongs there', () => {
    expect(suggest('narrative', ['project'])).toEqual([
      expect.stringMatching(/^`narrative` belongs under `reports/),
      undefined,
    ]);
    expect(suggest('objectives', ['organization'])).toEqual([
      '`objectives` belongs at the outermost level',
      ['objectives'],
    ]);
    expect(suggest('spent', ['project'])).toEqual([
      '`spent` belongs under `project.budget`',
      ['project', 'budget', 'spent'],
    ]);
  });

  test('with letters that only look right names them', () => {
    const [hint, meant] = suggest('n\u0430me', ['project']);
    expect(hint).toMatch(
      /^did you mean `name`\? This key has `\u0430` \(.*\), which looks like `a`; type it again in English$/,
    );
    expect(meant).toEqual(['project', 'name']);
    expect(suggest('na\u200bme', ['project'])[0]).toContain('the invisible ');
  });

  test('that is near none has the list of those that are known', () => {
    const [hint, meant] = suggest('zzzzzzzz', ['contacts']);
    expect(hint).toBe('known keys: `responsible` `coordinator`');
    expect(meant).toBeUndefined();
  });

  test('that merges other keys is not read', () => {
    expect(suggest('<<')).toEqual(['merge keys are not read; write the keys out', undefined]);
  });
});

test('Thai hints have the title of the key', () => {
  expect(suggestKey(['project'], 'nmae', projectSchema).hint?.th).toBe('หมายถึง `name` (ชื่อโครงการ/กิจกรรม) หรือไม่');
});
