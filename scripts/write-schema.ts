// Writes docs/project.schema.json, which editors complete data files from: npx jiti scripts/write-schema.ts
import { writeFileSync } from 'node:fs';
import { projectJsonSchema } from '../src/project/json-schema.ts';

const text = JSON.stringify(projectJsonSchema(), undefined, 2);
writeFileSync(new URL('../docs/project.schema.json', import.meta.url), `${text}\n`);
