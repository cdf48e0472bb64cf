import { times } from '../../support/projects.ts';

/** A cluster alone and touching Latin, digits or punctuation on one side or on both. */
const CONTEXTS: readonly ((cluster: string) => string)[] = [
  (cluster) => cluster,
  (cluster) => `A${cluster}`,
  (cluster) => `PM2.5${cluster}`,
  (cluster) => `(${cluster})`,
  (cluster) => `1${cluster}`,
  (cluster) => `${cluster}A`,
  (cluster) => `${cluster}%`,
  (cluster) => `"${cluster}",${cluster}/${cluster}.`,
];

/** Each cluster in every context. */
export function inAllContexts(clusters: readonly string[]): string[] {
  return clusters.map((cluster) => CONTEXTS.map((context) => context(cluster)).join(' '));
}

/** Each cluster alone and in one context more, the next one for the next cluster. */
export function inOneContext(clusters: readonly string[]): string[] {
  return clusters.map((cluster, index) => `${cluster} ${CONTEXTS[1 + (index % (CONTEXTS.length - 1))]!(cluster)}`);
}

/** Joins texts to paragraphs of `size` texts. */
export function paragraphsOf(texts: readonly string[], size: number): string[] {
  return times(Math.ceil(texts.length / size), (index) => texts.slice(index * size, (index + 1) * size).join(' '));
}
