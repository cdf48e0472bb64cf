import { expect, test } from 'vitest';
import { builtDocuments, builtSummaries, sizeInKilobytes } from './support/built.ts';
import { pageCount } from './support/pdf-text.ts';
import { describeFailures, type Flavour, validate } from './support/verapdf.ts';

const FLAVOURS: readonly Flavour[] = ['3a', 'ua1'];

test('every report and summary is PDF/A-3a and PDF/UA-1', () => {
  const documents = [...builtDocuments(), ...builtSummaries()];
  const files = documents.map(({ pdf }) => pdf);
  const verdicts = FLAVOURS.map((flavour) => validate(files, flavour));

  const broken = documents.flatMap(({ name, pdf }) => {
    const own = verdicts.map((byFile) => byFile.get(pdf)!);
    const failures = own.filter(({ compliant }) => !compliant).map(describeFailures);
    const facts = `${name.padEnd(24)} ${String(pageCount(pdf)).padStart(3)} pages ${String(sizeInKilobytes(pdf)).padStart(5)} kB`;
    console.log(`${failures.length === 0 ? 'PASS' : 'FAIL'} ${FLAVOURS.join(' ')}  ${facts}`);
    for (const failure of failures) console.log(failure);
    return failures.map((failure) => `${name}\n${failure}`);
  });

  expect(broken.join('\n')).toBe('');
});
