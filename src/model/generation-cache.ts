/** A map that drops what was not used lately: two generations, the older dropped when the younger is full. */
export interface GenerationCache<V, K = string> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

/** Holds at least the last `generation` different keys and at most twice as many, so memory stays flat over any number of documents. */
export function createGenerationCache<V, K = string>(generation: number): GenerationCache<V, K> {
  let young = new Map<K, V>();
  let old = new Map<K, V>();
  const set = (key: K, value: V) => {
    if (young.size >= generation) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  };
  return {
    get(key) {
      const value = young.get(key);
      if (value !== undefined) return value;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
    set,
  };
}
