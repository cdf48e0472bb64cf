import { displayWidth } from '../../diagnostics/reporters/display-width.ts';
import { printableJson } from '../../diagnostics/reporters/printable.ts';
import { defaultFormats } from '../../model/report-options.ts';
import type { LoadedSettings } from '../../project/load-settings.ts';
import { defaultSettings, type OfficeSettings, settingsFile } from '../../project/settings.ts';
import { openSettings } from '../options/open-settings.ts';
import { readYear } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { sayPath } from '../terminal/terminal.ts';

/** `raingan settings`: what is in force, of a fiscal year too, and where each value comes from. */
export async function settingsCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout } = terminal;
  const year = readYear(given);
  const print = createFindingsPrinter(given, language, terminal);
  const loaded = await openSettings(workspace, print);
  if (!loaded) return 1;
  const years = year === undefined ? Object.keys(loaded.office.years ?? {}) : [String(year)];
  const named = workspace.environment('RAINGAN_LANG');
  const general: InForce[] = keys.map((key) =>
    key === 'lang' && named ? { key, value: named, from: 'RAINGAN_LANG' } : inForce(key, loaded),
  );
  const ofYears = years.flatMap((each) =>
    keys.flatMap((key) =>
      loaded.office.years?.[each]?.[key as never] === undefined ? [] : inForce(key, loaded, each),
    ),
  );
  // With a year its own values take the place of the general ones; without one they follow.
  const shown =
    year === undefined
      ? [...general, ...ofYears]
      : general.map((setting) => ofYears.find(({ key }) => key === setting.key) ?? setting);
  if (given.has('json')) for (const setting of shown) stdout.write(`${printableJson(setting)}\n`);
  else for (const line of table(shown, language, year === undefined)) sayPath(stdout, line);
  return 0;
}

interface InForce {
  readonly key: string;
  readonly value: string | number | boolean | readonly string[] | null;
  /** `built in`, `raingan.yaml` with line and column, or a variable of the environment. */
  readonly from: string;
  readonly year?: string;
}

type Key = Exclude<keyof OfficeSettings, 'years'>;

/**
 * Every key in the order of the output, with what is in force where `raingan.yaml` says nothing; null is what comes with
 * raingan, or depends on the machine.
 */
const builtIn: Readonly<Record<Key, InForce['value']>> = {
  template: null,
  fonts: null,
  docxTemplate: null,
  formats: defaultFormats,
  out: 'output',
  pdf: '1.7',
  timeLimit: 10,
  lang: null,
  strict: false,
  planStatuses: defaultSettings.planStatuses,
  targetStatuses: defaultSettings.targetStatuses,
  lateStatuses: defaultSettings.lateStatuses,
  publicWithout: defaultSettings.publicWithout,
};

const keys = Object.keys(builtIn) as readonly Key[];

function inForce(key: Key, { office, placeOf }: LoadedSettings, year?: string): InForce {
  const own = year === undefined ? office[key] : office.years?.[year]?.[key as never];
  const place = placeOf(year === undefined ? [key] : ['years', year, key]);
  return {
    key,
    value: own ?? builtIn[key],
    from: place ? `${settingsFile}:${place.line}:${place.column}` : 'built in',
    ...(year !== undefined && { year }),
  };
}

function table(shown: readonly InForce[], language: Language, namesYears: boolean): string[] {
  const rows = shown.map(({ key, value, from, year }) => [
    year !== undefined && namesYears ? `${year}.${key}` : key,
    from === 'built in' && language === 'th' ? 'ค่าของโปรแกรม' : from,
    written(key, value, language),
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => displayWidth(row[column]!))));
  const padded = (text: string, width: number) => text + ' '.repeat(width - displayWidth(text));
  return rows.map(([key, from, value]) =>
    `${padded(key!, widths[0]!)}  ${padded(from!, widths[1]!)}  ${value}`.trimEnd(),
  );
}

function written(key: string, value: InForce['value'], language: Language): string {
  if (value === null) return absent[key === 'lang' ? 'lang' : key === 'docxTemplate' ? 'none' : 'shipped'][language];
  return typeof value === 'object' ? value.join(', ') || absent.none[language] : String(value);
}

const absent = {
  lang: { th: 'ตามเครื่อง', en: 'as the machine says' },
  none: { th: 'ไม่มี', en: 'none' },
  shipped: { th: 'ที่มากับโปรแกรม', en: 'the one that comes with raingan' },
};
