// Measures the studio in Chromium: from a real keystroke (a key event of the browser, through its input queue) to the painted
// page of a four-page report. `npm run bench:studio`; bench/studio.md has the figures.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const repository = fileURLToPath(new URL('..', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'raingan-studio-bench-'));
cpSync(join(repository, 'data'), join(root, 'data'), { recursive: true });
const studio = spawn(process.execPath, [join(repository, 'dist/cli/main.cjs'), 'studio', '--no-open', '--port', '0'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise((resolve) => {
  studio.stdout.once('data', (chunk) => resolve(String(chunk).trim()));
});
const browser = await chromium.launch({
  executablePath: process.env.RAINGAN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 850 } });
  await page.goto(address);
  await page.getByRole('link', { name: '21000000-3230' }).click();
  await page.locator('[data-painted]').waitFor();
  await page.waitForTimeout(1500);
  const client = await page.context().newCDPSession(page);
  console.log(`load ${loadavg()[0].toFixed(1)}`);
  await measure('in the form, the first line', '[id="field-project.name"]');
  await measure('in the form, page 4', '[id="field-reports[9].narrative"]');
  await page.getByRole('button', { name: 'ข้อความ', exact: true }).click();
  await page.locator('.cm-line', { hasText: 'fiscalYear' }).click();
  await measure('in the text');

  async function measure(what, field) {
    if (field) await page.locator(field).focus();
    await page.keyboard.press('End');
    if (!field) await type(' ', '#', ' ');
    const times = [];
    for (const letter of 'ทดสอบการพิมพ์ข้อความภาษาไทยในแบบฟอร์มทีละตัวอักษรแล้วดูหน้ารายงานที่เปลี่ยนตาม') {
      await page.evaluate(listen);
      await type(letter);
      times.push(await page.evaluate(() => window.painted));
    }
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.floor((times.length - 1) * share)].toFixed(0);
    console.log(`${what}: ${times.length} keys, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
  }

  async function type(...letters) {
    for (const letter of letters) {
      const key = { key: letter, text: letter, unmodifiedText: letter };
      await client.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
      await client.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    }
  }
} finally {
  await browser.close();
  studio.kill();
  rmSync(root, { recursive: true, force: true });
}

/** Runs in the page: `painted` becomes the milliseconds from the next key to the frame after the pages of its text are painted. */
function listen() {
  window.painted = new Promise((resolve) => {
    let start;
    addEventListener('keydown', () => (start ??= performance.now()), { capture: true, once: true });
    const before = Number(document.querySelector('[data-painted]').dataset.painted);
    const painted = ({ detail }) => {
      if (detail <= before || start === undefined) return;
      document.removeEventListener('painted', painted, true);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        port2.postMessage(undefined);
      });
    };
    document.addEventListener('painted', painted, true);
  });
}
