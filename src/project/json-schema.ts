import { projectSchema } from './schema.ts';
import { zod } from './zod-library.ts';

/** JSON Schema (draft 2020-12) of a data file, with Thai titles and descriptions; editors complete and check from it. */
export function projectJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = zod().toJSONSchema(projectSchema(), { io: 'input', unrepresentable: 'any' });
  return { $schema, title: 'raingan', description: 'ข้อมูลโครงการหนึ่งโครงการในหนึ่งปีงบประมาณ', ...schema };
}
