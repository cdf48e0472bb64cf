import { constants } from 'node:os';
import { EnvironmentFailure, type FailureKind, failureOfKind } from '../model/environment-failure.ts';

/** What was being done when the machine refused. */
export type Action = 'read' | 'write';

/** Says in a user's words what an error of the operating system means for `path`. */
export function explainFailure(error: unknown, path: string, action: Action): EnvironmentFailure {
  if (error instanceof EnvironmentFailure) return error;
  const errno = errorCode(error);
  return failureOfKind(failureKind(errno, action), path, { errno, isRead: action === 'read', cause: error });
}

function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  if (typeof error.code !== 'string') return undefined;
  const isNamed = !error.code.startsWith('Unknown system error');
  return isNamed || !('errno' in error) ? error.code : (nameOf(Number(error.errno)) ?? error.code);
}

/** Node names some errors by their number alone, a quota that is used up (EDQUOT) among them. */
function nameOf(errno: number): string | undefined {
  return Object.entries(constants.errno).find(([, number]) => number === -errno)?.[0];
}

function failureKind(errno: string | undefined, action: Action): FailureKind {
  switch (errno) {
    case 'ENOENT':
      return 'not-found';
    case 'EACCES':
    case 'EPERM':
      return action === 'read' ? 'unreadable' : 'read-only';
    case 'EROFS':
      return 'read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full';
    case 'EBUSY':
    case 'ETXTBSY':
      return 'in-use';
    case 'ENAMETOOLONG':
      return 'too-long';
    case 'EISDIR':
      return 'is-a-folder';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'not-a-folder';
    default:
      return 'other';
  }
}
