import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { printableJson } from '../../diagnostics/reporters/printable.ts';
import { openWeb } from '../../host/web.ts';
import { EnvironmentFailure } from '../../model/environment-failure.ts';
import { joinPath } from '../../model/paths.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { SignedPdf, SignTools } from '../../sign/sign-pdf.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { openSigner, readMoment, readSignOptions, type SignOptions } from '../options/sign-options.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import { type Language, sayError, sayLine, type Terminal, UsageMistake } from '../terminal/terminal.ts';

/** `raingan sign`: signs finished reports into a folder of their own; what stops one file stops no other. */
export async function signCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  if (given.paths.length === 0) throw noFile();
  const { workspace, stderr } = terminal;
  const options = readSignOptions(given, workspace);
  const now = readMoment(workspace);
  const print = createFindingsPrinter(given, language, terminal);

  const { value: signer, diagnostics } = await openSigner(options, language, terminal);
  print(diagnostics);
  if (!signer) return 1;
  try {
    const resources = options.visible ? await openFonts(options, terminal, print) : undefined;
    if (options.visible && !resources) return 1;
    const tools: SignTools = { signer, now, web: openWeb(), resources, random: randomBytes };
    let status = 0;
    for (const file of given.paths) status = Math.max(status, await signFile(file, tools));
    return status;
  } finally {
    signer.close();
  }

  async function signFile(file: string, tools: SignTools): Promise<number> {
    const start = workspace.elapsed();
    try {
      const { signPdf } = await import('../../sign/sign-pdf.ts');
      const bytes = workspace.readBytes(file, sizeLimits.imported);
      const { value, diagnostics: found } = await signPdf({ file, bytes, ...options }, tools);
      print(found);
      if (!value) return failed(file);
      const path = targetOf(file, value, options.out);
      if (!workspace.writeNew(path, value.bytes)) {
        print([await existing(file, path)]);
        return failed(file);
      }
      report(file, path, value, Math.round(workspace.elapsed() - start));
      return 0;
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      sayError(stderr, language, error.text, error.hint);
      failed(file);
      return 3;
    }
  }

  function report(file: string, path: string, { level, count, bytes, code }: SignedPdf, ms: number): void {
    const event = { event: 'signed', code, file, output: path, level, signature: count, bytes: bytes.length, ms };
    if (given.has('json')) terminal.stdout.write(`${printableJson(event)}\n`);
    else if (!given.has('quiet')) {
      sayLine(terminal.stdout, language, {
        th: `${path}  ${level}  ลายมือชื่อที่ ${count}`,
        en: `${path}  ${level}  signature ${count}`,
      });
    }
  }

  function failed(file: string): 1 {
    if (given.has('json')) terminal.stdout.write(`${printableJson({ event: 'failed', file })}\n`);
    return 1;
  }
}

async function openFonts(
  { fonts }: SignOptions,
  { workspace }: Terminal,
  print: (found: readonly Diagnostic[]) => void,
) {
  const { loadResources } = await import('../../resources.ts');
  const { value, diagnostics } = await loadResources(workspace, fonts === undefined ? {} : { fonts });
  print(diagnostics);
  return value;
}

/** `signed/2564/21000000-3230.pdf`; a second signature's file has `-2` at its end. */
function targetOf(file: string, { code, fiscalYear, count }: SignedPdf, out: string): string {
  const stem = /^(.*?)(?:-\d)?\.pdf$/i.exec(posix.basename(file.replaceAll('\\', '/')))?.[1] ?? '';
  // A report by another template has a suffix, which is kept: 21000000-3230-brief.
  const suffix = stem.startsWith(code) && /^-[a-z]+$/.test(stem.slice(code.length)) ? stem.slice(code.length) : '';
  return joinPath(out, String(fiscalYear), `${code}${suffix}${count > 1 ? `-${count}` : ''}.pdf`);
}

async function existing(file: string, path: string): Promise<Diagnostic> {
  const { diagnostic } = await import('../../diagnostics/build-diagnostic.ts');
  return diagnostic(
    'E-SIGN-EXISTS',
    { file },
    {
      message: {
        th: `มีไฟล์ที่ลงนามแล้ว \`${path}\` อยู่ จึงไม่ได้เขียน`,
        en: `the signed file \`${path}\` exists; nothing was written`,
      },
      hint: {
        th: 'เลือกโฟลเดอร์อื่นด้วย `--out` หรือย้ายไฟล์เดิมไปเก็บก่อน',
        en: 'choose another folder with `--out`, or move the older file away first',
      },
    },
  );
}

function noFile(): UsageMistake {
  return new UsageMistake(
    { th: 'ไม่ได้ระบุไฟล์ที่จะลงนาม', en: 'no file to sign' },
    {
      th: 'เช่น `raingan sign output/2564/21000000-3230.pdf --key กุญแจ.p12`',
      en: 'as in `raingan sign output/2564/21000000-3230.pdf --key signer.p12`',
    },
  );
}
