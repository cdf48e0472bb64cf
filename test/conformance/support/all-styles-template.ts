import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

const SHIPPED = fileURLToPath(new URL('../../../templates/progress-report/', import.meta.url));

/** Styles that are changed so that every face, alignment and a colour come about. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  h2: { fontStyle: 'bold-italic' },
  rationale: { fontStyle: 'italic', align: 'right' },
  item: { fontStyle: 'bold-italic', color: '#204080' },
  narrative: { fontStyle: 'italic' },
  status: { fontStyle: 'bold', align: 'right' },
  certification: { align: 'center' },
  signature: { align: 'right', fontStyle: 'italic' },
};

/** Writes a copy of the package's template in which all text styles occur. */
export function writeAllStylesTemplate(folder: string): void {
  cpSync(SHIPPED, folder, { recursive: true });
  const file = path.join(folder, 'template.yaml');
  const settings = parseDocument(readFileSync(file, 'utf8'));
  for (const [style, values] of Object.entries(CHANGES)) {
    if (!settings.hasIn(['styles', style])) throw new Error(`the template has no style ${style}`);
    for (const [key, value] of Object.entries(values)) settings.setIn(['styles', style, key], value);
  }
  writeFileSync(file, String(settings));
}
