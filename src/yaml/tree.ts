/** Content of a YAML file as plain values; numbers keep the text they were written in. */
export type Tree = Numeral | string | boolean | null | readonly Tree[] | TreeMap;

/** Has no prototype, so that `__proto__` and `constructor` are keys like others. */
export interface TreeMap {
  readonly [key: string]: Tree;
}

/** A number as written: `80900.50` stays exact. */
export class Numeral {
  readonly source: string;
  readonly value: number;

  constructor(source: string, value: number) {
    this.source = source;
    this.value = value;
  }
}

/** A value of a YAML file with its place: offsets into the text, `end` exclusive, white space at the end left out. */
export interface YamlNode {
  readonly tree: Tree;
  readonly start: number;
  readonly end: number;
  /** Of a map, in the order of the file. */
  readonly entries: readonly YamlEntry[] | undefined;
  /** Of a list. */
  readonly items: readonly YamlNode[] | undefined;
}

/** A key with its own place, and its value. */
export interface YamlEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: YamlNode;
}

export type Path = readonly (string | number)[];

/** Whether a value is a group of keys. */
export function isMap(value: unknown): value is TreeMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Numeral);
}

/** The value at `path`; `undefined` when there is none. */
export function valueAt(tree: Tree, path: Path): Tree | undefined {
  let value: Tree | undefined = tree;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isMap(value) && Object.hasOwn(value, step)) value = value[step];
    else return undefined;
  }
  return value;
}

/** A group of keys without some of them. */
export function without(group: TreeMap, keys: readonly string[]): TreeMap {
  const copy: Record<string, Tree> = Object.assign(Object.create(null), group);
  for (const key of keys) delete copy[key];
  return copy;
}

/** A path as people write it: `reports[1].date`; lists count from 0. */
export function formatPath(path: Path): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`;
    return name === '' ? step : `${name}.${step}`;
  }, '');
}

/** Reads `reports[1].date`; `undefined` when it is written in another way. */
export function parsePath(text: string): Path | undefined {
  if (!/^[A-Za-z]+(?:\.[A-Za-z]+|\[\d{1,6}\])*$/.test(text)) return undefined;
  return Array.from(text.matchAll(/[A-Za-z]+|\d+/g), ([step]) => (/^\d/.test(step) ? Number(step) : step));
}
