/** One step of a recipe: what to write or run, and what reports it when it is forgotten. */
export interface Step {
  readonly number: number;
  readonly blocks: readonly Block[];
  /** The command that fails without the step, and what its output names; absent where nothing can. */
  readonly without?: { readonly command: string; readonly names: string };
}

/** A fenced block: a whole file, a change of one, or commands to run. */
export interface Block {
  readonly kind: 'file' | 'diff' | 'sh';
  /** Of `file` and `diff`, relative to the root. */
  readonly path: string;
  readonly text: string;
}

export interface Recipe {
  readonly title: string;
  readonly steps: readonly Step[];
  /** Commands that pass once every step is done. */
  readonly checks: readonly string[];
}

/** The recipes of CONTRIBUTING.md that are followed by steps with blocks. */
export function readRecipes(page: string): Recipe[] {
  const part = /^## Recipes\n([\s\S]*?)(?=^## )/m.exec(page)?.[1] ?? '';
  return part
    .split(/^### /m)
    .slice(1)
    .flatMap((section) => {
      const [title = '', ...lines] = section.split('\n');
      const text = lines.join('\n');
      const steps = text.split(/^(?=\d+\. )/m).filter((step) => /^\d+\. /.test(step));
      if (!section.includes('   ```')) return [];
      const checks = /^Check: ([^\n]+)/m.exec(text)?.[1];
      if (checks === undefined) throw new Error(`the recipe "${title}" does not say how it is checked`);
      return [{ title, steps: steps.map((step) => readStep(title, step)), checks: quoted(checks) }];
    });
}

function readStep(title: string, text: string): Step {
  const number = Number.parseInt(text, 10);
  const prose = text.replace(/^ {3}```[\s\S]*?^ {3}```$/gm, '').replace(/\s+/g, ' ');
  const without = /Without it, `([^`]+)` names `([^`]+)`\./.exec(prose);
  if (without === null && !prose.includes(' Forgotten, '))
    throw new Error(`step ${number} of "${title}" does not say what reports it when it is forgotten`);
  const blocks = Array.from(
    text.matchAll(/^ {3}```(\w+) ?(\S*)\n([\s\S]*?)^ {3}```$/gm),
    ([, language, path, body]): Block => {
      const kind = language === 'diff' || language === 'sh' ? language : 'file';
      return { kind, path: path!, text: body!.replace(/^ {3}/gm, '') };
    },
  );
  if (blocks.length === 0) throw new Error(`step ${number} of "${title}" has no block`);
  return { number, blocks, ...(without && { without: { command: without[1]!, names: without[2]! } }) };
}

function quoted(text: string): string[] {
  return Array.from(text.matchAll(/`([^`]+)`/g), ([, command]) => command!);
}

/**
 * Applies a `diff` block: each hunk (parted by lines `@@`) replaces its lines with ` ` and `-` by those with ` ` and `+`.
 * Throws where these lines are not in `file`, or more than once. The last line of a hunk may be the beginning of its line.
 */
export function applyDiff(file: string, diff: string): string {
  return diff.split(/^@@\n/m).reduce((text, hunk) => {
    const lines = hunk.replace(/\n$/, '').split('\n');
    const side = (signs: string) =>
      lines.flatMap((line) => (line === '' ? [''] : signs.includes(line[0]!) ? [line.slice(1)] : [])).join('\n');
    const [before, after] = [side(' -'), side(' +')];
    const at = `\n${text}`.indexOf(`\n${before}`);
    if (at < 0 || `\n${text}`.indexOf(`\n${before}`, at + 1) >= 0) throw new Error(`not there once: ${before}`);
    return text.slice(0, at) + after + text.slice(at + before.length);
  }, file);
}
