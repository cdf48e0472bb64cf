import { type OpenerName, type OpenerOptions, type OpenerValue, openers } from '../../src/host/foreign/openers.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { Foreign } from '../../src/model/foreign.ts';

/**
 * Opens a file of others in this process, in the place of `src/host/foreign/open-foreign.ts` in the project `shared` of
 * vitest.config.ts: a process that runs from the sources takes a second to load them, and has no locks. What such a process
 * would carry over is carried over here, so that a function or an instance of a class fails as it would there.
 *
 * Limits of time and memory need a process: tests of them start the built program, or are in the project `isolated`.
 */
export async function openForeign<Name extends OpenerName>(
  opener: Name,
  bytes: Uint8Array,
  options: OpenerOptions<Name>,
  { packageRoot, program }: { readonly packageRoot: string; readonly program?: string | undefined },
): Promise<Foreign<OpenerValue<Name>>> {
  if (program !== undefined) throw new Error('another program is started by the built package alone');
  const workspace = createWorkspace({ root: packageRoot, packageRoot, startsProcesses: false });
  const open = (await openers[opener](workspace)) as (bytes: Uint8Array, options: unknown) => unknown;
  const given = structuredClone({ bytes: Uint8Array.from(bytes), options });
  try {
    return { value: structuredClone(await open(Buffer.from(given.bytes), given.options)) as OpenerValue<Name> };
  } catch (error) {
    return { failure: 'broken', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
