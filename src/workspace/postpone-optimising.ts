import v8 from 'node:v8';

/**
 * Has V8 run what follows without compiling it to machine code: that pays from the second report on. For the first it
 * is a third of the processor time, 150 of 470 ms (bench/profile.md).
 */
export function postponeOptimising(): void {
  v8.setFlagsFromString('--no-opt');
}
