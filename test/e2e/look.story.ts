import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { comparePictures } from '../support/picture.ts';
import { noteReference } from '../support/references.ts';
import { field, openProject, openStudio, printed, saved, seed, seedAs, seedFile } from './studio-page.ts';

// What a person looked at once. A view that changed on purpose is stored again by `RAINGAN_UPDATE=1 npm run e2e -- look`, and looked at.
const references = fileURLToPath(new URL('ref/', import.meta.url));

/** Share of pixels that may differ: browsers of other versions draw the edges of letters in other greys. */
const mostDifferent = 0.02;

/** The most pixels of them in a line: more than the stem of a letter, less than any line of the page. */
const mostInALine = 30;

const isOther = ({ share, longestRun }: ReturnType<typeof comparePictures>) =>
  share >= mostDifferent || longestRun > mostInALine;

async function looksAsBefore(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.mouse.move(0, 0);
  const shoot = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  let shot = await shoot();
  const file = path.join(references, `${name}.png`);
  noteReference(`test/e2e/ref/${name}.png`);
  if (process.env.CI && !existsSync(file)) throw new Error(`test/e2e/ref/${name}.png is missing`);
  if (process.env.RAINGAN_UPDATE === '1' || !existsSync(file)) {
    mkdirSync(references, { recursive: true });
    writeFileSync(file, shot);
    if (process.env.RAINGAN_UPDATE === '1') return;
    throw new Error(`there was no ${name}.png: it is stored now, look at it`);
  }
  const compare = () => comparePictures(readFileSync(file), shot);
  // On a busy machine the page may still be at work: what it finds, and its pictures, come later.
  for (let tries = 0; tries < 20 && isOther(compare()); tries++) {
    await page.waitForTimeout(500);
    shot = await shoot();
  }
  const { share, longestRun } = compare();
  expect(share).toBeLessThan(mostDifferent);
  expect(longestRun).toBeLessThanOrEqual(mostInALine);
}

const names = ['ปรับปรุงสวนสาธารณะ', 'ฝึกอบรมอาสาสมัคร', 'จัดการขยะชุมชน', 'ระบายน้ำถนนสายหลัก', 'ห้องสมุดประชาชน'];
const offices = ['สำนักสิ่งแวดล้อม', 'สำนักอนามัย', 'สำนักการระบายน้ำ', 'สำนักการโยธา'];

/** A year of invented projects, some of them with mistakes. */
const year = Object.fromEntries(
  Array.from({ length: 24 }, (_, index) => {
    const code = `50140000-${1001 + index}`;
    const text = seedAs(code)
      .replace(/name: กิจกรรม.*/, `name: โครงการ${names[index % 5]} ระยะที่ ${index + 1}`)
      .replace('- สำนักยุทธศาสตร์และประเมินผล', `- ${offices[index % 4]}`)
      .replace('received: "0.00"', `received: "${50_000 + index * 125_000}.00"`)
      .replace('spent: "0.00"', `spent: "${index * 90_000}.00"`)
      .replace('นางสาวธัญวลัย จารุเฉลิมรัตน์', 'นางสาวสมมติ ใจดี')
      .replace('นางสาวพรทิพย์ ทุมพันธ์', 'นายตัวอย่าง รักงาน');
    return [`data/2564/${code}.yaml`, index % 7 === 3 ? text.replace('"2021-09-30"', '"2019-09-30"') : text];
  }),
);

test.each(['light', 'dark'] as const)('the main views look as before (%s)', async (colorScheme) => {
  const opened = await openStudio({ files: year, colorScheme });
  const { page } = opened;
  await page.locator('[data-rows="24"]').waitFor();
  await looksAsBefore(page, `year-${colorScheme}`);
  await openProject(opened, '50140000-1002');
  await page.waitForTimeout(600); // the pages out of view
  await looksAsBefore(page, `project-${colorScheme}`);
  await page.getByRole('button', { name: 'ข้อความ', exact: true }).click();
  await page.locator('.cm-line').first().waitFor();
  await page.waitForTimeout(600);
  await looksAsBefore(page, `text-${colorScheme}`);
  await field(page, 'project.endDate').fill('30/09/2562');
  await page.locator('.field .finding.error').first().waitFor();
  await saved(page);
  await looksAsBefore(page, `finding-${colorScheme}`);
});

test('a narrow window looks as before', async () => {
  const opened = await openStudio({ files: { ...year, [seedFile]: seed }, viewport: { width: 390, height: 800 } });
  const { page } = opened;
  await page.locator('[data-rows="25"]').waitFor();
  await looksAsBefore(page, 'narrow-year');
  await openProject(opened, '50140000-1002', false);
  await field(page, 'project.name').waitFor();
  await looksAsBefore(page, 'narrow-form');
  await page.getByRole('button', { name: 'หน้ารายงาน', exact: true }).click();
  await printed(page, 'ฝึกอบรมอาสาสมัคร');
  await page.locator('[data-painted]').waitFor();
  await page.waitForTimeout(600);
  await looksAsBefore(page, 'narrow-pages');
});
