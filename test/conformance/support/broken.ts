import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from './run-tool.ts';
import type { Flavour } from './verapdf.ts';

/** A way to spoil a good PDF, and the rule that must then fail. */
export interface Breakage {
  readonly name: string;
  readonly from: RegExp;
  readonly to: string;
  readonly flavour: Flavour;
  readonly rule: string;
}

/** Rewrites a PDF in plain text (qpdf's QDF form), so that what is in it can be changed by search and replace. */
export function plainCopy(pdf: string, folder: string): string {
  const plain = path.join(folder, 'plain.pdf');
  runTool('qpdf', ['--qdf', '--object-streams=disable', '--newline-before-endstream', pdf, plain]);
  return plain;
}

/** Writes a spoilt copy of a plain PDF and returns its path; throws when there is nothing to spoil. */
export function breakCopy(plain: Buffer, { name, from, to }: Breakage, folder: string): string {
  const text = plain.toString('latin1');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${name}: the file has no ${from}`);
  const edited = path.join(folder, 'edited.pdf');
  writeFileSync(edited, changed, 'latin1');
  const broken = path.join(folder, `${name.replaceAll(' ', '-')}.pdf`);
  writeFileSync(broken, runTool('fix-qdf', [edited]));
  return broken;
}
