import { strFromU8, strToU8 } from 'fflate';
import type { DocumentInfo } from '../../model/document.ts';
import { applicationProperties, coreProperties } from '../properties.ts';
import { zip } from '../zip.ts';
import type { WordTemplate } from './load-word-template.ts';

export interface FillOptions {
  readonly info: DocumentInfo;
  readonly toolVersion: string;
}

/** Fills a Word template with a report's data, as `templateData` gives it; the same input gives the same bytes. */
export function fillWordTemplate(
  template: WordTemplate,
  data: unknown,
  { info, toolVersion }: FillOptions,
): Uint8Array {
  const { parts, types, texts } = template;
  return zip(
    [...parts].map(([name, bytes]) => {
      const render = texts.get(name);
      if (render) return [name, strToU8(render(data))];
      if (name === '[Content_Types].xml') return [name, asDocument(bytes)];
      const type = types.get(name) ?? '';
      if (type.endsWith('core-properties+xml')) return [name, strToU8(coreProperties(info))];
      if (type.endsWith('extended-properties+xml')) return [name, strToU8(applicationProperties(toolVersion))];
      return [name, bytes];
    }),
  );
}

/** What was made as a Word template (`.dotx`) comes out as a document. */
function asDocument(contentTypes: Uint8Array): Uint8Array {
  const text = strFromU8(contentTypes);
  const changed = text.replace('wordprocessingml.template.main+xml', 'wordprocessingml.document.main+xml');
  return changed === text ? contentTypes : strToU8(changed);
}
