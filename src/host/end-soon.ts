/** Ends this process in a second, though a connection is still being tried; with the status that it has then. */
export function endSoon(): void {
  setTimeout(() => process.exit(), 1000).unref();
}
