import type { ComponentChildren, TargetedCompositionEvent, TargetedInputEvent } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { Localized } from '../../../src/model/localized.ts';
import { applyEdits } from '../../../src/yaml/edit.ts';
import { formatPath, type Path } from '../../../src/yaml/tree.ts';
import { useSay } from '../language.ts';
import { useStore } from '../store.ts';
import { Calendar } from './calendar.tsx';
import { arabic, readDay, slashed, today, written } from './dates.ts';
import { clearField, type FormEdit, replaceText, setField, setFigure } from './edits.ts';
import { FindingNote } from './finding-note.tsx';
import { findingsAt } from './findings.ts';
import type { OpenProject } from './open-project.ts';
import { nodeAt, type TextTree, textAt } from './tree.ts';

/** Id of a field's element, by its path. */
export const fieldId = (path: Path) => `field-${formatPath(path)}`;

export interface FieldProps {
  project: OpenProject;
  path: Path;
  label: Localized;
  hint?: Localized;
  /** Text beside the value, such as its unit. */
  unit?: Localized;
}

interface FrameProps extends FieldProps {
  children: (attributes: Record<string, unknown>) => ComponentChildren;
  class?: string;
}

/** A field with its label, its hint and the findings at it. */
export function Frame({ project, path, label, hint, unit, children, class: name = '' }: FrameProps) {
  const say = useSay();
  const id = useId();
  const found = findingsAt(useStore(project.findings), path);
  const refused = useStore(project.refused);
  const isRefused = refused !== undefined && formatPath(refused) === formatPath(path);
  const worst = found.some(({ severity }) => severity === 'error')
    ? 'error'
    : found.some(({ severity }) => severity === 'warning')
      ? 'warning'
      : '';
  const described = [hint && `${id}-hint`, found.length > 0 && `${id}-found`].filter(Boolean).join(' ');
  return (
    <div class={`field ${worst} ${name}`}>
      <label for={fieldId(path)}>{say(label)}</label>
      <div class="value">
        {children({
          id: fieldId(path),
          'aria-describedby': described || undefined,
          'aria-invalid': worst === 'error',
        })}
        {unit && <span class="unit">{say(unit)}</span>}
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {say(hint)}
        </p>
      )}
      <div id={`${id}-found`} class="found">
        {found.map((each) => (
          <FindingNote key={`${each.code} ${each.start} ${each.message.en}`} project={project} finding={each} />
        ))}
        {isRefused && <InTextOnly project={project} path={path} />}
      </div>
    </div>
  );
}

function InTextOnly({ project, path }: { project: OpenProject; path: Path }) {
  const say = useSay();
  return (
    <p class="finding warning">
      {say({
        th: 'ค่านี้เขียนไว้ในแบบที่ฟอร์มแก้ให้ไม่ได้ โดยไม่เปลี่ยนส่วนอื่นของไฟล์',
        en: 'this value is written in a way that the form cannot change without changing other parts of the file',
      })}{' '}
      <button type="button" class="link" onClick={() => project.showText(path)}>
        {say({ th: 'แก้ในข้อความ', en: 'Change it in the text' })}
      </button>
    </p>
  );
}

interface Typed {
  readonly text: string;
  /** The value of the file after it was typed: once it is another one, somebody else changed it. */
  readonly value: string;
}

/** What a text that is typed does to the file, as it was when the typing began. */
type EditOf = (tree: TextTree, text: string) => FormEdit;

/**
 * Text of a field while it is typed: each letter goes to the file, and what is shown stays as it was typed until the field
 * is left. Every edit is made anew from the file as it was when the typing began: a space at the end needs quotation marks,
 * and the letter after it does not. A composition of an input method goes to the file when it ends.
 */
export function useTyping(project: OpenProject, path: Path, shown: (value: string) => string, edit: EditOf) {
  const tree = useStore(project.tree);
  const value = textAt(tree, path);
  const [typed, setTyped] = useState<Typed | undefined>();
  const composing = useRef(false);
  const begun = useRef<{ readonly tree: TextTree; readonly after: string } | undefined>(undefined);
  const take = (text: string) => {
    const now = project.tree.get();
    const start = begun.current?.after === now.text ? begun.current.tree : now;
    const edits = edit(start, text);
    if (edits) {
      const after = applyEdits(start.text, edits);
      project.edit(after === now.text ? [] : [replaceText(now.text, after)], path);
      begun.current = { tree: start, after };
    } else project.edit(undefined, path);
    setTyped({ text, value: edits ? textAt(project.tree.get(), path) : value });
  };
  const isOwn = typed !== undefined && (typed.value === value || composing.current);
  return {
    value: isOwn ? typed.text : shown(value),
    onInput(event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) {
      const { value: text } = event.currentTarget;
      grow(event.currentTarget);
      if (composing.current) setTyped({ text, value });
      else take(text);
    },
    onCompositionStart() {
      composing.current = true;
    },
    onCompositionEnd(event: TargetedCompositionEvent<HTMLInputElement | HTMLTextAreaElement>) {
      composing.current = false;
      take(event.currentTarget.value);
    },
    onBlur() {
      begun.current = undefined;
      setTyped(undefined);
    },
    onFocus() {
      project.wanted.set({ path, focus: false });
    },
  };
}

/** Browsers that do not size a field by its text. */
function grow(element: HTMLElement): void {
  if (CSS.supports('field-sizing', 'content') || !(element instanceof HTMLTextAreaElement)) return;
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight + 2}px`;
}

const same = (value: string) => value;

/** A text; with `rows` it has several lines on the screen. An optional one that is emptied is left out. */
export function TextField({ rows, optional, ...props }: FieldProps & { rows?: number; optional?: boolean }) {
  const { project, path } = props;
  const typing = useTyping(project, path, same, (tree, text) =>
    optional && text === '' ? clearField(tree, path) : setField(tree, path, text),
  );
  return (
    <Frame {...props}>
      {(attributes) =>
        rows ? <textarea {...attributes} {...typing} rows={rows} /> : <input type="text" {...attributes} {...typing} />
      }
    </Frame>
  );
}

/** An amount in baht, a percentage or a whole number. */
export function FigureField({ grouped, ...props }: FieldProps & { grouped?: boolean }) {
  const { project, path } = props;
  const typing = useTyping(project, path, grouped ? withGroups : same, (tree, text) =>
    setFigure(tree, path, arabic(text).replace(/[,\s]/g, '')),
  );
  return (
    <Frame {...props} class="short">
      {(attributes) => (
        <input type="text" inputMode="decimal" autocomplete="off" {...attributes} {...typing} class="figure" />
      )}
    </Frame>
  );
}

/** `1250000.50` as `1,250,000.50`; what is no amount stays. */
function withGroups(value: string): string {
  return /^\d+(?:\.\d*)?$/.test(value) ? value.replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',') : value;
}

/** A whole number, which a data file writes without quotes. */
export function WholeField(props: FieldProps) {
  const { project, path } = props;
  const typing = useTyping(project, path, same, (tree, text) => {
    const plain = arabic(text).trim();
    return setField(tree, path, /^\d{1,15}$/.test(plain) ? Number(plain) : plain);
  });
  return (
    <Frame {...props} class="short">
      {(attributes) => (
        <input type="text" inputMode="numeric" autocomplete="off" {...attributes} {...typing} class="figure" />
      )}
    </Frame>
  );
}

/** A date in the Buddhist era, typed or chosen. What is no date goes to the file when the field is left, and is reported there. */
export function DateField({ empty, ...props }: FieldProps & { empty: 'null' | 'left-out' | 'text' }) {
  const { project, path } = props;
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const pending = useRef<string | undefined>(undefined);
  const tree = useStore(project.tree);
  const value = textAt(tree, path);
  const shownDate = (text: string) => {
    const day = readDay(text);
    return day ? slashed(day) : text;
  };
  const editOf: EditOf = (before, text) => {
    const day = readDay(text);
    if (day) return setField(before, path, written(day, textAt(before, path)));
    if (text.trim() !== '') return setField(before, path, text);
    if (empty === 'text') return setField(before, path, '');
    return empty === 'null' ? setField(before, path, null) : clearField(before, path);
  };
  const typing = useTyping(project, path, shownDate, (before, text) => {
    const isWhole = readDay(text) !== undefined || text.trim() === '';
    pending.current = isWhole ? undefined : text;
    return isWhole ? editOf(before, text) : [];
  });
  const leave = () => {
    if (pending.current !== undefined) project.edit(editOf(project.tree.get(), pending.current), path);
    pending.current = undefined;
    typing.onBlur();
  };
  const close = () => {
    setOpen(false);
    input.current?.focus();
  };
  return (
    <Frame {...props} class="short">
      {(attributes) => (
        <>
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            placeholder={say({ th: 'วว/ดด/ปปปป', en: 'dd/mm/yyyy B.E.' })}
            {...attributes}
            {...typing}
            onBlur={leave}
            ref={input}
            class="date"
          />
          <button
            type="button"
            class="icon"
            aria-expanded={isOpen}
            aria-label={say({ th: `เลือกวันที่: ${props.label.th}`, en: `Choose a date: ${props.label.en}` })}
            onClick={() => setOpen(!isOpen)}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M2 4h12v10H2zM2 7h12M5 2v3M11 2v3" fill="none" stroke="currentColor" stroke-width="1.4" />
            </svg>
          </button>
          {isOpen && (
            <Calendar
              label={say(props.label)}
              start={readDay(value) ?? today()}
              choose={(day) => {
                project.edit(setField(project.tree.get(), path, written(day, value)), path);
                close();
              }}
              close={close}
            />
          )}
        </>
      )}
    </Frame>
  );
}

/** One of the office's words; another one that the file has stays possible. */
export function ChoiceField({
  options,
  names = {},
  ...props
}: FieldProps & { options: readonly string[]; names?: Readonly<Record<string, string>> }) {
  const { project, path } = props;
  const tree = useStore(project.tree);
  const value = textAt(tree, path);
  const all = options.includes(value) ? options : [value, ...options];
  return (
    <Frame {...props}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onFocus={() => project.wanted.set({ path, focus: false })}
          onChange={(event) => project.edit(setField(project.tree.get(), path, event.currentTarget.value), path, 'act')}
        >
          {all.map((each) => (
            <option key={each} value={each}>
              {names[each] ?? (each || '–')}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

/** A switch that a data file may leave out. */
export function SwitchField(props: FieldProps) {
  const { project, path } = props;
  const tree = useStore(project.tree);
  return (
    <Frame {...props} class="switch">
      {(attributes) => (
        <input
          type="checkbox"
          {...attributes}
          checked={nodeAt(tree, path)?.tree === true}
          onChange={(event) =>
            project.edit(setField(project.tree.get(), path, event.currentTarget.checked), path, 'act')
          }
        />
      )}
    </Frame>
  );
}
