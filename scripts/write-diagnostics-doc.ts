// Writes docs/diagnostics.md from the catalogue of diagnostics, and docs/th/messages.md: npx jiti scripts/write-diagnostics-doc.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { cataloguePage } from '../src/diagnostics/catalogue-page.ts';
import { thaiMessagesPage } from './thai-messages.ts';

writeFileSync(new URL('../docs/diagnostics.md', import.meta.url), cataloguePage());
mkdirSync(new URL('../docs/th/', import.meta.url), { recursive: true });
writeFileSync(new URL('../docs/th/messages.md', import.meta.url), thaiMessagesPage());
