import Handlebars from 'handlebars/runtime.js';
import type { Range } from '../../diagnostics/diagnostic.ts';
import { limitHelpers } from '../../template/helpers.ts';
import type { InfoKey, Template, TemplateSettings } from '../../template/template.ts';

/** A template that was read, checked and compiled when the package was built; `precompileTemplate` writes it. */
export interface PreparedTemplate {
  /** `digest` of the template it was made from. */
  readonly digest: string;
  readonly settings: Omit<TemplateSettings, 'ownPitches'>;
  /** Names of styles with the places of their pitches in `file`, a path inside the folder. */
  readonly ownPitches: readonly {
    readonly style: string;
    readonly file: string;
    readonly range: Range;
    readonly pitchOf: string;
  }[];
  readonly markup: TemplateSpecification;
  readonly partials: Readonly<Record<string, TemplateSpecification>>;
  readonly info: Readonly<Record<InfoKey, TemplateSpecification>>;
}

/** The template that its files would give, without reading, checking and compiling them again. */
export function restoreTemplate(prepared: PreparedTemplate, folder: string): Template {
  const { digest, settings, ownPitches, markup, partials, info } = prepared;
  const handlebars = Handlebars.create();
  limitHelpers(handlebars);
  for (const [name, partial] of Object.entries(partials)) {
    handlebars.registerPartial(name, handlebars.template(partial));
  }
  const texts = Object.entries(info).map(([key, text]) => [key, handlebars.template(text)] as const);
  const pitches = ownPitches.map(({ style, file, range, pitchOf }) => ({
    style: settings.styles[style]!,
    place: { file: `${folder}/${file}`, range },
    pitchOf,
  }));
  return {
    folder,
    digest,
    settings: { ...settings, ownPitches: pitches },
    compiled: {
      markup: handlebars.template(markup),
      info: Object.fromEntries(texts) as Template['compiled']['info'],
    },
  };
}
