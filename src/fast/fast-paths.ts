/**
 * The fast paths, by name. Each takes over one stage for the input that nearly always comes, gives up at the first thing
 * it is not sure of, and gives the same value as the stage itself.
 */
export const fastPaths = [
  'bundle',
  'plain-yaml',
  'compiled-template',
  'shaping-table',
  'box-engine',
  'paragraph-xml',
] as const;

export type FastPath = (typeof fastPaths)[number];

/**
 * Reads the setting `RAINGAN_FAST`: `off` takes the whole layer away, names separated by commas take single paths away.
 * Returns the paths that remain. Names that are no path take nothing away; the command line refuses them.
 */
export function readFastSetting(setting: string | undefined): ReadonlySet<FastPath> {
  const off = new Set(namesIn(setting));
  return new Set(off.has('off') ? [] : fastPaths.filter((path) => !off.has(path)));
}

/** What the setting may name. */
export const fastSettings = ['off', ...fastPaths] as const;

/** The first name in the setting that is neither `off` nor a path. */
export function unknownFastSetting(setting: string | undefined): string | undefined {
  return namesIn(setting).find((name) => !(fastSettings as readonly string[]).includes(name));
}

function namesIn(setting = ''): string[] {
  return setting
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
