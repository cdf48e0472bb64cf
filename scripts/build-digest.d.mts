export function buildNote(root: string): string;
export function buildDigest(root: string): string;
export function isBuilt(root: string): boolean;
