import type { Terminal } from './terminal.ts';

/** `raingan schema`: prints the JSON Schema of data files. */
export async function schema({ stdout }: Terminal): Promise<number> {
  const { projectJsonSchema } = await import('../project/json-schema.ts');
  stdout.write(`${JSON.stringify(projectJsonSchema(), null, 2)}\n`);
  return 0;
}
