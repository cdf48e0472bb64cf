import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fieldName } from './field-name.ts';
import { sampleOf, schemaOf } from './inspect-schema.ts';
import { fieldPlace, type YamlContent } from './locate.ts';
import type { Schema } from './schema.ts';
import { formatPath, isMap, Numeral, type Path, type Tree, valueAt } from './tree.ts';

/** `E-MISSING-KEY`, at the key above the missing one; for a key of the outermost level, at the last key of the file. */
export function missingKey(path: Path, content: YamlContent, schema: Schema<unknown>): Diagnostic {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const last = content.root.entries?.at(-1);
  const place = parent.length === 0 && last ? [last.key] : parent;
  const name = fieldName(path, schema, (at) => valueAt(content.tree, at));
  const inside = fieldName(parent, schema, (at) => valueAt(content.tree, at));
  const sample = sampleOf(path.reduce<unknown>(schemaOf, schema));
  const line = `${key}: ${nextNumber(path, sample, content) ?? inlineYaml(sample)}`;
  return diagnostic(
    'E-MISSING-KEY',
    { ...fieldPlace(content, place, 'key'), path: formatPath(path) },
    {
      message: {
        th: `ขาดช่อง ${name.th}`,
        en: `missing key \`${key}\`${parent.length === 0 ? '' : ` under ${inside.en}`}`,
      },
      hint: {
        th: `เติมบรรทัด \`${line}\` ${parent.length === 0 ? 'ท้ายไฟล์' : `ใน${inside.th}`} แล้วแก้เป็นค่าจริง`,
        en: `add the line \`${line}\` ${parent.length === 0 ? 'at the end of the file' : `under ${inside.en}`}, with the real value`,
      },
    },
  );
}

/** For the number of an item: one that no other item has, so that the line needs no other change. */
function nextNumber(path: Path, sample: Tree, content: YamlContent): number | undefined {
  const [list, index, ...below] = [path.slice(0, -2), path.at(-2), path.at(-1)];
  if (!(sample instanceof Numeral) || typeof index !== 'number') return undefined;
  const items = valueAt(content.tree, list);
  if (!Array.isArray(items)) return undefined;
  const taken = items.map((_, at) => valueAt(content.tree, [...list, at, ...below] as Path));
  const numbers = taken.flatMap((each) => (each instanceof Numeral ? [Number(each.value)] : []));
  return numbers.includes(index + 1) ? Math.max(...numbers) + 1 : index + 1;
}

/** A value on one line. */
function inlineYaml(value: Tree): string {
  if (value instanceof Numeral) return value.source;
  if (Array.isArray(value)) return `[${(value as readonly Tree[]).map(inlineYaml).join(', ')}]`;
  if (!isMap(value)) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${inlineYaml(inner)}`)
    .join(', ')} }`;
}
