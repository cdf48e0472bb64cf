import { groupBySettings } from '../../batch/group-by-settings.ts';
import { folderName, planRun } from '../../batch/plan.ts';
import { printableJson } from '../../diagnostics/reporters/printable.ts';
import type { Localized } from '../../model/localized.ts';
import { type Enqueued, enqueue } from '../../queue/enqueue.ts';
import { openSettings } from '../options/open-settings.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readQueueAndStore } from '../options/queue-addresses.ts';
import { readBuildOptions, readPlanRequest, readReportOptions } from '../options/run-options.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import { type Language, sayError, sayLine, type Terminal } from '../terminal/terminal.ts';
import { openQueuesOf, openStoreOf } from './open-queue-and-store.ts';

/** `raingan enqueue`: puts a year's reports into the queue, and their data into the store. */
export async function enqueueCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  readReportOptions(given, workspace); // wrong usage is reported before anything is looked for
  readQueueAndStore(given, terminal);
  const print = createFindingsPrinter(given, language, terminal);
  const plan = readPlanRequest(given, workspace);
  // Names from this folder are the same on every machine.
  const files = planRun(workspace, plan).map((file) => folderName(file, workspace.root) ?? file);
  const loaded = await openSettings(workspace, print);
  if (!loaded) return 1;
  const groups = groupBySettings(workspace, files, loaded.office).map((group) => {
    const { report, strict } = readBuildOptions(given, workspace, group);
    return { files: group.files, options: { report, strict } };
  });
  const opened = { given, language, terminal, create: true };
  const queues = await openQueuesOf(opened);
  try {
    const store = await openStoreOf(opened);
    const { openReporter } = await import('../../report.ts');
    const summary = plan.year !== undefined && !['no-summary', 'public', 'draft'].some((each) => given.has(each));
    const done = await enqueue(
      { groups, year: plan.year, summary, force: given.has('force') },
      { workspace, openReporter, store, queues, opened: print },
    );
    if (!done) return 1;
    for (const { file, diagnostics, reason } of done.refused) {
      print(diagnostics);
      if (reason !== undefined) sayError(stderr, language, { th: `${file}: ${reason}`, en: `${file}: ${reason}` });
    }
    if (given.has('json'))
      stdout.write(`${printableJson({ event: 'enqueued', ...done, refused: done.refused.length })}\n`);
    else if (!given.has('quiet')) sayLine(stdout, language, enqueuedLine(done));
    return done.refused.length > 0 ? 1 : 0;
  } finally {
    await queues.close();
  }
}

function enqueuedLine({ run, total, added, known, waiting, refused }: Enqueued): Localized {
  return {
    th: `งาน ${run}: ${total} ฉบับ ส่งเข้าคิว ${added} รออยู่แล้ว ${waiting} เสร็จแล้ว ${known} ส่งไม่ได้ ${refused.length}`,
    en: `run ${run}: ${total} ${total === 1 ? 'report' : 'reports'}, ${added} put, ${waiting} waiting already, ${known} done already, ${refused.length} refused`,
  };
}
