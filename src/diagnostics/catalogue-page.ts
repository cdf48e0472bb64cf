import { severities } from './catalogue/description.ts';
import type { CatalogueEntry } from './codes.ts';
import { catalogue } from './codes.ts';
import type { Severity } from './diagnostic.ts';

/** The text of `docs/diagnostics.md`: every code with its meaning, from the catalogue. */
export function cataloguePage(): string {
  return `${[introduction, ...severities.map(section)].join('\n\n')}\n`;
}

const introduction = `<!-- Written by scripts/write-diagnostics-doc.ts from src/diagnostics/catalogue/. -->

# Diagnostics

Every mistake and finding has a stable code. Messages name the file, the line and the column; nothing is ever corrected silently. All of them in Thai, with what is printed, on one page: [ข้อความทั้งหมด](th/messages.md).

- **error** (ข้อผิดพลาด): the document is not built.
- **warning** (คำเตือน): the document is built; \`--strict\` stops it.
- **info** (ข้อสังเกต): worth a look, printed with \`--verbose\`.`;

const headings: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', info: 'Infos' };

function section(severity: Severity): string {
  const entries = Object.entries(catalogue).filter(([, entry]) => entry.severity === severity);
  return [`## ${headings[severity]}`, ...entries.map(([code, entry]) => describe(code, entry))].join('\n\n');
}

function describe(code: string, { title, meaning, source }: CatalogueEntry): string {
  const lines = [`**${title.th}**: ${meaning.th}`, '', `**${title.en}**: ${meaning.en}`];
  return [`### ${code}`, '', ...lines, ...(source === undefined ? [] : ['', `Source: ${source}`])].join('\n');
}
