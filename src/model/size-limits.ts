/** The largest files that are read, in bytes, by what they are. A larger one is refused before its content is read. */
export const sizeLimits = {
  /** Data files, settings, lists of fonts, files of a template. */
  data: 1_000_000,
  fontOrPicture: 20_000_000,
  /** Files to import, to sign or to verify, and documents that were built. */
  imported: 50_000_000,
  /** Manifests, and everything else. */
  manifest: 64_000_000,
} as const;
