/** One text in the two languages of raingan's messages. */
export interface Localized {
  /** In Thai. */
  readonly th: string;
  /** In English. */
  readonly en: string;
}
