import { useState } from 'preact/hooks';
import { api, type FailureShown, failureOf } from '../api.ts';
import { useSay } from '../language.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNote } from '../parts/failure-note.tsx';

interface NewDialogProps {
  year: number | undefined;
  done: (file: string) => void;
  close: () => void;
}

/** Asks for the code and the year of a new project. */
export function NewDialog({ year, done, close }: NewDialogProps) {
  const say = useSay();
  return (
    <CodeDialog
      title={say({ th: 'โครงการใหม่', en: 'New project' })}
      action={say({ th: 'สร้าง', en: 'Create' })}
      year={year === undefined ? '' : String(year)}
      make={async (code, chosen) => (await api.newFile(code, chosen)).file}
      done={done}
      close={close}
    />
  );
}

interface RolloverDialogProps {
  file: string;
  before: () => Promise<void>;
  done: (file: string) => void;
  close: () => void;
}

/** Asks for the new code and year of a project that goes on. */
export function RolloverDialog({ file, before, done, close }: RolloverDialogProps) {
  const say = useSay();
  const year = Number(/\/(\d{4})\//.exec(file)?.[1] ?? 0);
  return (
    <CodeDialog
      title={say({ th: 'ยกโครงการไปปีใหม่', en: 'Carry over to another year' })}
      action={say({ th: 'ยกไป', en: 'Carry over' })}
      year={year ? String(year + 1) : ''}
      make={async (code, chosen) => {
        await before();
        return (await api.rollover(file, code, chosen)).file;
      }}
      done={done}
      close={close}
    />
  );
}

interface CodeDialogProps {
  title: string;
  action: string;
  year: string;
  make: (code: string, year: string) => Promise<string>;
  done: (file: string) => void;
  close: () => void;
}

function CodeDialog({ title, action, year: start, make, done, close }: CodeDialogProps) {
  const say = useSay();
  const [code, setCode] = useState('');
  const [year, setYear] = useState(start);
  const [failure, setFailure] = useState<FailureShown>();
  const submit = (event: Event) => {
    event.preventDefault();
    make(code.trim(), year.trim()).then(
      (file) => {
        close();
        done(file);
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  return (
    <Dialog title={title} close={close}>
      <form onSubmit={submit}>
        <div class="field">
          <label for="new-code">{say({ th: 'รหัสโครงการ', en: 'Project code' })}</label>
          <input
            id="new-code"
            type="text"
            required
            autocomplete="off"
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
            aria-describedby="new-code-hint"
          />
          <p class="hint" id="new-code-hint">
            {say({
              th: 'เลข 8 หลัก ขีด และเลขลำดับ เช่น 21000000-3230',
              en: '8 digits, a hyphen, a number, such as 21000000-3230',
            })}
          </p>
        </div>
        <div class="field">
          <label for="new-year">{say({ th: 'ปีงบประมาณ (พ.ศ.)', en: 'Fiscal year (B.E.)' })}</label>
          <input
            id="new-year"
            type="text"
            required
            inputMode="numeric"
            autocomplete="off"
            value={year}
            onInput={(event) => setYear(event.currentTarget.value)}
          />
        </div>
        <FailureNote failure={failure} />
        <div class="dialog-actions">
          <button type="submit" class="primary">
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
