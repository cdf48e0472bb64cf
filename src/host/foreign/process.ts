import { readFastSetting, takesBundle } from '../../fast/fast-paths.ts';
import { environment } from '../environment.ts';

// Start file of the process that `openForeign` starts from the built package: from the bundle, or from the plain modules.
const { serveForeign } = takesBundle(readFastSetting(environment('RAINGAN_FAST')))
  ? (await import('../../fast/bundle/load-bundle.ts')).startBundle<typeof import('./serve-foreign.ts')>('foreign')
  : await import('./serve-foreign.ts');
serveForeign();
