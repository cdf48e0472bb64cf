import type { Localized } from '../../src/model/localized.ts';
import { createStore, useStore } from './store.ts';

export type Language = 'th' | 'en';

const kept = localStorage.getItem('language');

/** Language of the page: Thai, unless somebody chose English. */
export const language = createStore<Language>(kept === 'en' ? 'en' : 'th');

const apply = () => {
  document.documentElement.lang = language.get();
};
apply();
language.subscribe(() => {
  localStorage.setItem('language', language.get());
  apply();
});

/** Says a text in the language that was chosen. */
export function say(text: Localized): string {
  return text[language.get()];
}

/** The same, for a view that is drawn again when the language changes. */
export function useSay(): (text: Localized) => string {
  const chosen = useStore(language);
  return (text) => text[chosen];
}
