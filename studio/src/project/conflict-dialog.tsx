import { useMemo } from 'preact/hooks';
import { useSay } from '../language.ts';
import { Dialog } from '../parts/dialog.tsx';
import { useStore } from '../store.ts';
import { diffLines } from './diff-lines.ts';
import type { OpenProject } from './open-project.ts';

/** The file on the disk is another one by now: both are shown, and nothing is written before somebody chooses. */
export function ConflictDialog({ project, leave }: { project: OpenProject; leave: () => void }) {
  const say = useSay();
  const conflict = useStore(project.conflict);
  const mine = project.editor.text();
  const lines = useMemo(() => (conflict ? diffLines(conflict.disk.text, mine) : []), [conflict, mine]);
  if (!conflict) return null;
  const isGone = conflict.sha256 === 'none';
  return (
    <Dialog wide title={say({ th: 'ไฟล์บนดิสก์เปลี่ยนไปแล้ว', en: 'The file on the disk has changed' })} close={() => {}}>
      <p>
        {isGone
          ? say({
              th: 'มีคนลบหรือย้ายไฟล์นี้ ข้อความของคุณยังอยู่ในหน้านี้',
              en: 'Somebody deleted or moved this file. Your text is still on this page.',
            })
          : say({
              th: 'มีคนหรือโปรแกรมอื่นแก้ไฟล์นี้หลังจากที่คุณเปิด ยังไม่มีอะไรถูกเขียนทับ เลือกว่าจะใช้ข้อความใด',
              en: 'Somebody else changed this file after you opened it. Nothing was overwritten. Choose which text to keep.',
            })}
      </p>
      {!isGone && (
        <pre class="diff" tabIndex={0} role="group" aria-label={say({ th: 'ความต่าง', en: 'Difference' })}>
          {lines.map(({ kind, text, number }) => (
            <span key={`${kind} ${number}`} class={kind}>
              {kind === 'theirs' ? '− ' : kind === 'mine' ? '+ ' : '  '}
              {text}
              {'\n'}
            </span>
          ))}
        </pre>
      )}
      <p class="quiet">{say({ th: '− บนดิสก์   + ของคุณ', en: '− on the disk   + yours' })}</p>
      <div class="dialog-actions">
        <button type="button" class="primary" onClick={() => void project.keepMine()}>
          {isGone
            ? say({ th: 'เขียนไฟล์ใหม่ด้วยข้อความของฉัน', en: 'Write the file again with my text' })
            : say({ th: 'ใช้ของฉัน เขียนทับบนดิสก์', en: 'Keep mine, overwrite the disk' })}
        </button>
        {isGone ? (
          <button type="button" onClick={leave}>
            {say({ th: 'ปล่อยให้ลบไป กลับไปรายการ', en: 'Leave it deleted, back to the list' })}
          </button>
        ) : (
          <button type="button" onClick={() => project.takeTheirs()}>
            {say({ th: 'ใช้ของบนดิสก์ (เลิกทำได้)', en: "Take the disk's (undo brings mine back)" })}
          </button>
        )}
      </div>
    </Dialog>
  );
}
