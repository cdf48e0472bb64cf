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
