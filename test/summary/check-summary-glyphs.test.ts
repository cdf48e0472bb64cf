import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { renderSummary } from '../../src/library/summary.ts';
import { realTerminal } from './real-terminal.ts';
import { dataFile, folderWith, YEAR, yearProjects } from './year-projects.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** A year of three projects, of which the first has a ligature that no font here draws in its name. */
function yearWithoutGlyph(): { readonly root: string; readonly file: string } {
  const [first, ...others] = yearProjects(3);
  const name = `${first!.project.name} ﷺ`;
  const projects = [{ ...first!, project: { ...first!.project, name } }, ...others];
  const root = folderWith(projects);
  roots.push(root);
  return { root, file: dataFile(projects[0]!) };
}

async function summaryIn(root: string) {
  const terminal = realTerminal(root);
  const status = await runCommand(['summary', '--format', 'pdf', '--lang', 'en'], terminal);
  return { status, err: terminal.err(), isWritten: existsSync(join(root, `output/${YEAR}/summary-${YEAR}.pdf`)) };
}

test('a character that no font draws stops the summary, as it stops the report', async () => {
  const { root, file } = yearWithoutGlyph();
  const { status, err, isWritten } = await summaryIn(root);
  expect([status, isWritten]).toEqual([1, false]);
  expect(err).toContain(`${file}: error E-GLYPH-MISSING: the font Sarabun has no glyph for \`ﷺ\` (U+FDFA)`);
  expect(err).toContain('`raingan check` shows the line');
});

test('but not where the data file accepts it', async () => {
  const { root, file } = yearWithoutGlyph();
  const entry =
    'accepted:\n  - code: E-GLYPH-MISSING\n    path: project.name\n    reason: ตรงตามคำสั่ง\n    by: สมชาย ใจดี\n';
  writeFileSync(join(root, file), `${readFileSync(join(root, file), 'utf8')}${entry}`);
  expect(await summaryIn(root)).toMatchObject({ status: 0, isWritten: true });
});

test('for a program it is a finding about the input, not about an option', async () => {
  const { root, file } = yearWithoutGlyph();
  const inputs = [readFileSync(join(root, file))];
  const { pdf, diagnostics } = await renderSummary(inputs, { fiscalYear: YEAR, formats: ['pdf'] });
  expect(pdf).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'E-GLYPH-MISSING', severity: 'error', file: 'inputs[0]' }]);
});
