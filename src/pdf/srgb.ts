import type { PdfFile } from './pdf-file.ts';
import { srgbProfileBytes } from './srgb-profile.generated.ts';
import { compressedStream } from './stream.ts';
import { array, dict, type PdfObject } from './syntax.ts';

/** The output intent that PDF/A requires when colours are RGB (ISO 19005-3, 6.2.3), with an sRGB profile of our own. */
export function addOutputIntent(file: PdfFile): PdfObject {
  const profile = file.add(compressedStream({ N: 3 }, profileBytes));
  return array([
    dict({
      Type: '/OutputIntent',
      S: '/GTS_PDFA1',
      OutputConditionIdentifier: '(sRGB)',
      Info: '(sRGB IEC61966-2.1)',
      DestOutputProfile: profile,
    }),
  ]);
}

/** The same in every file; made beforehand, since a fresh process takes 1.5 ms to compute it. */
const profileBytes = Buffer.from(srgbProfileBytes, 'base64');
