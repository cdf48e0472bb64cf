// pdfmake's own QR codes (0.3.11, exactly), below its public API: qr.test.ts fails when another version moves this.
declare module 'pdfmake/js/qrEnc.js' {
  interface Rectangle {
    readonly x: number;
    readonly y: number;
    readonly w: number;
  }
  const module: {
    default: {
      /** Throws a string for a text that no code can hold. */
      measure(node: { qr: string | readonly number[]; eccLevel: 'L' | 'M' | 'Q' | 'H' }): {
        readonly _canvas: readonly Rectangle[];
        readonly _width: number;
      };
    };
  };
  export default module;
}
