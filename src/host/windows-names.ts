import { failureOfKind } from '../model/environment-failure.ts';

/**
 * Throws `EnvironmentFailure` of kind `bad-name` for a path that Windows cannot have: a name that is a device (`con`, `lpt1`), ends in
 * a dot or a space, or holds one of `<>:"|?*` or a control character. Node would hand some of them to the disk as they are,
 * and Explorer could neither open nor delete the result; `a:b` would become a hidden stream of the file `a`.
 * Naming Files, Paths, and Namespaces (learn.microsoft.com). Elsewhere every path passes.
 */
export function requireWindowsNames(path: string, platform: string = process.platform): void {
  if (platform !== 'win32') return;
  const names = path.replace(/^(?:[\\/]{2}[?.][\\/])?[A-Za-z]:(?=[\\/]|$)/, '').split(/[\\/]/);
  const bad = names.find((name) => !/^\.{0,2}$/.test(name) && !isAllowed(name));
  if (bad !== undefined) throw failureOfKind('bad-name', bad);
}

function isAllowed(name: string): boolean {
  return (
    !/[<>:"|?*\0-\x1f]|[. ]$/.test(name) &&
    !/^(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]|conin\$|conout\$) *(?:\.|$)/i.test(name)
  );
}
