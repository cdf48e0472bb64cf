import { createHash } from 'node:crypto';
import type { TemplateFiles } from './read-template-files.ts';

/** SHA-256 over the names and contents of a template's files, hexadecimal. */
export function digestOf({ settings, report, partials }: TemplateFiles): string {
  const hash = createHash('sha256');
  const files = [...partials].map(([name, source]) => [`partials/${name}.hbs`, source] as const);
  const named = [...files, ['report.hbs', report] as const, ['template.yaml', settings] as const];
  named.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const [name, { text }] of named) hash.update(`${name}\0${Buffer.byteLength(text)}\0${text}`);
  return hash.digest('hex');
}
