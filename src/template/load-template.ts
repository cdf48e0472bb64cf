import { createHash } from 'node:crypto';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { checkMarkup } from './check-markup.ts';
import { checkNames } from './check-names.ts';
import { checkNesting } from './check-nesting.ts';
import { type CompiledTemplate, compileTemplate } from './compile-template.ts';
import { PROJECT_SUBJECT, type TemplateSubject } from './names.ts';
import { type ParsedSource, parseSource } from './parse-source.ts';
import { INFO_KEYS, type InfoKey, readSettings, type TemplateSettings } from './read-settings.ts';
import { readTemplateFiles, type TemplateFiles } from './read-template-files.ts';
import type { Source } from './source.ts';
import { type StaticMarkup, staticMarkup } from './static-markup.ts';

/** A template without mistakes, ready to be filled by `compose`. */
export interface Template {
  /** As messages name it. */
  readonly folder: string;
  readonly settings: TemplateSettings;
  readonly compiled: CompiledTemplate;
  /** SHA-256 over the names and contents of its files, hexadecimal. */
  readonly digest: string;
}

/** Reads a template's folder and checks all of it, whichever parts a report will use; `subject` is what it prints. */
export function loadTemplate(
  folder: string,
  read: (path: string) => string | undefined,
  list: (folder: string) => readonly string[],
  subject: TemplateSubject = PROJECT_SUBJECT,
): Outcome<Template> {
  const { value: files, diagnostics: missing } = readTemplateFiles(folder, read, list);
  if (!files) return { diagnostics: missing };

  const { value: settings, diagnostics: settingsErrors } = readSettings(files.settings);
  const sources = parseAll(files, settings);
  const diagnostics = [...settingsErrors, ...sources.diagnostics];
  if (sources.value) diagnostics.push(...check(sources.value, settings, subject));
  if (!settings || !sources.value || diagnostics.length > 0) return { diagnostics };

  const { main, partials, info } = sources.value;
  const compiled = compileTemplate(main, partials, info);
  return { value: { folder, settings, compiled, digest: digestOf(files) }, diagnostics };
}

interface ParsedSources {
  readonly main: ParsedSource;
  readonly partials: ReadonlyMap<string, ParsedSource>;
  readonly info: ReadonlyMap<InfoKey, ParsedSource>;
}

function parseAll(files: TemplateFiles, settings: TemplateSettings | undefined): Outcome<ParsedSources> {
  const diagnostics: Diagnostic[] = [];
  const parse = <Key>(sources: Iterable<readonly [Key, Source]>): (readonly [Key, ParsedSource])[] =>
    [...sources].flatMap(([key, source]) => {
      const outcome = parseSource(source);
      diagnostics.push(...outcome.diagnostics);
      return outcome.value ? [[key, outcome.value] as const] : [];
    });
  const [main] = parse([['report', files.report]]);
  const partials = new Map(parse(files.partials));
  const info = settings && parse(INFO_KEYS.map((key) => [key, settings.info[key]] as const));
  if (!main || diagnostics.length > 0) return { diagnostics };
  return { value: { main: main[1], partials, info: new Map(info) }, diagnostics };
}

function check(
  { main, partials, info }: ParsedSources,
  settings: TemplateSettings | undefined,
  { names, figures }: TemplateSubject,
): Diagnostic[] {
  const markup = staticMarkup(main);
  const partialMarkup = new Map<string, StaticMarkup>();
  for (const [name, parsed] of partials) partialMarkup.set(name, staticMarkup(parsed));
  const classes = settings && Object.keys(settings.styles);
  const tags = [markup, ...partialMarkup.values()].flatMap((file) => checkMarkup(file, { classes, figures }));
  return [
    ...tags,
    ...(tags.length === 0 ? checkNesting(markup, partialMarkup) : []),
    ...checkNames(main, partials, names),
    ...[...info.values()].flatMap((parsed) => checkNames(parsed, NO_PARTIALS, names)),
  ];
}

const NO_PARTIALS: ReadonlyMap<string, ParsedSource> = new Map();

function digestOf({ settings, report, partials }: TemplateFiles): string {
  const hash = createHash('sha256');
  const files = [...partials].map(([name, source]) => [`partials/${name}.hbs`, source] as const);
  const named = [...files, ['report.hbs', report] as const, ['template.yaml', settings] as const];
  named.sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  for (const [name, { text }] of named) hash.update(`${name}\0${Buffer.byteLength(text)}\0${text}`);
  return hash.digest('hex');
}
