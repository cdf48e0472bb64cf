import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useSay } from '../language.ts';

interface DialogProps {
  title: string;
  close: () => void;
  wide?: boolean;
  children: ComponentChildren;
}

/** A window over the page. Its first field has the focus; Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, close, wide, children }: DialogProps) {
  const say = useSay();
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    element.current?.showModal();
    element.current?.querySelector<HTMLElement>('input[type="text"], textarea')?.focus();
    return () => before?.focus();
  }, []);
  return (
    <dialog
      ref={element}
      class={wide ? 'wide' : ''}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div class="dialog-bar">
        <h2 id={id}>{title}</h2>
        <button type="button" class="icon" aria-label={say({ th: 'ปิด', en: 'Close' })} onClick={close}>
          ×
        </button>
      </div>
      {children}
    </dialog>
  );
}
