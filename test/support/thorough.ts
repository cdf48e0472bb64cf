/** Whether this is `npm run test:exhaustive`, as vitest.config.ts says. */
const isExhaustive = process.env.RAINGAN_CASES === 'all';

/** How many cases a test with the tag `thorough` tries: all in `npm run test:exhaustive`, a tenth of them in `npm test`. */
export function casesOf(all: number): number {
  return isExhaustive ? all : Math.ceil(all / 10);
}

/** The cases that a test with the tag `thorough` takes from a list: all, or every so manieth in `npm test`. */
export function someOf<T>(all: readonly T[], every: number): readonly T[] {
  return isExhaustive ? all : all.filter((_, index) => index % every === 0);
}
