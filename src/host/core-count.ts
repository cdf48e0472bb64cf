import { availableParallelism } from 'node:os';

/** Number of processor cores this process may use. */
export function coreCount(): number {
  return availableParallelism();
}
