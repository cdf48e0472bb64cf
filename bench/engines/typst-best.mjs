// Typst at its best, which the figures that count are taken from.
import * as typst from './typst.mjs';

export const open = (options) => typst.open({ ...options, best: true });
