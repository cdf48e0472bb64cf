import type { Styles } from './styles.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

/** A paragraph with a number. */
export interface ListItem {
  readonly paragraph: XmlElement;
  readonly numId: string;
  readonly level: number;
  /** Whether the number comes from the paragraph itself, and not from its style. */
  readonly isOwn: boolean;
}

/** A list that begins anew with each turn of a loop, by its number in the whole document. */
export interface RestartedList {
  readonly numId: string;
}

/** The numbered lists of a document (`word/numbering.xml`; ECMA-376, 17.9). */
export interface Numbering {
  readonly isEmpty: boolean;
  /** The list that numbers a paragraph, if one does; bullets are no numbers. */
  itemOf(paragraph: XmlElement, styles: Styles): ListItem | undefined;
  /** The part with a list of its own for each restarted one, of which every turn of its loop takes a number. */
  extended(lists: readonly RestartedList[], styles: Styles): NumberingTemplate | undefined;
}

/** The part, ready for the lists of a report: plain data. */
export interface NumberingTemplate {
  readonly xml: string;
  /** Where new `w:num` elements go. */
  readonly place: number;
  readonly firstFree: number;
  /** For each restarted list, what is in its `w:num`. */
  readonly contents: readonly string[];
}

/** Reads `numbering.xml` of a Word template; without one it has no lists. */
export function readNumbering(xml: string, root: XmlElement | undefined): Numbering {
  const byId = (name: string, id: string) =>
    new Map(
      (root?.children ?? []).filter((each) => each.name === name).map((each) => [each.attributes[id] ?? '', each]),
    );
  const nums = byId('w:num', 'w:numId');
  const definitions = byId('w:abstractNum', 'w:abstractNumId');

  /** A definition may be that of a style of lists, or refer to one. */
  function definitionOf(num: XmlElement | undefined, styles: Styles): XmlElement | undefined {
    const definition = definitions.get(valOf(num, 'w:abstractNumId') ?? '');
    const link = valOf(definition, 'w:numStyleLink');
    if (link === undefined) return definition;
    const [style] = styles.chain('character', link);
    const linked = valOf(childOf(childOf(style, 'w:pPr'), 'w:numPr'), 'w:numId');
    return definitions.get(valOf(nums.get(linked ?? ''), 'w:abstractNumId') ?? '') ?? definition;
  }

  return {
    isEmpty: nums.size === 0,
    itemOf(paragraph, styles) {
      const properties = childOf(paragraph, 'w:pPr');
      const style = valOf(properties, 'w:pStyle');
      const own = childOf(properties, 'w:numPr');
      const inherited = styles
        .chain('paragraph', style)
        .map((each) => ({ id: each.attributes['w:styleId'], numbers: childOf(childOf(each, 'w:pPr'), 'w:numPr') }))
        .find(({ numbers }) => numbers !== undefined);
      const numId = valOf(own, 'w:numId') ?? valOf(inherited?.numbers, 'w:numId');
      const num = nums.get(numId ?? '');
      const definition = definitionOf(num, styles);
      if (numId === undefined || !num || !definition) return undefined;
      const levels = definition.children.filter(({ name }) => name === 'w:lvl');
      const byStyle = levels.find((each) => valOf(each, 'w:pStyle') === inherited?.id && inherited !== undefined);
      const level = Number(
        valOf(own, 'w:ilvl') ?? byStyle?.attributes['w:ilvl'] ?? valOf(inherited?.numbers, 'w:ilvl') ?? 0,
      );
      const format = valOf(levelOf(num, definition, level), 'w:numFmt');
      if (format === 'bullet' || format === 'none') return undefined;
      return { paragraph, numId, level, isOwn: childOf(own, 'w:numId') !== undefined };
    },
    extended(lists, styles) {
      if (lists.length === 0 || !root) return undefined;
      const firstDefinition = freeAfter(definitions);
      const copies: string[] = [];
      const contents = lists.map(({ numId }, index) => {
        const num = nums.get(numId)!;
        const definition = definitionOf(num, styles)!;
        const id = firstDefinition + index;
        copies.push(copyOf(xml, definition, id));
        return `<w:abstractNumId w:val="${id}"/>${restarts(xml, num, definition)}`;
      });
      const lastDefinition = [...definitions.values()].at(-1)!;
      const lastNum = [...nums.values()].at(-1)!;
      const added = copies.join('');
      return {
        xml: xml.slice(0, lastDefinition.end) + added + xml.slice(lastDefinition.end),
        place: lastNum.end + (lastNum.end >= lastDefinition.end ? added.length : 0),
        firstFree: freeAfter(nums),
        contents,
      };
    },
  };
}

/** The part with the lists of a report: a number for each turn, in order. */
export function writeNumbering(
  { xml, place, firstFree, contents }: NumberingTemplate,
  turns: readonly number[],
): string {
  const added = turns.map((list, turn) => `<w:num w:numId="${firstFree + turn}">${contents[list]}</w:num>`);
  return xml.slice(0, place) + added.join('') + xml.slice(place);
}

const valOf = (parent: XmlElement | undefined, name: string) => childOf(parent, name)?.attributes['w:val'];

const freeAfter = (ids: ReadonlyMap<string, XmlElement>) =>
  [...ids.keys()].reduce((most, id) => Math.max(most, Number(id) || 0), 0) + 1;

/** A level, as a list may define it differently than its definition. */
function levelOf(num: XmlElement, definition: XmlElement, level: number): XmlElement | undefined {
  const isLevel = ({ name, attributes }: XmlElement) =>
    (name === 'w:lvl' || name === 'w:lvlOverride') && Number(attributes['w:ilvl']) === level;
  return childOf(num.children.find(isLevel), 'w:lvl') ?? definition.children.find(isLevel);
}

/** A definition of its own, so that the numbers of other lists go on as if the loop were not there. */
function copyOf(xml: string, { start, end }: XmlElement, id: number): string {
  return xml
    .slice(start, end)
    .replace(/(\sw:abstractNumId=)(?:"[^"]*"|'[^']*')/, `$1"${id}"`)
    .replace(/(<w:nsid\s[^>]*w:val=)(?:"[^"]*"|'[^']*')/, `$1"${(0x5a000000 + id).toString(16).toUpperCase()}"`)
    .replace(/<w:(?:styleLink|pStyle)\b[^>]*\/>/g, '');
}

/** Every level begins at its first number. */
function restarts(xml: string, num: XmlElement, definition: XmlElement): string {
  const overrides = new Map(num.children.map((each) => [Number(each.attributes['w:ilvl']), each]));
  const levels = definition.children.filter(({ name }) => name === 'w:lvl');
  return levels
    .map(({ attributes }) => {
      const level = Number(attributes['w:ilvl']);
      const override = overrides.get(level);
      const own = childOf(override, 'w:lvl');
      const first = valOf(override, 'w:startOverride') ?? valOf(levelOf(num, definition, level), 'w:start') ?? '0';
      const given = own ? xml.slice(own.start, own.end) : '';
      return `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${Number(first) || 0}"/>${given}</w:lvlOverride>`;
    })
    .join('');
}
