// Written by scripts/build-fonts.ts.
import type { InkExtent } from './ink.ts';

/** Ink of the faces in fonts/, by SHA-256 of the file, so that a start need not measure it. */
export const shippedInk: Readonly<Record<string, InkExtent>> = {
  // Sarabun-Regular.ttf
  'b8150084e25734e6f31696c57ff009f5564efa09d295848b717d9e2328c0311d': { top: 1250, bottom: -535 },
  // Sarabun-Bold.ttf
  '5d1fc1ee63ab861fb2022a212b5ff270848582bb9d9cba73b2d2aaabb16d0a18': { top: 1290, bottom: -559 },
  // Sarabun-Italic.ttf
  'fb86138e0cf99786db40715a84df51508766371e2f1f2822faf22cba6563acc7': { top: 1250, bottom: -535 },
  // Sarabun-BoldItalic.ttf
  'a497ef98fad371e04bc64076b213da00c05a84881494ee36a4c61922c65ff7ef': { top: 1290, bottom: -559 },
};
