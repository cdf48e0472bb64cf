import type { Node, Pair } from 'yaml';
import { yamlLibrary } from './library.ts';
import type { YamlNode } from './yaml-node.ts';

/** Places of the library's nodes. An alias stands where it is written, and holds what its target holds. */
export function libraryNodes(root: Node, targets: ReadonlyMap<Node, Node>): YamlNode {
  const { isAlias, isCollection, isMap, isScalar } = yamlLibrary();
  const known = new Map<Node, YamlNode>();
  return nodeOf(root);

  function nodeOf(node: Node | null): YamlNode {
    if (node === null) return absent;
    const found = known.get(node) ?? { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0, ...contentOf(node) };
    known.set(node, found);
    return found;
  }

  function contentOf(node: Node): Pick<YamlNode, 'entries' | 'items'> {
    if (isAlias(node)) {
      const target = targets.get(node);
      return target ? contentOf(target) : {};
    }
    if (isMap(node)) return { entries: (node.items as Pair<Node, Node | null>[]).map(entryOf) };
    return isCollection(node) ? { items: (node.items as (Node | null)[]).map(nodeOf) } : {};
  }

  function entryOf({ key, value }: Pair<Node, Node | null>) {
    const { start, end } = nodeOf(key);
    return { key: isScalar(key) ? String(key.value) : '', start, end, value: nodeOf(value) };
  }
}

const absent: YamlNode = { start: 0, end: 0 };
