import { writeFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { hits } from './switch.mjs';

// Of one test file: each has a process of its own.
afterAll(() => writeFileSync(process.env.RAINGAN_HITS_FILE, JSON.stringify([...hits])));
