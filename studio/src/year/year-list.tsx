import { useEffect, useRef, useState } from 'preact/hooks';
import type { Localized } from '../../../src/model/localized.ts';
import type { YearRow } from '../../../src/studio/protocol.ts';
import { useSay } from '../language.ts';
import { bahtText, percentText, type Sorting, type Wish } from './rows.ts';

interface YearListProps {
  rows: readonly YearRow[];
  wish: Wish;
  sortBy: (sort: Sorting) => void;
  selected: ReadonlySet<string>;
  select: (files: readonly string[], isSelected: boolean) => void;
  open: (file: string) => void;
}

const columns: readonly (readonly [Sorting, Localized])[] = [
  ['code', { th: 'รหัสโครงการ', en: 'Code' }],
  ['name', { th: 'ชื่อโครงการ', en: 'Name' }],
  ['agency', { th: 'หน่วยงาน', en: 'Office' }],
  ['progress', { th: 'ร้อยละ', en: '%' }],
  ['received', { th: 'ได้รับ (บาท)', en: 'Received' }],
  ['spent', { th: 'ใช้ไป (บาท)', en: 'Spent' }],
  ['findings', { th: 'ที่พบ', en: 'Findings' }],
  ['built', { th: 'รายงาน', en: 'Report' }],
];

const states: Readonly<Record<YearRow['built'], Localized>> = {
  built: { th: 'สร้างแล้ว', en: 'built' },
  stale: { th: 'ข้อมูลใหม่กว่า', en: 'data is newer' },
  no: { th: 'ยังไม่สร้าง', en: 'not built' },
};

/** Rows drawn above and below those in view. */
const beyond = 8;

/** The projects of a year; of thousands of rows only those in view are drawn. */
export function YearList({ rows, wish, sortBy, selected, select, open }: YearListProps) {
  const say = useSay();
  const scroller = useRef<HTMLDivElement>(null);
  const { first, count, height } = useWindow(scroller, rows.length);
  const drawn = rows.slice(first, first + count);
  const allSelected = rows.length > 0 && rows.every(({ file }) => selected.has(file));
  return (
    <div class="year-scroll" ref={scroller}>
      <div
        class="year-table"
        role="table"
        aria-rowcount={rows.length + 1}
        aria-label={say({ th: 'โครงการของปี', en: 'Projects of the year' })}
      >
        <div class="year-head" role="row" aria-rowindex={1}>
          <span role="columnheader" class="cell-select">
            <input
              type="checkbox"
              aria-label={say({ th: 'เลือกทั้งหมดที่แสดง', en: 'Select all that are shown' })}
              checked={allSelected}
              onChange={(event) =>
                select(
                  rows.map(({ file }) => file),
                  event.currentTarget.checked,
                )
              }
            />
          </span>
          {columns.map(([key, title]) => (
            <span
              key={key}
              role="columnheader"
              class={`cell-${key}`}
              aria-sort={wish.sort === key ? (wish.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button type="button" class="sort" onClick={() => sortBy(key)}>
                {say(title)}
                {wish.sort === key && <span aria-hidden="true">{wish.descending ? ' ▾' : ' ▴'}</span>}
              </button>
            </span>
          ))}
        </div>
        <div class="year-space" role="rowgroup" style={{ height: `${rows.length * height}px` }}>
          {drawn.map((row, index) => (
            <div
              key={row.file}
              role="row"
              class={selected.has(row.file) ? 'year-row selected' : 'year-row'}
              aria-rowindex={first + index + 2}
              style={{ transform: `translateY(${(first + index) * height}px)`, height: `${height}px` }}
            >
              <span role="cell" class="cell-select">
                <input
                  type="checkbox"
                  aria-label={say({ th: `เลือก ${row.code}`, en: `Select ${row.code}` })}
                  checked={selected.has(row.file)}
                  onChange={(event) => select([row.file], event.currentTarget.checked)}
                />
              </span>
              <span role="cell" class="cell-code">
                <a
                  href={`#${new URLSearchParams({ file: row.file })}`}
                  onClick={(event) => {
                    event.preventDefault();
                    open(row.file);
                  }}
                >
                  {row.code}
                </a>
              </span>
              <span role="cell" class="cell-name" title={row.name}>
                {row.name || say({ th: '(ไม่มีชื่อ)', en: '(no name)' })}
              </span>
              <span role="cell" class="cell-agency" title={row.agency}>
                {row.agency}
              </span>
              <span role="cell" class="cell-progress">
                {percentText(row.progress)}
              </span>
              <span role="cell" class="cell-received">
                {bahtText(row.received)}
              </span>
              <span role="cell" class="cell-spent">
                {bahtText(row.spent)}
              </span>
              <span role="cell" class="cell-findings" title={row.codes.join(' ')}>
                {row.errors > 0 && (
                  <span class="count error">{say({ th: `ผิด ${row.errors}`, en: `${row.errors} err` })}</span>
                )}
                {row.warnings > 0 && (
                  <span class="count warning">{say({ th: `เตือน ${row.warnings}`, en: `${row.warnings} warn` })}</span>
                )}
                {row.errors + row.warnings === 0 && <span class="count fine">{say({ th: 'ไม่พบ', en: 'none' })}</span>}
              </span>
              <span role="cell" class={`cell-built ${row.built}`}>
                {say(states[row.built])}
              </span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function useWindow(scroller: { current: HTMLElement | null }, total: number) {
  const [place, setPlace] = useState({ top: 0, view: 800, narrow: false });
  useEffect(() => {
    const element = scroller.current!;
    const look = () => {
      const next = { top: element.scrollTop, view: element.clientHeight, narrow: element.clientWidth < 700 };
      setPlace((now) => (now.top === next.top && now.view === next.view && now.narrow === next.narrow ? now : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller]);
  const height = place.narrow ? 92 : 40;
  const first = Math.max(0, Math.min(Math.floor(place.top / height) - beyond, total - 1));
  return { first, count: Math.ceil(place.view / height) + 2 * beyond, height };
}
