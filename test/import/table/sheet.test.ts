import { expect, test } from 'vitest';
import { cellName, columnLetters, isBlank, type SheetCell, shownText } from '../../../src/import/table/sheet.ts';
import { dateCell, madeSheet, numberCell } from './made-sheets.ts';

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});

test('a cell has the name that Excel gives it', () => {
  expect(cellName(madeSheet([]), 4, 2)).toBe('แผ่น!C4');
});

test.each<[SheetCell | undefined, string, boolean]>([
  [undefined, '', true],
  [{ kind: 'text', text: ' \n' }, ' \n', true],
  [{ kind: 'text', text: 'ก ' }, 'ก ', false],
  [{ kind: 'boolean', value: true }, 'TRUE', false],
  [{ kind: 'boolean', value: false }, 'FALSE', false],
  [{ kind: 'formula', formula: 'A1*2' }, '=A1*2', false],
  [{ kind: 'error', shown: '#DIV/0!' }, '#DIV/0!', false],
  [numberCell(1234.5, '1,234.50', '#,##0.00'), '1,234.50', false],
  [dateCell('2020-10-01', '1/10/2563'), '1/10/2563', false],
])('%j shows %j; blank: %s', (cell, shown, blank) => {
  expect({ shown: shownText(cell), blank: isBlank(cell) }).toEqual({ shown, blank });
});
