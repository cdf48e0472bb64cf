import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { YearRow } from '../../../src/studio/protocol.ts';
import { api, type FailureShown, failureOf } from '../api.ts';
import { useSay } from '../language.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { BuildDialog } from './build-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { NewDialog } from './new-dialogs.tsx';
import { chosenRows, codesOf, everything, type Sorting, type Wish } from './rows.ts';
import { YearList } from './year-list.tsx';

interface YearPageProps {
  year: number | undefined;
  /** Goes up when files changed on the disk. */
  change: number;
  open: (file: string) => void;
  changed: () => void;
}

/** The projects of a year, and what can be done with them. */
export function YearPage({ year, change, open, changed }: YearPageProps) {
  const say = useSay();
  const [wish, setWish] = useState<Wish>(everything);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [built, setBuilt] = useState(0);
  const { rows, total, failure } = useRows(year, change + built);
  const [dialog, setDialog] = useState<'new' | undefined>();
  const [building, setBuilding] = useState<readonly string[]>();
  const [importing, setImporting] = useState<readonly File[]>();
  const picker = useRef<HTMLInputElement>(null);
  const shown = useMemo(() => chosenRows(rows, wish), [rows, wish]);
  const codes = useMemo(() => codesOf(rows), [rows]);
  const chosen = rows.filter(({ file }) => selected.has(file)).map(({ file }) => file);
  const sortBy = (sort: Sorting) => setWish({ ...wish, sort, descending: wish.sort === sort && !wish.descending });
  const select = (files: readonly string[], isSelected: boolean) => {
    const next = new Set(selected);
    for (const file of files)
      if (isSelected) next.add(file);
      else next.delete(file);
    setSelected(next);
  };
  return (
    <div
      class="year"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        if (event.dataTransfer?.files.length) setImporting([...event.dataTransfer.files]);
      }}
    >
      <div class="year-bar">
        <input
          type="search"
          aria-label={say({ th: 'ค้นหารหัส ชื่อ หน่วยงาน', en: 'Search code, name, office' })}
          placeholder={say({ th: 'ค้นหารหัส ชื่อ หน่วยงาน', en: 'Search code, name, office' })}
          value={wish.text}
          onInput={(event) => setWish({ ...wish, text: event.currentTarget.value })}
        />
        <select
          aria-label={say({ th: 'กรองตามที่พบ', en: 'Filter by findings' })}
          value={wish.finding}
          onChange={(event) => setWish({ ...wish, finding: event.currentTarget.value })}
        >
          <option value="all">{say({ th: 'ทุกโครงการ', en: 'All projects' })}</option>
          <option value="errors">{say({ th: 'มีข้อผิดพลาด', en: 'With errors' })}</option>
          <option value="warnings">{say({ th: 'มีคำเตือน', en: 'With warnings' })}</option>
          <option value="none">{say({ th: 'ไม่พบอะไร', en: 'Without findings' })}</option>
          {codes.map(([code, count]) => (
            <option key={code} value={code}>
              {code} ({count})
            </option>
          ))}
        </select>
        <select
          aria-label={say({ th: 'กรองตามรายงาน', en: 'Filter by report' })}
          value={wish.built}
          onChange={(event) => setWish({ ...wish, built: event.currentTarget.value as Wish['built'] })}
        >
          <option value="all">{say({ th: 'สร้างหรือยังก็ได้', en: 'Built or not' })}</option>
          <option value="built">{say({ th: 'สร้างแล้ว', en: 'Built' })}</option>
          <option value="stale">{say({ th: 'ข้อมูลใหม่กว่า', en: 'Data is newer' })}</option>
          <option value="no">{say({ th: 'ยังไม่สร้าง', en: 'Not built' })}</option>
        </select>
        <span role="status" class="quiet" data-rows={rows.length === total ? total : undefined}>
          {rows.length < total
            ? say({ th: `อ่านแล้ว ${rows.length} จาก ${total}`, en: `${rows.length} of ${total} read` })
            : say({ th: `${shown.length} โครงการ`, en: `${shown.length} project${shown.length === 1 ? '' : 's'}` })}
        </span>
        <span class="spacer" />
        <button type="button" onClick={() => setDialog('new')}>
          + {say({ th: 'โครงการใหม่', en: 'New project' })}
        </button>
        <button type="button" onClick={() => picker.current?.click()}>
          {say({ th: 'นำเข้าไฟล์…', en: 'Import files…' })}
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept=".pdf,.txt,.xlsx,.xls,.ods,.fods,.csv"
          onChange={(event) => {
            setImporting([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <button
          type="button"
          class="primary"
          disabled={shown.length === 0}
          onClick={() => setBuilding(chosen.length > 0 ? chosen : shown.map(({ file }) => file))}
        >
          {chosen.length > 0
            ? say({ th: `สร้างรายงานที่เลือก (${chosen.length})`, en: `Build selected (${chosen.length})` })
            : say({ th: `สร้างรายงานทั้งหมด (${shown.length})`, en: `Build all (${shown.length})` })}
        </button>
      </div>
      <FailureNote failure={failure} />
      {total === 0 && !failure && <Empty />}
      {total > 0 && (
        <YearList rows={shown} wish={wish} sortBy={sortBy} selected={selected} select={select} open={open} />
      )}
      {dialog === 'new' && <NewDialog year={year} done={open} close={() => setDialog(undefined)} />}
      {building && year !== undefined && (
        <BuildDialog
          year={year}
          files={building}
          open={open}
          close={() => {
            setBuilding(undefined);
            setBuilt(built + 1);
          }}
        />
      )}
      {importing && importing.length > 0 && (
        <ImportDialog files={importing} done={changed} close={() => setImporting(undefined)} />
      )}
    </div>
  );
}

function Empty() {
  const say = useSay();
  return (
    <p class="empty">
      {say({
        th: 'ปีนี้ยังไม่มีโครงการ กด “โครงการใหม่” หรือลากรายงานเก่า (PDF ข้อความ) หรือตาราง (Excel, CSV) มาวางที่นี่',
        en: 'This year has no projects yet. Make a new one, or drop old reports (PDF, text) or tables (Excel, CSV) here.',
      })}
    </p>
  );
}

/** Rows as they come; a second reading replaces the first when it is complete. */
function useRows(year: number | undefined, change: number) {
  const [state, setState] = useState<{ year?: number; rows: readonly YearRow[]; total: number }>({
    rows: [],
    total: 0,
  });
  const [failure, setFailure] = useState<FailureShown>();
  useEffect(() => {
    if (year === undefined) return;
    const stop = new AbortController();
    const isFirst = state.year !== year;
    (async () => {
      const rows: YearRow[] = [];
      let total = 0;
      let shown = performance.now();
      for await (const line of api.year(year, stop.signal)) {
        if ('total' in line) ({ total } = line);
        if ('row' in line) rows.push(line.row);
        if (!isFirst || performance.now() - shown < 200) continue;
        setState({ year, rows: [...rows], total });
        shown = performance.now();
      }
      setState({ year, rows, total });
      setFailure(undefined);
    })().catch((error: unknown) => !stop.signal.aborted && setFailure(failureOf(error)));
    return () => stop.abort();
  }, [year, change]);
  return { ...(state.year === year ? state : { rows: [], total: 0 }), failure };
}
