import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSay } from '../language.ts';
import type { OpenProject } from './open-project.ts';

/** The text of the data file; the editor itself lives as long as the project is open. */
export function TextPane({ project }: { project: OpenProject }) {
  const say = useSay();
  const element = useRef<HTMLDivElement>(null);
  // Before the next frame: who shows a place in the text finds it there.
  useLayoutEffect(() => {
    element.current?.append(project.editor.view.dom);
    project.editor.view.requestMeasure();
  }, [project]);
  return (
    <section class="text" aria-label={say({ th: 'ข้อความ YAML', en: 'YAML text' })}>
      <div ref={element} class="text-editor" />
    </section>
  );
}
