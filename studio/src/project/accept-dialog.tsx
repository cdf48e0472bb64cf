import { useState } from 'preact/hooks';
import { formatPath } from '../../../src/yaml/tree.ts';
import { useSay } from '../language.ts';
import { Dialog } from '../parts/dialog.tsx';
import { isoToday } from './dates.ts';
import { addToList } from './edits.ts';
import type { Finding } from './findings.ts';
import type { OpenProject } from './open-project.ts';
import { textAt } from './tree.ts';

/** Asks why a finding is right as it is, and by whose word; both go into the data file. */
export function AcceptDialog({
  project,
  finding,
  close,
}: {
  project: OpenProject;
  finding: Finding;
  close: () => void;
}) {
  const say = useSay();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState(localStorage.getItem('accepted-by') ?? '');
  const accept = (event: Event) => {
    event.preventDefault();
    localStorage.setItem('accepted-by', by);
    const entry = {
      code: finding.code,
      ...placeOf(project, finding),
      reason: reason.trim(),
      by: by.trim(),
      date: isoToday(),
    };
    project.edit(addToList(project.tree.get(), ['accepted'], entry), ['accepted'], 'act');
    close();
  };
  return (
    <Dialog title={say({ th: 'ยอมรับคำเตือนพร้อมเหตุผล', en: 'Accept a finding with a reason' })} close={close}>
      <form onSubmit={accept}>
        <p>
          <code>{finding.code}</code> {say(finding.message)}
        </p>
        <div class="field">
          <label for="accept-reason">{say({ th: 'เหตุผลที่ข้อมูลถูกต้องแล้ว', en: 'Why the data is right' })}</label>
          <textarea
            id="accept-reason"
            rows={3}
            required
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for="accept-by">{say({ th: 'ชื่อผู้ยอมรับ', en: 'Accepted by' })}</label>
          <input id="accept-by" type="text" required value={by} onInput={(event) => setBy(event.currentTarget.value)} />
        </div>
        <div class="dialog-actions">
          <button type="submit" class="primary" disabled={reason.trim() === '' || by.trim() === ''}>
            {say({ th: 'ยอมรับ', en: 'Accept' })}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** A report is named by its number: it stays the same report when others come before it. */
function placeOf(project: OpenProject, { at }: Finding): Readonly<Record<string, string | number>> {
  const [top, index, ...rest] = at;
  if (at.length === 0) return {};
  const number = Number(textAt(project.tree.get(), ['reports', Number(index), 'number']));
  if (top !== 'reports' || !Number.isInteger(number) || number < 1) return { path: formatPath(at) };
  return { report: number, ...(rest.length > 0 && { path: formatPath(rest) }) };
}
