import { endSoon } from '../../host/end-soon.ts';
import type { EnvironmentFailure } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import { openQueues, type Queues } from '../../queue/open-queue.ts';
import { openStore } from '../../queue/open-store.ts';
import type { OpenStore } from '../../queue/store.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readPatience, readQueue, readStore } from '../options/queue-addresses.ts';
import { type Language, sayLine, type Terminal } from '../terminal/terminal.ts';

const newStore = (url: string): Localized => ({
  th: `สร้างที่เก็บใหม่ที่ \`${url}\` เพราะยังไม่มี`,
  en: `made a new store at \`${url}\`, where there was none`,
});

export interface Opened {
  readonly given: Arguments;
  readonly language: Language;
  readonly terminal: Terminal;
  /** Makes a store where there is none. */
  readonly create?: boolean;
  /** It runs unattended: it waits for a queue that is down as long as for a store. */
  readonly isPatient?: boolean;
}

/**
 * Connects to the queue that `--queue` or the environment names; `failed` is called for errors of the connection afterwards.
 */
export function openQueuesOf({ given, terminal, isPatient }: Opened, failed?: (error: Error) => void): Promise<Queues> {
  const opened = openQueues({
    url: readQueue(given, terminal),
    workspace: terminal.workspace,
    patience: given.has('patience') || isPatient ? readPatience(given) : 10,
    ...(failed && { failed }),
  });
  opened.catch(endSoon); // a server that does not answer is tried again without end
  return opened;
}

/**
 * Opens the store that `--store` or the environment names; `waiting` is called for each failure after which it is tried
 * again.
 */
export function openStoreOf(
  { given, language, terminal, create = false }: Opened,
  waiting: (failure: EnvironmentFailure) => void = ({ text }) => {
    sayLine(terminal.stderr, language, { th: `รอ: ${text.th}`, en: `waiting: ${text.en}` });
  },
  answered?: () => void,
): Promise<OpenStore> {
  const { workspace } = terminal;
  const url = readStore(given, terminal);
  const made = () => sayLine(terminal.stderr, language, newStore(url));
  return openStore({
    url,
    workspace,
    create,
    made,
    patience: readPatience(given),
    waiting,
    ...(answered && { answered }),
  });
}
