export function nodeOfRange(version: string): string;
