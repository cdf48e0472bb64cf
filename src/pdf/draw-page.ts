import type { GlyphRun, Line, LineRole, Page, PlacedFigure, PlacedShape, RotatedLine } from '../model/page.ts';
import type { Canvas } from './canvas.ts';
import { type MarkedContent, watermarkBlock } from './marked-content.ts';

/**
 * The content stream of a page, everything on it in marked content or an artifact (ISO 14289-1, 7.1). `spokenHeader` are
 * the blocks of the header that are content on the first page and repeat on the others.
 */
export function drawPage(
  canvas: Canvas,
  page: Page,
  pageIndex: number,
  spokenHeader: ReadonlySet<number>,
): { content: Uint8Array; marks: readonly MarkedContent[] } {
  const marks: MarkedContent[] = [];
  if (page.watermark) {
    canvas.open(openWatermark(pageIndex, marks));
    drawWatermark(canvas, page.watermark, page.height);
    canvas.close();
  }
  drawRules(canvas, page);
  for (const figure of page.figures) {
    if (isSaid(figure)) continue;
    canvas.open(artifacts[figure.role]);
    drawFigure(canvas, figure, page.height);
    canvas.close();
  }
  const said = page.figures.filter(isSaid);
  let figures = 0;
  let lastLine: Line | undefined;
  let lastRun: GlyphRun | undefined;
  const isContent = ({ role, block }: Line) =>
    role === 'body' || (role === 'header' && pageIndex === 0 && spokenHeader.has(block));
  const close = () => {
    if (lastLine) canvas.close();
    lastLine = lastRun = undefined;
  };
  for (const line of page.lines) {
    // Figures come between the lines of the body, as block ids count.
    while (figures < said.length && follows(line, said[figures]!)) {
      close();
      markFigure(canvas, said[figures++]!, page, pageIndex, marks);
    }
    for (const run of line.runs) {
      if (!lastLine || !lastRun || !goesOn(lastLine, lastRun, line, run, isContent)) {
        close();
        canvas.open(isContent(line) ? openContent(line, run, pageIndex, marks) : artifacts[line.role]);
      }
      lastLine = line;
      lastRun = run;
      if (run.leader) canvas.hiddenText(run, run.x, page.height - line.baseline);
      else canvas.text(run, run.x, page.height - line.baseline);
    }
  }
  close();
  for (const figure of said.slice(figures)) markFigure(canvas, figure, page, pageIndex, marks);
  return { content: canvas.endPage(), marks };
}

/** A figure of a header or footer, and one that only decorates, is no content. */
const isSaid = ({ role, decorative }: PlacedFigure) => role === 'body' && !decorative;

const follows = ({ role, block }: Line, figure: PlacedFigure) =>
  role === 'footer' || (role === 'body' && block > figure.block);

/** Whether a run belongs in the marked-content sequence of the one before: label, value, language and abbreviation have one each. */
function goesOn(
  lastLine: Line,
  last: GlyphRun,
  line: Line,
  run: GlyphRun,
  isContent: (line: Line) => boolean,
): boolean {
  if (lastLine.role !== line.role || isContent(lastLine) !== isContent(line)) return false;
  if (!isContent(line)) return true;
  if (last.language !== run.language || last.expansion !== run.expansion || last.part !== run.part) return false;
  return lastLine === line || (lastLine.block === line.block && lastLine.part === line.part);
}

/** What pagination added, by the lines' role (14.8.2.2). Of the body only what decorates is one. */
const artifacts: Readonly<Record<LineRole, string>> = {
  body: '/Artifact <</Type /Layout>>',
  header: '/Artifact <</Type /Pagination /Subtype /Header>>',
  footer: '/Artifact <</Type /Pagination /Subtype /Footer>>',
  continued: '/Artifact <</Type /Pagination>>',
};

function openContent(line: Line, run: GlyphRun, page: number, marks: MarkedContent[]): string {
  const { language, expansion, part } = run;
  const mcid = marks.length;
  marks.push({ page, mcid, block: line.block, part: line.part === 'marker' ? 'marker' : part, language, expansion });
  return `/${(language ?? expansion) ? 'Span' : 'P'} <</MCID ${mcid}>>`;
}

/** Said once, after the title; the mark of the other pages only repeats it. */
function openWatermark(page: number, marks: MarkedContent[]): string {
  if (page > 0) return '/Artifact <</Type /Pagination /Subtype /Watermark>>';
  const mcid = marks.length;
  marks.push({ page, mcid, block: watermarkBlock, part: 'content' });
  return `/P <</MCID ${mcid}>>`;
}

function markFigure(canvas: Canvas, figure: PlacedFigure, page: Page, pageIndex: number, marks: MarkedContent[]): void {
  const { block, x, y, width, height } = figure;
  const mcid = marks.length;
  const box = [x, page.height - y - height, x + width, page.height - y] as const;
  marks.push({ page: pageIndex, mcid, block, part: 'content', box });
  canvas.open(`/Figure <</MCID ${mcid}>>`);
  drawFigure(canvas, figure, page.height);
  canvas.close();
}

/** Draws a figure: all but pictures of pixels as vector graphics. */
function drawFigure(canvas: Canvas, figure: PlacedFigure, pageHeight: number): void {
  const { shapes, clipped, x, y, width, height } = figure;
  if (clipped) canvas.clip(x, pageHeight - y - height, width, height);
  for (const shape of shapes) drawShape(canvas, shape, pageHeight);
  if (clipped) canvas.unclip();
}

function drawShape(canvas: Canvas, shape: PlacedShape, pageHeight: number): void {
  switch (shape.type) {
    case 'rect': {
      const { x, y, width, height, fill } = shape;
      canvas.rect(x, pageHeight - y - height, width, height, fill);
      break;
    }
    case 'line': {
      const { x1, y1, x2, y2, width, color } = shape;
      canvas.line(x1, pageHeight - y1, x2, pageHeight - y2, width, color);
      break;
    }
    case 'path':
      canvas.path(shape, shape.x, pageHeight - shape.y);
      break;
    case 'image': {
      const { x, y, width, height, raster } = shape;
      canvas.image(raster, x, pageHeight - y - height, width, height);
      break;
    }
    case 'text':
      for (const run of shape.runs) canvas.text(run, run.x, pageHeight - shape.baseline);
      break;
  }
}

function drawWatermark(canvas: Canvas, { run, centerX, centerY, angle }: RotatedLine, height: number): void {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  // The text's middle, half its width along the baseline and a third of its size above it, comes to the centre.
  const [along, above] = [run.width / 2, run.fontSize / 3];
  const x = centerX - along * cos + above * sin;
  const y = height - centerY - along * sin - above * cos;
  canvas.turnedText(run, x, y, cos, sin);
}

/** Rules, and the dotted lines to write on, whose text is drawn with the line of text they lie in. */
function drawRules(canvas: Canvas, { rules, lines, height }: Page): void {
  const leaders: { readonly run: GlyphRun; readonly baseline: number }[] = [];
  for (const { runs, baseline } of lines) {
    for (const run of runs) if (run.leader) leaders.push({ run, baseline });
  }
  if (rules.length === 0 && leaders.length === 0) return;
  canvas.open('/Artifact <</Type /Layout>>');
  for (const { x1, x2, y, width, color } of rules) canvas.line(x1, height - y, x2, height - y, width, color);
  for (const { run, baseline } of leaders) {
    const { x, width, fontSize, color } = run;
    const diameter = fontSize * dotDiameter;
    canvas.dottedLine(
      x + fontSize * dotGap,
      x + width,
      height - baseline + diameter / 2,
      diameter,
      fontSize * dotGap,
      color,
    );
  }
  canvas.close();
}

/** Dots of a line to write on look like full stops; in em. */
const dotDiameter = 0.11;
const dotGap = 0.26;
