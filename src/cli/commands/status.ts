import { printableJson } from '../../diagnostics/reporters/printable.ts';
import type { Localized } from '../../model/localized.ts';
import { within } from '../../queue/open-queue.ts';
import { queueDown } from '../../queue/queue-failure.ts';
import { type QueueStatus, queueStatus, type RunStatus } from '../../queue/queue-status.ts';
import { explainReason } from '../../queue/reasons.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readPatience, readQueue } from '../options/queue-addresses.ts';
import { type Language, sayLine, type Terminal } from '../terminal/terminal.ts';
import { openQueuesOf } from './open-queue-and-store.ts';

/** `raingan status`: what the queue holds, how fast it gets less, and how far each run is. */
export async function statusCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { stdout } = terminal;
  const url = readQueue(given, terminal);
  const seconds = readPatience(given);
  const queues = await openQueuesOf({ given, language, terminal });
  try {
    const status = await within(seconds * 1000, queueStatus(queues)).catch((error: unknown) => {
      throw queueDown(url, error);
    });
    if (given.has('json')) stdout.write(`${printableJson(status)}\n`);
    else for (const line of statusLines(status)) sayLine(stdout, language, line);
    return 0;
  } finally {
    await queues.close();
  }
}

function* statusLines(status: QueueStatus): Generator<Localized> {
  const { waiting, active, delayed, failed, workers, rate, timeLeft, runs, failures } = status;
  yield {
    th: `รอ ${waiting} กำลังทำ ${active} พักไว้ ${delayed} ล้มเหลว ${failed} เครื่อง ${workers}`,
    en: `waiting ${waiting}, active ${active}, delayed ${delayed}, failed ${failed}, workers ${workers}`,
  };
  if (rate > 0) {
    const [th, en] = timeLeft === undefined ? ['', ''] : [` เหลืออีก ${clock(timeLeft)}`, `, ${clock(timeLeft)} left`];
    yield { th: `นาทีละ ${rate} ฉบับ${th}`, en: `${rate} reports a minute${en}` };
  }
  for (const run of runs) yield runLine(run);
  for (const { file, reason } of failures) {
    const { th, en } = explainReason(reason).text;
    yield { th: `ล้มเหลว ${file}: ${th}`, en: `failed ${file}: ${en}` };
  }
}

function runLine({ run, year, total, done, failed, state, outcome }: RunStatus): Localized {
  const name = year === undefined ? run : `${year} (${run})`;
  const none = outcome?.noSummary === undefined ? undefined : explainReason(outcome.noSummary.split('\n')[0]!).text;
  return {
    th: `${name}: ${states[state].th} เสร็จ ${done} จาก ${total} ไม่สำเร็จ ${failed}${none ? ` ไม่มีสรุป: ${none.th}` : ''}`,
    en: `${name}: ${states[state].en}, ${done} of ${total} done, ${failed} failed${none ? `; no summary: ${none.en}` : ''}`,
  };
}

const states: Readonly<Record<RunStatus['state'], Localized>> = {
  building: { th: 'กำลังสร้าง', en: 'building' },
  finishing: { th: 'กำลังทำสรุปและรายการ', en: 'finishing' },
  finished: { th: 'เสร็จแล้ว', en: 'finished' },
  failed: { th: 'ทำรายการไม่สำเร็จ', en: 'its end failed' },
};

/** `1:02:03`. */
function clock(seconds: number): string {
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
