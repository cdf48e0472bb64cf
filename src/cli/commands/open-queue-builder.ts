import type { Builder } from '../../batch/builder.ts';
import { createQueueBuilder, type QueueBuilderOptions } from '../../queue/queue-builder.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readPatience, readQueue } from '../options/queue-addresses.ts';
import { type Language, sayLine, type Terminal } from '../terminal/terminal.ts';
import { openQueuesOf, openStoreOf } from './open-queue-and-store.ts';

/** The queue that a command line names, with whoever waits for it. */
export interface QueueOrder {
  readonly given: Arguments;
  readonly language: Language;
  readonly terminal: Terminal;
}

/** Opens the builder whose reports the workers of the queue build. */
export async function openQueueBuilder(
  { given, language, terminal }: QueueOrder,
  order: Pick<QueueBuilderOptions, 'options' | 'recipe' | 'force'>,
): Promise<Builder> {
  const opened = { given, language, terminal, create: true };
  const queues = await openQueuesOf(opened);
  try {
    const store = await openStoreOf(opened);
    const patience = readPatience(given);
    const url = readQueue(given, terminal);
    return await createQueueBuilder(
      { ...order, patience, url },
      { workspace: terminal.workspace, queues, store, noWorkers },
    );
  } catch (error) {
    await queues.close();
    throw error;
  }

  function noWorkers(): void {
    const th = 'รอ: ยังไม่มีเครื่องใดทำงานของคิวนี้ เริ่มได้ด้วย `raingan worker`';
    const en = 'waiting: no worker takes jobs from this queue; `raingan worker` starts one';
    sayLine(terminal.stderr, language, { th, en });
  }
}
