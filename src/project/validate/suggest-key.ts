import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { Localized } from '../../model/localized.ts';
import type { Path } from '../../yaml/tree.ts';
import { projectJsonSchema } from '../json-schema.ts';
import { formatPath } from '../value-path.ts';
import { homoglyphs, latinKey } from './homoglyphs.ts';

interface KnownKey {
  readonly parent: string;
  readonly key: string;
  readonly title: string;
}

export interface KeySuggestion {
  readonly hint?: Localized | undefined;
  /** Path of the key that was meant. */
  readonly suggested?: Path;
}

/** The key meant by an unknown one: the same one elsewhere, one known here by its Thai title, or the nearest spelling. */
export function suggestKey(parent: Path, key: string): KeySuggestion {
  if (key === '<<')
    return { hint: { th: 'ไม่รองรับการรวมคีย์ด้วย `<<` ให้เขียนคีย์ทั้งหมด', en: 'merge keys are not read; write the keys out' } };
  known ??= knownKeys(projectJsonSchema() as SchemaNode, '');
  const here = known.filter((each) => each.parent === schemaPath(parent));
  const near =
    here.find(({ title }) => title === key)?.key ??
    nearestName(
      key,
      here.map((each) => each.key),
    );
  const disguised = here.find((each) => each.title !== key && each.key !== key && each.key === latinKey(key));
  if (disguised) return { hint: unlikeLatin(key, disguised.key), suggested: [...parent, disguised.key] };
  const elsewhere = known.find((each) => each.key === key);
  if (elsewhere && near === undefined) return { hint: belongsUnder(elsewhere) };
  if (near === undefined) return { hint: listOf(here) };
  return {
    hint: { th: `หมายถึง \`${near}\` หรือไม่`, en: `did you mean \`${near}\`?` },
    suggested: [...parent, near],
  };
}

let known: readonly KnownKey[] | undefined;

interface SchemaNode {
  readonly title?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
}

function knownKeys(schema: SchemaNode, parent: string): KnownKey[] {
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => [
    { parent, key, title: inner.title ?? '' },
    ...knownKeys(inner, parent === '' ? key : `${parent}.${key}`),
  ]);
  return schema.items ? [...own, ...knownKeys(schema.items, `${parent}[]`)] : own;
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
    th: `หมายถึง \`${meant}\` คีย์นี้มี ${th.join(' ')} ให้พิมพ์ใหม่ด้วยแป้นอังกฤษ`,
    en: `did you mean \`${meant}\`? This key has ${en.join(', ')}; type it again in English`,
  };
}

function schemaPath(path: Path): string {
  return formatPath(path).replace(/\[\d+\]/g, '[]');
}

function belongsUnder({ parent, key }: KnownKey): Localized {
  if (parent === '') return { th: `\`${key}\` อยู่ชั้นนอกสุดของไฟล์`, en: `\`${key}\` belongs at the outermost level` };
  return { th: `\`${key}\` อยู่ใต้ \`${parent}\``, en: `\`${key}\` belongs under \`${parent}\`` };
}

function listOf(here: readonly KnownKey[]): Localized | undefined {
  const names = here.map(({ key }) => `\`${key}\``).join(' ');
  return { th: `คีย์ที่ใช้ได้: ${names}`, en: `known keys: ${names}` };
}
