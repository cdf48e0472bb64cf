/** A value of a YAML file as a place: where it stands in the text (`end` is exclusive), and what is inside it. */
export interface YamlNode {
  readonly start: number;
  /** White space at the end is not yet taken off. */
  readonly end: number;
  /** Of a map, in the order of the file. */
  readonly entries?: readonly YamlEntry[] | undefined;
  /** Of a list. */
  readonly items?: readonly YamlNode[] | undefined;
}

/** A key with its own place, and its value. */
export interface YamlEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly value: YamlNode;
}
