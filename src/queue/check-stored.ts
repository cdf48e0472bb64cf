import { isName, isObject } from '../batch/check-manifest.ts';
import { formats } from '../model/report-options.ts';

// Whoever may write to the queue or the store can put anything there. What names a file or an object is looked at before it is used.

/** Whether a value from the queue is what holds a run's reports back until all are put. */
export function isGate(value: unknown): boolean {
  return isObject(value) && value.gate === true;
}

/** Whether a value from the queue is a job of a report, as far as its names go. */
export function isReportJob(value: unknown): boolean {
  return (
    isObject(value) &&
    isRunName(value.run) &&
    typeof value.store === 'string' &&
    isHex(value.key, 40) &&
    isHex(value.data, 64) &&
    isFile(value.file) &&
    typeof value.recipe === 'string' &&
    isObject(value.options) &&
    isReportOptions(value.options.report)
  );
}

/** Whether a value from the queue is the end of a run, as far as its names go. */
export function isYearJob(value: unknown): boolean {
  return (
    isObject(value) &&
    isRunName(value.run) &&
    typeof value.store === 'string' &&
    (value.year === undefined || isYear(value.year)) &&
    Number.isSafeInteger(value.total) &&
    Number.isSafeInteger(value.known)
  );
}

/** Whether a value from the store is the plan of a run, as far as its names go. */
export function isRunPlan(value: unknown): boolean {
  if (!isObject(value) || !Array.isArray(value.groups)) return false;
  const { groups } = value;
  return (
    isRunName(value.run) &&
    (value.year === undefined || isYear(value.year)) &&
    Array.isArray(value.refused) &&
    Array.isArray(value.files) &&
    value.files.every(
      (each) =>
        isObject(each) &&
        isHex(each.key, 40) &&
        isHex(each.data, 64) &&
        isFile(each.file) &&
        isObject(groups[Number(each.group)]),
    )
  );
}

/** Whether a value from the store is a result whose files have names of raingan's. */
export function isStoredResult(value: unknown): boolean {
  return (
    isObject(value) &&
    (value.made === undefined || (isObject(value.made) && isYear(value.made.fiscalYear) && isName(value.made.name))) &&
    Array.isArray(value.diagnostics) &&
    Array.isArray(value.outputs) &&
    value.outputs.every((each) => isObject(each) && isHex(each.sha256, 64) && isFormats([each.format]))
  );
}

/** Whether a value from the store is the end of a year whose files have names of raingan's. */
export function isYearEnd(value: unknown): boolean {
  return (
    isObject(value) &&
    Array.isArray(value.failed) &&
    Array.isArray(value.summary) &&
    value.summary.every(
      (each) =>
        isObject(each) &&
        isHex(each.sha256, 64) &&
        typeof each.name === 'string' &&
        /^summary-[\w-]{1,40}\.(?:pdf|docx|txt)$/.test(each.name),
    )
  );
}

/** Its paths are read where the job is built, and only where the recipe is that of the worker's own. */
function isReportOptions(value: unknown): boolean {
  if (!isObject(value) || !isFormats(value.formats)) return false;
  return [value.template, value.fonts, value.docxTemplate].every(
    (path) => path === undefined || typeof path === 'string',
  );
}

function isRunName(value: unknown): boolean {
  return value === 'build' || isHex(value, 16);
}

function isHex(value: unknown, digits: number): boolean {
  return typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value);
}

function isYear(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 1000 && Number(value) <= 9999;
}

function isFormats(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => (formats as readonly unknown[]).includes(each));
}

/** The last name is that of a file; no system has names as long, or with a zero byte. */
function isFile(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 4096 || value.includes('\0')) return false;
  return !/^(?:\.{0,2})$/.test(value.split('/').at(-1)!);
}
