import { toJSONSchema } from 'zod/mini';
import { settingsSchema } from './load-settings.ts';
import { projectSchema } from './schema.ts';

/** JSON Schema (draft 2020-12) of a data file, with Thai titles and descriptions; editors complete and check from it. */
export function projectJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = toJSONSchema(projectSchema, { io: 'input', unrepresentable: 'any' });
  return { $schema, title: 'raingan', description: 'ข้อมูลโครงการหนึ่งโครงการในหนึ่งปีงบประมาณ', ...schema };
}

/** The same of `raingan.yaml`. */
export function settingsJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' });
  return { $schema, title: 'raingan.yaml', description: 'ค่าของหน่วยงาน สำหรับรายงานทุกฉบับ', ...schema };
}
