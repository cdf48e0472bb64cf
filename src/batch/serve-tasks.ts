/** What a worker sends before anything else; after it, a result for each task it is sent. */
export const ready = 'ready';

/** What a worker does with its tasks. */
export interface TaskServer<Task, Result> {
  /** Opens what all tasks share, at the first of them. */
  open(): Promise<(task: Task) => Promise<Result>>;
  /** The result of a task for which something threw. */
  failed(error: unknown, task: Task): Result;
}

/** What a worker was started with. */
export function workerSetup(): unknown {
  return JSON.parse(process.argv[2] ?? '');
}

/** Makes this process a worker: does the tasks it is sent, in turn. */
export function serveTasks<Task, Result>(server: TaskServer<Task, Result>): void {
  let opened: Promise<(task: Task) => Promise<Result>> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  // An interrupt reaches every process of a terminal: the run decides what becomes of it, this one goes on until then.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  process.on('disconnect', () => process.exit()); // the run is over, or was killed
  process.on('message', (task: Task) => {
    last = last.then(async () => send(await done(task)));
  });
  send(ready);

  async function done(task: Task): Promise<Result> {
    try {
      opened ??= server.open();
      return await (await opened)(task);
    } catch (error) {
      return server.failed(error, task);
    }
  }
}

/** When the run is gone, there is nobody to report to. */
function send(message: unknown): void {
  process.send?.(message, undefined, undefined, () => {});
}
