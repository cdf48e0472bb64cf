import { types } from 'node:util';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { ProjectInput } from '../model/project-input.ts';
import { nameOf, type PlainFault } from '../project/plain-faults.ts';
import { readPlainInput } from '../project/plain-input.ts';
import { plainToYaml } from '../project/to-yaml.ts';
import { limits } from '../yaml/limits.ts';
import { sourceText } from '../yaml/source-text.ts';
import { formatPath } from '../yaml/tree.ts';

/** The data of one project: an object, the text of a data file (YAML or JSON), or its bytes (UTF-8). */
export type ReportInput = ProjectInput | string | Uint8Array;

/** An input as the text of a data file; plain data, so that it reaches a worker process. */
export interface PreparedInput {
  /** As findings name it. */
  readonly file: string;
  /** Absent where nothing can be read. */
  readonly bytes?: Uint8Array;
  /** The bytes are the YAML of an object: its findings have paths in place of lines. */
  readonly isObject: boolean;
  /** What was found before the bytes were read; with one of them there is no report. */
  readonly faults: readonly Diagnostic[];
}

/** What findings call an input without a name. */
const unnamed = 'input';

/** Turns whatever a caller gives into the text of a data file; never throws. */
export function prepareInput(input: unknown, file = unnamed): PreparedInput {
  if (typeof input === 'string') return prepareText(input, file);
  if (types.isUint8Array(input)) return { file, bytes: input, isObject: false, faults: [] };
  if (
    typeof input === 'object' &&
    input !== null &&
    !types.isArrayBufferView(input) &&
    !types.isAnyArrayBuffer(input)
  ) {
    return prepareObject(input, file);
  }
  return { file, isObject: true, faults: [noInput(input, file)] };
}

function prepareText(text: string, file: string): PreparedInput {
  if (text.length > limits.bytes) return { file, bytes: Buffer.from(text), isObject: false, faults: [] }; // refused for its size
  const surrogate = /\p{Cs}/u.exec(text);
  if (!surrogate) return { file, bytes: Buffer.from(text), isObject: false, faults: [] };
  const place = sourceText(file, text).place(surrogate.index, surrogate.index + 1);
  const fault = diagnostic('E-CONTROL-CHAR', place, {
    message: {
      th: 'มีอักขระครึ่งตัว (surrogate) ซึ่งเขียนเป็น UTF-8 ไม่ได้',
      en: 'half a character (a surrogate), which UTF-8 cannot hold',
    },
    hint: { th: 'ลบอักขระนี้ออก', en: 'delete it' },
  });
  return { file, isObject: false, faults: [fault] };
}

function prepareObject(input: object, file: string): PreparedInput {
  const { value, faults } = readPlainInput(input);
  const found = faults.map((fault) => faultDiagnostic(fault, file));
  if (!(value instanceof Map)) {
    const isAlone = found.length === 0;
    return { file, isObject: true, faults: isAlone ? [noInput(input, file)] : found };
  }
  return { file, bytes: Buffer.from(plainToYaml(value)), isObject: true, faults: found };
}

function faultDiagnostic({ code, path, ...details }: PlainFault, file: string): Diagnostic {
  return diagnostic(code, { file, path: formatPath(path) }, details);
}

const asBytes: Localized = {
  th: 'แปลงเป็นไบต์ด้วย `new Uint8Array(buffer)`',
  en: 'make bytes of it with `new Uint8Array(buffer)`',
};

function noInput(input: unknown, file: string): Diagnostic {
  const kind = input === null ? 'null' : typeof input === 'object' ? nameOf(input) : typeof input;
  return diagnostic(
    'E-TYPE',
    { file, path: '' },
    {
      message: { th: 'ไม่ใช่ข้อมูลของโครงการ', en: 'is not the data of a project' },
      expected: {
        th: 'ออบเจกต์ ข้อความ YAML หรือ JSON หรือไบต์ (`Uint8Array`)',
        en: 'an object, YAML or JSON text, or bytes (`Uint8Array`)',
      },
      actual: kind,
      ...(types.isAnyArrayBuffer(input) && { hint: asBytes }),
    },
  );
}
