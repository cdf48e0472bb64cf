import { useEffect, useState } from 'preact/hooks';
import type { ImportPreview, SaveHead } from '../../../src/studio/protocol.ts';
import { api, type FailureShown, failureOf } from '../api.ts';
import { useSay } from '../language.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FailureNote } from '../parts/failure-note.tsx';

interface ImportDialogProps {
  files: readonly File[];
  done: (files: readonly string[]) => void;
  close: () => void;
}

type NewFile = ImportPreview['files'][number];

/** What files of others would become, with all that was changed and is doubtful; nothing is written before somebody says so. */
export function ImportDialog({ files, done, close }: ImportDialogProps) {
  const say = useSay();
  const [previews, setPreviews] = useState<readonly ImportPreview[]>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<FailureShown>();
  useEffect(() => {
    api.previewImport(files).then(
      (found) => {
        setPreviews(found);
        setLeft(new Set(found.flatMap((each) => each.files.filter(({ exists }) => exists).map(({ path }) => path))));
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  }, [files]);
  const all = previews?.flatMap((each) => each.files) ?? [];
  const wanted = all.filter(({ path }) => !left.has(path));
  async function write(): Promise<void> {
    const written: string[] = [];
    try {
      for (const { path, text } of wanted) {
        const { head } = await api.saveFile(path, 'none', new TextEncoder().encode(text));
        if ((head as SaveHead).conflict) throw Object.assign(new Error(), { path });
        written.push(path);
      }
      close();
    } catch (error) {
      setFailure(error instanceof Error && 'path' in error ? isThere(String(error.path)) : failureOf(error));
    }
    if (written.length > 0) done(written);
  }
  return (
    <Dialog wide title={say({ th: 'นำเข้าไฟล์', en: 'Import files' })} close={close}>
      <FailureNote failure={failure} />
      {!previews && !failure && <p role="status">{say({ th: 'กำลังอ่าน…', en: 'Reading…' })}</p>}
      <div class="import-list">
        {previews?.map((preview) => (
          <section key={preview.source}>
            <h3>{preview.source}</h3>
            {preview.notes.map((note) => (
              <p key={note.en}>{say(note)}</p>
            ))}
            {preview.diagnostics.map((each) => (
              <p key={`${each.code} ${each.message.en} ${each.range?.start.line}`} class={`finding ${each.severity}`}>
                {say(each.message)} {each.hint && <span class="more">{say(each.hint)}</span>} <code>{each.code}</code>
              </p>
            ))}
            {preview.files.map((file) => (
              <ImportedNote
                key={file.path}
                file={file}
                isWanted={!left.has(file.path)}
                want={(isWanted) => {
                  const next = new Set(left);
                  if (isWanted) next.delete(file.path);
                  else next.add(file.path);
                  setLeft(next);
                }}
              />
            ))}
          </section>
        ))}
      </div>
      <div class="dialog-actions">
        <button type="button" class="primary" disabled={wanted.length === 0} onClick={() => void write()}>
          {say({ th: `เขียน ${wanted.length} ไฟล์`, en: `Write ${wanted.length} file${wanted.length === 1 ? '' : 's'}` })}
        </button>
        <button type="button" onClick={close}>
          {say({ th: 'ไม่เขียน', en: 'Write nothing' })}
        </button>
      </div>
    </Dialog>
  );
}

interface ImportedNoteProps {
  file: NewFile;
  isWanted: boolean;
  want: (isWanted: boolean) => void;
}

function ImportedNote({ file, isWanted, want }: ImportedNoteProps) {
  const say = useSay();
  const { applied = [], suggestions = [], unparsed = [] } = file.provenance ?? {};
  return (
    <div class="imported">
      <label>
        <input
          type="checkbox"
          checked={isWanted}
          disabled={file.exists}
          onChange={(event) => want(event.currentTarget.checked)}
        />{' '}
        {file.path}
      </label>
      {file.exists && (
        <p class="finding warning">
          {say({
            th: 'มีไฟล์นี้อยู่แล้วและเนื้อหาต่างกัน จึงไม่เขียนทับ',
            en: 'there is another file of this name; it is not overwritten',
          })}
        </p>
      )}
      <ul>
        {applied.map((note) => (
          <li key={`a ${note.id} ${note.path} ${note.lines} ${note.text.en}`}>
            <b>{say({ th: 'แก้แล้ว', en: 'Changed' })}</b> {say(note.text)} {note.path && <code>{note.path}</code>}
          </li>
        ))}
        {suggestions.map((note) => (
          <li key={`s ${note.id} ${note.path} ${note.lines} ${note.text.en}`}>
            <b>{say({ th: 'ควรตรวจ', en: 'To check' })}</b> {say(note.text)} {note.path && <code>{note.path}</code>}
          </li>
        ))}
        {unparsed.map(({ line, text }) => (
          <li key={`u ${line}`}>
            <b>{say({ th: `ไม่เข้าใจ บรรทัด ${line}`, en: `Not understood, line ${line}` })}</b> {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function isThere(path: string): FailureShown {
  return { kind: 'conflict', text: { th: `มี ${path} อยู่แล้ว จึงไม่ได้เขียน`, en: `${path} is there already; not written` } };
}
