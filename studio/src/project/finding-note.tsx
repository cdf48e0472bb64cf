import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useSay } from '../language.ts';
import { Words } from '../parts/words.tsx';
import type { Finding } from './findings.ts';
import type { OpenProject } from './open-project.ts';

/** What the notes of one project share. */
export interface NoteActions {
  /** Codes that a data file may accept. */
  readonly acceptable: readonly string[];
  readonly accept: (finding: Finding) => void;
}

export const NoteContext = createContext<NoteActions>({ acceptable: [], accept: () => {} });

const severities = {
  error: { th: 'ข้อผิดพลาด', en: 'Error' },
  warning: { th: 'คำเตือน', en: 'Warning' },
  info: { th: 'ข้อสังเกต', en: 'Note' },
};

const mustBe = { th: 'ต้องเป็น', en: 'expected' };
const usual = { th: 'ปกติ', en: 'usual' };

/** A finding in words: what is wrong, what is usual, what to do. */
export function FindingNote({ project, finding, title }: { project: OpenProject; finding: Finding; title?: string }) {
  const say = useSay();
  const { acceptable, accept } = useContext(NoteContext);
  const { severity, message, expected, hint, code } = finding;
  // The form shows fields by their titles; a path is for those who read the text.
  const words = say(message).replace(` (\`${finding.key}\`)`, '');
  const mayAccept = severity === 'warning' || code === 'E-GLYPH-MISSING';
  return (
    <div class={`finding ${severity}`}>
      <p>
        <span class="severity">{say(severities[severity])}</span>{' '}
        {title && !words.startsWith(title) && <b>{title}: </b>}
        <Words text={words} />
        {expected && (
          <span class="more">
            {' '}
            · {say(severity === 'error' ? mustBe : usual)}: <Words text={say(expected)} />
          </span>
        )}
        {hint && (
          <span class="more">
            {' '}
            · <Words text={say(hint)} />
          </span>
        )}
      </p>
      <p class="finding-actions">
        <code>{code}</code>
        <button
          type="button"
          class="link"
          onClick={() =>
            title ? project.showField(finding.at, true) : project.editor.reveal(finding.start, finding.end, true)
          }
        >
          {title ? say({ th: 'ไปที่ช่อง', en: 'Go to the field' }) : say({ th: 'ดูในข้อความ', en: 'Show in the text' })}
        </button>
        {mayAccept && acceptable.includes(code) && (
          <button type="button" class="link" onClick={() => accept(finding)}>
            {say({ th: 'ยอมรับพร้อมเหตุผล…', en: 'Accept with a reason…' })}
          </button>
        )}
      </p>
    </div>
  );
}
