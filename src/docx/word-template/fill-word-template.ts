import { strFromU8, strToU8 } from 'fflate';
import type { DocumentInfo } from '../../model/document.ts';
import { startCounting } from '../../template/helpers.ts';
import { applicationProperties, coreProperties } from '../properties.ts';
import { zip } from '../zip.ts';
import { listPlaces } from './lists.ts';
import type { WordTemplate } from './load-word-template.ts';
import { writeNumbering } from './numbering.ts';

export interface FillOptions {
  readonly info: DocumentInfo;
  readonly toolVersion: string;
}

/**
 * Fills a Word template with a report's data, as `templateData` gives it; the same input gives the same bytes. Throws
 * `TooMuchFilled` where the document would be longer than any that Word opens in reasonable time.
 */
export function fillWordTemplate(
  template: WordTemplate,
  data: unknown,
  { info, toolVersion }: FillOptions,
): Uint8Array {
  const { parts, types, texts, numbering } = template;
  startCounting(mostCharacters);
  const lists = numberLists(numbering?.firstFree ?? 1);
  const filled = new Map([...texts].map(([name, render]) => [name, lists.number(render(data))]));
  if (numbering && lists.turns.length > 0) filled.set(numbering.name, writeNumbering(numbering, lists.turns));
  return zip(
    [...parts].map(([name, bytes]) => {
      const text = filled.get(name);
      if (text !== undefined) return [name, strToU8(text)];
      if (name === '[Content_Types].xml') return [name, asDocument(bytes)];
      const type = types.get(name) ?? '';
      if (type.endsWith('core-properties+xml')) return [name, strToU8(coreProperties(info))];
      if (type.endsWith('extended-properties+xml')) return [name, strToU8(applicationProperties(toolVersion))];
      return [name, bytes];
    }),
  );
}

/** A report of 1,000 entries has some 3,000,000, their markup included. */
const mostCharacters = 20_000_000;

/** Gives each turn of a loop a number for the lists that begin with it; `turns` says which list each number is of. */
function numberLists(firstFree: number) {
  const turns: number[] = [];
  const current = new Map<string, number>();
  const begin = (list: string) => {
    current.set(list, firstFree + turns.push(Number(list)) - 1);
    return current.get(list)!;
  };
  return {
    turns,
    number: (xml: string) =>
      xml.replace(listPlaces, (_, begun?: string, used?: string) => {
        if (begun !== undefined) {
          begin(begun);
          return '';
        }
        return String(current.get(used!) ?? begin(used!));
      }),
  };
}

/** What was made as a Word template (`.dotx`) comes out as a document. */
function asDocument(contentTypes: Uint8Array): Uint8Array {
  const text = strFromU8(contentTypes);
  const changed = text.replace('wordprocessingml.template.main+xml', 'wordprocessingml.document.main+xml');
  return changed === text ? contentTypes : strToU8(changed);
}
