import type * as Part from './library/library.ts';
import { loadPart } from './start/load-part.ts';

// Start file of `raingan`.

export type * from './library/library.ts';

export const {
  EnvironmentFailure,
  formatDiagnostic,
  OptionError,
  openReporter,
  projectSchema,
  QueueFull,
  RenderFailure,
  ReporterClosed,
  renderReport,
  toInput,
  toYaml,
} = loadPart<typeof Part>('library', [
  'EnvironmentFailure',
  'formatDiagnostic',
  'OptionError',
  'openReporter',
  'projectSchema',
  'QueueFull',
  'RenderFailure',
  'ReporterClosed',
  'renderReport',
  'toInput',
  'toYaml',
]);
