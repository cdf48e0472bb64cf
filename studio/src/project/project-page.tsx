import { useEffect, useMemo, useState } from 'preact/hooks';
import type { StudioSetup } from '../../../src/studio/protocol.ts';
import { api, download, type FailureShown, failureOf } from '../api.ts';
import { connection } from '../connection.ts';
import { useSay } from '../language.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { createStore, useStore } from '../store.ts';
import { RolloverDialog } from '../year/new-dialogs.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import { NoteContext } from './finding-note.tsx';
import type { Finding } from './findings.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { Form } from './form.tsx';
import { type OpenProject, openProject } from './open-project.ts';
import { PagesPane } from './pages-pane.tsx';
import { TextPane } from './text-pane.tsx';
import { textAt } from './tree.ts';

/** The project that is open, for what happens on the disk and when the page is closed. */
export const current = createStore<OpenProject | undefined>(undefined);

interface ProjectPageProps {
  file: string;
  setup: StudioSetup;
  goToList: () => void;
  goToFile: (file: string) => void;
}

/** One project: form, text and pages beside each other, or in turn where the window is narrow. */
export function ProjectPage({ file, setup, goToList, goToFile }: ProjectPageProps) {
  const [project, setProject] = useState<OpenProject>();
  const [failure, setFailure] = useState<FailureShown>();
  useEffect(() => {
    let opened: OpenProject | undefined;
    let left = false;
    openProject(file, setup.repairable).then(
      (found) => {
        if (left) return found.close();
        opened = found;
        setProject(found);
        current.set(found);
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
    return () => {
      left = true;
      opened?.close();
      current.set(undefined);
    };
  }, [file, setup]);
  if (failure) return <FailureNote failure={failure} />;
  if (!project) return <p class="quiet loading">…</p>;
  return <Workbench key={file} project={project} setup={setup} goToList={goToList} goToFile={goToFile} />;
}

type View = 'form' | 'text' | 'pages';

function Workbench({ project, setup, goToList, goToFile }: Omit<ProjectPageProps, 'file'> & { project: OpenProject }) {
  const say = useSay();
  const narrow = useNarrow();
  const [views, setViews] = useState<ReadonlySet<View>>(new Set(project.broken ? ['text'] : ['form', 'pages']));
  const [turn, setTurn] = useState<View>(project.broken ? 'text' : 'form');
  const [accepting, setAccepting] = useState<Finding>();
  const [isRollingOver, setRollingOver] = useState(false);
  const tree = useStore(project.tree);
  const wanted = useStore(project.wanted);
  const shown = narrow ? new Set<View>([turn]) : views;
  const actions = useMemo(() => ({ acceptable: setup.acceptable, accept: setAccepting }), [setup]);
  useEffect(() => {
    // A field that is wanted needs its view.
    if (!wanted?.focus) return;
    setTurn('form');
    setViews((now) => new Set([...now, 'form']));
  }, [wanted]);
  const showText = (reveal: () => void) => {
    setTurn('text');
    setViews((now) => new Set([...now, 'text']));
    requestAnimationFrame(() => requestAnimationFrame(reveal));
  };
  const shownProject = useMemo<OpenProject>(
    () => ({
      ...project,
      get broken() {
        return project.broken;
      },
      editor: {
        ...project.editor,
        reveal: (start, end, focus) => showText(() => project.editor.reveal(start, end, focus)),
      },
      showText: (path) => showText(() => project.showText(path)),
    }),
    [project],
  );
  const toggle = (view: View) => {
    if (narrow) return setTurn(view);
    const next = new Set(views);
    if (!next.delete(view)) next.add(view);
    if (next.size > 0) setViews(next);
  };
  const names: Readonly<Record<View, string>> = {
    form: say({ th: 'ฟอร์ม', en: 'Form' }),
    text: say({ th: 'ข้อความ', en: 'Text' }),
    pages: say({ th: 'หน้ารายงาน', en: 'Pages' }),
  };
  return (
    <NoteContext.Provider value={actions}>
      <div class="project">
        <div class="project-bar">
          <button
            type="button"
            class="icon"
            aria-label={say({ th: 'กลับไปรายการ', en: 'Back to the list' })}
            onClick={goToList}
          >
            ←
          </button>
          <h1>{textAt(tree, ['project', 'name']) || project.file.replace(/^.*\//, '')}</h1>
          <SaveNote project={project} />
          <span class="spacer" />
          <div class="views" role="group" aria-label={say({ th: 'มุมมอง', en: 'Views' })}>
            {(['form', 'text', 'pages'] as const).map((view) => (
              <button key={view} type="button" aria-pressed={shown.has(view)} onClick={() => toggle(view)}>
                {names[view]}
              </button>
            ))}
          </div>
          <UndoButtons project={project} />
          <DownloadButtons project={shownProject} />
          <button type="button" onClick={() => setRollingOver(true)}>
            {say({ th: 'ยกไปปีใหม่…', en: 'Carry over…' })}
          </button>
        </div>
        <FindingsPanel project={shownProject} />
        <div class={`panes panes-${shown.size}`}>
          {shown.has('form') && (
            <div class="form-pane">
              <Form project={shownProject} setup={setup} />
            </div>
          )}
          {shown.has('text') && <TextPane project={project} />}
          {shown.has('pages') && <PagesPane project={project} />}
        </div>
        <ConflictDialog project={project} leave={goToList} />
        {accepting && <AcceptDialog project={project} finding={accepting} close={() => setAccepting(undefined)} />}
        {isRollingOver && (
          <RolloverDialog
            file={project.file}
            before={() => project.saveNow()}
            done={goToFile}
            close={() => setRollingOver(false)}
          />
        )}
      </div>
    </NoteContext.Provider>
  );
}

function useNarrow(): boolean {
  const query = useMemo(() => matchMedia('(max-width: 900px)'), []);
  const [narrow, setNarrow] = useState(query.matches);
  useEffect(() => {
    const follow = () => setNarrow(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return narrow;
}

function SaveNote({ project }: { project: OpenProject }) {
  const say = useSay();
  const state = useStore(project.save);
  const lost = useStore(connection);
  const words = {
    saved: { th: 'บันทึกแล้ว', en: 'Saved' },
    waiting: { th: 'ยังไม่บันทึก', en: 'Not saved yet' },
    saving: { th: 'กำลังบันทึก…', en: 'Saving…' },
    failed: { th: 'บันทึกไม่ได้ ข้อความยังอยู่ในหน้านี้', en: 'Cannot save; the text is still on this page' },
    conflict: { th: 'ไฟล์บนดิสก์เปลี่ยนไป ยังไม่บันทึก', en: 'The file on the disk changed; not saved' },
  };
  return (
    <span class={`save ${state.kind}`} role="status" data-save={state.kind}>
      {say(words[state.kind])}
      {state.kind === 'failed' && !lost && (
        <span class="more">
          {' '}
          {say(state.failure.text)} {state.failure.hint && say(state.failure.hint)}
        </span>
      )}
    </span>
  );
}

function UndoButtons({ project }: { project: OpenProject }) {
  const say = useSay();
  useStore(project.tree);
  return (
    <>
      <button
        type="button"
        class="icon"
        disabled={!project.editor.canUndo()}
        aria-label={say({ th: 'เลิกทำ', en: 'Undo' })}
        onClick={project.editor.undo}
      >
        ↶
      </button>
      <button
        type="button"
        class="icon"
        disabled={!project.editor.canRedo()}
        aria-label={say({ th: 'ทำซ้ำ', en: 'Redo' })}
        onClick={project.editor.redo}
      >
        ↷
      </button>
    </>
  );
}

/** Saves, builds the report as `raingan build` does, and hands over the file. */
function DownloadButtons({ project }: { project: OpenProject }) {
  const say = useSay();
  const findings = useStore(project.findings);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureShown>();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  async function get(format: 'pdf' | 'docx'): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await project.saveNow();
      for await (const line of api.build([project.file])) {
        if (!('state' in line)) continue;
        if (line.state === 'failed' || line.year === null || line.document === null) {
          throw Object.assign(new Error(), { shown: line.failure ?? notBuilt });
        }
        const name = `${line.document}.${format}`;
        download(await api.output(line.year, name), name);
      }
    } catch (error) {
      setFailure(error instanceof Error && 'shown' in error ? (error.shown as FailureShown) : failureOf(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <button type="button" class="primary" disabled={busy || errors > 0} onClick={() => void get('pdf')}>
        {say({ th: 'ดาวน์โหลด PDF', en: 'Download PDF' })}
      </button>
      <button type="button" disabled={busy || errors > 0} onClick={() => void get('docx')}>
        {say({ th: 'DOCX', en: 'DOCX' })}
      </button>
      <FailureNote failure={failure} />
    </>
  );
}

const notBuilt: FailureShown = {
  kind: 'refused',
  text: { th: 'สร้างรายงานไม่ได้ เพราะข้อมูลมีข้อผิดพลาด', en: 'the report was not built: the data has errors' },
};
