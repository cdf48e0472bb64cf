import { parseColumns, parseSort, parseWhere, QueryMistake, type RowTest } from '../../summary/project-query.ts';
import type { ProjectField, ProjectRow } from '../../summary/project-row.ts';
import { UsageMistake } from '../terminal/terminal.ts';
import type { Arguments } from './parse-arguments.ts';

/** The projects of `--where`; every one when it is not given. Given several times, all of them must hold. */
export function readSelection(given: Arguments): RowTest {
  const tests = given.values('where').map((text) => asUsage(() => parseWhere(text)));
  return (row) => tests.every((test) => test(row));
}

/** The order of `--sort`; none when it is not given. */
export function readOrder(given: Arguments): (a: ProjectRow, b: ProjectRow) => number {
  const text = given.value('sort');
  return text === undefined ? () => 0 : asUsage(() => parseSort(text));
}

/** The fields of `--columns`. */
export function readColumns(given: Arguments): readonly ProjectField[] | undefined {
  const text = given.value('columns');
  return text === undefined ? undefined : asUsage(() => parseColumns(text));
}

function asUsage<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof QueryMistake) throw new UsageMistake(error.text, error.hint);
    throw error;
  }
}
