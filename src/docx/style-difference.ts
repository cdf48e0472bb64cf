import type { IParagraphStylePropertiesOptions, IRunStylePropertiesOptions } from 'docx';
import type { Style } from '../model/document.ts';
import { twips } from './units.ts';

/** What a style says that the style it is based on does not. */
export function styleDifference(own: Style, base: Style): StyleDifference {
  return { paragraph: paragraphDifference(own, base), run: runDifference(own, base) };
}

export interface StyleDifference {
  readonly paragraph: IParagraphStylePropertiesOptions;
  readonly run: IRunStylePropertiesOptions;
}

/** Font and size for Latin and for complex script, in which Word counts Thai. Size in pt; Word counts in half points. */
export function wordFont({ fontFamily, fontSize }: Pick<Style, 'fontFamily' | 'fontSize'>) {
  return { ...family(fontFamily), ...size(fontSize) };
}

function paragraphDifference(own: Style, base: Style): IParagraphStylePropertiesOptions {
  const spacing = {
    ...(own.spaceBefore !== base.spaceBefore ? { before: twips(own.spaceBefore) } : {}),
    ...(own.spaceAfter !== base.spaceAfter ? { after: twips(own.spaceAfter) } : {}),
    ...(own.linePitch !== base.linePitch ? { line: twips(own.linePitch), lineRule: 'exact' as const } : {}),
  };
  const indent = {
    ...(own.indent !== base.indent ? { left: twips(own.indent) } : {}),
    ...(own.firstLineIndent !== base.firstLineIndent ? firstLine(own.firstLineIndent) : {}),
  };
  return {
    ...(Object.keys(spacing).length > 0 ? { spacing } : {}),
    ...(Object.keys(indent).length > 0 ? { indent } : {}),
    ...(own.align !== base.align ? { alignment: own.align } : {}),
  };
}

function firstLine(indent: number) {
  return indent < 0 ? { hanging: twips(-indent) } : { firstLine: twips(indent) };
}

function runDifference(own: Style, base: Style): IRunStylePropertiesOptions {
  return {
    ...(own.fontFamily !== base.fontFamily ? family(own.fontFamily) : {}),
    ...(own.fontSize !== base.fontSize ? size(own.fontSize) : {}),
    ...(own.bold !== base.bold ? { bold: own.bold } : {}),
    ...(own.italic !== base.italic ? { italics: own.italic } : {}),
    ...(own.color !== base.color ? { color: own.color.slice(1).toUpperCase() } : {}),
  };
}

function family(name: string) {
  return { font: { ascii: name, hAnsi: name, cs: name, eastAsia: name } };
}

function size(points: number) {
  return { size: Math.round(points * 2), sizeComplexScript: Math.round(points * 2) };
}
