import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { Answer, Question } from '../../src/verify/answer.ts';
import { comparePages } from '../../src/verify/compare-pages.ts';
import { readFacts } from '../../src/verify/read-facts.ts';
import { rebuild } from '../../src/verify/rebuild.ts';
import { type VerifiedFile, type VerifyTools, verifyFile } from '../../src/verify/verify-file.ts';
import { pki } from '../sign/support/signing.ts';

const root = path.join(import.meta.dirname, '..', '..');
const workspace = createWorkspace({ root, packageRoot: root });
export const later = Date.parse('2026-12-01T00:00:00Z');

/** What was built again, by its data and how it is made: most tests change a file in what the data does not decide. */
const rebuiltReports = new Map<string, ReturnType<typeof rebuild>>();

async function rebuiltOnce(data: Uint8Array, options: Parameters<typeof rebuild>[1]): ReturnType<typeof rebuild> {
  const key = JSON.stringify([Buffer.from(data).toString('base64'), options]);
  const report = rebuiltReports.get(key) ?? rebuild(data, options, workspace);
  rebuiltReports.set(key, report);
  return structuredClone(await report);
}

/** Verifies in this process; that it is done in a process of its own is tested with the command. */
export function verify(bytes: Uint8Array, changes: Partial<VerifyTools> = {}): Promise<VerifiedFile> {
  return verifyFile('report.pdf', bytes, {
    readFacts: (file, options) => readFacts(file, options, workspace),
    comparePages: (file, options) => comparePages(file, options, workspace),
    rebuild: ({ making, data }) => rebuiltOnce(data.bytes, { making, name: data.name }),
    atHand: () => undefined,
    anchors: [pki.root.der],
    now: later,
    tool: undefined,
    explain: false,
    ...changes,
  });
}

/** Question and verdict of each answer. */
export function verdicts({ answers }: VerifiedFile): Partial<Record<Question, Answer['verdict']>> {
  return Object.fromEntries(answers.map(({ question, verdict }) => [question, verdict]));
}

/** The codes of all that is wrong. */
export function codes({ answers, diagnostics }: VerifiedFile): string[] {
  return [...diagnostics.map(({ code }) => code), ...answers.flatMap(({ code }) => code ?? [])];
}

export function answer(verified: VerifiedFile, question: Question): Answer {
  const found = verified.answers.find((each) => each.question === question);
  if (!found) throw new Error(`no answer to ${question}: ${verified.diagnostics.map(({ message }) => message.en)}`);
  return found;
}

export const otherProject = readFileSync(path.join(root, 'test/project/clean/2565/99140000-014.yaml'));
