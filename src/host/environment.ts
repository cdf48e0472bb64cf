/** An environment variable of this process; a file of its own, because the start files read one before anything else. */
export function environment(name: string): string | undefined {
  return process.env[name];
}
