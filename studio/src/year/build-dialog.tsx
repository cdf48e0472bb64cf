import { useEffect, useState } from 'preact/hooks';
import type { BuildLine } from '../../../src/studio/protocol.ts';
import { api, download, type FailureShown, failureOf } from '../api.ts';
import { useSay } from '../language.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNote } from '../parts/failure-note.tsx';

type Done = Extract<BuildLine, { state: string }>;

interface BuildDialogProps {
  year: number;
  files: readonly string[];
  open: (file: string) => void;
  close: () => void;
}

/** Builds reports and shows how far it is; what was not built is named, with its reason. */
export function BuildDialog({ year, files, open, close }: BuildDialogProps) {
  const say = useSay();
  const [done, setDone] = useState<readonly Done[]>([]);
  const [failure, setFailure] = useState<FailureShown>();
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    (async () => {
      let waiting: Done[] = [];
      let shown = performance.now();
      for await (const line of api.build(files, stop.signal)) {
        if (!('state' in line)) continue;
        waiting.push(line);
        if (performance.now() - shown < 60) continue;
        const some = waiting;
        waiting = [];
        setDone((before) => [...before, ...some]);
        shown = performance.now();
      }
      setDone((before) => [...before, ...waiting]);
    })()
      .catch((error: unknown) => !stop.signal.aborted && setFailure(failureOf(error)))
      .finally(() => setEnded(true));
    return () => stop.abort();
  }, [files]);
  const failed = done.filter(({ state }) => state === 'failed');
  const made = done.filter(({ state }) => state === 'built').length;
  const same = done.length - failed.length - made;
  const codes = done.flatMap(({ document, state, year: own }) =>
    document !== null && state !== 'failed' && own === year ? [document] : [],
  );
  const getZip = () =>
    api.zip(year, codes).then(
      (blob) => download(blob, `raingan-${year}.zip`),
      (error: unknown) => setFailure(failureOf(error)),
    );
  return (
    <Dialog title={say({ th: 'สร้างรายงาน', en: 'Build reports' })} close={close}>
      <progress max={files.length} value={done.length} aria-label={say({ th: 'ความคืบหน้า', en: 'Progress' })} />
      <p role="status" data-built={ended ? made + same : undefined}>
        {done.length} / {files.length} ·{' '}
        {say({
          th: `สร้าง ${made} ไม่เปลี่ยน ${same} ไม่ได้สร้าง ${failed.length}`,
          en: `${made} built, ${same} unchanged, ${failed.length} not built`,
        })}
      </p>
      <FailureNote failure={failure} />
      <ul class="failed">
        {failed.slice(0, 100).map((each) => (
          <li key={each.file}>
            <button type="button" class="link" onClick={() => open(each.file)}>
              {each.file.replace(/^data\//, '')}
            </button>{' '}
            {each.failure
              ? say(each.failure.text)
              : say({ th: `ข้อผิดพลาด ${each.errors} แห่ง`, en: `${each.errors} errors` })}
          </li>
        ))}
      </ul>
      <div class="dialog-actions">
        {!ended && (
          <button type="button" onClick={close}>
            {say({ th: 'หยุด', en: 'Stop' })}
          </button>
        )}
        {ended && codes.length > 0 && (
          <button type="button" class="primary" onClick={getZip}>
            {say({ th: 'ดาวน์โหลด zip', en: 'Download zip' })}
          </button>
        )}
      </div>
    </Dialog>
  );
}
