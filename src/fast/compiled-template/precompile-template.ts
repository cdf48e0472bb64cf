import Handlebars from 'handlebars';
import { type CheckedTemplate, checkTemplate } from '../../template/check-template.ts';
import { type Compilable, compilableMarkup, compilableText } from '../../template/compile-template.ts';
import type { TemplateSubject } from '../../template/names.ts';
import { digestOf, type TemplateFiles } from '../../template/read-template-files.ts';

/** The text of a module that exports `compiled`, a `PreparedTemplate`; throws when the template has mistakes. */
export function precompileTemplate(folder: string, files: TemplateFiles, subject: TemplateSubject): string {
  const { value: checked, diagnostics } = checkTemplate(files, subject);
  if (!checked) throw new Error(diagnostics.map(({ file, message }) => `${file}: ${message.en}`).join('\n'));
  const { main, partials, info } = checked.sources;
  const { ownPitches, ...settings } = checked.settings;
  const entries = {
    digest: json(digestOf(files)),
    settings: json(settings),
    ownPitches: json(placesInside(folder, ownPitches)),
    markup: precompile(compilableMarkup(main.source)),
    partials: object([...partials].map(([name, { source }]) => [name, precompile(compilableMarkup(source))])),
    info: object([...info].map(([key, { source }]) => [key, precompile(compilableText(source))])),
  };
  return `export const compiled = ${object(Object.entries(entries))};\n`;
}

function placesInside(folder: string, ownPitches: CheckedTemplate['settings']['ownPitches']) {
  return ownPitches.map(({ style, place, pitchOf }) => ({
    pitchOf,
    style: style.name,
    file: place.file.slice(`${folder}/`.length),
    range: place.range,
  }));
}

/** JavaScript of a template specification, though its type says otherwise. */
const precompile = (source: Compilable): string => String(Handlebars.precompile(...source));

const json = (value: unknown): string => JSON.stringify(value);

const object = (entries: readonly (readonly [string, string])[]): string =>
  `{\n${entries.map(([key, value]) => `${json(key)}: ${value}`).join(',\n')}\n}`;
