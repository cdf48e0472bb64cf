import { basename } from 'node:path';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { arabicDigits } from '../project/decimal.ts';
import { sections } from '../project/fields/sections.ts';
import { matchWording } from './form/match-wording.ts';
import { isHeader } from './form/page-furniture.ts';
import { isWording } from './form/wording.ts';
import type { ImportSource } from './import-context.ts';
import type { Imported } from './imported.ts';
import type { PrintedLine, Printout } from './printed-line.ts';

/** A report begins at the form's first heading; what lies before the first one belongs to it. */
export function splitReports(printout: Printout): Printout[] {
  const { lines } = printout;
  const starts = lines.flatMap((_, index) => (matchWording(lines, index, sections.title) ? [index] : []));
  if (starts.length < 2) return [printout];
  return starts.map((start, at) => {
    // The running header of its first page is printed above the heading.
    const from = at === 0 ? 0 : headerAbove(lines, start);
    const next = starts[at + 1];
    return { ...printout, lines: lines.slice(from, next === undefined ? undefined : headerAbove(lines, next)) };
  });
}

/** Where the page of a heading begins, if only lines of its header are above it. */
function headerAbove(lines: readonly PrintedLine[], start: number): number {
  if (start > 0 && isHeader(lines[start - 1]!.text)) return headerAbove(lines, start - 1);
  const { page } = lines[start]!;
  const first = lines.findIndex((line) => line.page === page);
  const above = lines.slice(first, start);
  return above.length <= mostAbove && above.every(({ text }) => !isWording(text)) ? first : start;
}

/** Lines that a browser or an office prints above the form. */
const mostAbove = 3;

/** Two reports of one code in one file: neither is taken, for nothing says which one counts. */
export function withoutRepeated(
  { file }: ImportSource,
  reports: readonly Printout[],
  imported: readonly Imported[],
): readonly Imported[] {
  const paths = imported.map((each) => each.imported?.path);
  return imported
    .map((each, index) => {
      const path = paths[index];
      const same = paths.flatMap((other, at) => (path !== undefined && other === path ? [at] : []));
      if (same.length < 2) return each;
      if (same[0] !== index) return undefined;
      const pages = same.map((at) => pagesOf(reports[at]!)).join(', ');
      const code = basename(path!, '.yaml');
      return {
        failure: diagnostic(
          'E-CODE-DUPLICATE',
          { file },
          {
            message: {
              th: `มีรายงานของโครงการ \`${code}\` มากกว่าหนึ่งฉบับในไฟล์เดียว (หน้า ${pages})`,
              en: `the file holds more than one report of the project \`${code}\` (pages ${pages})`,
            },
            hint: { th: 'แยกไฟล์ให้เหลือฉบับเดียว', en: 'keep the pages of one of them' },
          },
        ),
      };
    })
    .filter((each) => each !== undefined);
}

/** The pages of a printout, `1-3`. */
export function pagesOf({ lines }: Printout): string {
  const [first, last] = [lines[0]?.page ?? 1, lines.at(-1)?.page ?? 1];
  return first === last ? String(first) : `${first}-${last}`;
}

/** A printout that holds several reports which cannot be separated: the codes in it, with their pages. */
export function mixedReports(file: string, printout: Printout): Diagnostic | undefined {
  const codes = codesIn(printout);
  return codes.length > 1 ? severalCodes(file, codes) : undefined;
}

interface PrintedCode {
  readonly code: string;
  readonly page: number;
}

/** The codes behind the form's label, each once; the footer of raingan is another line. */
function codesIn({ lines }: Printout): PrintedCode[] {
  const found = lines.flatMap(({ text, page }): PrintedCode[] => {
    const code = /^รหัสโครงการ\s*\.*\s*:\s*(\d{8}-\d{3,})\s*$/.exec(arabicDigits(text))?.[1];
    return code === undefined ? [] : [{ code, page }];
  });
  return found.filter(({ code }, index) => found.findIndex((other) => other.code === code) === index);
}

function severalCodes(file: string, codes: readonly PrintedCode[]): Diagnostic {
  const list = (on: string) => codes.map(({ code, page }) => `\`${code}\` (${on} ${page})`).join(', ');
  return diagnostic(
    'E-CODE-DUPLICATE',
    { file },
    {
      message: {
        th: `มีรหัสโครงการมากกว่าหนึ่งรหัส: ${list('หน้า')}`,
        en: `the file holds more than one project code: ${list('page')}`,
      },
      hint: { th: 'แยกเป็นไฟล์ละหนึ่งรายงาน', en: 'put each report into a file of its own' },
    },
  );
}
