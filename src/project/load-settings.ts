import type { Outcome } from '../diagnostics/diagnostic.ts';
import { pdfEditions } from '../model/pdf-edition.ts';
import { decodeText } from '../yaml/decode-text.ts';
import { loadYaml, type YamlReading } from '../yaml/load-yaml.ts';
import { filled, group, leaf, list, named, oneOf, optional, type Schema, text } from '../yaml/schema.ts';
import { Numeral } from '../yaml/tree.ts';
import { defaultSettings, type Settings } from './settings.ts';

/** Reads `raingan.yaml`; what it leaves out stays as built in. All its errors in one go. */
export function loadSettings(file: string, bytes: Uint8Array, reading?: YamlReading): Outcome<Settings> {
  const decoded = decodeText(file, bytes);
  if (decoded.value === undefined) return { diagnostics: decoded.diagnostics };
  const { value, diagnostics } = loadYaml(file, decoded.value, settingsSchema, reading);
  return value ? { value: { ...defaultSettings, ...value }, diagnostics } : { diagnostics };
}

const statuses = (th: string, en: string) =>
  optional(named(filled(list(filled(text()))), { th, en }, 'แทนรายการสถานะที่โปรแกรมมีให้'));

const expectedSeconds = { th: 'จำนวนวินาที 1 ถึง 600', en: 'a number of seconds from 1 to 600' };

const seconds: Schema<number> = leaf<number>(
  (input) => {
    const value = input instanceof Numeral ? input.value : undefined;
    if (value !== undefined && value >= 1 && value <= 600) return { value };
    if (value === undefined) return undefined;
    const predicate = { th: 'อยู่นอกช่วงที่กำหนด', en: 'is out of range' };
    return { problem: { code: 'E-TYPE', predicate, expected: expectedSeconds } };
  },
  expectedSeconds,
  { type: 'number', minimum: 1, maximum: 600 },
);

const settingsSchema = group({
  planStatuses: statuses('สถานะเทียบกับแผน', 'plan statuses'),
  targetStatuses: statuses('สถานะเทียบกับเป้าหมาย', 'target statuses'),
  lateStatuses: statuses('สถานะที่นับว่าล่าช้า', 'late statuses'),
  pdf: optional(
    named(oneOf(...pdfEditions), { th: 'รุ่นของ PDF', en: 'version of PDF' }, 'เขียนในเครื่องหมายคำพูด เช่น "2.0"'),
  ),
  timeLimit: optional(named(seconds, { th: 'เวลาเปิดไฟล์', en: 'time limit for opening a file' }, 'จำนวนวินาที 1 ถึง 600')),
});
