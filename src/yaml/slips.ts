import { fill, findLineSlip, type Slip } from './line-slips.ts';
import { lineEndFrom } from './source-text.ts';

/** Gives the first slip of a text at or before the line that begins at `lastLine`. */
export type FindFirstSlip = (lastLine: number) => Slip | undefined;

/** Looks for the first slip, among those that no valid line has; each line is looked at once, however often it is called. */
export function createSlipFinder(text: string): FindFirstSlip {
  const slips = slipsIn(text);
  let next = slips.next();
  return (lastLine) => {
    while (!next.done && next.value.slip === undefined && next.value.line < lastLine) next = slips.next();
    const found = next.done ? undefined : next.value;
    return found?.slip && found.line <= lastLine ? found.slip : undefined;
  };
}

/** The beginning of each line, up to the first with a slip. */
function* slipsIn(text: string): Generator<{ readonly line: number; readonly slip: Slip | undefined }> {
  let textBelow = -1;
  for (let start = 0; start < text.length; ) {
    const end = lineEndFrom(text, start);
    const line = text.slice(start, end).replace(/\r$/, '');
    const column = /^ */.exec(line)![0].length;
    if (line.trim() !== '' && column <= textBelow) textBelow = -1;
    if (textBelow === -1) {
      if (/(?:^|[:-] +)[|>][-+\d]{0,2} *(?:#.*)?$/.test(line)) textBelow = column;
      const quote = openQuote(text, start, line);
      const slip = quote?.slip ?? findLineSlip(line, start);
      yield { line: start, slip };
      if (slip) return;
      if (quote) {
        start = lineEndFrom(text, quote.end) + 1;
        continue;
      }
    }
    start = end + 1;
  }
}

interface OpenQuote {
  /** Where the text ends that the quotation mark begins. */
  readonly end: number;
  readonly slip?: Slip;
}

/** A quotation mark that is not closed on its line: forgotten when the next key comes before its other half. */
function openQuote(text: string, at: number, line: string): OpenQuote | undefined {
  const opening = /^ *(?:- +)*(?:[A-Za-z_]\w*:\s+)?(["'])/.exec(line);
  if (opening === null) return undefined;
  const mark = opening[1]!;
  const start = at + opening[0].length - 1;
  const closed = mark === '"' ? /"(?:[^"\\]|\\[\s\S])*"/y : /'(?:[^']|'')*'/y;
  closed.lastIndex = start;
  const whole = closed.exec(text)?.[0];
  const lineStop = at + line.length;
  if (whole !== undefined && start + whole.length <= lineStop) return undefined;
  if (whole !== undefined && !/\n[ ]*(?:- +)*[A-Za-z_]\w*:(?:\s|$)/.test(whole)) return { end: start + whole.length };
  const written = text.slice(start, lineStop).trimEnd();
  return {
    end: lineStop,
    slip: {
      start,
      end: start + 1,
      message: { th: `เครื่องหมายคำพูด ${mark} ไม่มีตัวปิด`, en: `the quotation mark ${mark} is never closed` },
      hint:
        written.length > 60
          ? { th: `เติม \`${mark}\` ท้ายข้อความ`, en: `close it with \`${mark}\` at the end of the text` }
          : { th: `เขียนเป็น \`${written}${mark}\``, en: `write \`${written}${mark}\`` },
      mend: fill(start, start + written.length),
    },
  };
}
