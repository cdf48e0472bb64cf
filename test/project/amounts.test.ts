import { describe, expect, test } from 'vitest';
import { parseBasisPoints, parseSatang } from '../../src/project/amounts.ts';

describe('an amount that is not taken: its hint is', () => {
  test.each([
    ['หนึ่งล้านสองแสนห้าหมื่นบาทถ้วน', 'write `1250000.00`'],
    ['1,250,000 บาทถ้วน', 'write `1250000`'],
    ['1.250.000,00', 'write `1250000.00`'],
    ['462_500', 'write `462500`'],
    ['１２５００００', 'write `1250000`'],
    ['462500.005', 'write `462500.01`, rounded to two decimals'],
    ['0.004', 'write `0.00`, rounded to two decimals'],
    ['-462500', 'write `462500` without the minus sign, or check the amount'],
    ['99999999999999999999', 'check the number of digits'],
    ['99999999999999999999.005', 'check the number of digits'],
    ['1.25e6', 'write the amount in digits alone, such as `80900.50`'],
    ['', 'write the amount in digits alone, such as `80900.50`'],
  ])('%s: %s', (text, hint) => {
    const { value, problem } = parseSatang(text);
    expect(value).toBeUndefined();
    expect(problem?.hint?.en).toBe(hint);
  });
});

describe('a percentage that is not taken: its hint is', () => {
  test.each([
    ['ร้อยละสิบห้า', 'write `15.00`'],
    ['50 เปอร์เซ็นต์', 'write `50`'],
    ['15.555', 'write `15.56`, rounded to two decimals'],
    ['100.001', 'write `100.00`, rounded to two decimals'],
    ['-5', 'write `5` without the minus sign, or check the amount'],
    ['101', 'check the figure: the progress so far is at most 100'],
    ['-101', 'write the progress so far as one figure, such as `22.50`'],
    ['15/100', 'write the progress so far as one figure, such as `22.50`'],
  ])('%s: %s', (text, hint) => {
    const { value, problem } = parseBasisPoints(text);
    expect(value).toBeUndefined();
    expect(problem?.hint?.en).toBe(hint);
  });
});
