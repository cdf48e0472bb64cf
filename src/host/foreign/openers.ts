/**
 * Everything that may run in a process of its own on a file of others: a fixed list, so that no caller names a module.
 * An opener takes the bytes of one file and plain options, and gives plain data; what it throws is a failure of the file.
 * It loads what it needs only here, in the child.
 */
export const openers = {
  /** Gives back the length and the first bytes: shows that the way there and back works. */
  probe: async () => (await import('./probe.ts')).probe,
} as const;

export type OpenerName = keyof typeof openers;

type Opener<Name extends OpenerName> = Awaited<ReturnType<(typeof openers)[Name]>>;

/** What an opener wants to know besides the file. */
export type OpenerOptions<Name extends OpenerName> = Parameters<Opener<Name>>[1];

/** What an opener gives, as the structured clone algorithm carries it over. */
export type OpenerValue<Name extends OpenerName> = Awaited<ReturnType<Opener<Name>>>;
