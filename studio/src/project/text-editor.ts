import { defaultKeymap, history, historyKeymap, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { syntaxHighlighting } from '@codemirror/language';
import { lintGutter, type Diagnostic as Mark, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, Transaction } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { TextEdit } from '../../../src/yaml/edit.ts';
import { say } from '../language.ts';

/** Marks without pictures: the page loads none but its own. */
const marksTheme = EditorView.theme({
  '.cm-lintRange.cm-lintRange': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy 1.5px',
    textUnderlineOffset: '4px',
  },
  '.cm-lintRange.cm-lintRange.cm-lintRange-error': { textDecorationColor: 'var(--error)' },
  '.cm-lintRange.cm-lintRange.cm-lintRange-warning': { textDecorationColor: 'var(--warning)' },
  '.cm-lintRange.cm-lintRange.cm-lintRange-info': { textDecorationColor: 'var(--info)' },
  '.cm-lint-marker.cm-lint-marker': {
    content: 'none',
    width: '.7em',
    height: '.7em',
    borderRadius: '50%',
    marginTop: '.5em',
  },
  '.cm-lint-marker-error': { background: 'var(--error)' },
  '.cm-lint-marker-warning': { background: 'var(--warning)' },
  '.cm-lint-marker-info': { background: 'var(--info)' },
});

/** The text of a data file in an editor; the one place where it is, with the history that both views undo. */
export interface TextEditor {
  readonly view: EditorView;
  text(): string;
  /** Applies edits as one step of the history; `from` says who made them. */
  apply(edits: readonly TextEdit[], from: EditSource): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Marks findings in the text and in the margin. */
  mark(marks: readonly Mark[]): void;
  /** Puts the caret at a place and shows it. */
  reveal(start: number, end: number, focus: boolean): void;
  setReadOnly(readOnly: boolean): void;
  destroy(): void;
}

/** - `form`: typed in the form. - `act`: a button. - `disk`: read from the disk again. */
export type EditSource = 'form' | 'act' | 'disk';

const sourceOf = Annotation.define<EditSource>();

export interface TextEditorOptions {
  readonly text: string;
  readonly nonce: string;
  readonly changed: (text: string, from: EditSource | 'text') => void;
  /** The caret moved by hand. */
  readonly moved: (offset: number) => void;
}

export function createTextEditor({ text, nonce, changed, moved }: TextEditorOptions): TextEditor {
  const readOnly = new Compartment();
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorState.lineSeparator.of('\n'), // other line ends are text: nothing of a file changes by opening it
        EditorView.cspNonce.of(nonce),
        EditorView.lineWrapping,
        lineNumbers(),
        history(),
        lintGutter(),
        marksTheme,
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        yaml(),
        syntaxHighlighting(classHighlighter),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap]),
        readOnly.of([]),
        EditorView.contentAttributes.of({
          'aria-label': say({ th: 'ข้อความ YAML ของไฟล์ข้อมูล', en: 'YAML text of the data file' }),
          spellcheck: 'false',
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            const source = update.transactions
              .map((each) => each.annotation(sourceOf))
              .find((each) => each !== undefined);
            changed(update.state.doc.toString(), source ?? 'text');
          } else if (update.selectionSet && update.transactions.some((each) => each.isUserEvent('select'))) {
            moved(update.state.selection.main.head);
          }
        }),
      ],
    }),
  });
  return {
    view,
    text: () => view.state.doc.toString(),
    apply(edits, from) {
      if (edits.length === 0) return;
      view.dispatch({
        changes: edits.map(({ start, end, text: insert }) => ({ from: start, to: end, insert })),
        annotations: [sourceOf.of(from), Transaction.userEvent.of(from === 'form' ? 'input.type' : `input.${from}`)],
      });
    },
    undo: () => void undo(view),
    redo: () => void redo(view),
    canUndo: () => undoDepth(view.state) > 0,
    canRedo: () => redoDepth(view.state) > 0,
    mark: (marks) => view.dispatch(setDiagnostics(view.state, marks)),
    reveal(start, end, focus) {
      const length = view.state.doc.length;
      const [anchor, head] = [Math.min(start, length), Math.min(end, length)];
      view.dispatch({
        selection: { anchor, head },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      });
      if (focus) view.focus();
    },
    setReadOnly: (value) =>
      view.dispatch({ effects: readOnly.reconfigure(value ? EditorState.readOnly.of(true) : []) }),
    destroy: () => view.destroy(),
  };
}

export type { Mark };
