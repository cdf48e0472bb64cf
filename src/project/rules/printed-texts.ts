import type { Contact, Project } from '../../model/project.ts';
import type { Path } from '../../yaml/tree.ts';

export interface PrintedText {
  readonly path: Path;
  readonly text: string;
}

/** Every text of a project that is printed, with its path, in the order of the form. */
export function printedTexts(project: Project): PrintedText[] {
  const { strategy, signature } = project;
  return [
    { path: ['project', 'name'], text: project.project.name },
    ...listed(['organization', 'path'], project.organization.path),
    ...contact('responsible', project.contacts.responsible),
    ...contact('coordinator', project.contacts.coordinator),
    ...listed(['rationale'], project.rationale),
    ...listed(['objectives'], project.objectives),
    ...listed(['targets'], project.targets),
    ...Object.entries(strategy).map(([key, text]) => ({ path: ['strategy', key], text })),
    ...project.reports.flatMap(({ narrative, planStatus, targetStatus }, index) => [
      { path: ['reports', index, 'narrative'], text: narrative },
      { path: ['reports', index, 'planStatus'], text: planStatus },
      { path: ['reports', index, 'targetStatus'], text: targetStatus },
    ]),
    ...Object.entries(signature).flatMap(([key, text]) => (text === null ? [] : [{ path: ['signature', key], text }])),
  ];
}

function listed(path: Path, texts: readonly string[]): PrintedText[] {
  return texts.map((text, index) => ({ path: [...path, index], text }));
}

function contact(key: string, { name, phone }: Contact): PrintedText[] {
  const texts = [{ path: ['contacts', key, 'name'], text: name }];
  return phone === undefined ? texts : [...texts, { path: ['contacts', key, 'phone'], text: phone }];
}
