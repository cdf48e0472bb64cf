import { EnvironmentFailure } from '../workspace/environment-failure.ts';
import type { Failure } from './source-result.ts';

/** Turns what was thrown while working on `file` into a failure to report. */
export function explainException(error: unknown, file: string): Failure {
  return error instanceof EnvironmentFailure ? environmentFailure(error) : internalFailure(error, file);
}

function environmentFailure(error: EnvironmentFailure): Failure {
  return { kind: 'environment', message: error.text, hint: error.hint, endsRun: error.kind === 'disk-full' };
}

function internalFailure(error: unknown, file: string): Failure {
  const reason = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return {
    kind: 'internal',
    message: {
      th: `โปรแกรมผิดพลาดขณะทำ \`${file}\` (${reason})`,
      en: `raingan itself failed on \`${file}\` (${reason})`,
    },
    hint: {
      th: 'ไม่ใช่ความผิดของข้อมูล โปรดแจ้งผู้พัฒนาพร้อมไฟล์นี้ และผลของการสั่งใหม่ด้วย `--verbose`',
      en: 'this is a bug, not your data; please report it with this file and what `--verbose` prints',
    },
    endsRun: false,
    ...(stack === undefined ? {} : { stack }),
  };
}
