import { join } from 'node:path';
import type { Workspace } from '../../model/workspace.ts';
import { breakOpportunities } from '../../thai/break-opportunities.ts';
import { type Dictionary, readDictionary } from '../../thai/dictionary/dictionary.ts';
import type { TextStream } from './terminal.ts';
import { spaceBreaks, wrapLine } from './wrap-line.ts';

/** A terminal's stream whose messages are wrapped between words to its width, as wide as it is at each moment. */
export function createFittedStream(stream: TextStream, workspace: Workspace): TextStream {
  const findBreaks = breakFinder(workspace);
  return {
    get isTTY() {
      return stream.isTTY;
    },
    get columns() {
      return stream.columns;
    },
    write(text) {
      const { columns } = stream;
      if (columns === undefined || text.includes('\r')) return stream.write(text); // a progress bar fits by itself
      const lines = text.split('\n').map((line) => wrapLine(line, columns, findBreaks));
      return stream.write(lines.join('\n'));
    },
  };
}

/** Ends of Thai words by the dictionary, which is read when the first line is too long; else after spaces. */
function breakFinder(workspace: Workspace): (text: string) => readonly number[] {
  let dictionary: Dictionary | 'unreadable' | undefined;
  return (text) => {
    if (!/[\u0e00-\u0e7f]/.test(text)) return spaceBreaks(text);
    dictionary ??= readWords(workspace);
    if (dictionary === 'unreadable') return spaceBreaks(text);
    return breakOpportunities(text, dictionary).map(({ position }) => position);
  };
}

function readWords(workspace: Workspace): Dictionary | 'unreadable' {
  try {
    return readDictionary(workspace.readBytes(join(workspace.packageRoot, 'dictionary', 'thai.dict')));
  } catch {
    return 'unreadable'; // a message is printed all the same
  }
}
