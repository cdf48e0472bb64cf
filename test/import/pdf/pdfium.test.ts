import { expect, test } from 'vitest';
import { loadPdfium, withMemory } from '../../../src/import/pdf/pdfium.ts';
import { importTerminal } from '../support.ts';

const { workspace } = importTerminal();

test('PDFium is started once', async () => {
  const [first, second] = await Promise.all([loadPdfium(workspace), loadPdfium(workspace)]);
  expect(second).toBe(first);
});

test('memory is freed, even when its user throws', async () => {
  const pdfium = await loadPdfium(workspace);
  const freed: number[] = [];
  const counted = {
    ...pdfium,
    wasmExports: { ...pdfium.wasmExports, malloc: () => 8, free: (address: number) => void freed.push(address) },
  } as typeof pdfium;
  expect(withMemory(counted, 4, (address) => address + 1)).toBe(9);
  const failing = () =>
    withMemory(counted, 4, () => {
      throw new Error('read');
    });
  expect(failing).toThrow('read');
  expect(freed).toEqual([8, 8]);
});
