import type { Line, Page, PlacedFigure, RotatedLine, Rule } from '../layout/page.ts';
import { fill, stroke } from './color.ts';
import { drawFigure } from './draw-figure.ts';
import { drawRuns } from './draw-runs.ts';
import type { FontSet } from './fonts.ts';
import { cutStretches, goesOn, type Stretch } from './stretches.ts';
import { type MarkedContent, WATERMARK } from './structure.ts';
import { number } from './syntax.ts';

/** The content stream of a page, every operator in marked content or an artifact (ISO 14289-1, 7.1). */
export function drawPage(page: Page, pageIndex: number, fonts: FontSet): { content: string; marks: MarkedContent[] } {
  const out: string[] = [];
  const marks: MarkedContent[] = [];
  if (page.watermark) {
    out.push(openWatermark(pageIndex, marks));
    drawRotated(out, page.watermark, page.height, fonts);
    out.push('EMC');
  }
  if (page.rules.length > 0) artifact(out, LAYOUT, () => drawRules(out, page.rules, page.height));
  let open: Stretch | undefined;
  let lastSet = '';
  for (const item of inReadingOrder(page)) {
    const goesOnInIt = open !== undefined && 'line' in item && goesOn(open, item);
    if (open && !goesOnInIt) out.push('EMC');
    if ('shapes' in item) {
      open = undefined;
      lastSet = '';
      out.push(...drawFigure(item, page.height, fonts, openFigure(item, page, pageIndex, marks)));
      continue;
    }
    if (!goesOnInIt) out.push(openMark(item, pageIndex, marks));
    open = item;
    lastSet = drawRuns(out, item.runs, page.height - item.line.baseline, fonts, lastSet);
  }
  if (open) out.push('EMC');
  return { content: out.join('\n'), marks };
}

/** Figures stand between the lines of the body, as block ids count. */
function inReadingOrder({ lines, figures }: Page): (Stretch | PlacedFigure)[] {
  const items: (Stretch | PlacedFigure)[] = cutStretches(lines);
  for (const figure of figures) {
    const after = items.findIndex((item) => 'line' in item && follows(item.line, figure));
    items.splice(after === -1 ? items.length : after, 0, figure);
  }
  return items;
}

const follows = ({ role, block }: Line, figure: PlacedFigure) =>
  role === 'footer' || (role === 'body' && block > figure.block);

function openMark({ line, runs, part }: Stretch, page: number, marks: MarkedContent[]): string {
  if (line.role === 'header') return '/Artifact <</Type /Pagination /Subtype /Header>> BDC';
  if (line.role === 'footer') return '/Artifact <</Type /Pagination /Subtype /Footer>> BDC';
  if (line.role === 'continued') return '/Artifact <</Type /Pagination>> BDC';
  const mcid = marks.length;
  const { language, expansion } = runs[0]!;
  marks.push({ page, mcid, block: line.block, part, language, expansion });
  return `/${(language ?? expansion) ? 'Span' : 'P'} <</MCID ${mcid}>> BDC`;
}

/** Said once, before all else; the mark of the other pages only repeats it. */
function openWatermark(page: number, marks: MarkedContent[]): string {
  if (page > 0) return '/Artifact <</Type /Pagination /Subtype /Watermark>> BDC';
  const mcid = marks.length;
  marks.push({ page, mcid, block: WATERMARK, part: 'content' });
  return `/P <</MCID ${mcid}>> BDC`;
}

function openFigure(
  { block, x, y, width, height }: PlacedFigure,
  page: Page,
  pageIndex: number,
  marks: MarkedContent[],
): string {
  const mcid = marks.length;
  const box = [x, page.height - y - height, x + width, page.height - y] as const;
  marks.push({ page: pageIndex, mcid, block, part: 'content', box });
  return `/Figure <</MCID ${mcid}>> BDC`;
}

function drawRotated(
  out: string[],
  { run, centerX, centerY, angle }: RotatedLine,
  height: number,
  fonts: FontSet,
): void {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  // The text's middle, half its width along the baseline and a third of its size above it, comes to the centre.
  const [along, above] = [run.width / 2, run.fontSize / 3];
  const x = centerX - along * cos + above * sin;
  const y = height - centerY - along * sin - above * cos;
  const matrix = [cos, sin, -sin, cos, x, y].map(number).join(' ');
  out.push('BT', `${fill(run.color)} /${fonts.name(run.face)} ${number(run.fontSize)} Tf`);
  out.push(`${matrix} Tm ${fonts.encode(run)} Tj`, 'ET');
}

function drawRules(out: string[], rules: readonly Rule[], height: number): void {
  for (const { x1, x2, y, width, color } of rules) {
    out.push(
      `${stroke(color)} ${number(width)} w ${number(x1)} ${number(height - y)} m ${number(x2)} ${number(height - y)} l S`,
    );
  }
}

function artifact(out: string[], properties: string, draw: () => void): void {
  out.push(`/Artifact ${properties} BDC`);
  draw();
  out.push('EMC');
}

const LAYOUT = '<</Type /Layout>>';
