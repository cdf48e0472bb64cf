import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Failure } from './source-result.ts';
import { TimeLimitExceeded } from './time-limit-exceeded.ts';
import { WorkerLost } from './worker-lost.ts';

/** Turns what was thrown while working on `file` into a failure to report. */
export function explainException(error: unknown, file: string): Failure {
  return error instanceof EnvironmentFailure ? environmentFailure(error) : internalFailure(error, file);
}

/** Turns what ended the process that built `file`, twice, into a failure to report. */
export function explainLoss(error: unknown, file: string): Failure {
  if (error instanceof TimeLimitExceeded) return hung(error, file);
  if (error instanceof WorkerLost && error.neverStarted) return cannotStart(error);
  if (error instanceof WorkerLost && error.outOfMemory) return outOfMemory(file);
  return internalFailure(error, file);
}

/** The failure of the machine as a run reports it. */
export function environmentFailure(error: EnvironmentFailure): Failure {
  return { kind: 'environment', message: error.text, hint: error.hint, endsRun: error.kind === 'disk-full' };
}

function hung({ seconds }: TimeLimitExceeded, file: string): Failure {
  return {
    kind: 'internal',
    message: {
      th: `ทำ \`${file}\` นานเกิน ${seconds} วินาที สองครั้ง จึงหยุด`,
      en: `building \`${file}\` took longer than ${seconds} s, twice, and was stopped`,
    },
    hint: {
      th: 'ลองสั่งเฉพาะไฟล์นี้ด้วย `--jobs 1` ซึ่งไม่จำกัดเวลา ถ้าไม่เสร็จโปรดแจ้งผู้พัฒนาพร้อมไฟล์',
      en: 'build this file alone with `--jobs 1`, which sets no limit; if that never ends, please report it with the file',
    },
    endsRun: false,
  };
}

function outOfMemory(file: string): Failure {
  return {
    kind: 'internal',
    message: {
      th: `ทำ \`${file}\` ต้องใช้หน่วยความจำเกินที่กำหนด สองครั้ง จึงหยุด`,
      en: `building \`${file}\` needed more memory than a process may have, twice, and was stopped`,
    },
    hint: {
      th: 'ลองสั่งเฉพาะไฟล์นี้ด้วย `--jobs 1` ซึ่งใช้หน่วยความจำได้มากกว่า ถ้าไม่สำเร็จโปรดแจ้งผู้พัฒนาพร้อมไฟล์',
      en: 'build this file alone with `--jobs 1`, which may use more; if that fails too, please report it with the file',
    },
    endsRun: false,
  };
}

function cannotStart({ text, stack }: WorkerLost): Failure {
  return {
    kind: 'environment',
    message: {
      th: `เริ่มโพรเซสที่จะสร้างรายงานไม่ได้ (${text.th})`,
      en: `a process to build reports with could not be started (${text.en})`,
    },
    hint: {
      th: 'สั่งใหม่ด้วย `--jobs 1` ซึ่งไม่ต้องเริ่มโพรเซสอื่น และดูสาเหตุด้วย `--verbose`',
      en: 'build with `--jobs 1`, which needs no other process; `--verbose` prints what it said',
    },
    endsRun: true,
    ...(stack === undefined ? {} : { stack }),
  };
}

function internalFailure(error: unknown, file: string): Failure {
  const text = error instanceof Error ? error.message : String(error);
  const reason = error instanceof WorkerLost ? error.text : { th: text, en: text };
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
