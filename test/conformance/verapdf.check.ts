import { expect, test } from 'vitest';
import { builtBriefs, builtDocuments, builtSummaries, sizeInKilobytes } from './support/built.ts';
import { pageCount } from './support/pdf-text.ts';
import { describeFailures, type Flavour, validate } from './support/verapdf.ts';

const editions = [
  { standards: 'PDF/A-3a and PDF/UA-1', edition: 'pdf', flavours: ['3a', 'ua1'] },
  { standards: 'PDF/A-4f, PDF/UA-2 and well-tagged PDF', edition: 'pdf2', flavours: ['4f', 'ua2', 'wt1a'] },
] satisfies { standards: string; edition: 'pdf' | 'pdf2'; flavours: Flavour[] }[];

test.each(editions)('every report, summary and brief is $standards', ({ edition, flavours }) => {
  const documents = [...builtDocuments(), ...builtSummaries(), ...builtBriefs()].map((built) => ({
    name: built.name,
    file: built[edition],
  }));
  const files = documents.map(({ file }) => file);
  const verdicts = flavours.map((flavour) => validate(files, flavour));

  const broken = documents.flatMap(({ name, file }) => {
    const own = verdicts.map((byFile) => byFile.get(file)!);
    const failures = own.filter(({ compliant }) => !compliant).map(describeFailures);
    const facts = `${name.padEnd(24)} ${String(pageCount(file)).padStart(3)} pages ${String(sizeInKilobytes(file)).padStart(5)} kB`;
    console.log(`${failures.length === 0 ? 'PASS' : 'FAIL'} ${flavours.join(' ')}  ${facts}`);
    for (const failure of failures) console.log(failure);
    return failures.map((failure) => `${name}\n${failure}`);
  });

  expect(broken.join('\n')).toBe('');
});
