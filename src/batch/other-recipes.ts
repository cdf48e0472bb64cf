import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { joinPath } from '../model/paths.ts';
import { isDraftName, suffixIn } from './document-name.ts';
import { groupBy } from './group-by.ts';
import { manifestName } from './manifest.ts';
import type { ManifestBook, RecordedDocument } from './manifest-book.ts';
import type { Recipe } from './recipe.ts';

export interface RecipeSearch {
  readonly out: string;
  /** Whether a document was built or found unchanged in this run. */
  readonly isOfRun: (document: RecordedDocument) => boolean;
  /** Whether another finding covers a document: it is left over, or its data has errors. */
  readonly isElsewhere: (document: RecordedDocument) => boolean;
  /** The run was about all reports of the years, so that those it left alone count, too. */
  readonly isWhole: boolean;
}

/** Reports that were built by another recipe than most of their year: one finding for all of a recipe. Drafts are no part of a year. */
export function findOtherRecipes(book: ManifestBook, search: RecipeSearch): Diagnostic[] {
  const documents = [...book.all()].filter((each) => !isDraftName(each.name) && !search.isElsewhere(each));
  // What another template prints is another document.
  return [...groupBy(documents, ({ year, name }) => `${year}${suffixIn(name)}`).values()].flatMap((ofYear) => {
    const { year } = ofYear[0]!;
    const groups = [...groupBy(ofYear, ({ entry }) => entry.recipe)].map(([id, own]) => ({ id, own }));
    const [most, ...others] = groups.sort((a, b) => b.own.length - a.own.length || rank(a.own) - rank(b.own));
    return others
      .filter(({ own }) => search.isWhole || own.some(search.isOfRun))
      .map((other) => finding(year, other, most!, book, search.out));
  });

  /** Of two recipes with as many reports, that of a whole run is the year's, and that of a single file is not. */
  function rank(own: readonly RecordedDocument[]): number {
    return own.some(search.isOfRun) === search.isWhole ? 0 : 1;
  }
}

interface Group {
  readonly id: string;
  readonly own: readonly RecordedDocument[];
}

function finding(year: number, other: Group, most: Group, book: ManifestBook, out: string): Diagnostic {
  const names = other.own.map(({ name }) => name).sort();
  const shown = names.slice(0, mostNamed).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  const th = `${shown.join(' ')}${more > 0 ? ` และอีก ${more} ฉบับ` : ''}`;
  const en = `${shown.join(' ')}${more > 0 ? ` and ${more} more` : ''}`;
  const [a, b] = [book.recipe(other.id), book.recipe(most.id)];
  const parts = a && b ? differences(a, b) : [];
  const rest = most.own.length;
  return diagnostic(
    'W-OTHER-RECIPE',
    { file: joinPath(out, String(year), manifestName) },
    {
      message: {
        th: `${th} สร้างด้วยสูตร \`${other.id}\` ส่วนอีก ${rest} ฉบับของปี ${year} สร้างด้วย \`${most.id}\` ต่างกันที่ ${parts.map((part) => part.th).join(', ')}`,
        en: `${en} ${names.length === 1 ? 'was' : 'were'} built by recipe \`${other.id}\`, and ${rest} other ${rest === 1 ? 'report' : 'reports'} of ${year} by \`${most.id}\`: they differ in ${parts.map((part) => part.en).join(', ')}`,
      },
      hint: {
        th: `เขียนค่าของปีไว้ใน \`raingan.yaml\` แล้วสั่ง \`raingan build --year ${year}\``,
        en: `write what belongs to the year in \`raingan.yaml\`, then \`raingan build --year ${year}\``,
      },
    },
  );
}

const mostNamed = 5;

/** The ingredients that differ, with what each of the two recipes has. */
function differences(a: Recipe, b: Recipe): Localized[] {
  const parts: readonly (readonly [Localized, (recipe: Recipe) => string | undefined])[] = [
    [{ th: 'รุ่นของโปรแกรม', en: 'raingan' }, ({ tool }) => `${tool.version} ${short(tool.sha256)}`],
    [{ th: 'แม่แบบ', en: 'template' }, ({ template }) => short(template)],
    [{ th: 'แม่แบบ Word', en: 'Word template' }, ({ docxTemplate }) => docxTemplate && short(docxTemplate)],
    [{ th: 'แบบอักษร', en: 'fonts' }, ({ fonts }) => short(fonts)],
    [{ th: 'พจนานุกรม', en: 'dictionary' }, ({ dictionary }) => short(dictionary)],
    [{ th: '`--docx-pages`', en: '`--docx-pages`' }, ({ options }) => options.docxPages],
    [{ th: 'รุ่นของ PDF', en: 'version of PDF' }, ({ options }) => options.pdf ?? '1.7'],
    [{ th: '`SOURCE_DATE_EPOCH`', en: '`SOURCE_DATE_EPOCH`' }, ({ options }) => options.date],
    [{ th: '`--draft`', en: '`--draft`' }, ({ options }) => String(options.draft)],
  ];
  return parts.flatMap(([name, partOf]) => {
    const [own, rest] = [partOf(a), partOf(b)];
    if (own === rest) return [];
    return [
      {
        th: `${name.th} (${own ?? 'ไม่มี'} กับ ${rest ?? 'ไม่มี'})`,
        en: `${name.en} (${own ?? 'none'}, ${rest ?? 'none'})`,
      },
    ];
  });
}

const short = (digest: string) => digest.slice(0, 12);
