import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { field, main, openProject, openStudio, seed, seedAs, seedFile } from './studio-page.ts';

const codes = Array.from({ length: 6 }, (_, index) => `21000000-${4000 + index}`);
const six = Object.fromEntries(codes.map((code) => [`data/2564/${code}.yaml`, seedAs(code)]));

describe('the list', () => {
  test('finds, filters and sorts', async () => {
    const files = {
      ...six,
      'data/2564/21000000-4001.yaml': seedAs('21000000-4001').replace('endDate: "2021-09-30"', 'endDate: "2019-09-30"'),
      'data/2564/21000000-4002.yaml': seedAs('21000000-4002').replace('name: กิจกรรม', 'name: งานพิเศษ กิจกรรม'),
      'data/2564/21000000-4003.yaml': seedAs('21000000-4003').replace('received: "0.00"', 'received: "5000.00"'),
    };
    const { page } = await openStudio({ files });
    const shown = () => page.locator('.year-row .cell-code').allTextContents();
    await page.locator('[data-rows="6"]').waitFor();
    await page.getByLabel('กรองตามที่พบ').selectOption('errors');
    expect(await shown()).toEqual(['21000000-4001']);
    await page.getByLabel('กรองตามที่พบ').selectOption('E-END-BEFORE-START');
    expect(await shown()).toEqual(['21000000-4001']);
    await page.getByLabel('กรองตามที่พบ').selectOption('all');
    await page.getByRole('searchbox').fill('พิเศษ 4002');
    expect(await shown()).toEqual(['21000000-4002']);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'ได้รับ (บาท)' }).click();
    await page.getByRole('button', { name: 'ได้รับ (บาท)' }).click();
    expect((await shown())[0]).toBe('21000000-4003');
    expect(await page.locator('.year-row').first().locator('.cell-received').textContent()).toBe('5,000.00');
  });

  test('10,000 projects do not freeze the page', async () => {
    const small = seed.replace(/^rationale:[\s\S]*?^objectives:/m, 'rationale:\n  - เหตุผล\nobjectives:');
    const many = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => {
        const code = `21000000-${10_000 + index}`;
        return [`data/2564/${code}.yaml`, small.replace('21000000-3230', code)];
      }),
    );
    const { page } = await openStudio({ files: many });
    await page.locator('.year-row').first().waitFor();
    // While they are read: what is typed is shown, and no frame waits long.
    await page.evaluate(() => {
      const gaps: number[] = [];
      let last = performance.now();
      const look = () => {
        gaps.push(performance.now() - last);
        last = performance.now();
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
      Object.assign(window, { gaps });
    });
    await page.getByRole('searchbox').fill('1');
    await page.locator('[data-rows="10000"]').waitFor({ timeout: 200_000 });
    await page.getByRole('searchbox').fill('');
    expect(await page.locator('.year-row').count()).toBeLessThan(60);
    await page.locator('.year-scroll').evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await page.getByRole('link', { name: '21000000-19999' }).waitFor();
    await page.getByRole('searchbox').fill('21000000-15000');
    await page.getByRole('link', { name: '21000000-15000' }).waitFor();
    expect(await page.locator('.year-row').count()).toBe(1);
    const gaps = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps);
    expect(Math.max(...gaps)).toBeLessThan(3000); // a stop for what hangs; bench/studio.md has the figures
  }, 240_000);

  test('reports that were chosen are built with progress, and given as one zip', async () => {
    const opened = await openStudio({ files: six });
    const { page } = opened;
    await page.getByLabel(`เลือก ${codes[1]}`).check();
    await page.getByLabel(`เลือก ${codes[4]}`).check();
    await page.getByRole('button', { name: 'สร้างรายงานที่เลือก (2)' }).click();
    await page.locator('[data-built="2"]').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'ดาวน์โหลด zip' }).click(),
    ]);
    const unpacked = unzipSync(readFileSync(await file.path()));
    expect(Object.keys(unpacked)).toEqual([
      `${codes[1]}.docx`,
      `${codes[1]}.pdf`,
      `${codes[4]}.docx`,
      `${codes[4]}.pdf`,
    ]);
    execFileSync(process.execPath, [main, 'build', '--quiet', '--out', 'again'], { cwd: opened.root, stdio: 'ignore' });
    for (const [name, bytes] of Object.entries(unpacked)) {
      expect(readFileSync(path.join(opened.root, 'again/2564', name)).equals(bytes)).toBe(true);
    }
    await page.getByRole('button', { name: 'ปิด' }).click();
    await page.getByLabel('กรองตามรายงาน').selectOption('built');
    await page.locator('.year-row').nth(1).waitFor();
    expect(await page.locator('.year-row .cell-code').allTextContents()).toEqual([codes[1], codes[4]]);
  });

  test('all are built; one with errors is named and leads to itself; a later change makes a report stale', async () => {
    const wrong = {
      ...six,
      'data/2564/21000000-4001.yaml': seedAs('21000000-4001').replace('"2021-09-30"', '"2019-09-30"'),
    };
    const opened = await openStudio({ files: wrong });
    const { page } = opened;
    await page.locator('[data-rows="6"]').waitFor();
    await page.getByRole('button', { name: 'สร้างรายงานทั้งหมด (6)' }).click();
    await page.locator('[data-built="5"]').waitFor();
    await page.locator('.failed').getByRole('button', { name: '2564/21000000-4001.yaml' }).click();
    await field(page, 'project.endDate').waitFor();
    await page.getByRole('button', { name: 'กลับไปรายการ' }).click();
    await page.locator('.cell-built.built').first().waitFor();
    opened.write('data/2564/21000000-4002.yaml', `${seedAs('21000000-4002')}# later\n`);
    await page.locator('.year-row', { hasText: '21000000-4002' }).locator('.stale').waitFor({ timeout: 15_000 });
  });

  test('a new project with a code that is there is refused', async () => {
    const opened = await openStudio();
    const { page } = opened;
    opened.expected.push(/409/);
    await page.getByRole('button', { name: 'โครงการใหม่' }).click();
    await page.getByLabel('รหัสโครงการ').fill('21000000-3230');
    await page.getByLabel('ปีงบประมาณ (พ.ศ.)').fill('2564');
    await page.getByRole('button', { name: 'สร้าง', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'อยู่แล้ว' }).waitFor();
    expect(opened.read(seedFile)).toBe(seed);
  });

  test('the keyboard alone makes a new project: its code is where typing begins', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await page.getByRole('button', { name: 'โครงการใหม่' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('21000000-4990');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2564');
    await page.keyboard.press('Enter');
    await field(page, 'project.code').waitFor();
    expect(opened.read('data/2564/21000000-4990.yaml')).toContain('code: "21000000-4990"');
  });

  test('a project is carried over to the next year', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    await page.getByRole('button', { name: 'ยกไปปีใหม่' }).click();
    await page.getByLabel('รหัสโครงการ', { exact: true }).last().fill('21000000-6521');
    await page.getByRole('button', { name: 'ยกไป', exact: true }).click();
    await expect.poll(() => field(page, 'project.previousCode').inputValue()).toBe('21000000-3230');
    expect(await field(page, 'project.fiscalYear').inputValue()).toBe('2565');
    expect(opened.read(seedFile)).toBe(seed);
  });
});

describe('files of others', () => {
  const printout = readFileSync('test/ref/printed-form.txt');

  test('a printout is imported, with notes before anything is written', async () => {
    const opened = await openStudio({ files: { 'data/readme.txt': '' } });
    const { page } = opened;
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'รายงานเก่า.txt', mimeType: 'text/plain', buffer: printout });
    const dialog = page.getByRole('dialog', { name: 'นำเข้าไฟล์' });
    await dialog.getByText('data/2564/21000000-3230.yaml').waitFor();
    expect(await dialog.locator('.imported li').count()).toBeGreaterThan(0);
    expect(readdirSync(path.join(opened.root, 'data'))).toEqual(['readme.txt']);
    await dialog.getByRole('button', { name: 'เขียน 1 ไฟล์' }).click();
    await page.getByRole('link', { name: '21000000-3230' }).waitFor();
    await openProject(opened);
    expect(await field(page, 'contacts.coordinator.phone').inputValue()).toBe('1543');
  });

  test('a printout that is dropped on the page does not overwrite a project', async () => {
    const opened = await openStudio();
    const { page } = opened;
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'เก่า.txt', { type: 'text/plain' }));
      return data;
    }, printout.toString());
    await page.locator('.year').dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByText('มีไฟล์นี้อยู่แล้วและเนื้อหาต่างกัน').waitFor();
    await page.getByRole('button', { name: 'เขียน 0 ไฟล์' }).waitFor();
    expect(await page.getByRole('button', { name: 'เขียน 0 ไฟล์' }).isDisabled()).toBe(true);
    expect(opened.read(seedFile)).toBe(seed);
  });

  test('a PDF that raingan built comes back as it was, and a table as projects', async () => {
    const opened = await openStudio();
    const { page } = opened;
    execFileSync(process.execPath, [main, 'build', '--quiet', '--format', 'pdf'], {
      cwd: opened.root,
      stdio: 'ignore',
    });
    execFileSync(process.execPath, [main, 'import', '--columns', '--out', 'tables'], {
      cwd: opened.root,
      stdio: 'ignore',
    });
    const pdf = readFileSync(path.join(opened.root, 'output/2564/21000000-3230.pdf'));
    const [table] = readdirSync(path.join(opened.root, 'tables'));
    await page.locator('input[type=file]').setInputFiles([
      { name: 'x.pdf', mimeType: 'application/pdf', buffer: pdf },
      {
        name: table!,
        mimeType: 'application/octet-stream',
        buffer: readFileSync(path.join(opened.root, 'tables', table!)),
      },
    ]);
    const dialog = page.getByRole('dialog');
    await dialog
      .locator('section', { hasText: 'x.pdf' })
      .getByText('data/2564/21000000-3230.yaml')
      .waitFor({ timeout: 30_000 });
    await dialog.locator('section', { hasText: table! }).locator('.imported').waitFor();
    await dialog.getByRole('button', { name: 'ไม่เขียน' }).click();
    expect(opened.read(seedFile)).toBe(seed);
  });

  test('a PDF is verified against its data', async () => {
    const opened = await openStudio();
    const { page } = opened;
    execFileSync(process.execPath, [main, 'build', '--quiet', '--format', 'pdf'], {
      cwd: opened.root,
      stdio: 'ignore',
    });
    await page.getByRole('button', { name: 'ตรวจ PDF' }).click();
    await page.locator('input[type=file]').setInputFiles(path.join(opened.root, 'output/2564/21000000-3230.pdf'));
    await page.locator('[data-question="rebuilt"].yes').waitFor({ timeout: 60_000 });
    await page.locator('[data-question="atHand"].yes').waitFor();
    expect(await page.locator('.answer.no').count()).toBe(0);
  });
});

describe('the summary', () => {
  test('shows figures and charts, and names what keeps it from being made', async () => {
    const opened = await openStudio({ files: six });
    const { page } = opened;
    await page.getByRole('button', { name: 'สรุปปี' }).click();
    await page.getByRole('row', { name: /^รวม 6/ }).waitFor();
    await page.locator('.pdf-pages canvas').first().waitFor();
    await expect
      .poll(async () => {
        const box = await page.locator('.pdf-pages canvas').first().boundingBox();
        return box && box.height / box.width;
      })
      .toBeCloseTo(297 / 210, 2); // A4, not squashed
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'ดาวน์โหลด PDF' }).click(),
    ]);
    execFileSync(process.execPath, [main, 'summary', '--year', '2564', '--format', 'pdf'], {
      cwd: opened.root,
      stdio: 'ignore',
    });
    expect(
      readFileSync(await file.path()).equals(readFileSync(path.join(opened.root, 'output/2564/summary-2564.pdf'))),
    ).toBe(true);
    opened.write('data/2564/21000000-4005.yaml', 'x: 1\n');
    await page.reload();
    await page.getByRole('button', { name: 'data/2564/21000000-4005.yaml' }).waitFor();
    expect(existsSync(path.join(opened.root, 'output/2564/21000000-4005.pdf'))).toBe(false);
  });
});
