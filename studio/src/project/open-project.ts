import type { Repair } from '../../../src/project/repair.ts';
import type { RenderHead } from '../../../src/studio/protocol.ts';
import type { Path } from '../../../src/yaml/tree.ts';
import { api, type FailureShown, failureOf } from '../api.ts';
import { language } from '../language.ts';
import { createStore, type Store } from '../store.ts';
import { type FormEdit, replaceText } from './edits.ts';
import { bytesOf, type FileText, fileText } from './file-text.ts';
import { type Finding, placeFindings, unchecked } from './findings.ts';
import { marksOf } from './marks.ts';
import { createTextEditor, type TextEditor } from './text-editor.ts';
import { placeOf, readTree, type TextTree } from './tree.ts';

/** - `saved`: the disk has the text. - `waiting`: a pause in typing saves it. */
export type SaveState =
  | { readonly kind: 'saved' | 'waiting' | 'saving' }
  | { readonly kind: 'failed'; readonly failure: FailureShown }
  | { readonly kind: 'conflict' };

/** The file on the disk is another one than the text was made from; nothing is written until somebody chooses. */
export interface Conflict {
  /** `none` when the file is gone. */
  readonly sha256: string;
  readonly disk: FileText;
}

/** Pages of one version of the text. */
export interface Pages {
  readonly version: number;
  readonly head: RenderHead;
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly tree: TextTree;
}

/** One data file that is being worked on: its text, and all that follows from it. */
export interface OpenProject {
  readonly file: string;
  readonly editor: TextEditor;
  /** The text as values; the form is drawn from it. */
  readonly tree: Store<TextTree>;
  readonly findings: Store<readonly Finding[]>;
  /** Pages of the last text without errors; `version` counts texts. */
  readonly pages: Store<Pages | undefined>;
  readonly save: Store<SaveState>;
  readonly conflict: Store<Conflict | undefined>;
  readonly repairs: Store<readonly Repair[]>;
  /** A field that is to be shown and focused. */
  readonly wanted: Store<Wanted | undefined>;
  /** Says that the form cannot make an edit, with the path of its value. */
  readonly refused: Store<Path | undefined>;
  /** The bytes are no UTF-8: only a repair makes them editable. */
  readonly broken: boolean;
  edit(edits: FormEdit, path: Path, from?: 'form' | 'act'): void;
  /** Saves what is not saved yet; rejects where it cannot. */
  saveNow(): Promise<void>;
  /** Looks whether the file on the disk is still the one that the text was made from. */
  lookAtDisk(): Promise<void>;
  keepMine(): Promise<void>;
  takeTheirs(): void;
  repair(): Promise<void>;
  showField(path: Path, focus: boolean): void;
  showText(path: Path): void;
  isDirty(): boolean;
  /** Sends what is not saved yet, without waiting: the page goes away. */
  saveOnLeave(): void;
  close(): void;
}

export interface Wanted {
  readonly path: Path;
  readonly focus: boolean;
}

const savePauseMs = 600;
const retryMs = 3000;
const repairPauseMs = 400;

export async function openProject(file: string, repairable: readonly string[]): Promise<OpenProject> {
  const opened = await api.openFile(file);
  let base = opened.head.sha256;
  let onDisk = fileText(opened.bytes);
  let savedText = onDisk.text;
  let version = 0;
  let closed = false;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let repairTimer: ReturnType<typeof setTimeout> | undefined;

  const tree = createStore<TextTree>(readTree(onDisk.text));
  const findings = createStore(unchecked);
  const pages = createStore<Pages | undefined>(undefined);
  const save = createStore<SaveState>({ kind: 'saved' });
  const conflict = createStore<Conflict | undefined>(undefined);
  const repairs = createStore<readonly Repair[]>([]);
  const wanted = createStore<Wanted | undefined>(undefined);
  const refused = createStore<Path | undefined>(undefined);

  const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
  const editor = createTextEditor({
    text: onDisk.text,
    nonce,
    changed(text, from) {
      version += 1;
      tree.set(readTree(text));
      refused.set(undefined);
      if (from !== 'disk') askToSave();
      renderSoon();
    },
    moved: () => {},
  });
  if (onDisk.broken) editor.setReadOnly(true);

  // One text is rendered at a time, always the newest: what is typed meanwhile is the next.
  let isRendering = false;
  let renderedVersion = -1;
  async function renderSoon(): Promise<void> {
    if (isRendering || closed || onDisk.broken) return;
    isRendering = true;
    try {
      while (renderedVersion !== version && !closed) {
        const now = version;
        const current = tree.get();
        const { head, bytes } = await api.render(file, bytesOf(current.text, onDisk));
        renderedVersion = now;
        if (closed) return;
        if (head.hasPdf) pages.set({ version: now, head, pdf: bytes, tree: current });
        if (now === version) showFindings(head, current);
      }
    } catch {
      setTimeout(renderSoon, retryMs); // the page says that the studio does not answer
    } finally {
      isRendering = false;
    }
  }

  function showFindings(head: RenderHead, current: TextTree): void {
    const placed = placeFindings(head.diagnostics, current);
    findings.set(placed);
    editor.mark(marksOf(placed));
    clearTimeout(repairTimer);
    const mayRepair = placed.some(({ code }) => repairable.includes(code));
    if (mayRepair) repairTimer = setTimeout(lookForRepairs, repairPauseMs);
    else repairs.set([]);
  }

  async function lookForRepairs(): Promise<void> {
    const now = version;
    const found = await api
      .fix(file, onDisk.broken ? opened.bytes : bytesOf(tree.get().text, onDisk))
      .catch(() => undefined);
    if (found && now === version && !closed) repairs.set(found.repairs);
  }

  function askToSave(): void {
    clearTimeout(saveTimer);
    if (conflict.get()) return;
    const text = editor.text();
    save.set({ kind: text === savedText ? 'saved' : 'waiting' });
    if (text !== savedText) saveTimer = setTimeout(() => void writeText(), savePauseMs);
  }

  let writing: Promise<void> = Promise.resolve();
  function writeText(): Promise<void> {
    writing = writing.then(writeOnce);
    return writing;
  }

  async function writeOnce(): Promise<void> {
    clearTimeout(saveTimer);
    const text = editor.text();
    if (text === savedText || conflict.get() || closed || onDisk.broken) return;
    save.set({ kind: 'saving' });
    try {
      const { head, bytes } = await api.saveFile(file, base, bytesOf(text, onDisk));
      if (head.conflict) {
        conflict.set({ sha256: head.sha256, disk: fileText(bytes) });
        save.set({ kind: 'conflict' });
        return;
      }
      base = head.sha256;
      savedText = text;
      askToSave();
    } catch (error) {
      save.set({ kind: 'failed', failure: failureOf(error) });
      saveTimer = setTimeout(() => void writeText(), retryMs);
    }
  }

  function saveOnLeave(): void {
    const text = editor.text();
    const isUnsaved = text !== savedText && !conflict.get() && !onDisk.broken;
    if (isUnsaved) api.saveFile(file, base, bytesOf(text, onDisk), true).catch(() => {});
  }

  function follow(text: FileText, sha256: string): void {
    base = sha256;
    onDisk = text;
    savedText = text.text;
    editor.apply([replaceText(editor.text(), text.text)], 'disk');
    conflict.set(undefined);
    save.set({ kind: 'saved' });
  }

  const remark = language.subscribe(() => editor.mark(marksOf(findings.get())));
  renderSoon();
  if (onDisk.broken) lookForRepairs();

  return {
    file,
    editor,
    tree,
    findings,
    pages,
    save,
    conflict,
    repairs,
    wanted,
    refused,
    get broken() {
      return onDisk.broken;
    },
    edit(edits, path, from = 'form') {
      if (edits === undefined) refused.set(path);
      else editor.apply(edits, from);
    },
    async saveNow() {
      await writeText();
      const state = save.get();
      if (state.kind === 'failed') throw state.failure;
    },
    async lookAtDisk() {
      await writing;
      if (conflict.get() || closed) return;
      const found = await api.openFile(file).catch((error: unknown) => {
        if (failureOf(error).kind === 'not-found') return undefined;
        throw error;
      });
      const sha256 = found?.head.sha256 ?? 'none';
      if (sha256 === base || closed) return;
      const disk = fileText(found?.bytes ?? new Uint8Array());
      if (found && editor.text() === savedText) follow(disk, sha256);
      else {
        clearTimeout(saveTimer);
        conflict.set({ sha256, disk });
        save.set({ kind: 'conflict' });
      }
    },
    async keepMine() {
      const theirs = conflict.get();
      if (!theirs) return;
      base = theirs.sha256;
      savedText = `${editor.text()} `; // is written even where it is what was saved last
      conflict.set(undefined);
      await writeText();
    },
    takeTheirs() {
      const theirs = conflict.get();
      if (theirs) follow(theirs.disk, theirs.sha256);
    },
    async repair() {
      const given = onDisk.broken ? opened.bytes : bytesOf(editor.text(), onDisk);
      const { text } = await api.fix(file, given);
      if (onDisk.broken) {
        onDisk = { text: '', bom: false, crlf: false, broken: false };
        editor.setReadOnly(false);
      }
      editor.apply([replaceText(editor.text(), onDisk.crlf ? text.replaceAll('\r\n', '\n') : text)], 'act');
    },
    showField: (path, focus) => wanted.set({ path, focus }),
    showText(path) {
      const place = placeOf(tree.get(), path);
      if (place) editor.reveal(place.start, place.end, true);
    },
    isDirty: () => editor.text() !== savedText,
    saveOnLeave,
    close() {
      saveOnLeave();
      closed = true;
      clearTimeout(saveTimer);
      clearTimeout(repairTimer);
      remark();
      editor.destroy();
    },
  };
}
