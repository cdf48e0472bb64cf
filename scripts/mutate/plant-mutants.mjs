import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Writes the mutants into their files of a copy of the project, each behind a switch: `(isMutant(7) ? a <= b : a < b)`. */
export function plantMutants(copy, mutants) {
  for (const file of new Set(mutants.map((each) => each.file))) {
    const path = join(copy, file);
    const source = readFileSync(path, 'utf8');
    const own = mutants.filter((each) => each.file === file);
    const from = relative(dirname(path), join(copy, 'scripts/mutate/switch.mjs'));
    // On the first line, so that the others keep their numbers.
    writeFileSync(path, `import { isMutant } from '${from}'; ${planted(source, 0, source.length, own)}`);
  }
}

/** The text from `start` to before `end`, with the mutants that lie in it. */
function planted(source, start, end, mutants) {
  let text = '';
  let at = start;
  for (const group of outermost(mutants)) {
    const { start: from, end: to } = group.same[0];
    text += source.slice(at, from) + switched(planted(source, from, to, group.inner), group.same);
    at = to;
  }
  return text + source.slice(at, end);
}

function switched(original, same) {
  const removed = same.filter(({ becomes }) => becomes === undefined);
  if (removed.length > 0) return `if (isMutant(${removed[0].id})) {} else { ${original} }`;
  const choices = same.map(({ id, becomes }) => `isMutant(${id}) ? (${becomes}) : `);
  return `(${choices.join('')}(${original}))`;
}

/** The mutants that lie in no other one, those of one place together, with what lies in them. */
function outermost(mutants) {
  const groups = [];
  for (const mutant of mutants.toSorted(
    (a, b) => a.start - b.start || b.end - a.end || isExpression(a) - isExpression(b),
  )) {
    const last = groups.at(-1);
    const [first] = last?.same ?? [];
    const isSame =
      first?.start === mutant.start && first.end === mutant.end && isExpression(first) === isExpression(mutant);
    if (isSame) last.same.push(mutant);
    else if (first && mutant.end <= first.end) last.inner.push(mutant);
    else groups.push({ same: [mutant], inner: [] });
  }
  return groups;
}

const isExpression = ({ becomes }) => Number(becomes !== undefined);
