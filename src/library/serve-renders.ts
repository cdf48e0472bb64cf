import { serveTasks, workerSetup } from '../batch/serve-tasks.ts';
import { openTools, type ToolSetup } from './open-tools.ts';
import type { PreparedInput } from './read-input.ts';
import { type PackedSource, pack, renderSource } from './render-source.ts';

/** What a process that renders is started with. */
export interface RenderSetup extends ToolSetup {
  readonly task: 'render';
}

/** What it sends for each input. */
export type RenderReply =
  | { readonly rendered: PackedSource; readonly thrown?: undefined }
  | { readonly thrown: string; readonly stack: string | undefined };

/** Whether this process was started to render inputs from memory, and not to build files. */
export function isRenderProcess(): boolean {
  return (workerSetup() as Partial<RenderSetup>).task === 'render';
}

/** Makes this process a worker of a reporter: renders the inputs that it is sent, in turn. */
export function serveRenders(): void {
  const setup = workerSetup() as RenderSetup;
  serveTasks<PreparedInput, RenderReply>({
    async open() {
      const tools = await openTools(setup, false); // the caller's process opened the same files before
      return async (input) => ({ rendered: pack(await renderSource(input, tools)) });
    },
    failed: (error) =>
      error instanceof Error
        ? { thrown: error.message, stack: error.stack }
        : { thrown: String(error), stack: undefined },
  });
}
