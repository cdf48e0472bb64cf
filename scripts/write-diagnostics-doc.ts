// Writes docs/diagnostics.md from the catalogue of diagnostics: npx jiti scripts/write-diagnostics-doc.ts
import { writeFileSync } from 'node:fs';
import { cataloguePage } from '../src/diagnostics/catalogue-page.ts';

writeFileSync(new URL('../docs/diagnostics.md', import.meta.url), cataloguePage());
