import { printableJson } from '../../diagnostics/reporters/printable.ts';
import { lockFolder } from '../../host/lock-folder.ts';
import type { Localized } from '../../model/localized.ts';
import { settingsInForce } from '../../project/settings.ts';
import { isYearJob } from '../../queue/check-stored.ts';
import { type FetchResult, fetchYear } from '../../queue/fetch-year.ts';
import { explainReason } from '../../queue/reasons.ts';
import { openSettings } from '../options/open-settings.ts';
import { requireYear } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readQueue } from '../options/queue-addresses.ts';
import { defaultOut } from '../options/run-options.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import { type Language, sayError, sayLine, type Terminal } from '../terminal/terminal.ts';
import { openQueuesOf, openStoreOf } from './open-queue-and-store.ts';

/** `raingan fetch`: brings a year's reports, manifest and summary from the store to a folder. */
export async function fetchCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  const year = requireYear(given, 'fetch');
  const print = createFindingsPrinter(given, language, terminal);
  const loaded = await openSettings(workspace, print);
  if (!loaded) return 1;
  const out = given.value('out') ?? settingsInForce(loaded.office, year).out ?? defaultOut;
  const unfinished = await countUnfinished(year);
  const store = await openStoreOf({ given, language, terminal });
  const lock = lockFolder(workspace.root, out);
  const result = await fetchYear(year, out, { store, workspace }).finally(() => lock.release());
  if (!result) {
    sayError(stderr, language, none(year), notYet);
    return 1;
  }
  for (const { file, diagnostics, reason } of result.end?.failed ?? []) {
    print(diagnostics);
    if (reason === undefined) continue;
    const { text, hint } = explainReason(reason);
    sayError(stderr, language, { th: `${file}: ${text.th}`, en: `${file}: ${text.en}` }, hint);
  }
  for (const path of result.lost) sayError(stderr, language, lostLine(path), again);
  for (const path of result.signed) sayError(stderr, language, signedLine(path));
  if (unfinished > 0) sayError(stderr, language, unfinishedLine(year, unfinished), fetchAgain);
  const failed = result.end?.failed.length ?? 0;
  const { documents, written, lost, signed } = result;
  if (given.has('json')) {
    const event = { event: 'fetched', year, documents, written, lost, signed, failed };
    stdout.write(`${printableJson(event)}\n`);
  } else if (!given.has('quiet')) sayLine(stdout, language, fetchedLine(result, failed));
  return lost.length + signed.length + failed + unfinished > 0 ? 1 : 0;

  /** Runs of the year whose end is not yet written; known only where the queue is named. */
  async function countUnfinished(of: number): Promise<number> {
    if (!given.has('queue')) return 0;
    readQueue(given, terminal);
    const queues = await openQueuesOf({ given, language, terminal });
    try {
      const jobs = await queues.years.getJobs(['active', 'waiting', 'waiting-children', 'delayed'], 0, 99);
      return jobs.filter((job) => isYearJob(job?.data) && job.data.year === of).length;
    } finally {
      await queues.close();
    }
  }
}

const none = (year: number): Localized => ({
  th: `ที่เก็บยังไม่มีรายงานของปี ${year}`,
  en: `the store has no reports of ${year} yet`,
});

const notYet: Localized = {
  th: 'รายการของปีเขียนเมื่อทำครบทุกฉบับ ดูด้วย `raingan status`',
  en: 'the manifest is written once every report is done; `raingan status` shows how far it is',
};

const again: Localized = {
  th: 'สั่ง `raingan enqueue` ของปีนี้อีกครั้ง จะสร้างใหม่เฉพาะที่หายหรือเสีย',
  en: 'run `raingan enqueue` for the year again: it builds only what is lost or damaged',
};

const lostLine = (path: string): Localized => ({
  th: `\`${path}\` หายไปจากที่เก็บ หรือเสียหาย จึงไม่ได้เขียน`,
  en: `\`${path}\` is lost or damaged in the store; it was not written`,
});

const signedLine = (path: string): Localized => ({
  th: `\`${path}\` เป็นไฟล์ที่ลงนามแล้ว จึงไม่ได้เขียนทับ`,
  en: `\`${path}\` is signed; it was not overwritten`,
});

const fetchAgain: Localized = {
  th: 'ดูความคืบหน้าด้วย `raingan status` แล้วสั่งอีกครั้งเมื่อเสร็จ',
  en: '`raingan status` shows how far they are; run this again at their end',
};

const unfinishedLine = (year: number, runs: number): Localized => ({
  th: `งานของปี ${year} ยังไม่เสร็จ ${runs} งาน ไฟล์ที่ได้มาเป็นของงานที่เสร็จแล้ว`,
  en: `${runs} ${runs === 1 ? 'run' : 'runs'} of ${year} ${runs === 1 ? 'is' : 'are'} not finished yet; the files are those of finished runs`,
});

function fetchedLine({ documents, written }: FetchResult, failed: number): Localized {
  return {
    th: `รายงาน ${documents} ฉบับ เขียน ${written} ไฟล์${failed > 0 ? ` ไม่มีรายงาน ${failed} ไฟล์ข้อมูล` : ''}`,
    en: `${counted(documents, 'report')}, ${counted(written, 'file')} written${failed > 0 ? `, ${counted(failed, 'data file')} without a report` : ''}`,
  };
}

const counted = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`;
