import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LivePage } from '../../../src/studio/protocol.ts';
import { formatPath } from '../../../src/yaml/tree.ts';
import { useSay } from '../language.ts';
import { useStore } from '../store.ts';
import { firstChange, type PrintedLine, printedLines } from './line-fields.ts';
import type { OpenProject, Pages } from './open-project.ts';
import { type OpenedPdf, openPdf } from './page-painter.ts';

/** The report's pages beside the form; they stay where the reader is while somebody types. */
export function PagesPane({ project }: { project: OpenProject }) {
  const say = useSay();
  const pages = useStore(project.pages);
  const findings = useStore(project.findings);
  const wanted = useStore(project.wanted);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const [zoom, setZoom] = useState(1);
  const lines = useMemo(() => (pages ? printedLines(pages.head.pages, pages.tree) : []), [pages]);
  const pageWidth = Math.max(200, Math.min(width - 24, 900) * zoom);
  usePainting(scroller, pages, pageWidth);
  useFollowing(scroller, lines);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const chosen = wanted && formatPath(wanted.path);

  return (
    <section class="pages" aria-label={say({ th: 'หน้ารายงาน', en: 'Pages of the report' })}>
      <div class="pages-bar">
        <span role="status">
          {errors > 0
            ? say({
                th: `มีข้อผิดพลาด ${errors} แห่ง${pages ? ' หน้าที่เห็นเป็นของก่อนแก้' : ' แก้ให้หมดจึงเห็นหน้ารายงาน'}`,
                en: `${errors} error${errors === 1 ? '' : 's'}${pages ? '; these pages are from before' : '; the pages come when there are none'}`,
              })
            : say({ th: `${pages?.head.pages.length ?? 0} หน้า`, en: `${pages?.head.pages.length ?? 0} pages` })}
        </span>
        <span class="spacer" />
        <button
          type="button"
          class="icon"
          onClick={() => setZoom(Math.max(0.5, zoom - 0.25))}
          aria-label={say({ th: 'ย่อ', en: 'Smaller' })}
        >
          −
        </button>
        <button
          type="button"
          class="icon"
          onClick={() => setZoom(Math.min(3, zoom + 0.25))}
          aria-label={say({ th: 'ขยาย', en: 'Larger' })}
        >
          +
        </button>
      </div>
      <div
        class={errors > 0 ? 'pages-scroll stale' : 'pages-scroll'}
        ref={scroller}
        tabIndex={0}
        role="group"
        aria-label={say({ th: 'หน้ารายงาน เลื่อนดูได้', en: 'Pages, which scroll' })}
      >
        {(pages?.head.pages ?? []).map((page) => (
          <PageView
            key={page.number}
            page={page}
            scale={pageWidth / page.width}
            lines={lines.filter((each) => each.page === page.number)}
            chosen={chosen}
            choose={(path) => path && project.showField(path, true)}
          />
        ))}
        {!pages && errors === 0 && <p class="quiet">{say({ th: 'กำลังจัดหน้า…', en: 'Making the pages…' })}</p>}
      </div>
    </section>
  );
}

interface PageViewProps {
  page: LivePage;
  scale: number;
  lines: readonly PrintedLine[];
  chosen: string | undefined;
  choose: (path: PrintedLine['path']) => void;
}

function PageView({ page, scale, lines, chosen, choose }: PageViewProps) {
  const say = useSay();
  const label = say({ th: `หน้า ${page.number}`, en: `Page ${page.number}` });
  const boxOf = ({ line }: PrintedLine) => {
    const size = line.fontSize;
    return {
      left: `${(line.x - 2) * scale}px`,
      top: `${(line.baseline - size * 1.15) * scale}px`,
      width: `${(line.width + 4) * scale}px`,
      height: `${size * 1.6 * scale}px`,
    };
  };
  return (
    <article
      class="page"
      aria-label={label}
      data-page={page.number}
      data-scale={scale}
      style={{ width: `${page.width * scale}px`, height: `${page.height * scale}px` }}
    >
      <canvas aria-hidden="true" />
      {lines.map((each) => (
        <span
          key={`${each.line.baseline} ${each.line.x}`}
          class={each.path && chosen === formatPath(each.path) ? 'line chosen' : 'line'}
          style={boxOf(each)}
          onClick={() => choose(each.path)}
        >
          {each.line.text}
        </span>
      ))}
    </article>
  );
}

function useWidth(element: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/**
 * Paints what is in view first, the rest when it comes into view or nobody types. One version is painted at a time; of
 * those that wait only the newest is.
 */
function usePainting(scroller: { current: HTMLElement | null }, pages: Pages | undefined, width: number): void {
  const state = useRef<Painting>({ busy: false });
  useLayoutEffect(() => {
    const painting = state.current;
    painting.next = pages && { pages, width };
    void paintNext(painting, scroller.current!);
  }, [pages, width, scroller]);
  useEffect(() => {
    const element = scroller.current!;
    const scrolled = () => void paintRest(state.current, element, true);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      element.removeEventListener('scroll', scrolled);
      state.current.opened?.close();
      state.current.opened = undefined;
    };
  }, [scroller]);
}

interface Painting {
  busy: boolean;
  next?: { readonly pages: Pages; readonly width: number } | undefined;
  opened?: OpenedPdf | undefined;
  width?: number;
  timer?: ReturnType<typeof setTimeout>;
  /** Pages that have the opened version, at this width. */
  done?: Set<number>;
}

async function paintNext(painting: Painting, scroller: HTMLElement): Promise<void> {
  if (painting.busy) return;
  painting.busy = true;
  try {
    while (painting.next) {
      const { pages, width } = painting.next;
      painting.next = undefined;
      const before = painting.opened;
      const opened = before?.version === pages.version ? before : await openPdf(pages.version, pages.pdf);
      painting.opened = opened;
      painting.width = width;
      painting.done = new Set();
      await paintRest(painting, scroller, true);
      if (before !== opened) before?.close();
      scroller.dataset.painted = String(opened.version);
      scroller.dispatchEvent(new CustomEvent('painted', { detail: opened.version, bubbles: true }));
      clearTimeout(painting.timer);
      painting.timer = setTimeout(() => void paintRest(painting, scroller, false), 300);
    }
  } finally {
    painting.busy = false;
  }
}

async function paintRest(painting: Painting, scroller: HTMLElement, onlyInView: boolean): Promise<void> {
  const { opened, width, done } = painting;
  if (!opened || !done) return;
  const view = scroller.getBoundingClientRect();
  for (const article of scroller.querySelectorAll<HTMLElement>('.page')) {
    const number = Number(article.dataset.page);
    const box = article.getBoundingClientRect();
    const isInView = box.bottom > view.top - 50 && box.top < view.bottom + 50;
    if (done.has(number) || number > opened.count || (onlyInView && !isInView)) continue;
    if (painting.opened !== opened) return;
    done.add(number);
    await opened.paint(number, article.querySelector('canvas')!, width!).catch(() => done.delete(number));
  }
}

/** Shows the line that changed, when it is out of view; a reader who is there already stays. */
function useFollowing(scroller: { current: HTMLElement | null }, lines: readonly PrintedLine[]): void {
  const before = useRef<readonly PrintedLine[]>([]);
  useEffect(() => {
    const changed = before.current.length > 0 ? firstChange(before.current, lines) : undefined;
    before.current = lines;
    if (changed) showLine(scroller.current!, changed);
  }, [lines, scroller]);
}

function showLine(scroller: HTMLElement, { page, line }: PrintedLine): void {
  const article = scroller.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (!article) return;
  const top = article.offsetTop + line.baseline * Number(article.dataset.scale);
  if (top > scroller.scrollTop + 30 && top < scroller.scrollTop + scroller.clientHeight - 30) return;
  scroller.scrollTo({ top: Math.max(0, top - scroller.clientHeight / 3) });
}
