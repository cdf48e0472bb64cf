import { layOut } from '../layout/lay-out.ts';
import type { LayoutResources } from '../layout/layout-resources.ts';
import type { Document, Paragraph, Style } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import { Canvas } from '../pdf/canvas.ts';
import { FontSet } from '../pdf/fonts.ts';
import { GraphicsSet } from '../pdf/graphics.ts';
import { compressedStream } from '../pdf/stream.ts';
import { array, dict, number, type Ref } from '../pdf/syntax.ts';
import { type Instant, instantOf } from './instant.ts';
import { SigningRefused } from './refusal.ts';
import type { PdfUpdate } from './update.ts';

export interface AppearanceRequest {
  /** pt */
  readonly width: number;
  readonly height: number;
  readonly name: string;
  readonly position: string | undefined;
  readonly reason: string;
  readonly at: Instant;
  readonly resources: LayoutResources & { readonly fonts: { readonly defaultFamily?: string } };
}

/** Draws name, position, day and reason as text in the form's font, as large as the space allows (ISO 32000-1, 12.5.5). */
export async function drawAppearance(update: PdfUpdate, request: AppearanceRequest): Promise<Ref> {
  const { width, height } = request;
  const page = await layOutLargest(request);
  const fonts = new FontSet();
  const canvas = new Canvas(fonts, new GraphicsSet());
  canvas.open('/Span <</Lang (th-TH)>>');
  for (const { runs, baseline } of page.lines) {
    for (const run of runs) canvas.text(run, run.x, height - baseline);
  }
  canvas.close();
  return update.add(
    compressedStream(
      {
        Type: '/XObject',
        Subtype: '/Form',
        BBox: array([0, 0, number(width), number(height)]),
        Resources: dict({ Font: fonts.embed(update) }),
      },
      canvas.endPage(),
    ),
  );
}

/** The lines in the largest size in which all of them fit. */
async function layOutLargest(request: AppearanceRequest): Promise<Page> {
  for (let size = largest; size >= smallest; size -= 0.5) {
    for (const lines of [linesOf(request), pairsOf(request)]) {
      const [page, ...others] = await layOut(documentOf(request, lines, size), request.resources);
      if (page && others.length === 0) return page;
    }
  }
  throw new SigningRefused('E-SIGN-SPACE', {
    message: {
      th: 'ชื่อ ตำแหน่ง และเหตุผลยาวเกินที่สำหรับลายมือชื่อ',
      en: 'name, position and reason are too long for the space for a signature',
    },
    hint: {
      th: 'ย่อเหตุผลด้วย `--reason` หรือลงนามโดยไม่ใช้ `--visible`',
      en: 'give a shorter `--reason`, or sign without `--visible`',
    },
  });
}

const [largest, smallest] = [10, 4] as const;

function linesOf({ name, position, reason, at }: AppearanceRequest): string[] {
  return [`ลงนามโดย ${name}`, ...(position ? [`ตำแหน่ง ${position}`] : []), `เมื่อ ${thaiTime(at)}`, `เหตุผล ${reason}`];
}

/** In a wide and low space: who, and when and why. */
function pairsOf(request: AppearanceRequest): string[] {
  const lines = linesOf(request);
  return [lines.slice(0, -2).join(' '), lines.slice(-2).join(' ')];
}

function documentOf(
  { width, height, at, resources }: AppearanceRequest,
  lines: readonly string[],
  size: number,
): Document {
  const style: Style = {
    ...plain,
    fontFamily: resources.fonts.defaultFamily ?? 'Sarabun',
    fontSize: size,
    linePitch: size * pitch,
  };
  return {
    type: 'document',
    info: { title: '', author: '', subject: '', language: 'th-TH', date: at.toISOString().slice(0, 10) },
    page: { width, height, margin: { top: 0, right: 0, bottom: 0, left: 0 }, headerTop: 0, footerTop: height },
    styles: { base: style },
    header: [],
    footer: [],
    body: lines.map(
      (value, id): Paragraph => ({
        type: 'paragraph',
        id,
        style: 'base',
        children: [{ type: 'text', value, bold: false, italic: false }],
      }),
    ),
  };
}

/** Clears the tone marks of one line from the vowels of the next; Sarabun needs 1.79 (docs/fonts.md). */
const pitch = 1.8;

const plain: Omit<Style, 'fontFamily' | 'fontSize' | 'linePitch'> = {
  name: 'base',
  label: { th: 'ลายมือชื่อ', en: 'Signature' },
  ...{ bold: false, italic: false, color: '#000000', align: 'left' },
  ...{ spaceBefore: 0, spaceAfter: 0, indent: 0, firstLineIndent: 0, columnGap: 0, rowPadding: 0, ruleWidth: 0 },
  ...{ pairsPerRow: 1, verticalAlign: 'top', continuedMark: '' },
};

/** `29/11/2569 21:42 น.`: Thai time, seven hours before Greenwich the whole year, and the Buddhist Era. */
function thaiTime(at: Instant): string {
  const local = instantOf(at.getTime() + 7 * 3_600_000).toISOString();
  const [year = '', month, day] = local.slice(0, 10).split('-');
  return `${day}/${month}/${Number(year) + 543} ${local.slice(11, 16)} น.`;
}
