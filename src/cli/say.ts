import type { Localized } from '../model/localized.ts';
import type { Language } from './language.ts';
import type { TextStream } from './terminal.ts';

/** Writes what went wrong, with its hint on a line of its own. */
export function sayError(stream: TextStream, language: Language, text: Localized, hint?: Localized): void {
  stream.write(`${language === 'th' ? 'ผิดพลาด' : 'error'}: ${text[language]}\n`);
  if (hint) stream.write(`  ${language === 'th' ? 'คำแนะนำ' : 'hint'}: ${hint[language]}\n`);
}

/** Writes one line in the user's language. */
export function sayLine(stream: TextStream, language: Language, text: Localized): void {
  stream.write(`${text[language]}\n`);
}
