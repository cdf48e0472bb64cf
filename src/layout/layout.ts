import type { Face } from '../model/face.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';

/** What layout needs besides the document; shared by all documents of a process. */
export interface LayoutResources {
  readonly fonts: FaceProvider;
  readonly dictionary: Dictionary;
}

export interface FaceProvider {
  face(family: string, bold: boolean, italic: boolean): Face;
  /** The face that draws a character or sequence: `face` itself, or a fallback that covers all of it. */
  faceFor(characters: string, face: Face): Face;
}
