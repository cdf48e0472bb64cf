import { harfBuzzCode } from './harfbuzz-code.ts';

/**
 * Functions of HarfBuzz's C interface (harfbuzz.github.io), as harfbuzzjs's WebAssembly module exports them. That
 * package's JavaScript classes are not used: they make three objects a glyph and are ready only some time after their
 * import. A number is a 32-bit value, a place in `memory` or an enum's value.
 */
interface HarfBuzzExports {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_font_create(face: number): number;
  hb_font_get_nominal_glyph(font: number, codePoint: number, glyph: number): number;
  hb_language_from_string(text: number, length: number): number;
  hb_script_from_string(text: number, length: number): number;
  hb_buffer_create(): number;
  hb_buffer_clear_contents(buffer: number): void;
  hb_buffer_set_cluster_level(buffer: number, level: number): void;
  hb_buffer_set_direction(buffer: number, direction: number): void;
  hb_buffer_set_script(buffer: number, script: number): void;
  hb_buffer_set_language(buffer: number, language: number): void;
  hb_buffer_add_utf16(buffer: number, text: number, length: number, start: number, count: number): void;
  hb_buffer_get_length(buffer: number): number;
  hb_buffer_get_glyph_infos(buffer: number, length: number): number;
  hb_buffer_get_glyph_positions(buffer: number, length: number): number;
  hb_shape(font: number, buffer: number, features: number, count: number): void;
}

/** HarfBuzz and space in its memory for what goes in and out. */
export interface HarfBuzz extends HarfBuzzExports {
  /** Space for 256 32-bit values or short texts, good until the next call. */
  readonly scratch: number;
  valueAt(place: number): number;
  setValue(place: number, value: number): void;
  /** Puts a short ASCII text into `scratch`. */
  place(text: string): number;
  /** Puts a text of any length where it stays until the next such call. */
  placeUtf16(text: string): number;
}

/** HarfBuzz, compiled and started at its first use; one for the process. */
export function harfBuzz(): HarfBuzz {
  started ??= withScratch(start());
  return started;
}

let started: HarfBuzz | undefined;

function start(): HarfBuzzExports {
  const code = harfBuzzCode('harfbuzz.wasm');
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), {
    env: {
      emscripten_resize_heap: (size: number) => grow(library.memory, size),
      _abort_js: fail,
      // Called by programs that end or have timers.
      _emscripten_runtime_keepalive_clear: fail,
      _setitimer_js: fail,
    },
    wasi_snapshot_preview1: { proc_exit: fail },
  });
  const library = instance.exports as unknown as HarfBuzzExports & { __wasm_call_ctors(): void };
  library.__wasm_call_ctors();
  return library;
}

const wasmPage = 0x10000;

/** Makes space for `size` bytes and a fifth more than there was; 1 says that it is there. */
function grow(memory: WebAssembly.Memory, size: number): number {
  const present = memory.buffer.byteLength;
  memory.grow(Math.ceil((Math.max(size, 1.2 * present) - present) / wasmPage));
  return 1;
}

function fail(): never {
  throw new Error('HarfBuzz stopped');
}

const scratchBytes = 1024;

function withScratch(library: HarfBuzzExports): HarfBuzz {
  const scratch = library.malloc(scratchBytes);
  let capacity = 0;
  let space = 0;
  const values = (place: number) => new Uint32Array(library.memory.buffer, place, 1);
  return {
    ...library,
    scratch,
    valueAt: (place) => values(place)[0]!,
    setValue(place, value) {
      values(place)[0] = value;
    },
    place(text) {
      new Uint8Array(library.memory.buffer, scratch, text.length).set(Buffer.from(text, 'latin1'));
      return scratch;
    },
    placeUtf16(text) {
      if (text.length > capacity) {
        // What is too small now stays: twice as long a text comes a few times in a process at most.
        capacity = Math.max(2 * text.length, scratchBytes);
        space = library.malloc(2 * capacity);
      }
      const units = new Uint16Array(library.memory.buffer, space, text.length);
      for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
      return space;
    },
  };
}
