// The order of the folders: each imports only from those before it. `npm run lint` enforces it, type-only imports included.

/** From the ground floor up: thai before project, whose rules read words, dates and amounts. */
const floors = [
  ['model'],
  ['diagnostics'],
  ['yaml'],
  ['thai'],
  ['project'],
  ['font'],
  ['template'],
  ['layout'],
  ['pdf'],
  ['docx'],
  ['sign'],
  ['text'],
  ['fast'],
  [
    ...['foreign-checks.ts', 'resources.ts', 'tool-digest.ts', 'signature-space.ts', 'making-of.ts', 'write-output.ts'],
    ...['word-output.ts', 'report.ts'],
  ],
  ['summary'],
  ['import'],
  ['verify'],
  ['debug'],
  ['batch'],
  ['diff'],
  ['archive'],
  ['host'],
  ['queue'],
  ['library'],
  ['studio'],
  ['cli'],
  ['start', 'index.ts'],
];

const pattern = (names) =>
  `^src/(${names.map((name) => (name.endsWith('.ts') ? `${name.replace('.', '\\.')}$` : `${name}/`)).join('|')})`;

const upward = floors.slice(0, -1).map((floor, index) => ({
  name: `upward-from-${floor[0].replace('.ts', '')}`,
  comment: `${floor.join(', ')} may import only from the folders before it`,
  severity: 'error',
  from: { path: pattern(floor) },
  to: { path: pattern(floors.slice(index + 1).flat()) },
}));

export default {
  forbidden: [
    ...upward,
    {
      name: 'a-place-for-every-folder',
      comment: 'a new folder takes its place in the list of floors',
      severity: 'error',
      from: { path: '^src/', pathNot: pattern(floors.flat()) },
      to: {},
    },
    {
      name: 'fast-layer-is-removable',
      comment:
        'resources.ts and the start files choose, run-command.ts refuses misspelt names; fast paths import each other and stages',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot:
          '^src/(fast/|resources\\.ts$|(cli/(main|worker|run-command)|host/(takes-bundle|foreign/process))\\.ts$)',
      },
      to: { path: '^src/fast/' },
    },
    { name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
    {
      name: 'only-what-exists',
      comment: 'an import that is not resolved is not checked, either',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no compiler interface in JavaScript; swc parses its syntax, and sees type-only imports, too.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
