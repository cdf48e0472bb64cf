import type { openReporter } from '../../src/report.ts';

export const openFakeReporter: typeof openReporter;
export function content(code: string, format: string): Uint8Array;
