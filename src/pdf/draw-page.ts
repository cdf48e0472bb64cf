import type { GlyphRun, Line, Page, RotatedLine, Rule } from '../layout/page.ts';
import type { FontSet } from './fonts.ts';
import type { MarkedContent } from './structure.ts';
import { number } from './syntax.ts';

/** The content stream of a page, every operator in marked content or an artifact (ISO 14289-1, 7.1). */
export function drawPage(page: Page, pageIndex: number, fonts: FontSet): { content: string; marks: MarkedContent[] } {
  const out: string[] = [];
  const marks: MarkedContent[] = [];
  if (page.watermark) artifact(out, WATERMARK, () => drawRotated(out, page.watermark!, page.height, fonts));
  if (page.rules.length > 0) artifact(out, LAYOUT, () => drawRules(out, page.rules, page.height));
  let open: string | undefined;
  for (const { line, runs, key, tag } of spans(page.lines)) {
    if (key !== open) {
      if (open !== undefined) out.push('EMC');
      open = key;
      out.push(openMark(line, runs[0]!, tag, pageIndex, marks));
    }
    drawRuns(out, runs, page.height - line.baseline, fonts);
  }
  if (open !== undefined) out.push('EMC');
  return { content: out.join('\n'), marks };
}

interface Span {
  readonly line: Line;
  readonly runs: readonly GlyphRun[];
  /** Lines and runs of one key share one marked-content sequence. */
  readonly key: string;
  readonly tag: MarkedContent['part'];
}

/** Cuts lines where label, value or language changes: each stretch belongs to a structure element of its own. */
function spans(lines: readonly Line[]): Span[] {
  return lines.flatMap((line): Span[] => {
    if (line.role !== 'body') return [{ line, runs: line.runs, key: line.role, tag: 'content' as const }];
    const cut: { line: Line; runs: GlyphRun[]; key: string; tag: MarkedContent['part'] }[] = [];
    for (const run of line.runs) {
      const tag = line.part === 'marker' ? 'marker' : run.part;
      const key = `${line.block} ${tag} ${run.language ?? ''}`;
      const last = cut.at(-1);
      if (last?.key === key) last.runs.push(run);
      else cut.push({ line, runs: [run], key, tag });
    }
    return cut;
  });
}

function openMark(
  line: Line,
  run: GlyphRun,
  part: MarkedContent['part'],
  page: number,
  marks: MarkedContent[],
): string {
  if (line.role === 'header') return '/Artifact <</Type /Pagination /Subtype /Header>> BDC';
  if (line.role === 'footer') return '/Artifact <</Type /Pagination /Subtype /Footer>> BDC';
  if (line.role === 'continued') return '/Artifact <</Type /Pagination>> BDC';
  const mcid = marks.length;
  const mark = { page, mcid, block: line.block, part };
  marks.push(run.language === undefined ? mark : { ...mark, language: run.language });
  return `/${run.language === undefined ? 'P' : 'Span'} <</MCID ${mcid}>> BDC`;
}

function drawRuns(out: string[], runs: readonly GlyphRun[], y: number, fonts: FontSet): void {
  out.push('BT');
  for (const run of runs) {
    out.push(`${fill(run.color)} /${fonts.name(run.face)} ${number(run.fontSize)} Tf`);
    out.push(`1 0 0 1 ${number(run.x)} ${number(y)} Tm ${fonts.encode(run)} Tj`);
  }
  out.push('ET');
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

const WATERMARK = '<</Type /Pagination /Subtype /Watermark>>';
const LAYOUT = '<</Type /Layout>>';

const fill = (color: string) => `${rgb(color)} rg`;
const stroke = (color: string) => `${rgb(color)} RG`;

function rgb(color: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(color.slice(at, at + 2), 16) / 255)).join(' ');
}
