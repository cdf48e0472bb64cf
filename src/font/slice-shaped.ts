import type { Face, ShapedText } from '../model/face.ts';

/**
 * The part of a shaped text from character `start` to before `end`, drawn as it was in the whole: kerned with what
 * was around it. Characters count as slots do, surrogate pairs as one.
 */
export function sliceShaped(face: Face, { text, slots }: ShapedText, start: number, end: number): ShapedText {
  const part = slots.subarray(start, end);
  let advance = 0;
  let characters = '';
  let index = 0;
  for (const character of text) {
    if (index >= start && index < end) characters += character;
    index++;
  }
  for (const id of part) advance += face.slot(id).advance;
  return { text: characters, slots: part, advance };
}
