/** The words a message quotes: whole when short, else their beginning. */
export function shownWords(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
