export declare function programDigest(packageRoot: string): string;
