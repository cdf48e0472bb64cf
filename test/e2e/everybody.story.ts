import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { field, openProject, openStudio, printed, saved, seed, seedFile } from './studio-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Serious and critical findings of axe; its script comes through the debugger, for the page itself lets none in. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: judge } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      impact: string;
      nodes: { html: string; failureSummary: string }[];
    }
    const { violations } = await judge.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  });
}

describe.each(['light', 'dark'] as const)('axe finds nothing serious (%s)', (colorScheme) => {
  test('in the list, a project, its text, the dialogs, the summary and the verifier', async () => {
    const wrong = seed
      .replace('endDate: "2021-09-30"', 'endDate: "2019-09-30"')
      .replace('21000000-3230', '21000000-0001');
    const opened = await openStudio({
      files: { [seedFile]: seed, 'data/2564/21000000-0001.yaml': wrong },
      colorScheme,
    });
    const { page } = opened;
    await page.locator('[data-rows="2"]').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'โครงการใหม่' }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await openProject(opened);
    await page.locator('.findings summary').click();
    await page.getByRole('button', { name: 'ข้อความ', exact: true }).click();
    await page.locator('.cm-line').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'เลือกวันที่: เริ่มต้นโครงการ' }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'กลับไปรายการ' }).click();
    await openProject(opened, '21000000-0001', false);
    await page.locator('.field .finding.error').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'สรุปปี' }).click();
    await page.getByText('ยังสรุปไม่ได้').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'ตรวจ PDF' }).click();
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('every window', () => {
  const widths = async (page: Page) =>
    page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);

  test('390 pixels wide: the views come in turn, and nothing is wider than the window', async () => {
    const opened = await openStudio({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
    const { page } = opened;
    await page.locator('[data-rows="1"]').waitFor();
    let [content, view] = await widths(page);
    expect(content).toBeLessThanOrEqual(view!);
    await openProject(opened, undefined, false);
    await field(page, 'project.name').fill('บนโทรศัพท์');
    [content, view] = await widths(page);
    expect(content).toBeLessThanOrEqual(view!);
    await page.getByRole('button', { name: 'หน้ารายงาน', exact: true }).click();
    await printed(page, 'บนโทรศัพท์');
    [content, view] = await widths(page);
    expect(content).toBeLessThanOrEqual(view!);
    await page.locator('.page .line', { hasText: 'ผู้ประสานงาน' }).click({ force: true });
    await field(page, 'contacts.coordinator.name').waitFor();
    await saved(page);
  });

  test('200 % zoom: every view is there', async () => {
    const opened = await openStudio({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
    const { page } = opened;
    await openProject(opened, undefined, false);
    await field(page, 'project.name').fill('ซูม');
    await page.getByRole('button', { name: 'หน้ารายงาน', exact: true }).click();
    await printed(page, 'ซูม');
    const [content, view] = await widths(page);
    expect(content).toBeLessThanOrEqual(view!);
    const download = page.getByRole('button', { name: 'ดาวน์โหลด PDF' });
    await download.scrollIntoViewIfNeeded();
    expect(await download.isVisible()).toBe(true);
  });

  test('print shows the pages alone', async () => {
    const opened = await openStudio();
    await openProject(opened);
    await opened.page.emulateMedia({ media: 'print' });
    expect(await opened.page.locator('.form-pane').isVisible()).toBe(false);
    expect(await opened.page.locator('.page').first().isVisible()).toBe(true);
  });
});

describe('every hand and tongue', () => {
  test('the keyboard alone: from the list to an edit, an undo and a download', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await page.locator('[data-rows="1"]').waitFor();
    const until = async (wanted: () => Promise<boolean>, key = 'Tab') => {
      for (let count = 0; count < 120; count += 1) {
        if (await wanted()) return;
        await page.keyboard.press(key);
      }
      throw new Error('was not reached by the keyboard');
    };
    const active = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    const activeId = () => page.evaluate(() => document.activeElement?.id ?? '');
    await until(async () => (await active()) === '21000000-3230');
    await page.keyboard.press('Enter');
    await page.locator('[data-painted]').waitFor();
    await until(async () => (await activeId()) === 'field-contacts.responsible.phone');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('1600');
    await printed(page, '(โทร 1600)');
    await page.keyboard.press('Control+z');
    await printed(page, '(โทร 1519)');
    await until(async () => (await active()) === 'ดาวน์โหลด PDF', 'Shift+Tab');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(file.suggestedFilename()).toBe('21000000-3230.pdf');
  });

  test('the text does not hold the focus: Tab leaves it', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    await page.getByRole('button', { name: 'ข้อความ', exact: true }).click();
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-content'))).toBeNull();
    expect(opened.read(seedFile)).toBe(seed);
  });

  test('Thai first, English by a switch that is kept', async () => {
    const opened = await openStudio();
    const { page } = opened;
    await openProject(opened);
    expect(await page.locator('html').getAttribute('lang')).toBe('th');
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'Download PDF' }).waitFor();
    await page
      .locator('.field', { has: field(page, 'reports[1].date') })
      .getByText('report 2 has no date')
      .waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'ภาษาไทย' }).waitFor();
  });

  test('every field has a name, a state and its findings for a screen reader', async () => {
    const opened = await openStudio();
    await openProject(opened);
    const nameless = await opened.page
      .locator('.form input, .form select, .form textarea')
      .evaluateAll((elements) =>
        (elements as HTMLInputElement[])
          .filter((each) => !each.labels?.[0]?.textContent?.trim())
          .map((each) => each.id),
      );
    expect(nameless).toEqual([]);
    const goal = field(opened.page, 'strategy.goal');
    const described = (await goal.getAttribute('aria-describedby'))!.split(' ');
    const texts = await Promise.all(described.map((id) => opened.page.locator(`[id="${id}"]`).textContent()));
    expect(texts.join(' ')).toContain('W-TRUNCATED');
  });
});

describe('nobody else gets in', () => {
  test('a page of another site can neither read nor write, nor frame the studio', async () => {
    const opened = await openStudio();
    await openProject(opened);
    const site = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>x</title>');
    }).listen(0, '127.0.0.1');
    await once(site, 'listening');
    const { port } = site.address() as AddressInfo;
    opened.expected.push(/./);
    const other = await opened.context();
    await other.goto(`http://127.0.0.1:${port}/`);
    const studio = `http://127.0.0.1:${opened.port}`;
    const answers = await other.evaluate(
      async ([address, file]) => {
        const ask = (target: string, options?: RequestInit) =>
          fetch(address + target, { credentials: 'include', ...options }).then(
            (response) => response.type,
            () => 'refused',
          );
        const frame = document.createElement('iframe');
        frame.src = address!;
        document.body.append(frame);
        await new Promise((resolve) => frame.addEventListener('load', resolve));
        return [
          await ask('/api/setup'),
          await ask(`/api/file?file=${encodeURIComponent(file!)}`, { mode: 'no-cors' }).then((type) =>
            type === 'opaque' ? 'refused' : type,
          ),
          await ask(`/api/file?file=${encodeURIComponent(file!)}&base=none`, { method: 'PUT', body: 'x' }),
          await ask('/api/new?code=66666666-666&year=2565', { method: 'POST', mode: 'no-cors', body: 'x' }).then(
            () => 'refused',
          ),
          frame.contentDocument === null ? 'refused' : 'framed',
        ];
      },
      [studio, seedFile] as const,
    );
    site.close();
    expect(new Set(answers)).toEqual(new Set(['refused']));
    expect(opened.read(seedFile)).toBe(seed);
    expect(() => opened.read('data/2565/66666666-666.yaml')).toThrow();
  });

  test('a text with markup stays text', async () => {
    const hostile = seed.replace('name: กิจกรรม', 'name: <img src=x onerror=alert(1)><script>alert(2)</script>กิจกรรม');
    const opened = await openStudio({ files: { [seedFile]: hostile } });
    const { page } = opened;
    let alerted = false;
    page.on('dialog', (dialog) => {
      alerted = true;
      void dialog.dismiss();
    });
    await page.locator('.cell-name', { hasText: '<img src=x' }).waitFor();
    await openProject(opened);
    await printed(page, '<img src=x');
    expect(alerted).toBe(false);
  });
});
