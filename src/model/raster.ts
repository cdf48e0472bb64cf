/** A picture made of pixels: its file, and what a PDF draws of it. Checked, so that no writer has to. */
export interface Raster {
  readonly format: 'png' | 'jpeg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The file as it was given. */
  readonly file: Uint8Array;
  readonly color: Samples;
  /** How opaque each pixel is, when not all of them are: gray, 8 bits. */
  readonly alpha?: Samples;
}

/** The pixels of a raster, row by row from the top, coded. */
export interface Samples {
  readonly space: 'gray' | 'rgb' | 'indexed';
  /** Red, green and blue of each index; only with `indexed`. */
  readonly palette?: Uint8Array;
  /** Of each component. */
  readonly bits: number;
  /** `png`: deflated rows, each behind its filter type (PNG, section 9); `deflate`: deflated rows alone. */
  readonly coding: 'jpeg' | 'png' | 'deflate';
  readonly data: Uint8Array;
}
