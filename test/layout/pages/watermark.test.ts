import { expect, test } from 'vitest';
import { layOut } from '../../../src/layout/lay-out.ts';
import { resources, twoRowEntries } from '../two-row-entries.ts';

test('the draft mark of each page is centred on it and turned as its diagonal is', async () => {
  const narratives = Array.from({ length: 30 }, () => [':: สำนักงานจัดประชุม '.repeat(8)]);
  const document = { ...twoRowEntries({ narratives }), watermark: { text: 'ฉบับร่าง', style: 'watermark' } };
  const pages = await layOut(document, resources);
  expect(pages.length).toBeGreaterThan(1);
  for (const { width, height, watermark } of pages) {
    expect(watermark?.centerX, 'middle of the page, across').toBe(width / 2);
    expect(watermark?.centerY, 'middle of the page, down').toBe(height / 2);
    expect(Math.tan((watermark!.angle * Math.PI) / 180)).toBeCloseTo(height / width, 6);
    const { run } = watermark!;
    expect(run).toMatchObject({ x: 0, part: 'content' });
    const advance = run.words.reduce((sum, word) => sum + word.advance, 0);
    expect(run.width, 'width of the mark').toBeCloseTo((advance * run.fontSize) / run.face.unitsPerEm, 6);
    expect(run.width, 'the mark is no longer than the diagonal').toBeLessThan(Math.hypot(width, height));
  }
});
