import type { z } from 'zod';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { pdfEditions } from '../model/pdf-edition.ts';
import { decodeText } from '../yaml/decode-text.ts';
import { libraryNodes } from '../yaml/library-nodes.ts';
import { type Locate, locator } from '../yaml/locate.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { readTree } from '../yaml/read-tree.ts';
import { sourceText } from '../yaml/source-text.ts';
import type { Path } from '../yaml/tree.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { formatPath } from './value-path.ts';
import { zod } from './zod-library.ts';

/** Reads `raingan.yaml`; what it leaves out stays as built in. All its errors in one go. */
export function loadSettings(file: string, bytes: Uint8Array): Outcome<Settings> {
  const decoded = decodeText(file, bytes);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  const source = sourceText(file, decoded.value);
  const parsed = parseYaml(source);
  if (parsed.value === undefined) return { diagnostics: parsed.diagnostics };
  const { tree, targets, diagnostics } = readTree(parsed.value, source);
  if (diagnostics.length > 0) return { diagnostics };
  const result = settingsSchema().safeParse(tree);
  if (result.success) return { value: { ...defaultSettings, ...result.data }, diagnostics: [] };
  const { value } = parsed;
  const locate = locator(() => libraryNodes(value, targets), source);
  return { diagnostics: result.error.issues.flatMap((issue) => explain(issue, file, locate)) };
}

function settingsSchema() {
  const z = zod();
  const statuses = () => z.array(z.string().min(1)).min(1).exactOptional();
  return z.strictObject({
    planStatuses: statuses(),
    targetStatuses: statuses(),
    lateStatuses: statuses(),
    pdf: z.enum(pdfEditions).exactOptional(),
  });
}

function explain(issue: z.core.$ZodIssue, file: string, locate: Locate): Diagnostic[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, file, locate));
  const name = formatPath(path);
  if (path[0] === 'pdf') return [wrongEdition(file, locate(path))];
  const found = diagnostic(
    'E-TYPE',
    { file, range: locate(path) },
    {
      message: {
        th: name === '' ? 'ไฟล์ไม่ใช่กลุ่มของคีย์' : `\`${name}\` ไม่ใช่รายการสถานะ`,
        en: name === '' ? 'the file is no group of keys' : `\`${name}\` is no list of statuses`,
      },
      expected: { th: 'รายการข้อความ ขึ้นต้นแต่ละข้อด้วย `- `', en: 'a list of text, each item after `- `' },
    },
  );
  return [found];
}

/** Without quotation marks YAML reads 2.0 as the number 2. */
function wrongEdition(file: string, range: ReturnType<Locate>): Diagnostic {
  return diagnostic(
    'E-TYPE',
    { file, range },
    {
      message: { th: '`pdf` ไม่ใช่รุ่นของ PDF ที่เขียนได้', en: '`pdf` is no version of PDF that can be written' },
      expected: { th: '`"1.7"` หรือ `"2.0"` ในเครื่องหมายคำพูด', en: '`"1.7"` or `"2.0"`, in quotation marks' },
    },
  );
}

function unknownKey(key: string, parent: Path, file: string, locate: Locate): Diagnostic {
  const known = [...Object.keys(defaultSettings), 'pdf'];
  const near = nearestName(key, known);
  const list = known.map((each) => `\`${each}\``).join(' ');
  return diagnostic(
    'E-UNKNOWN-KEY',
    { file, range: locate([...parent, key], 'key') },
    {
      message: { th: `ไม่รู้จักคีย์ \`${key}\``, en: `unknown key \`${key}\`` },
      hint: near
        ? { th: `หมายถึง \`${near}\` หรือไม่`, en: `did you mean \`${near}\`?` }
        : { th: `คีย์ที่ใช้ได้: ${list}`, en: `known keys: ${list}` },
    },
  );
}
