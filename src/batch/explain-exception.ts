import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Localized } from '../model/localized.ts';
import type { Failure } from './source-result.ts';

/** Turns what was thrown while working on `file` into a failure to report. */
export function explainException(error: unknown, file: string): Failure {
  return error instanceof EnvironmentFailure ? environmentFailure(error) : internalFailure(error, file);
}

/** The failure of the machine as a run reports it. */
export function environmentFailure(error: EnvironmentFailure): Failure {
  // Neither lets another report of the run be written.
  const endsRun = error.kind === 'disk-full' || error.kind === 'changed';
  return { kind: 'environment', message: error.text, hint: error.hint, endsRun };
}

/** The failure of raingan itself; `reason` in both languages, where there is more to say than the error's message. */
export function internalFailure(error: unknown, file: string, reason: Localized = reasonOf(error)): Failure {
  const stack = error instanceof Error ? error.stack : undefined;
  return {
    kind: 'internal',
    message: {
      th: `โปรแกรมผิดพลาดขณะทำ \`${file}\` (${reason.th})`,
      en: `raingan itself failed on \`${file}\` (${reason.en})`,
    },
    hint: {
      th: 'ไม่ใช่ความผิดของข้อมูล โปรดแจ้งผู้พัฒนาพร้อมไฟล์นี้ และผลของการสั่งใหม่ด้วย `--verbose`',
      en: 'this is a bug, not your data; please report it with this file and what `--verbose` prints',
    },
    endsRun: false,
    ...(stack === undefined ? {} : { stack }),
  };
}

function reasonOf(error: unknown): Localized {
  const text = error instanceof Error ? error.message : String(error);
  return { th: text, en: text };
}
