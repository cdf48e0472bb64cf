import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectYaml } from '../../support/project-yaml.ts';
import { makeProject } from '../../support/projects.ts';

/** Writes data files of one fiscal year that are quickly built, and returns their codes. */
export function writeSmallProjects(folder: string, count: number): string[] {
  mkdirSync(path.join(folder, '2564'), { recursive: true });
  return Array.from({ length: count }, (_, at) => {
    const { project, ...rest } = makeProject(at, { paragraphs: 1, sentencesPerParagraph: 1, reports: 1 });
    const code = `21000000-${1000 + at}`;
    const text = projectYaml({ ...rest, project: { ...project, code, fiscalYear: 2564 } });
    writeFileSync(path.join(folder, '2564', `${code}.yaml`), text);
    return code;
  });
}
