import type { PreparedTemplate } from './restore-template.ts';

/** The package's own template, made when the package is built: `scripts/compile-templates.mjs` replaces this module. */
export const compiled: PreparedTemplate | undefined = undefined;
