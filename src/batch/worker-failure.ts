import type { Localized } from '../model/localized.ts';
import { internalFailure } from './explain-exception.ts';
import type { Failure } from './source-result.ts';

/** Why the process of a worker is gone. */
export class WorkerLost extends Error {
  readonly text: Localized;
  /** It ended before it could take a report, and nobody ended it: the next one would end the same way. */
  readonly neverStarted: boolean;
  /** A report needed more memory than a worker may have. */
  readonly outOfMemory: boolean;

  /** `said`: the end of what the process wrote to its standard error. */
  constructor({ text, neverStarted, said }: { text: Localized; neverStarted: boolean; said: string }) {
    super(text.en);
    this.name = 'WorkerLost';
    this.text = text;
    this.neverStarted = neverStarted;
    this.outOfMemory = said.includes('heap out of memory');
    if (said) this.stack = said;
  }
}

/** A report took too long; its process was ended. */
export class TimeLimitExceeded extends Error {
  readonly seconds: number;

  constructor(ms: number) {
    super(`took longer than ${ms / 1000} s`);
    this.name = 'TimeLimitExceeded';
    this.seconds = ms / 1000;
  }
}

/** Turns what ended the process that built `file`, once or twice, into a failure to report. */
export function explainLoss(error: unknown, file: string, tries: 1 | 2 = 2): Failure {
  const often = tries === 2 ? { th: ' สองครั้ง', en: ', twice,' } : { th: '', en: '' };
  if (error instanceof TimeLimitExceeded) return hung(error, file, often);
  if (error instanceof WorkerLost && error.neverStarted) return cannotStart(error);
  if (error instanceof WorkerLost && error.outOfMemory) return outOfMemory(file, often);
  return internalFailure(error, file, error instanceof WorkerLost ? error.text : undefined);
}

function hung({ seconds }: TimeLimitExceeded, file: string, often: Localized): Failure {
  return {
    kind: 'internal',
    message: {
      th: `ทำ \`${file}\` นานเกิน ${seconds} วินาที${often.th} จึงหยุด`,
      en: `building \`${file}\` took longer than ${seconds} s${often.en} and was stopped`,
    },
    hint: {
      th: 'ลองสั่งเฉพาะไฟล์นี้ด้วย `--jobs 1` ซึ่งไม่จำกัดเวลา ถ้าไม่เสร็จโปรดแจ้งผู้พัฒนาพร้อมไฟล์',
      en: 'build this file alone with `--jobs 1`, which sets no limit; if that never ends, please report it with the file',
    },
    endsRun: false,
  };
}

function outOfMemory(file: string, often: Localized): Failure {
  return {
    kind: 'internal',
    message: {
      th: `ทำ \`${file}\` ต้องใช้หน่วยความจำเกินที่กำหนด${often.th} จึงหยุด`,
      en: `building \`${file}\` needed more memory than a process may have${often.en} and was stopped`,
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
