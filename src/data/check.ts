import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LoadedProject } from './project-source.ts';
import { rules } from './rules/index.ts';

/** Warnings and infos about a valid project, in the order of the file. */
export function checkProject({ project, source }: LoadedProject): Diagnostic[] {
  return rules
    .flatMap((rule) =>
      rule
        .check(project)
        .map(({ path, at, ...details }) =>
          diagnostic(rule.code, { file: source.file, range: source.locate(path, at) }, details),
        ),
    )
    .sort((a, b) => (a.range?.start.offset ?? 0) - (b.range?.start.offset ?? 0));
}
