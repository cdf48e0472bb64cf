import type { Workspace } from '../model/workspace.ts';
import type { TextStream } from './terminal.ts';

/** Whether to colour what goes to `stream`: `--no-color`, NO_COLOR, FORCE_COLOR, else only on a terminal. */
export function useColor(refused: boolean, stream: TextStream, workspace: Workspace): boolean {
  if (refused || workspace.environment('NO_COLOR')) return false;
  const forced = workspace.environment('FORCE_COLOR');
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && workspace.environment('TERM') !== 'dumb';
}
