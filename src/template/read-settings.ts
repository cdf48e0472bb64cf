import { type Document, isMap, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { PlacedStyle } from '../font/check-line-pitch.ts';
import { resolveStyles } from './resolve-styles.ts';
import { type Expected, expectedForms, type RawStyle, settingsSchema } from './settings-schema.ts';
import { createSource, rangeOf, type Source } from './source.ts';
import { type InfoKey, infoKeys, type TemplateSettings } from './template.ts';
import { knownNames, templateError } from './template-error.ts';
import { keySpan, valueSpan, verbatimOffset } from './yaml-places.ts';

export interface ReadSettings {
  readonly settings: TemplateSettings;
  readonly info: InfoSources;
}

/** Small templates without markup. */
export type InfoSources = Readonly<Record<InfoKey, Source>>;

/** Reads and checks `template.yaml`. */
export function readSettings(source: Source): Outcome<ReadSettings> {
  const yaml = parseDocument(source.text, { version: '1.2', schema: 'core', prettyErrors: false });
  if (yaml.errors.length > 0 || !isMap(yaml.contents)) {
    const errors = yaml.errors.map(({ pos: [start, end], message }) => unreadable(source, start, end, message));
    return { diagnostics: errors.length > 0 ? errors : [unreadable(source, 0, 0, expectedForms.group.en)] };
  }
  const parsed = settingsSchema.safeParse(yaml.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) return { diagnostics: parsed.error.issues.flatMap((issue) => explain(issue, yaml, source)) };

  const { language, page, watermark, styles: written, info: texts } = parsed.data;
  const { value: styles, diagnostics } = resolveStyles(written, yaml, source);
  if (!styles) return { diagnostics };
  if (watermark && !Object.hasOwn(styles, watermark.style)) {
    const span = valueSpan(yaml, ['watermark', 'style']);
    const message = { th: `ไม่มีรูปแบบ \`${watermark.style}\``, en: `no style \`${watermark.style}\`` };
    return {
      diagnostics: [
        templateError('E-TEMPLATE-YAML', source, span, message, knownNames(watermark.style, Object.keys(styles))),
      ],
    };
  }
  const info = Object.fromEntries(
    infoKeys.map((key) => [key, infoSource(texts[key], key, yaml, source)]),
  ) as InfoSources;
  const ownPitches = placePitches(written, styles, yaml, source);
  const settings = { language, page, styles, ownPitches, ...(watermark && { watermark }) };
  return { value: { settings, info }, diagnostics };
}

function placePitches(
  written: Readonly<Record<string, RawStyle>>,
  styles: TemplateSettings['styles'],
  yaml: Document,
  source: Source,
): PlacedStyle[] {
  const setsPitch = ({ fontFamily, fontSize, fontStyle, linePitch }: RawStyle) =>
    [fontFamily, fontSize, fontStyle, linePitch].some((value) => value !== undefined);
  const names = Object.keys(written).filter((name) => setsPitch(written[name]!));
  return names.map((name) => {
    const range = rangeOf(source, valueSpan(yaml, ['styles', name, 'linePitch']));
    return { style: styles[name]!, place: { file: source.file, range } };
  });
}

function unreadable(source: Source, start: number, end: number, reason: string): Diagnostic {
  const message = { th: `อ่าน template.yaml ไม่ได้: ${reason}`, en: `cannot read template.yaml: ${reason}` };
  return templateError('E-TEMPLATE-YAML', source, { start, end }, message);
}

function explain(issue: z.core.$ZodIssue, yaml: Document, source: Source): Diagnostic[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const message = { th: `ไม่รู้จักคีย์ \`${key}\``, en: `unknown key \`${key}\`` };
      return templateError(
        'E-TEMPLATE-YAML',
        source,
        keySpan(yaml, [...path, key]),
        message,
        knownNames(key, knownKeys(path)),
      );
    });
  }
  const key = path.join('.');
  const expected = expectedForms[issue.message as Expected];
  const span = valueSpan(yaml, path);
  if (!yaml.hasIn(path)) {
    const message = { th: `ขาดคีย์ \`${key}\``, en: `missing key \`${key}\`` };
    return [templateError('E-TEMPLATE-YAML', source, span, message, { expected })];
  }
  const message = { th: `ค่าของ \`${key}\` ไม่ถูกต้อง`, en: `\`${key}\` has a wrong value` };
  return [
    templateError('E-TEMPLATE-YAML', source, span, message, {
      expected,
      actual: source.text.slice(span.start, span.end),
    }),
  ];
}

/** Keys the schema knows at a path. */
function knownKeys(path: readonly (string | number)[]): string[] {
  let schema: unknown = settingsSchema;
  for (const part of path) {
    const { shape, def } = unwrap(schema) as z.ZodObject;
    schema = shape[part] ?? def.catchall;
  }
  return Object.keys((unwrap(schema) as z.ZodObject).shape);
}

const unwrap = (schema: unknown): unknown => {
  const { def } = schema as z.ZodType & { def: { innerType?: unknown } };
  return def.innerType ? unwrap(def.innerType) : schema;
};

/** The text of an information key as a source of its own, placed in `template.yaml` where it stands there verbatim. */
function infoSource(text: string, key: InfoKey, yaml: Document, source: Source): Source {
  const span = valueSpan(yaml, ['info', key]);
  const offset = verbatimOffset(source, span, text);
  const at = createSource(source.file, text);
  return { ...at, positionAt: (place) => source.positionAt(offset === undefined ? span.start : offset + place) };
}
