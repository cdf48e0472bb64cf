import { toDefinition } from '../layout/definition/definition.ts';
import type { Leaf } from '../layout/galley.ts';
import { bodyWidth } from '../layout/lay-out.ts';
import type { TextBox } from '../layout/text/shape.ts';
import { leafText } from '../model/document-text.ts';
import { lineText } from '../model/page.ts';
import { childrenOf, type Node } from '../model/visit.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Path } from '../yaml/tree.ts';
import { boxText } from './box-text.ts';
import { readTags } from './read-tags.ts';
import type { Stages } from './run-stages.ts';

/** The stages that can be looked into, in the order they run. */
export const stageNames = ['project', 'document', 'boxes', 'lines', 'pages', 'tags'] as const;

export type StageName = (typeof stageNames)[number];

/** One thing a stage made: facts for programs, and the line that a person reads. */
export interface StageRow {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly line: string;
  /** The page it is on, for the stages that know pages. */
  readonly page?: number;
}

/** What a stage made, in reading order; undefined where it was not reached. Lengths in pt. */
export async function stageRows(
  stages: Stages,
  name: StageName,
  workspace: Workspace,
): Promise<readonly StageRow[] | undefined> {
  switch (name) {
    case 'project':
      return stages.loaded && projectRows(stages);
    case 'document':
      return stages.document && documentRows(stages);
    case 'boxes':
      return stages.layout && boxRows(stages);
    case 'lines':
      return stages.layout && lineRows(stages);
    case 'pages':
      return stages.layout && pageRows(stages);
    case 'tags':
      return stages.layout && tagRows(stages, workspace);
  }
}

/** Every value with the place it was read from. */
function projectRows({ loaded }: Stages): StageRow[] {
  const { project, source } = loaded!;
  const rows: StageRow[] = [];
  const add = (value: unknown, path: Path) => {
    if (value === undefined) return;
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
      for (const [key, inner] of Object.entries(value)) add(inner, [...path, Array.isArray(value) ? Number(key) : key]);
      return;
    }
    const { line, column } = source.locate(path).start;
    const name = path
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
      .join('')
      .slice(1);
    const place = `${line}:${column}`;
    const shown = JSON.stringify(value);
    rows.push({
      facts: { path: name, value, line, column },
      line: `${place.padEnd(8)}${name}: ${shown}`,
    });
  };
  add(project, []);
  return rows;
}

/** The document's tree, each node with its id and style. */
function documentRows({ document }: Stages): StageRow[] {
  const rows: StageRow[] = [];
  const add = (node: Node, depth: number, part: string) => {
    const { id, type, style, keep } = node;
    const text = leafText(node);
    const name = type === 'heading' ? `heading ${node.level}` : type;
    const rest = (keep ? ` keep=${keep}` : '') + (text === undefined ? '' : ` ${JSON.stringify(text)}`);
    const children = childrenOf(node);
    rows.push({
      facts: { part, id, type: name, style, keep, text, depth },
      line: `${'  '.repeat(depth)}#${id} ${name} .${style}${rest}`,
    });
    for (const child of children) add(child, depth + 1, part);
  };
  for (const part of ['header', 'body', 'footer'] as const) {
    rows.push({ facts: { part }, line: part });
    for (const block of document![part]) add(block, 1, part);
  }
  return rows;
}

/** The boxes of each text: what no line parts, its width, and what a break after it costs. */
function boxRows({ document, resources }: Stages): StageRow[] {
  const { body, page, styles } = document!;
  const { leaves } = toDefinition(body, bodyWidth(page), { styles, resources: resources! });
  // Markers of a list are measured before its texts.
  const inOrder = [...leaves.values()].sort((a, b) => a.block - b.block);
  return inOrder.flatMap((leaf) => {
    if (leaf.boxes.length === 0) return [];
    const boxes = leaf.boxes.map((box) => ({
      text: boxText(box),
      width: rounded(box.width),
      trailingSpace: rounded(box.trailingSpace),
      breakAfter: box.breakAfter,
      penalty: box.penalty,
    }));
    const marked = leaf.boxes.map((box, index) => boxText(box) + boxEnd(box, index === leaf.boxes.length - 1)).join('');
    return [{ facts: { ...leafFacts(leaf), boxes }, line: `${leafName(leaf)} ${marked}` }];
  });
}

/** `|` for a place where a line may end, with its penalty where there is one. */
function boxEnd({ breakAfter, penalty }: TextBox, isLast: boolean): string {
  if (isLast || breakAfter === 'forbidden') return '';
  if (breakAfter === 'mandatory') return '⏎';
  return penalty === 0 ? '|' : `|${penalty}|`;
}

/** The lines on the endless galley: where each lies, how wide it is, and how wide it may be. */
function lineRows({ layout }: Stages): StageRow[] {
  const starts = layout!.starts;
  let page = 0;
  return layout!.bands.flatMap((band, index) => {
    while (starts[page] === index) page++;
    return band.lines.map(({ leaf, index: number, boxes, x, top, height, measure }) => {
      const text = boxes.map(boxText).join('');
      const width = rounded(boxes.reduce((sum, box) => sum + box.width, 0) - (boxes.at(-1)?.trailingSpace ?? 0));
      const facts = {
        page,
        band: index,
        ...leafFacts(leaf),
        line: number,
        x: rounded(x),
        top: rounded(top),
        height,
        width,
        measure: rounded(measure),
        text,
      };
      const place = `y ${top.toFixed(2)} x ${x.toFixed(2)} w ${width.toFixed(2)}/${measure.toFixed(2)}`;
      return { page, facts, line: `band ${index} ${place} ${leafName(leaf)}.${number} ${text}` };
    });
  });
}

/** The lines of each page, from its top left corner. */
function pageRows({ layout }: Stages): StageRow[] {
  return layout!.pages.flatMap((page): StageRow[] => {
    const { number, width, height } = page;
    const head = { page: number, facts: { page: number, width, height }, line: `page ${number}  ${width} × ${height}` };
    const lines = page.lines.map((line) => {
      const { role, block, index, part, x, baseline, width: wide, runs } = line;
      const text = lineText(line);
      const fonts = [...new Set(runs.map(({ face, fontSize }) => `${face.postScriptName} ${fontSize}`))];
      return {
        page: number,
        facts: {
          page: number,
          role,
          block,
          index,
          part,
          x: rounded(x),
          baseline: rounded(baseline),
          width: rounded(wide),
          fonts,
          text,
        },
        line: `  x ${x.toFixed(2)} y ${baseline.toFixed(2)} w ${wide.toFixed(2)} ${role} #${block}.${index} [${fonts.join(', ')}] ${text}`,
      };
    });
    const rules = page.rules.map(({ x1, x2, y, width: thick }) => ({
      page: number,
      facts: { page: number, rule: { x1: rounded(x1), x2: rounded(x2), y: rounded(y), width: thick } },
      line: `  rule x ${x1.toFixed(2)} to ${x2.toFixed(2)} y ${y.toFixed(2)} thick ${thick}`,
    }));
    return [head, ...lines, ...rules];
  });
}

/** The structure elements as a reader of the PDF finds them on each page. */
async function tagRows({ document, layout, making }: Stages, workspace: Workspace): Promise<StageRow[]> {
  const { writePdf } = await import('../pdf/write-pdf.ts');
  return (await readTags(writePdf(document!, layout!.pages, making!), workspace)).flatMap(({ page, elements }) => [
    { page, facts: { page }, line: `page ${page}` },
    ...elements.map(({ depth, type, text, ...rest }) => ({
      page,
      facts: { page, depth, type, text, ...rest },
      line: `${'  '.repeat(depth + 1)}${type}${rest.alt ? ` alt=${JSON.stringify(rest.alt)}` : ''}${text ? ` ${JSON.stringify(text)}` : ''}`,
    })),
  ]);
}

function leafFacts({ block, part, style }: Leaf) {
  return { block, part, style: style.name };
}

function leafName({ block, part, style }: Leaf): string {
  return `#${block}${part === 'marker' ? ' marker' : ''} .${style.name}`;
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
