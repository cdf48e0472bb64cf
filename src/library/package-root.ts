import { fileURLToPath } from 'node:url';

/** Folder of the package that this module is part of: of the sources, of `dist`, or of a bundle, all two folders above. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
