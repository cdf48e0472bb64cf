import { execFileSync } from 'node:child_process';
import { readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWithPdfjs } from '../support/pdfjs.ts';
import { field, main, openProject, openStudio, printed, saved, seed, seedFile } from './studio-page.ts';

/** Lines of a text that another one does not have. */
const changedLines = (before: string, after: string) =>
  after.split('\n').filter((line) => !before.split('\n').includes(line));

async function downloaded(page: import('playwright-core').Page, button: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFileSync(await file.path());
}

describe('a report is made', () => {
  test('from nothing to a PDF whose text is right', async () => {
    const opened = await openStudio({ files: { 'data/readme.txt': '' } });
    const { page } = opened;
    await page.getByRole('button', { name: 'โครงการใหม่' }).click();
    await page.getByLabel('รหัสโครงการ').fill('50140000-1024');
    await page.getByLabel('ปีงบประมาณ (พ.ศ.)').fill('2565');
    await page.getByRole('button', { name: 'สร้าง', exact: true }).click();
    await field(page, 'project.name').waitFor();
    const values: Record<string, string> = {
      'project.name': 'โครงการปรับปรุงระบบระบายน้ำถนนสายหลัก',
      'project.budget.received': '1,250,000.50',
      'project.budget.spent': '980500',
      'organization.path[0]': 'สำนักการระบายน้ำ',
      'organization.path[1]': 'กองระบบท่อระบายน้ำ',
      'contacts.responsible.name': 'นางสาวสมมติ ใจดี',
      'contacts.responsible.phone': '1234',
      'contacts.coordinator.name': 'นายตัวอย่าง รักงาน',
      'contacts.coordinator.phone': '5678',
      'rationale[0]': 'น้ำท่วมขังเมื่อฝนตกหนัก ทำให้ประชาชนเดือดร้อน',
      'objectives[0]': 'เพื่อระบายน้ำได้เร็วขึ้น',
      'targets[0]': 'ถนนสายหลัก 3 สาย',
      'strategy.issue': 'ด้านที่ ๑ - มหานครปลอดภัย',
      'strategy.subIssue': '๑.๓ - ปลอดภัยพิบัติ',
      'strategy.goal': '๑.๓.๒ ลดจุดเสี่ยงน้ำท่วม',
      'strategy.indicator': 'จุดเสี่ยงน้ำท่วมลดลง',
    };
    for (const [name, value] of Object.entries(values)) await field(page, name).fill(value);
    await page.getByRole('button', { name: 'เพิ่มรายงานความก้าวหน้า' }).click();
    await field(page, 'reports[0].date').fill('15/12/2564');
    await field(page, 'reports[0].progress').fill('78.44');
    await field(page, 'reports[0].disbursed').fill('980500');
    await field(page, 'reports[0].narrative').fill('สำรวจพื้นที่แล้วเสร็จ');
    await printed(page, 'สำรวจพื้นที่แล้วเสร็จ');
    const pdf = await downloaded(page, 'ดาวน์โหลด PDF');
    const text = (await readWithPdfjs(pdf)).pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n');
    for (const expected of [
      'ชื่อโครงการ/กิจกรรม : โครงการปรับปรุงระบบระบายน้ำถนนสายหลัก',
      'งบประมาณที่ได้รับ : 1,250,000.50 บาท',
      'ชื่อผู้รับผิดชอบ... : นางสาวสมมติ ใจดี (โทร 1234)',
      ':: 15/12/2564 : สำรวจพื้นที่แล้วเสร็จ',
      ':: ความก้าวหน้าของงานฯ = 78.44 %',
      'งบประมาณที่เบิกใช้ (ครั้งที่ 1) = 980,500.00 บาท',
    ]) {
      expect(text.replaceAll('ํา', 'ำ')).toContain(expected);
    }
    expect(opened.read('data/2565/50140000-1024.yaml')).toContain('# ตรงกับชื่อไฟล์ / the same as the file');
  });

  test('the bytes that are downloaded are those of raingan build', async () => {
    const opened = await openStudio();
    await openProject(opened);
    await field(opened.page, 'signature.name').fill('นายสมมติ ลงนาม');
    await printed(opened.page, '(นายสมมติ ลงนาม)');
    const [pdf, docx] = [await downloaded(opened.page, 'ดาวน์โหลด PDF'), await downloaded(opened.page, 'DOCX')];
    execFileSync(process.execPath, [main, 'build', '--quiet', '--out', 'again'], { cwd: opened.root, stdio: 'ignore' });
    expect(pdf.equals(readFileSync(path.join(opened.root, 'again/2564/21000000-3230.pdf')))).toBe(true);
    expect(docx.equals(readFileSync(path.join(opened.root, 'again/2564/21000000-3230.docx')))).toBe(true);
  });
});

describe('an edit changes the bytes of its value alone', () => {
  test('in the form, with the comments, the order and the line ends of the file', async () => {
    const text = seed
      .replace('  fiscalYear: 2564', '  fiscalYear: 2564   # ปีนี้')
      .replace('  name: กิจกรรม', "  # ชื่อ\n  name:   'กิจกรรม")
      .replace('การกระจายอำนาจ\n', "การกระจายอำนาจ'\n")
      .replaceAll('\n', '\r\n');
    const opened = await openStudio({ files: { [seedFile]: `\ufeff${text}` } });
    await openProject(opened);
    await field(opened.page, 'project.name').fill("โครงการ 'ใหม่'");
    await field(opened.page, 'reports[0].progress').fill('12.5');
    await saved(opened.page);
    const expected = text
      .replace(/name: {3}'.*'/, "name:   'โครงการ ''ใหม่'''")
      .replace(/progress: "10.00"/, 'progress: "12.5"');
    expect(opened.read(seedFile)).toBe(`\ufeff${expected}`);
  });

  test('a letter that is typed and taken back leaves the file as it was', async () => {
    const opened = await openStudio();
    await openProject(opened);
    const name = field(opened.page, 'project.name');
    await name.focus();
    await opened.page.keyboard.press('End');
    await opened.page.keyboard.type(' a b ', { delay: 30 });
    await printed(opened.page, 'a b');
    for (let count = 0; count < 5; count += 1) await opened.page.keyboard.press('Backspace');
    await opened.page.locator('[data-save="saved"]').waitFor();
    await expect.poll(() => opened.read(seedFile)).toBe(seed);
  });

  test('typing in the text changes the form, and the form the text', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    await page.getByRole('button', { name: 'ข้อความ', exact: true }).click();
    await page.locator('.cm-line', { hasText: 'fiscalYear: 2564' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('5');
    await expect.poll(() => field(page, 'project.fiscalYear').inputValue()).toBe('2565');
    await field(page, 'contacts.responsible.phone').fill('1555');
    await page.locator('.cm-line', { hasText: 'phone: "1555"' }).waitFor();
    await saved(page);
    expect(changedLines(seed, opened.read(seedFile))).toEqual(['  fiscalYear: 2565', '    phone: "1555"']);
  });

  test('undo and redo go over both views', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    await field(page, 'contacts.responsible.phone').fill('1');
    await page.getByRole('button', { name: 'ข้อความ', exact: true }).click();
    await page.locator('.cm-line', { hasText: 'fiscalYear: 2564' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' # จริง');
    await page.keyboard.press('Control+z');
    await field(page, 'project.name').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => field(page, 'contacts.responsible.phone').inputValue()).toBe('1519');
    await saved(page);
    await expect.poll(() => opened.read(seedFile)).toBe(seed);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => field(page, 'contacts.responsible.phone').inputValue()).toBe('1');
    await page.getByRole('button', { name: 'ทำซ้ำ' }).click();
    await page.locator('.cm-line', { hasText: '# จริง' }).waitFor();
  });

  test('a text that is no YAML is saved, and the form says why it waits', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    await page.getByRole('button', { name: 'ข้อความ', exact: true }).click();
    await page.locator('.cm-line', { hasText: 'fiscalYear: 2564' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('\n - "ยังไม่ปิด: [');
    await page.getByText('ฟอร์มรอข้อความที่อ่านได้').waitFor();
    await saved(page);
    expect(opened.read(seedFile)).toContain('"ยังไม่ปิด: [');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await field(page, 'project.name').waitFor();
  });
});

describe('fields', () => {
  test('dates are typed in B.E., chosen from a calendar, and keep how the file writes them', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    expect(await field(page, 'project.startDate').inputValue()).toBe('01/10/2563');
    await field(page, 'project.startDate').fill('๒/๑๐/๒๕๖๓');
    await page.keyboard.press('Tab');
    expect(await field(page, 'project.startDate').inputValue()).toBe('02/10/2563');
    await page.getByRole('button', { name: 'เลือกวันที่: สิ้นสุดโครงการ' }).click();
    await page.getByRole('dialog', { name: 'สิ้นสุดโครงการ' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await field(page, 'project.endDate').inputValue()).toBe('29/09/2564');
    await field(page, 'reports[1].date').fill('31/2/2564');
    await page.keyboard.press('Tab');
    await page
      .locator('.field', { has: field(page, 'reports[1].date') })
      .locator('.finding.error')
      .waitFor();
    await saved(page);
    expect(changedLines(seed, opened.read(seedFile))).toEqual([
      '  startDate: "2020-10-02"',
      '  endDate: "2021-09-29"',
      '    date: 31/2/2564',
    ]);
  });

  test('money is shown in groups and written plainly', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    await field(page, 'project.budget.received').fill('1,234,567.50');
    await printed(page, '1,234,567.50 บาท');
    await page.keyboard.press('Tab');
    expect(await field(page, 'project.budget.received').inputValue()).toBe('1,234,567.50');
    await saved(page);
    expect(changedLines(seed, opened.read(seedFile))).toEqual(['    received: "1234567.50"']);
  });

  test('reports are added, moved and removed with their lines', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    const count = seed.match(/- number:/g)!.length;
    await page.getByRole('button', { name: 'เพิ่มรายงานความก้าวหน้า' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`field-reports[${count}].date`);
    await field(page, `reports[${count}].narrative`).fill('งานใหม่');
    await page.getByRole('button', { name: `เลื่อนขึ้น: รายงานครั้งที่ ${count + 1}` }).click();
    await saved(page);
    const [, ...reports] = opened.read(seedFile).split(/^ {2}- number: /m);
    expect(reports.map((each) => Number.parseInt(each, 10)).slice(-2)).toEqual([count + 1, count]);
    await page.getByRole('button', { name: `ลบ: รายงานครั้งที่ ${count + 1}` }).click();
    await saved(page);
    await expect.poll(() => opened.read(seedFile)).toBe(seed);
  });

  test("statuses come from the office's list", async () => {
    const opened = await openStudio({
      files: { [seedFile]: seed, 'raingan.yaml': 'planStatuses: [ตามแผน, หลุดแผน]\n' },
    });
    await openProject(opened);
    const status = field(opened.page, 'reports[0].planStatus');
    expect(await status.locator('option').allTextContents()).toEqual(['เป็นไปตามแผน', 'ตามแผน', 'หลุดแผน']);
    await status.selectOption('หลุดแผน');
    await saved(opened.page);
    expect(changedLines(seed, opened.read(seedFile))).toEqual(['    planStatus: หลุดแผน']);
  });

  test('a composition of an input method goes to the file when it ends', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    const client = await page.context().newCDPSession(page);
    await field(page, 'project.name').fill('');
    await field(page, 'project.name').focus();
    await client.send('Input.imeSetComposition', { text: 'กำ', selectionStart: 2, selectionEnd: 2 });
    expect(await field(page, 'project.name').inputValue()).toBe('กำ');
    await client.send('Input.insertText', { text: 'กำลัง' });
    await printed(page, 'ชื่อโครงการ/กิจกรรม : กำลัง');
    expect(await field(page, 'project.name').inputValue()).toBe('กำลัง');
  });
});

describe('findings', () => {
  test('five mistakes are corrected where they are', async () => {
    const wrong = seed
      .replace('endDate: "2021-09-30"', 'endDate: "2019-09-30"')
      .replace('received: "0.00"', 'received: "1,000"')
      .replace('progress: "10.00"', 'progress: "110.00"')
      .replace('date: "2020-11-23"', 'date: "23/11/2020"')
      .replace('name: นางสาวธัญวลัย จารุเฉลิมรัตน์', 'name: ""');
    const opened = await openStudio({ files: { [seedFile]: wrong } });
    const { page } = opened;
    await openProject(opened, undefined, false);
    const at = (name: string) => page.locator('.field', { has: field(page, name) });
    const mended = {
      'project.endDate': '30/09/2564',
      'project.budget.received': '1000',
      'reports[0].progress': '10',
      'reports[0].date': '23/11/2563',
      'contacts.responsible.name': 'นางสาวธัญวลัย จารุเฉลิมรัตน์',
    };
    for (const name of Object.keys(mended)) {
      await at(name).locator('.finding.error').waitFor();
      expect(await field(page, name).getAttribute('aria-invalid')).toBe('true');
      expect(await at(name).locator('.finding').textContent()).toMatch(/[\u0e00-\u0e7f]/);
    }
    for (const [name, value] of Object.entries(mended)) {
      await field(page, name).fill(value);
      await page.keyboard.press('Tab');
      await at(name).locator('.finding.error').waitFor({ state: 'detached' });
    }
    await page.locator('[data-painted]').waitFor();
  });

  test('nothing is said to be right before it was checked', async () => {
    const opened = await openStudio();
    const { page } = opened;
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/api/render*', async (route) => {
      await held;
      await route.continue();
    });
    await openProject(opened, undefined, false);
    await page.locator('.findings summary', { hasText: 'กำลังตรวจ…' }).waitFor();
    release();
    await page.locator('.findings summary', { hasText: /คำเตือน \d/ }).waitFor();
  });

  test('the list of findings names fields as the form does, and counts reports as they are numbered', async () => {
    const wrong = seed
      .replace('endDate: "2021-09-30"', 'endDate: "31/9/64"')
      .replace('date: "2020-11-23"', 'date: null');
    const opened = await openStudio({ files: { [seedFile]: wrong } });
    const { page } = opened;
    await openProject(opened, undefined, false);
    await page.locator('.findings summary').click();
    const list = page.locator('.findings-list');
    await list.getByText('E-DATE-FORMAT').waitFor();
    const words = ((await list.textContent()) ?? '').replaceAll('\u00a0', ' ');
    expect(words).toContain('ข้อผิดพลาด วันสิ้นสุดโครงการ ไม่ใช่วันที่ที่อ่านได้ · ต้องเป็น: วันที่แบบ');
    expect(words).toContain('เป้าหมายที่: ');
    expect(words).not.toMatch(/project\.|reports\[|strategy\./);
  });

  test('a finding leads to its field, and to its place in the text', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    await page.locator('.findings summary').click();
    const found = page.locator('.findings-list .finding', { hasText: 'W-TRUNCATED' });
    await found.getByRole('button', { name: 'ไปที่ช่อง' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-strategy.goal');
    const note = page.locator('.field', { has: field(page, 'strategy.goal') });
    await note.getByRole('button', { name: 'ดูในข้อความ' }).click();
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('โน');
  });

  test('what is certain is repaired by one click', async () => {
    const wrong = seed.replace('fiscalYear: 2564', 'fiscalYaer: 2564').replace('phone: "1519"', 'phone: 1519');
    const opened = await openStudio({ files: { [seedFile]: wrong } });
    await openProject(opened, undefined, false);
    await opened.page.getByRole('button', { name: 'แก้ให้อัตโนมัติ 2 แห่ง' }).click();
    await opened.page.locator('[data-painted]').waitFor();
    await saved(opened.page);
    await expect.poll(() => opened.read(seedFile)).toBe(seed);
  });

  test('a finding is accepted with a reason and a name', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    const note = page.locator('.field', { has: field(page, 'reports[1].date') });
    await note.getByRole('button', { name: 'ยอมรับพร้อมเหตุผล' }).click();
    await page.getByLabel('เหตุผลที่ข้อมูลถูกต้องแล้ว').fill('ระบบเดิมไม่ได้บันทึกวันที่');
    await page.getByLabel('ชื่อผู้ยอมรับ').fill('นายสมมติ');
    await page.getByRole('button', { name: 'ยอมรับ', exact: true }).click();
    await note.locator('.finding.warning').waitFor({ state: 'detached' });
    await saved(page);
    expect(opened.read(seedFile).startsWith(seed)).toBe(true);
    expect(opened.read(seedFile).slice(seed.length)).toMatch(
      /^accepted:\n {2}- code: W-DATE-MISSING\n {4}report: 2\n {4}path: date\n {4}reason: ระบบเดิมไม่ได้บันทึกวันที่\n {4}by: นายสมมติ\n {4}date: "?\d{4}-\d\d-\d\d"?\n$/,
    );
  });
});

describe('live pages', () => {
  test('the page follows the typing, and stays where the reader was', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    const scroller = page.locator('.pages-scroll');
    await scroller.evaluate((element) => element.scrollTo({ top: 60 }));
    await field(page, 'project.name').focus();
    await page.keyboard.press('End');
    await page.keyboard.type('ระยะที่สอง', { delay: 20 });
    await printed(page, 'การกระจายอำนาจระยะที่สอง');
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(60);
    await field(page, 'reports[8].narrative').fill('ข้อความท้ายรายงาน'); // pages away: it comes into view
    await printed(page, 'ข้อความท้ายรายงาน');
    const line = page.locator('.page .line', { hasText: 'ข้อความท้ายรายงาน' });
    await expect
      .poll(() =>
        line.evaluate((element) => {
          const [box, view] = [
            element.getBoundingClientRect(),
            element.closest('.pages-scroll')!.getBoundingClientRect(),
          ];
          return box.top >= view.top && box.bottom <= view.bottom;
        }),
      )
      .toBe(true);
  });

  test('a line of the page leads to its field', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    const lines: Record<string, string> = {
      'ผู้ประสานงาน สยป': 'contacts.coordinator.name',
      'โดยประชาชนมีส่วนร่วม และองค์กร': 'rationale[0]',
      จากสถานการณ์และแนวโน้ม: 'rationale[1]',
      ไปยังสำนักงานเขต: 'objectives[1]',
      ':: 23/11/2563': 'reports[0].narrative',
      'งบประมาณที่เบิกใช้ (ครั้งที่ 3)': 'reports[2].disbursed',
    };
    for (const [text, name] of Object.entries(lines)) {
      const line = page.locator('.page .line', { hasText: text }).first();
      await line.scrollIntoViewIfNeeded();
      await line.click({ force: true });
      await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(`field-${name}`);
    }
  });

  test('an older text never paints over a newer one', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    let held = 0;
    await page.route('**/api/render*', async (route) => {
      held += 1;
      if (held === 1) await new Promise((resolve) => setTimeout(resolve, 800));
      await route.continue();
    });
    await page.evaluate(() => {
      const versions: number[] = [];
      document.addEventListener('painted', (event) => versions.push((event as CustomEvent<number>).detail), true);
      Object.assign(window, { versions });
    });
    await field(page, 'project.name').focus();
    await page.keyboard.type('กขคงจ', { delay: 60 });
    await field(page, 'project.name').fill('ชื่อสุดท้าย');
    await printed(page, 'ชื่อสุดท้าย');
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { versions: number[] }).versions.length))
      .toBeGreaterThan(1);
    const versions = await page.evaluate(() => (window as unknown as { versions: number[] }).versions);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });
});

describe('nothing is lost', () => {
  test('a file that changed on the disk gives a choice with a difference: mine', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    const theirs = seed.replace('phone: "1519"', 'phone: "9999"');
    opened.write(seedFile, theirs);
    await field(page, 'project.name').fill('ชื่อของฉัน');
    const dialog = page.getByRole('dialog', { name: 'ไฟล์บนดิสก์เปลี่ยนไปแล้ว' });
    await dialog.locator('.diff .theirs', { hasText: '9999' }).waitFor();
    await dialog.locator('.diff .mine', { hasText: 'ชื่อของฉัน' }).waitFor();
    expect(opened.read(seedFile)).toBe(theirs);
    await dialog.getByRole('button', { name: 'ใช้ของฉัน' }).click();
    await saved(page);
    expect(changedLines(seed, opened.read(seedFile))).toEqual(['  name: ชื่อของฉัน']);
  });

  test("the disk's, and undo brings mine back", async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    opened.write(seedFile, seed.replace('phone: "1519"', 'phone: "9999"'));
    await field(page, 'project.name').fill('ชื่อของฉัน');
    await page.getByRole('button', { name: 'ใช้ของบนดิสก์' }).click();
    await expect.poll(() => field(page, 'contacts.responsible.phone').inputValue()).toBe('9999');
    await page.getByRole('button', { name: 'เลิกทำ' }).click();
    await expect.poll(() => field(page, 'project.name').inputValue()).toBe('ชื่อของฉัน');
  });

  test('a file that changed while nothing was typed is read again', async () => {
    const opened = await openStudio();
    await openProject(opened);
    opened.write(seedFile, seed.replace('phone: "1519"', 'phone: "9999"'));
    await expect
      .poll(() => field(opened.page, 'contacts.responsible.phone').inputValue(), { timeout: 15_000 })
      .toBe('9999');
  });

  test('a file that was deleted is written again, or left', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    opened.expected.push(/404/);
    unlinkSync(path.join(opened.root, seedFile));
    await page.getByRole('dialog').getByRole('button', { name: 'เขียนไฟล์ใหม่ด้วยข้อความของฉัน' }).click({ timeout: 15_000 });
    await saved(page);
    await expect.poll(() => opened.read(seedFile)).toBe(seed);
  });

  test('two windows on one project do not overwrite each other', async () => {
    const opened = await openStudio();
    await openProject(opened);
    const other = await opened.context();
    await other.goto(opened.page.url());
    await field(other, 'project.name').waitFor();
    await field(opened.page, 'project.name').fill('จากหน้าต่างแรก');
    await saved(opened.page);
    await expect.poll(() => field(other, 'project.name').inputValue(), { timeout: 15_000 }).toBe('จากหน้าต่างแรก');
    await field(other, 'contacts.responsible.phone').fill('2222');
    await saved(other);
    await expect
      .poll(() => field(opened.page, 'contacts.responsible.phone').inputValue(), { timeout: 15_000 })
      .toBe('2222');
    expect(changedLines(seed, opened.read(seedFile))).toEqual(['  name: จากหน้าต่างแรก', '    phone: "2222"']);
  });

  test('the studio is killed and started again: the text stays in the page and is saved', async () => {
    const opened = await openStudio();
    const { page } = opened;
    opened.expected.push(/ERR_CONNECTION|403|Failed to load/);
    await openProject(opened);
    await opened.kill();
    await field(page, 'project.name').fill('พิมพ์ขณะโปรแกรมปิด');
    await page.getByText('บันทึกไม่ได้ ข้อความยังอยู่ในหน้านี้').waitFor();
    await page.getByText('ติดต่อ raingan studio ไม่ได้').waitFor();
    expect(opened.read(seedFile)).toBe(seed);
    const address = await opened.restart();
    await page.getByText('raingan studio เริ่มใหม่แล้ว').waitFor({ timeout: 15_000 });
    const other = await opened.context();
    await other.goto(address);
    await other.getByRole('link', { name: 'raingan' }).waitFor();
    await saved(page);
    await expect.poll(() => changedLines(seed, opened.read(seedFile))).toEqual(['  name: พิมพ์ขณะโปรแกรมปิด']);
    await printed(page, 'พิมพ์ขณะโปรแกรมปิด');
  });

  test('a full disk is said in Thai, and the text is saved once there is space', async () => {
    const opened = await openStudio();
    const { page } = opened;
    opened.expected.push(/507/);
    await openProject(opened);
    let isFull = true;
    const text = { th: 'ดิสก์เต็ม จึงเขียน `x` ไม่ได้', en: 'disk full' };
    await page.route('**/api/file?*', (route) =>
      isFull && route.request().method() === 'PUT'
        ? route.fulfill({ status: 507, json: { kind: 'disk-full', text } })
        : route.continue(),
    );
    await field(page, 'project.name').fill('ขณะดิสก์เต็ม');
    await page.getByText('ดิสก์เต็ม จึงเขียน').waitFor();
    expect(await field(page, 'project.name').inputValue()).toBe('ขณะดิสก์เต็ม');
    isFull = false;
    await saved(page);
    await expect.poll(() => changedLines(seed, opened.read(seedFile))).toEqual(['  name: ขณะดิสก์เต็ม']);
  });

  test('a page that is closed right after typing has sent its text', async () => {
    const opened = await openStudio();
    await openProject(opened);
    await field(opened.page, 'project.name').fill('ก่อนปิดหน้า');
    await opened.page.close({ runBeforeUnload: false });
    await expect
      .poll(() => changedLines(seed, opened.read(seedFile)), { timeout: 10_000 })
      .toEqual(['  name: ก่อนปิดหน้า']);
  });
});
