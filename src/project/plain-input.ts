import type { Localized } from '../model/localized.ts';
import { limits } from '../yaml/limits.ts';
import { tooDeep } from '../yaml/parse-yaml.ts';
import type { Path } from '../yaml/tree.ts';
import {
  bigInteger,
  cycle,
  type Fault,
  faultOf,
  noData,
  notANumber,
  type PlainFault,
  thrown,
  tooLarge,
} from './plain-faults.ts';

/** Plain data, copied: no prototype, getter or later change of the caller's object reaches a report. */
export type Plain = string | number | boolean | null | readonly Plain[] | ReadonlyMap<string, Plain>;

export interface PlainInput {
  /** `null` in place of what cannot be held; absent where a limit was passed, a cycle too. */
  readonly value: Plain | undefined;
  readonly faults: readonly PlainFault[];
}

/**
 * Copies what a caller gives as plain data. Never throws: whatever is no text, number, boolean, null, list or plain object
 * is a fault, and so is a getter or proxy that throws. A key whose value is `undefined` counts as left out.
 */
export function readPlainInput(input: unknown): PlainInput {
  const state: State = { faults: [], open: new Set(), values: 0, characters: 0, stopped: false };
  const value = read(input, [], state);
  return { value: state.stopped ? undefined : value, faults: state.faults };
}

interface State {
  readonly faults: PlainFault[];
  /** The objects that are being read, outermost first. */
  readonly open: Set<object>;
  values: number;
  characters: number;
  stopped: boolean;
}

function read(value: unknown, path: Path, state: State): Plain {
  if (state.stopped) return null;
  state.values += 1;
  if (state.values > limits.values) return stop(path, tooLarge(), state);
  switch (typeof value) {
    case 'string':
      return readText(value, path, state);
    case 'number':
      return Number.isFinite(value) ? value : refuse(path, notANumber(value), state);
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : readObject(value, path, state);
    case 'bigint':
      return refuse(path, bigInteger(value), state);
    default:
      return refuse(path, noData(typeof value), state);
  }
}

function readText(text: string, path: Path, state: State): Plain {
  state.characters += text.length;
  return state.characters > limits.bytes ? stop(path, tooLarge(), state) : text;
}

function readObject(value: object, path: Path, state: State): Plain {
  if (state.open.has(value)) return stop(path, cycle, state);
  if (state.open.size === limits.depth) return stop(path, tooDeep, state);
  state.open.add(value);
  try {
    const fault = faultOf(value);
    if (fault) return refuse(path, fault, state);
    return Array.isArray(value) ? readList(value, path, state) : readKeys(value, path, state);
  } catch (error) {
    return refuse(path, thrown(error), state);
  } finally {
    state.open.delete(value);
  }
}

function readList(list: readonly unknown[], path: Path, state: State): Plain {
  const { length } = list;
  if (length > limits.values) return stop(path, tooLarge(), state);
  return Array.from({ length }, (_, index) => readMember(list, index, [...path, index], state));
}

function readKeys(group: object, path: Path, state: State): Plain {
  const keys = Object.keys(group);
  if (keys.length > limits.values) return stop(path, tooLarge(), state);
  const entries: [string, Plain][] = [];
  for (const key of keys) {
    const member = [...path, key];
    state.characters += key.length;
    const before = state.faults.length;
    const value = readMember(group, key, member, state, true);
    if (value !== undefined || state.faults.length > before) entries.push([key, value ?? null]);
  }
  return new Map(entries);
}

function readMember(of: object, key: string | number, path: Path, state: State): Plain;
function readMember(of: object, key: string, path: Path, state: State, mayBeAbsent: true): Plain | undefined;

function readMember(of: object, key: string | number, path: Path, state: State, mayBeAbsent = false) {
  let value: unknown;
  try {
    value = (of as Record<string | number, unknown>)[key];
  } catch (error) {
    return refuse(path, thrown(error), state);
  }
  return value === undefined && mayBeAbsent ? undefined : read(value, path, state);
}

function refuse(path: Path, fault: Fault, { faults }: State): null {
  if (faults.length < mostFaults) faults.push({ ...fault, path });
  return null;
}

const mostFaults = 200;

/** Nothing is read after a limit. */
function stop(path: Path, message: Localized, state: State): null {
  state.stopped = true;
  state.faults.push({ code: 'E-YAML-LIMIT', path, message });
  return null;
}
