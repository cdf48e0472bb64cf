/** Work of this many ms of the processor is not worth measuring. */
const negligibleMs = 50;

/**
 * What a piece of work costs, in multiples of a fixed piece of work that is measured beside it; 0 when it is negligible.
 * Both are counted in time of the processor that this process has, so a slow or busy machine changes neither. On a common
 * machine one of them takes some 10 ms.
 */
export async function effortOf<T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly effort: number }> {
  const began = process.cpuUsage();
  const value = await work();
  const spent = milliseconds(process.cpuUsage(began));
  return { value, effort: spent < negligibleMs ? 0 : spent / referenceMs() };
}

/** The most of a few measurements: the processor may be shared at any of them. */
function referenceMs(): number {
  return Math.max(
    ...[1, 2, 3].map(() => {
      const began = process.cpuUsage();
      const words = Array.from({ length: 30_000 }, (_, index) => String((index * 7919) % 30_011));
      words.sort();
      return milliseconds(process.cpuUsage(began));
    }),
  );
}

const milliseconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;
