import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { codePointName } from '../model/code-point-name.ts';
import { schemaOf, titleOf } from './inspect-schema.ts';
import { fieldPlace, type YamlContent } from './locate.ts';
import type { Schema } from './schema.ts';
import { suggestKey } from './suggest-key.ts';
import type { Path } from './tree.ts';

export interface UnknownKey {
  readonly key: string;
  /** Path of the key that was meant. */
  readonly suggested: Path | undefined;
  /** The key as it is without the spaces before it. */
  readonly disguises: string | undefined;
  readonly diagnostic: Diagnostic;
}

/**
 * What is wrong with the unknown keys of one group, and which key each of them means. `missing`: the paths of the keys
 * that the group lacks.
 */
export function explainUnknownKeys(
  parent: Path,
  keys: readonly string[],
  missing: readonly Path[],
  content: YamlContent,
  schema: Schema<unknown>,
): readonly UnknownKey[] {
  const found = keys.map((key) => unknownKey(parent, key, content, schema));
  return withMissingKey(found, missing, schema);
}

function unknownKey(parent: Path, key: string, content: YamlContent, schema: Schema<unknown>): UnknownKey {
  const disguised = strangeIndentation(parent, key, content);
  if (disguised) return { key, suggested: undefined, ...disguised };
  const { hint, suggested } = suggestKey(parent, key, schema);
  const found = diagnostic('E-UNKNOWN-KEY', fieldPlace(content, [...parent, key], 'key'), {
    message: { th: `ไม่มีช่องชื่อ \`${shortened(key)}\``, en: `unknown key \`${shortened(key)}\`` },
    hint,
  });
  return { key, suggested, disguises: undefined, diagnostic: found };
}

/** Where a group lacks just one key, and just one of its unknown keys is in Thai and like no known one, that key most likely means the missing one. */
function withMissingKey(
  found: readonly UnknownKey[],
  missing: readonly Path[],
  schema: Schema<unknown>,
): readonly UnknownKey[] {
  const named = new Set(found.flatMap(({ suggested }) => suggested?.at(-1) ?? []));
  const [meant, another] = missing.filter((path) => !named.has(path.at(-1)!));
  const inThai = found.filter(({ key, suggested }) => suggested === undefined && /^[\u0e00-\u0e7f]/.test(key));
  if (meant === undefined || another !== undefined || inThai.length !== 1) return found;
  const name = String(meant.at(-1));
  const title = titleOf(meant.reduce<unknown>(schemaOf, schema));
  const hint = {
    th: `หมายถึง \`${name}\`${title ? ` (${title.th})` : ''} ที่ขาดอยู่หรือไม่ ถ้าใช่ให้เปลี่ยนชื่อช่องเป็น \`${name}\``,
    en: `did you mean \`${name}\`, which is missing here? Then rename the key to \`${name}\``,
  };
  return found.map((each) =>
    each === inThai[0] ? { ...each, suggested: meant, diagnostic: { ...each.diagnostic, hint } } : each,
  );
}

/** A key behind spaces of another kind than the keyboard's belongs to the level that it seems to be on. */
function strangeIndentation(parent: Path, key: string, content: YamlContent) {
  const [, spaces, bare] = /^([\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]+)(.+)$/u.exec(key) ?? [];
  if (spaces === undefined || bare === undefined) return undefined;
  const code = codePointName(spaces);
  const found = diagnostic('E-YAML-SYNTAX', fieldPlace(content, [...parent, key], 'key'), {
    message: { th: `ต้นบรรทัดเป็นวรรคชนิดพิเศษ ${code}`, en: `indented with a special kind of space, ${code}` },
    hint: { th: 'ลบแล้วเคาะวรรคใหม่ ให้ตรงกับบรรทัดข้างเคียง', en: 'delete it and indent the line as those beside it' },
  });
  return { disguises: bare.trim(), diagnostic: found };
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
