import { damagedFile, FontFault } from './font-fault.ts';
import { harfBuzzCode } from './harfbuzz-code.ts';

/** Functions of HarfBuzz's subsetter (hb-subset.h), as the WebAssembly module of harfbuzzjs exports them. */
interface SubsetExports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(size: number): number;
  free(place: number): void;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_reference_blob(face: number): number;
  hb_face_destroy(face: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_keep_everything(input: number): void;
  hb_subset_input_pin_axis_location(input: number, face: number, axis: number, value: number): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

/** Writes the font that a variable font is at a place on its axes, with all its glyphs and their numbers. */
export function instantiateWithHarfBuzz(
  bytes: Uint8Array,
  location: readonly (readonly [tag: string, value: number])[],
): Uint8Array {
  const hb = start();
  const data = hb.malloc(bytes.length);
  new Uint8Array(hb.memory.buffer, data, bytes.length).set(bytes);
  const blob = hb.hb_blob_create(data, bytes.length, writable, 0, 0);
  const face = hb.hb_face_create(blob, 0);
  const input = hb.hb_subset_input_create_or_fail();
  hb.hb_subset_input_keep_everything(input);
  for (const [tag, value] of location) hb.hb_subset_input_pin_axis_location(input, face, tagValue(tag), value);
  const instance = hb.hb_subset_or_fail(face, input);
  if (instance === 0) throw new FontFault(damagedFile);
  const result = hb.hb_face_reference_blob(instance);
  const length = hb.hb_blob_get_length(result);
  const font = new Uint8Array(hb.memory.buffer, hb.hb_blob_get_data(result, 0), length).slice();
  hb.hb_blob_destroy(result);
  hb.hb_subset_input_destroy(input);
  for (const each of [instance, face]) hb.hb_face_destroy(each);
  hb.hb_blob_destroy(blob);
  hb.free(data);
  return font;
}

/** `HB_MEMORY_MODE_WRITABLE`. */
const writable = 2;

function tagValue(tag: string): number {
  return [...tag.padEnd(4)].reduce((value, letter) => value * 0x100 + letter.charCodeAt(0), 0);
}

/** Started for each font and given up after it: its memory never shrinks, and a run has a few variable fonts at most. */
function start(): SubsetExports {
  const code = harfBuzzCode('harfbuzz-subset.wasm');
  const library = new WebAssembly.Instance(new WebAssembly.Module(code), {}).exports as unknown as SubsetExports;
  library._initialize();
  return library;
}
