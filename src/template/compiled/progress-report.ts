import type { PrecompiledTemplate } from '../precompiled.ts';

/** The package's own template, made when the package is built: `scripts/compile-templates.mjs` replaces this module. */
export const precompiled: PrecompiledTemplate | undefined = undefined;
