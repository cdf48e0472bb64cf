#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { loadBundle } from '../host/load-bundle.ts';

const { program } = loadBundle<typeof import('./program.ts')>('program');
await program(fileURLToPath(new URL('../..', import.meta.url)));
