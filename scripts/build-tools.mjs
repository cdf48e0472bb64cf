import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** Whether the packages that `npm run build` needs are installed. */
export function hasBuildTools() {
  return ['typescript/package.json', 'rolldown/package.json', 'vite/package.json', '@types/node/package.json'].every(
    (file) => {
      try {
        return resolve(file) !== '';
      } catch {
        return false;
      }
    },
  );
}
