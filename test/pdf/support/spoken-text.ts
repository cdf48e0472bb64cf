import type { PdfObjects } from '../../support/pdf-objects.ts';
import { type StructureElement, structureTree } from '../../support/pdf-structure.ts';
import { textOf } from '../../support/pdf-syntax.ts';
import { contentKey, markedText } from './marked-text.ts';

/**
 * The whole document as a screen reader says it, one line an element that is announced: abbreviations in full, `[en …]`
 * in an English voice, label and body of an item and the cells of a row one after the other.
 */
export function spokenText(pdf: PdfObjects): string {
  const texts = markedText(pdf);

  function say(element: StructureElement): string {
    const expansion = textOf(pdf.get(element.dictionary, 'E'));
    const alternative = textOf(pdf.get(element.dictionary, 'Alt'));
    const language = textOf(pdf.get(element.dictionary, 'Lang'));
    const own = expansion ?? alternative ?? element.children.map(sayChild).join(separator(element));
    return language ? `[${language} ${own}]` : own;
  }

  /** Paragraphs of a cell are said one after the other; words of another language belong to the line. */
  const separator = ({ role, children }: StructureElement) =>
    role === 'TD' && !children.every((child) => 'role' in child && child.role === 'P') ? '' : (SEPARATORS[role] ?? '');

  const sayChild = (child: StructureElement['children'][number]) =>
    'role' in child ? say(child) : (texts.get(contentKey(child)) ?? '');

  function announce(element: StructureElement): string[] {
    const below = element.children.filter((child): child is StructureElement => 'role' in child);
    if (CONTAINERS.has(element.role)) return [element.role, ...below.flatMap(announce)];
    return [`${element.role.padEnd(3)} ${say(element)}`];
  }

  return `${structureTree(pdf).flatMap(announce).join('\n')}\n`;
}

const CONTAINERS = new Set(['Document', 'L', 'Table']);

const SEPARATORS: Readonly<Record<string, string>> = { LI: '| ', TR: ' | ', TD: ' / ' };
