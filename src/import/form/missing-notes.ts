import type { Localized } from '../../model/localized.ts';
import type { Note } from '../imported.ts';
import type { FormContent } from './read-form.ts';
import { fieldPaths, headings, labels, type Section } from './wording.ts';

/** Sections, labels and parts of entries the printout lacks; their values are left empty, never made up. */
export function missingNotes(form: FormContent): Note[] {
  return [...missingSections(form), ...missingFields(form), ...missingInEntries(form)];
}

function missingSections({ sections, ...form }: FormContent): Note[] {
  const blocks = (['rationale', 'objectives', 'targets'] as const).filter((name) => form[name].length === 0);
  const wanted: Section[] = [...blocks, ...(form.entries.length === 0 ? (['reports'] as const) : [])];
  return wanted
    .filter((section) => !sections.has(section))
    .map((section) =>
      note('section-missing', section, inForm(`หัวข้อ "${headings[section]}"`, `section "${headings[section]}"`)),
    );
}

function missingFields({ fields }: FormContent): Note[] {
  return labels
    .filter(({ field }) => !fields.get(field)?.some(({ text }) => text.trim() !== ''))
    .map(({ field }) =>
      note(
        'value-missing',
        fieldPaths[field],
        inForm(`ค่าของ \`${fieldPaths[field]}\``, `a value for \`${fieldPaths[field]}\``),
      ),
    );
}

function missingInEntries({ entries }: FormContent): Note[] {
  return entries.flatMap((entry, index) => {
    const missing = [
      ...(entry.planStatus ? [] : ['planStatus']),
      ...(entry.targetStatus ? [] : ['targetStatus']),
      ...(/=\s*[\d.,๐-๙]+\s*%/.test(entry.figures) ? [] : ['progress']),
      ...(/=\s*[\d.,๐-๙]+\s*บาท/.test(entry.figures) ? [] : ['disbursed']),
    ];
    return missing.map((field) => {
      const path = `reports[${index}].${field}`;
      return {
        ...note('value-missing', path, inForm(`ค่าของ \`${path}\``, `a value for \`${path}\``)),
        lines: [entry.line],
      };
    });
  });
}

function note(id: string, path: string, text: Localized): Note {
  return { id, path, text };
}

function inForm(th: string, en: string): Localized {
  return { th: `ไม่พบ${th} ในเอกสาร เว้นว่างไว้ให้เติม`, en: `the printout lacks ${en}; left empty, to be filled in` };
}
