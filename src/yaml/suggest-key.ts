import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Localized } from '../model/localized.ts';
import { homoglyphs, latinKey } from './homoglyphs.ts';
import { type KnownKey, knownKeys, schemaOf } from './inspect-schema.ts';
import type { Schema } from './schema.ts';
import { type Path, parsePath } from './tree.ts';

export interface KeySuggestion {
  readonly hint?: Localized | undefined;
  /** Path of the key that was meant. */
  readonly suggested?: Path | undefined;
}

/** The key meant by an unknown one: the same one elsewhere, one known here by its Thai title, or the nearest spelling. */
export function suggestKey(parent: Path, key: string, schema: Schema<unknown>): KeySuggestion {
  if (key === '<<')
    return { hint: { th: 'ใช้ `<<` ไม่ได้ ให้เขียนทุกช่องเอง', en: 'merge keys are not read; write the keys out' } };
  const here = keysOf(parent.reduce<unknown>(schemaOf, schema)).filter((each) => each.parent === '');
  const [, glued, value] = /^(\w+):(.+)$/s.exec(key) ?? [];
  if (glued !== undefined && value !== undefined && here.some((each) => each.key === glued))
    return { hint: spaceMissing(glued, value.trim()), suggested: [...parent, glued] };
  const near =
    here.find(({ title }) => title?.th === key)?.key ??
    nearestName(
      key,
      here.map((each) => each.key),
    );
  const disguised = here.find((each) => each.title?.th !== key && each.key !== key && each.key === latinKey(key));
  if (disguised) return { hint: unlikeLatin(key, disguised.key), suggested: [...parent, disguised.key] };
  const elsewhere = keysOf(schema).find((each) => each.key === key);
  if (elsewhere && near === undefined) return { hint: belongsUnder(elsewhere), suggested: pathOf(elsewhere) };
  if (near === undefined) return { hint: listOf(here) };
  return {
    hint: { th: `หมายถึง \`${near}\`${titled(here, near)} หรือไม่`, en: `did you mean \`${near}\`?` },
    suggested: [...parent, near],
  };
}

/** In `{ }` a key without a space after its colon is one with its value. */
function spaceMissing(key: string, value: string): Localized {
  const meant = `${key}: ${value.length > 60 ? '…' : value}`;
  return { th: `เว้นวรรคหลัง \`:\` เป็น \`${meant}\``, en: `write \`${meant}\`, with a space after the colon` };
}

/** Known keys by schema: a file may have thousands of wrong ones. */
const cache = new WeakMap<object, readonly KnownKey[]>();

function keysOf(schema: unknown): readonly KnownKey[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const known = cache.get(schema) ?? knownKeys(schema);
  cache.set(schema, known);
  return known;
}

function titled(here: readonly KnownKey[], key: string): string {
  const title = here.find((each) => each.key === key)?.title;
  return title ? ` (${title.th})` : '';
}

/** Names the letters that look right and are not. */
function unlikeLatin(key: string, meant: string): Localized {
  const letters = homoglyphs(key);
  const th = letters.map(({ character, name, latin }) =>
    latin === '' ? `${name} ที่มองไม่เห็น` : `\`${character}\` (${name}) ที่คล้าย \`${latin}\``,
  );
  const en = letters.map(({ character, name, latin }) =>
    latin === '' ? `the invisible ${name}` : `\`${character}\` (${name}), which looks like \`${latin}\``,
  );
  return {
    th: `หมายถึง \`${meant}\` ชื่อช่องนี้มี ${th.join(' ')} ให้พิมพ์ใหม่ด้วยแป้นอังกฤษ`,
    en: `did you mean \`${meant}\`? This key has ${en.join(', ')}; type it again in English`,
  };
}

/** Where a key belongs; none below a list, whose items are many. */
function pathOf({ parent, key }: KnownKey): Path | undefined {
  return parsePath(parent === '' ? key : `${parent}.${key}`);
}

function belongsUnder({ parent, key }: KnownKey): Localized {
  if (parent === '') return { th: `\`${key}\` อยู่ชั้นนอกสุดของไฟล์`, en: `\`${key}\` belongs at the outermost level` };
  return { th: `\`${key}\` อยู่ใต้ \`${parent}\``, en: `\`${key}\` belongs under \`${parent}\`` };
}

function listOf(here: readonly KnownKey[]): Localized | undefined {
  const names = here.map(({ key }) => `\`${key}\``).join(' ');
  return { th: `ช่องที่ใช้ได้: ${names}`, en: `known keys: ${names}` };
}
