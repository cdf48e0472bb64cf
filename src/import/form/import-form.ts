import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import type { Note, UnparsedLine } from '../imported.ts';
import type { PrintedLine, Printout } from '../printed-line.ts';
import type { DraftValue, ProjectDraft } from '../project-draft.ts';
import { formDraft } from './form-draft.ts';
import { missingNotes } from './missing-notes.ts';
import { takePageFurniture } from './page-furniture.ts';
import { readForm } from './read-form.ts';
import { labelNotes, notes, statusNotes } from './repair-notes.ts';

export interface ImportedForm {
  readonly draft: ProjectDraft;
  readonly applied: readonly Note[];
  readonly suggestions: readonly Note[];
  readonly unparsed: readonly UnparsedLine[];
}

/** Reads the form out of a printout: its values, what was repaired, what is only suspected, and what was not understood. */
export function importForm(printout: Printout, dictionary: Dictionary): ImportedForm {
  const body = takePageFurniture(printout.lines);
  const form = readForm({ ...printout, lines: body.lines });
  const read = formDraft(form, { ...printout, lines: body.lines }, dictionary, body);
  const { draft, joints, guesses, doubts, dates, paragraphs } = read;
  return {
    draft,
    applied: [
      ...notes.headers(body.headers),
      ...notes.furniture(body.left),
      ...notes.times(dates.time),
      ...notes.eras(printout.source === 'legacy' ? dates.era : []),
      ...notes.boxes(paragraphs.boxes),
      ...notes.joints(joints),
      ...statusNotes(form.entries),
    ],
    suggestions: [
      ...missingNotes(form),
      ...labelNotes(form.printedLabels),
      ...notes.guessedSpaces(guesses),
      ...notes.doubtfulLetters(doubts),
      ...notes.lostLetters(lostIn(draft)),
      ...notes.guessedParagraphs(paragraphs.guessed),
      ...notes.unparsed(form.unparsed.length),
    ],
    unparsed: form.unparsed.map(({ number, text }: PrintedLine) => ({ line: number, text: text.trimEnd() })),
  };
}

/** Paths of the values that hold U+FFFD, in place of a letter that the printout does not give. */
function lostIn({ values, reports }: ProjectDraft): string[] {
  return [
    ...[...values].flatMap(([path, value]) => lostAt(value, path)),
    ...(reports ?? []).flatMap((report, index) =>
      Object.entries(report).flatMap(([key, value]) => lostAt(value, `reports[${index}].${key}`)),
    ),
  ];
}

function lostAt(value: DraftValue, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item: string, index) => lostAt(item, `${path}[${index}]`));
  return typeof value === 'string' && value.includes('\ufffd') ? [path] : [];
}
