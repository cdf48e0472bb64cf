import v8 from 'node:v8';

// Changes V8's compiler for the rest of the process, for the command line alone. Bytecode that is loaded afterwards does
// not fit any more, so what is needed is loaded before.

/**
 * Has V8 run what follows without compiling it to machine code: that pays from the second report on. For the first it
 * is a third of the processor time, 150 of 470 ms (bench/profile.md).
 */
export function compileNothing(): void {
  v8.setFlagsFromString('--no-opt');
}

/**
 * Has V8 copy less of what a function calls into it, 300 bytes of bytecode instead of 920: compiling takes half the
 * time, a second of a process, and the code is no slower (bench/profile.md).
 */
export function inlineLess(): void {
  v8.setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
}
