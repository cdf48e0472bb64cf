/** pdfmake's public API, as far as tests print with it. */
declare module 'pdfmake' {
  const pdfmake: {
    setFonts(fonts: Record<string, { normal: string }>): void;
    setUrlAccessPolicy(policy: () => boolean): void;
    setLocalAccessPolicy(policy: () => boolean): void;
    createPdf(definition: {
      content: object;
      defaultStyle?: object;
      pageSize?: { width: number; height: number };
      pageMargins?: number;
    }): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}
