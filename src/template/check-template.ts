import type { Place } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { checkMarkup } from './check-markup.ts';
import { checkNames } from './check-names.ts';
import { checkNesting } from './check-nesting.ts';
import { checkSpans } from './check-spans.ts';
import { findSingleBraces } from './find-single-braces.ts';
import type { TemplateSubject } from './names.ts';
import { type ParsedSource, parseSource } from './parse-source.ts';
import { loadPictures, type PictureFile } from './pictures/load-pictures.ts';
import { type InfoSources, readSettings } from './read-settings.ts';
import type { TemplateFiles } from './read-template-files.ts';
import { rangeOf, type Source } from './source.ts';
import { type StaticMarkup, staticMarkup } from './static-markup.ts';
import { type InfoKey, infoKeys, type TemplateSettings } from './template.ts';

export interface CheckedTemplate {
  readonly settings: TemplateSettings;
  readonly sources: CheckedSources;
  /** By `src`. */
  readonly pictures: ReadonlyMap<string, PictureFile>;
  /** Of each `qr`. */
  readonly qrPlaces: readonly Place[];
}

export interface CheckedSources {
  readonly main: ParsedSource;
  readonly partials: ReadonlyMap<string, ParsedSource>;
  readonly info: ReadonlyMap<InfoKey, ParsedSource>;
}

/** Checks all of a template, whichever parts a report will use; `subject` is what it prints. */
export function checkTemplate(files: TemplateFiles, subject: TemplateSubject): Outcome<CheckedTemplate> {
  const { value: read, diagnostics: settingsErrors } = readSettings(files.settings);
  const sources = parseAll(files, read?.info);
  const diagnostics = [...settingsErrors, ...sources.diagnostics];
  const all = sources.value ? allMarkup(sources.value) : undefined;
  if (sources.value && all) diagnostics.push(...check(sources.value, all, read?.settings, subject));
  const pictures = all && loadPictures([all.main, ...all.partials.values()], files);
  diagnostics.push(...(pictures?.diagnostics ?? []));
  if (!read || !sources.value || !all || !pictures?.value || diagnostics.length > 0) return { diagnostics };
  const qrPlaces = [files.report, ...files.partials.values()].flatMap(placesOfQr);
  return {
    value: { settings: read.settings, sources: sources.value, pictures: pictures.value, qrPlaces },
    diagnostics: lookalikes(all),
  };
}

function placesOfQr(source: Source): Place[] {
  return [...source.text.matchAll(/<qr\b/g)].map(({ index }) => ({
    file: source.file,
    range: rangeOf(source, { start: index + 1, end: index + 3 }),
  }));
}

/** The markup of all files of a template. */
interface AllMarkup {
  readonly main: StaticMarkup;
  readonly partials: ReadonlyMap<string, StaticMarkup>;
}

function allMarkup({ main, partials }: CheckedSources): AllMarkup {
  const partialMarkup = new Map([...partials].map(([name, parsed]) => [name, staticMarkup(parsed)]));
  return { main: staticMarkup(main), partials: partialMarkup };
}

function parseAll(files: TemplateFiles, infoSources: InfoSources | undefined): Outcome<CheckedSources> {
  const diagnostics: Diagnostic[] = [];
  const parse = <Key>(sources: Iterable<readonly [Key, Source]>): (readonly [Key, ParsedSource])[] =>
    [...sources].flatMap(([key, source]) => {
      const outcome = parseSource(source);
      diagnostics.push(...outcome.diagnostics);
      return outcome.value ? [[key, outcome.value] as const] : [];
    });
  const [main] = parse([['report', files.report]]);
  const partials = new Map(parse(files.partials));
  const info = infoSources && parse(infoKeys.map((key) => [key, infoSources[key]] as const));
  if (!main || diagnostics.length > 0) return { diagnostics };
  return { value: { main: main[1], partials, info: new Map(info) }, diagnostics };
}

function check(
  { main, partials, info }: CheckedSources,
  { main: markup, partials: partialMarkup }: AllMarkup,
  settings: TemplateSettings | undefined,
  { names, figures, figuresOf = {} }: TemplateSubject,
): Diagnostic[] {
  const classes = settings && Object.keys(settings.styles);
  const page = settings?.page;
  const measure = page && page.width - page.margin.left - page.margin.right;
  const all = [markup, ...partialMarkup.values()];
  const tags = all.flatMap((file) => checkMarkup(file, { classes, figures, figuresOf, measure }));
  const columnsOf = (style: string) => settings?.styles[style]?.columns?.length;
  const namesFound = checkNames(main, partials, names);
  // Where partials expand without end, looking into each of them would not end either.
  const isBounded = !namesFound.some(({ code }) => code === 'E-TEMPLATE-LIMIT');
  return [
    ...tags,
    ...(tags.length === 0 && isBounded ? checkNesting(markup, partialMarkup) : []),
    ...(tags.length === 0 ? all.flatMap((file) => checkSpans(file, columnsOf)) : []),
    ...namesFound,
    ...[...info.values()].flatMap((parsed) => checkNames(parsed, noPartials, names)),
  ];
}

function lookalikes({ main, partials }: AllMarkup): Diagnostic[] {
  return [main, ...partials.values()].flatMap(findSingleBraces);
}

const noPartials: ReadonlyMap<string, ParsedSource> = new Map();
