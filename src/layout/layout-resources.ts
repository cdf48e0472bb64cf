import type { BoxEngine } from './galley.ts';
import type { TextResources } from './text/text-boxes.ts';

/** What layout needs besides the document; shared by all documents of a process. */
export interface LayoutResources extends TextResources {
  /** Sets what it can in pdfmake's place, exactly as pdfmake does. */
  readonly boxEngine?: BoxEngine | undefined;
}
