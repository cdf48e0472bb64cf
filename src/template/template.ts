import type { Place } from '../diagnostics/build-diagnostic.ts';
import type { Range } from '../diagnostics/diagnostic.ts';
import type { PlacedStyle } from '../font/check-line-pitch.ts';
import type { PageGeometry, Style, Watermark } from '../model/document.ts';
import type { Drawing } from '../model/drawing.ts';
import type { Picture } from './pictures/picture.ts';

/** A template without mistakes, ready to be filled by `compose`. */
export interface Template {
  /** As messages name it. */
  readonly folder: string;
  readonly settings: TemplateSettings;
  readonly compiled: CompiledTemplate;
  /** Absent where it shows none. */
  readonly pictures?: TemplatePictures | undefined;
  /** SHA-256 over the names and contents of its files, hexadecimal. */
  readonly digest: string;
}

/** What `img` and `qr` of a template draw. */
export interface TemplatePictures {
  /** By `src`. */
  readonly byName: ReadonlyMap<string, Picture>;
  /** Where the only `qr` is written; absent where there are several. */
  readonly qrPlace?: Place | undefined;
  /** The code of a text, with a side of so many pt; undefined for one that no code can hold. Absent without a `qr`. */
  readonly drawQr?: ((text: string, side: number) => Omit<Drawing, 'alt'> | undefined) | undefined;
}

/** The template with the default family of fonts.yaml in all styles that name none. */
export function withDefaultFamily(template: Template, family: string): Template {
  const complete = (style: Style): Style => (style.fontFamily === '' ? { ...style, fontFamily: family } : style);
  const { settings } = template;
  const styles = Object.fromEntries(Object.entries(settings.styles).map(([name, style]) => [name, complete(style)]));
  const ownPitches = settings.ownPitches.map((own) => ({ ...own, style: complete(own.style) }));
  return { ...template, settings: { ...settings, styles, ownPitches } };
}

/** What `template.yaml` says, styles complete but for the default family, lengths in pt. */
export interface TemplateSettings {
  readonly language: string;
  /** Ends the name of its documents, behind a hyphen: `brief`. */
  readonly suffix?: string;
  readonly page: PageGeometry;
  readonly watermark?: Watermark;
  readonly styles: Readonly<Record<string, Style>>;
  /** Styles that set their font, size or pitch themselves, with the place of the pitch. */
  readonly ownPitches: readonly PlacedStyle[];
  /** Families that styles name, with the place of the name. */
  readonly ownFamilies: readonly PlacedFamily[];
  /** Where `template.yaml` says what decides where text lies: by path, `page.headerTop`, `styles.h1`. */
  readonly written: Readonly<Record<string, Range>>;
}

/** A family of fonts.yaml, and where a style names it. */
export interface PlacedFamily {
  readonly family: string;
  readonly place: Place;
}

export interface CompiledTemplate {
  /** Markup of a report; whitespace of the template's own lines is `<space/>`. */
  readonly markup: Render;
  /** Plain text. */
  readonly info: Readonly<Record<InfoKey, Render>>;
}

export type Render = (data: unknown) => string;

export type InfoKey = (typeof infoKeys)[number];

export const infoKeys = ['title', 'author', 'subject'] as const;
