import { contentOperators } from '../../support/pdf-content.ts';
import { nameOf } from '../../support/pdf-syntax.ts';
import type { CheckedPdf } from './checked-pdf.ts';

/**
 * Finds operators outside marked content. Each marked content must be an artifact or have a number, the numbers of a page must
 * count from 0, and none may lie in another. A text object (BT) and a saved graphics state (q) must end within the marked content in which
 * they begin; no text object may hold another, or save a graphics state.
 */
export function checkContent({ pdf }: CheckedPdf): string[] {
  return pdf.pages.flatMap((page, index) => {
    const found: string[] = [];
    const say = (fault: string) => found.push(`page ${index + 1}: ${fault}`);
    const numbers: number[] = [];
    let open = false;
    let inside = '';
    for (const { operator, operands } of contentOperators(pdf, page)) {
      if (operator === 'BDC' || operator === 'BMC') {
        if (open) say('marked content within marked content');
        open = true;
        const mcid = pdf.get(operands[1], 'MCID');
        const isArtifact = nameOf(operands[0]) === 'Artifact';
        if (isArtifact === (typeof mcid === 'number'))
          say(`${nameOf(operands[0])} ${isArtifact ? 'with' : 'without'} MCID`);
        if (typeof mcid === 'number') numbers.push(mcid);
      } else if (operator === 'EMC') {
        if (!open) say('EMC without BDC');
        if (inside !== '') say(`${inside} goes on after its marked content`);
        open = false;
      } else if (!open) say(`${operator} outside marked content`);
      if ((operator === 'BT' || operator === 'q') && inside.endsWith('BT')) say(`${operator} in a text`);
      if (operator === 'BT' || operator === 'q') inside += operator;
      if (operator === 'ET' || operator === 'Q') {
        const opened = operator === 'ET' ? 'BT' : 'q';
        if (!inside.endsWith(opened)) say(`${operator} without ${opened}`);
        else inside = inside.slice(0, -opened.length);
      }
    }
    if (open) say('marked content without EMC');
    if (numbers.some((mcid, place) => mcid !== place)) say('MCIDs do not count from 0');
    return found;
  });
}
