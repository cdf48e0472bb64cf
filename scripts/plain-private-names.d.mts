/** A module with an ordinary property in place of each private name. */
export function plainPrivateNames(code: string): string;
