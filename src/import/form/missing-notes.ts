import type { Localized } from '../../model/localized.ts';
import { fieldsAt, isOmissible } from '../../project/fields/placed-fields.ts';
import { type Section, sections } from '../../project/fields/sections.ts';
import type { Note } from '../imported.ts';
import type { FormContent } from './read-form.ts';
import { labels } from './wording.ts';

/** Sections, labels and parts of entries the printout lacks; their values are left empty, never made up. */
export function missingNotes(form: FormContent): Note[] {
  return [...missingSections(form), ...missingFields(form), ...missingInEntries(form)];
}

function missingSections({ sections: found, blocks, entries }: FormContent): Note[] {
  const empty = fieldsAt('section').filter((field) => !isOmissible(field) && !blocks.get(field.form.section)?.length);
  const wanted: Section[] = [
    ...empty.map(({ form }) => form.section),
    ...(entries.length === 0 ? ['reports' as const] : []),
  ];
  return wanted
    .filter((section) => !found.has(section))
    .map((section) =>
      note('section-missing', section, inForm(`หัวข้อ "${sections[section]}"`, `section "${sections[section]}"`)),
    );
}

function missingFields({ fields }: FormContent): Note[] {
  return labels
    .filter(({ field, optional }) => !optional && !fields.get(field)?.some(({ text }) => text.trim() !== ''))
    .map(({ field }) => note('value-missing', field, inForm(`ค่าของ \`${field}\``, `a value for \`${field}\``)));
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
