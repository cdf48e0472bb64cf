import { describe, expect, test } from 'vitest';
import { exampleText, load } from '../project/example.ts';

const found = (change: (text: string) => string) =>
  load(exampleText(change)).diagnostics.map(({ code, path, range, message, hint }) => ({
    ...{ code, path, line: range?.start.line, column: range?.start.column },
    ...{ message: message.en, hint: hint?.en },
  }));
const without = (line: RegExp) => found((text) => text.replace(line, ''));

describe('a missing key', () => {
  test('has the place of the key above it, and the line to add', () => {
    expect(without(/ {2}name: โครงการทดสอบ\n/)).toEqual([
      {
        ...{ code: 'E-MISSING-KEY', path: 'project.name', line: 2, column: 1 },
        message: expect.stringMatching(/^missing key `name` under /),
        hint: expect.stringMatching(/^add the line `name: ".+"` under .+, with the real value$/),
      },
    ]);
  });

  test('of the outermost level has the place of the last key, and goes to the end of the file', () => {
    const [only, ...others] = without(/objectives: .+\n/);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ path: 'objectives', column: 1, message: 'missing key `objectives`' });
    expect(only!.hint).toMatch(/^add the line `objectives: \[".+"\]` at the end of the file, with the real value$/);
    expect(only!.line).toBeGreaterThan(30);
  });

  test('that numbers an item gets a number that no other item has', () => {
    const [first] = without(/number: 1\n {4}/);
    expect(first!.hint).toContain('`number: 1`');
    const [next] = found((text) => text.replace('number: 1\n    ', '').replace('number: 2', 'number: 1'));
    expect(next!.hint).toContain('`number: 2`');
  });
});
