import type { Edit, XmlEdit } from './edit-xml.ts';
import type { ListItem, Numbering, RestartedList } from './numbering.ts';
import { firstAfter } from './part-text.ts';
import type { Placement } from './place-blocks.ts';
import { insertInOrder, type Styles } from './styles.ts';
import { isLoop, type Tag, type TagBlock } from './tags.ts';
import { childOf, elementsOf, ownInstruction, type XmlElement } from './xml-tree.ts';

/** How numbered lists in loops begin anew: what is changed in the part, and which lists the tag of a loop begins. */
export interface ListEdits {
  readonly edits: readonly Edit[];
  /** For the tag that opens a loop, the lists that begin with each of its turns. */
  readonly begunBy: ReadonlyMap<Tag, readonly number[]>;
}

/** What marks where a list begins anew, and in place of the number of its list in its paragraphs. */
export const listMark = (list: number) => `<?${ownInstruction} ${list}?>`;
const listReference = (list: number) => `${ownInstruction}:${list}`;

/** Finds both again in a part that was filled; no data can bring them, for in it `<` and `"` are escaped. */
export const listPlaces = new RegExp(
  `<\\?${ownInstruction} (\\d+)\\?>|(?<=<w:numId w:val=")${ownInstruction}:(\\d+)(?=")`,
  'g',
);

/**
 * Numbered lists that a loop repeats as a whole begin at their first number in each turn. A list of which each turn
 * brings one item is counted through the turns, as is one outside of loops.
 */
export function restartLists(
  xml: string,
  root: XmlElement,
  {
    blocks,
    placement,
    numbering,
    styles,
    lists,
  }: {
    readonly blocks: readonly TagBlock[];
    readonly placement: Placement;
    readonly numbering: Numbering;
    readonly styles: Styles;
    /** Of the document so far; those of this part are added. */
    readonly lists: RestartedList[];
  },
): ListEdits {
  const tree = regionsOf(blocks, placement);
  if (tree.inner.length === 0 || numbering.isEmpty) return { edits: [], begunBy: new Map() };
  const items: { readonly item: ListItem; readonly path: readonly Region[] }[] = [];
  for (const paragraph of elementsOf(root)) {
    if (paragraph.name !== 'w:p') continue;
    const path = pathTo(tree, paragraph.start);
    const item = path.length > 0 ? numbering.itemOf(paragraph, styles) : undefined;
    if (!item) continue;
    path.at(-1)!.items.push(item);
    items.push({ item, path });
  }
  const edits: Edit[] = [];
  const begunBy = new Map<Tag, number[]>();
  const known = new Map<string, number>();
  tally(tree);
  for (const { item, path } of items) {
    const region = path.findLast(({ loop, restarts }) => loop !== undefined && restarts.has(item.numId));
    if (!region) continue;
    const key = `${region.start} ${item.numId}`;
    const list = known.get(key) ?? lists.push({ numId: item.numId }) - 1;
    if (!known.has(key)) begunBy.set(region.loop!, [...(begunBy.get(region.loop!) ?? []), list]);
    known.set(key, list);
    edits.push(...numberEdits(xml, item, list, styles));
  }
  return { edits, begunBy };
}

/** What a block repeats or chooses; the whole part is one, too. Offsets into the XML. */
interface Region {
  readonly start: number;
  readonly end: number;
  /** The tag of the loop, where it is one. */
  readonly loop: Tag | undefined;
  /** Where the branch after `{{else}}` begins, if there is one. */
  readonly otherwise: number | undefined;
  readonly inner: Region[];
  readonly items: ListItem[];
  readonly restarts: Set<string>;
}

function regionsOf(blocks: readonly TagBlock[], { moved }: Placement): Region {
  const region = (start: number, end: number, loop: Tag | undefined, otherwise: number | undefined): Region => ({
    start,
    end,
    loop,
    otherwise,
    inner: [],
    items: [],
    restarts: new Set(),
  });
  const all = blocks.flatMap((block) => {
    const places = block.tags.map((tag) => moved.get(tag)?.element);
    const [first, last] = [places[0], places.at(-1)];
    if (!first || !last) return [];
    const otherwise = places.length > 2 ? places[1]?.start : undefined;
    return [region(first.start, last.end, isLoop(block) ? block.tags[0] : undefined, otherwise)];
  });
  const whole = region(-1, Number.MAX_SAFE_INTEGER, undefined, undefined);
  const open = [whole];
  // Of two that begin with the same element, the one that ends later is around the other.
  for (const each of all.reverse().sort((a, b) => a.start - b.start || b.end - a.end)) {
    while (open.at(-1)!.end < each.end) open.pop();
    open.at(-1)!.inner.push(each);
    open.push(each);
  }
  return whole;
}

/** The blocks around a place, outermost first. */
function pathTo(tree: Region, place: number): Region[] {
  const path: Region[] = [];
  for (let inner = tree.inner; ; ) {
    const next = inner[firstAfter(inner, ({ start }) => start > place) - 1];
    if (!next || next.end <= place) return path;
    path.push(next);
    inner = next.inner;
  }
}

/** How many items of a list one turn brings, of the highest of its levels. */
interface Count {
  readonly level: number;
  readonly items: number;
}

function tally(region: Region): Map<string, Count> {
  const branches: Map<string, Count>[] = [new Map(), new Map()];
  const branchAt = (place: number) => branches[region.otherwise !== undefined && place >= region.otherwise ? 1 : 0]!;
  const add = (counts: Map<string, Count>, numId: string, { level, items }: Count) => {
    const before = counts.get(numId);
    if (!before || level < before.level) counts.set(numId, { level, items });
    else if (level === before.level) counts.set(numId, { level, items: before.items + items });
  };
  for (const { paragraph, numId, level } of region.items) add(branchAt(paragraph.start), numId, { level, items: 1 });
  for (const inner of region.inner) {
    for (const [numId, { level, items }] of tally(inner)) {
      add(branchAt(inner.start), numId, { level, items: inner.loop ? many : items });
    }
  }
  const [counts, others] = branches as [Map<string, Count>, Map<string, Count>];
  for (const [numId, count] of others) {
    const before = counts.get(numId);
    if (!before || count.level < before.level) counts.set(numId, count);
    else if (count.level === before.level && count.items > before.items) counts.set(numId, count);
  }
  for (const [numId, { items }] of counts) if (items > 1) region.restarts.add(numId);
  return counts;
}

/** What a loop brings. */
const many = 2;

/** Gives a paragraph the number of its list in this turn; a number that its style gave keeps the style's indents. */
function numberEdits(xml: string, { paragraph, level, isOwn }: ListItem, list: number, styles: Styles): Edit[] {
  const number = `<w:numId w:val="${listReference(list)}"/>`;
  const properties = childOf(paragraph, 'w:pPr');
  const given = childOf(properties, 'w:numPr');
  const own = childOf(given, 'w:numId');
  const edit = ({ start, end, text }: XmlEdit): Edit => ({ start, end, content: [text] });
  if (own) return [edit({ start: own.start, end: own.end, text: number })];
  if (given) return [edit(insertInOrder(xml, given, number, new Set(['w:ilvl'])))];
  const whole = `<w:numPr><w:ilvl w:val="${level}"/>${number}</w:numPr>`;
  const indents = isOwn ? '' : indentsOfStyle(paragraph, styles);
  if (!properties) {
    return [
      edit({ start: paragraph.innerStart, end: paragraph.innerStart, text: `<w:pPr>${whole}${indents}</w:pPr>` }),
    ];
  }
  const numbered = edit(insertInOrder(xml, properties, whole, beforeNumber));
  if (indents === '' || childOf(properties, 'w:ind')) return [numbered];
  const indented = edit(insertInOrder(xml, properties, indents, beforeIndents));
  return indented.start === numbered.start
    ? [{ ...numbered, content: [...numbered.content, indents] }]
    : [numbered, indented];
}

/** The indents of the styles up to that which gives the number, for those of a list would come before them. */
function indentsOfStyle(paragraph: XmlElement, styles: Styles): string {
  const attributes: Record<string, string> = {};
  const style = childOf(childOf(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val'];
  for (const { children } of styles.chain('paragraph', style)) {
    const properties = children.find(({ name }) => name === 'w:pPr');
    for (const [name, value] of Object.entries(childOf(properties, 'w:ind')?.attributes ?? {}))
      attributes[name] ??= value;
    if (childOf(properties, 'w:numPr')) break;
  }
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value.replace(/[<&"]/g, '')}"`);
  return written.length === 0 ? '' : `<w:ind${written.join('')}/>`;
}

/** The order of the schema (CT_PPr). */
const beforeNumber: ReadonlySet<string> = new Set(
  ['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl'].map((name) => `w:${name}`),
);
const beforeIndents: ReadonlySet<string> = new Set([
  ...beforeNumber,
  ...'numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing'
    .split(' ')
    .map((name) => `w:${name}`),
]);
