import { readFileSync } from 'node:fs';

/** The mutant that is on in this process; -1 for none, NaN where no session set one. */
const active = Number(readActive());
/** More rounds than any test needs; a mutant in an endless loop ends itself. */
const mostRounds = 20_000_000;
let rounds = 0;

/** Mutants that the code came by, while none is on. */
export const hits = globalThis.rainganHits ?? new Set();
globalThis.rainganHits = hits; // a test may load all modules anew

export function isMutant(id) {
  if (active === -1) hits.add(id);
  if (id !== active) return false;
  rounds += 1;
  if (rounds > mostRounds) throw new Error('the mutant does not end');
  return true;
}

function readActive() {
  const file = process.env.RAINGAN_MUTANT_FILE;
  return file === undefined ? Number.NaN : readFileSync(file, 'utf8');
}
