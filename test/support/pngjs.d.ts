declare module 'pngjs' {
  export class PNG {
    constructor(options: { width: number; height: number });
    width: number;
    height: number;
    /** RGBA, one byte a channel. */
    data: Buffer;
    static sync: {
      read(bytes: Uint8Array): PNG;
      write(png: PNG, options?: { colorType?: 0 | 2 | 4 | 6; inputHasAlpha?: boolean; deflateLevel?: number }): Buffer;
    };
  }
}
