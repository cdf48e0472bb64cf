import * as z from 'zod/mini';
import type { Localized } from '../model/localized.ts';
import { checkAgainst } from './check-options.ts';
import { expectations, type RenderOptions, shape } from './options.ts';

/** What comes with one report, beside the reporter's options. */
export interface RenderCall {
  /** What findings call the input, `input` when left out; with `root`, the path of the file it was read from. */
  readonly file?: string | undefined;
  /** Drops the report while it waits; with `jobs` it ends the process that makes it, too. */
  readonly signal?: AbortSignal | undefined;
}

const batchShape = { signal: z.optional(z.custom<AbortSignal>(isSignal)) };
const callShape = { file: z.optional(z.string()), ...batchShape };
const { jobs: _, queue: __, ...renderShape } = shape; // `renderReport` opens no processes
const reportShape = { ...renderShape, ...callShape };

const callExpectations: Readonly<Record<string, Localized>> = {
  ...expectations,
  file: { th: 'ข้อความ คือชื่อที่ข้อผิดพลาดเรียกข้อมูลนี้', en: 'text, what findings call the input' },
  signal: {
    th: '`AbortSignal` เช่น `new AbortController().signal`',
    en: 'an `AbortSignal`, such as `new AbortController().signal`',
  },
};

/** Checks what comes with one report; throws an `OptionError`. */
export function checkCall(given: unknown): RenderCall {
  return checkAgainst(callShape, callExpectations, given);
}

/** Checks what comes with many reports; throws an `OptionError`. */
export function checkBatchCall(given: unknown): Pick<RenderCall, 'signal'> {
  return checkAgainst(batchShape, callExpectations, given);
}

/** Checks the options of `renderReport`, those of the reporter and those of the report; throws an `OptionError`. */
export function checkReportCall(given: unknown): { readonly options: RenderOptions; readonly call: RenderCall } {
  const { file, signal, ...options } = checkAgainst(reportShape, callExpectations, given) as RenderOptions & RenderCall;
  return { options, call: { file, signal } };
}

/** Names of the options that `renderReport` shares with a reporter. */
export const renderOptionNames = Object.keys(renderShape);

/** One of another realm or of a package is as good. */
function isSignal(value: unknown): boolean {
  const { aborted, addEventListener } = Object(value) as Partial<AbortSignal>;
  return typeof aborted === 'boolean' && typeof addEventListener === 'function';
}
