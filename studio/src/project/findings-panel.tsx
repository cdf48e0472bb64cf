import { useState } from 'preact/hooks';
import { type FailureShown, failureOf } from '../api.ts';
import { useSay } from '../language.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { useStore } from '../store.ts';
import { fieldTitle } from './field-title.ts';
import { FindingNote } from './finding-note.tsx';
import { unchecked } from './findings.ts';
import type { OpenProject } from './open-project.ts';

/** All findings of the project in one place, opened when somebody looks for them. */
export function FindingsPanel({ project }: { project: OpenProject }) {
  const say = useSay();
  const findings = useStore(project.findings);
  const tree = useStore(project.tree);
  const repairs = useStore(project.repairs);
  const [failure, setFailure] = useState<FailureShown>();
  const count = (severity: string) => findings.filter((each) => each.severity === severity).length;
  const [errors, warnings, infos] = [count('error'), count('warning'), count('info')];
  const words = [
    errors > 0 && say({ th: `ข้อผิดพลาด ${errors}`, en: `${errors} error${errors === 1 ? '' : 's'}` }),
    warnings > 0 && say({ th: `คำเตือน ${warnings}`, en: `${warnings} warning${warnings === 1 ? '' : 's'}` }),
    infos > 0 && say({ th: `ข้อสังเกต ${infos}`, en: `${infos} note${infos === 1 ? '' : 's'}` }),
  ].filter(Boolean);
  const nothing =
    findings === unchecked ? { th: 'กำลังตรวจ…', en: 'Checking…' } : { th: 'ไม่พบข้อผิดพลาด', en: 'No findings' };
  const repair = () =>
    project.repair().then(
      () => setFailure(undefined),
      (error: unknown) => setFailure(failureOf(error)),
    );
  return (
    <div class="findings">
      <details>
        <summary class={errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'fine'}>
          {words.length > 0 ? words.join(' · ') : say(nothing)}
        </summary>
        <div class="findings-list">
          {findings.map((each) => (
            <FindingNote
              key={`${each.code} ${each.start} ${each.message.en}`}
              project={project}
              finding={each}
              title={say(fieldTitle(each.at, tree))}
            />
          ))}
        </div>
      </details>
      {repairs.length > 0 && (
        <button
          type="button"
          class="repair"
          onClick={repair}
          title={repairs.map((each) => `${each.before} → ${each.after}`).join('\n')}
        >
          {say({
            th: `แก้ให้อัตโนมัติ ${repairs.length} แห่ง`,
            en: `Repair ${repairs.length} place${repairs.length === 1 ? '' : 's'}`,
          })}
        </button>
      )}
      <FailureNote failure={failure} />
    </div>
  );
}
