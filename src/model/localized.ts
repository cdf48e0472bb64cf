/** One text in the two languages raingan speaks to its users. */
export interface Localized {
  /** In Thai. */
  readonly th: string;
  /** In English. */
  readonly en: string;
}
