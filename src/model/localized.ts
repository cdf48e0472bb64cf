/** One text in the two languages raingan speaks to its users. */
export interface Localized {
  readonly th: string;
  readonly en: string;
}
