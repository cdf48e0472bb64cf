import type { Outcome } from '../diagnostics/diagnostic.ts';
import { pdfEditions } from '../model/pdf-edition.ts';
import { decodeText } from '../yaml/decode-text.ts';
import { loadYaml, type YamlReading } from '../yaml/load-yaml.ts';
import { filled, group, list, named, oneOf, optional, text } from '../yaml/schema.ts';
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

const settingsSchema = group({
  planStatuses: statuses('สถานะเทียบกับแผน', 'plan statuses'),
  targetStatuses: statuses('สถานะเทียบกับเป้าหมาย', 'target statuses'),
  lateStatuses: statuses('สถานะที่นับว่าล่าช้า', 'late statuses'),
  pdf: optional(
    named(oneOf(...pdfEditions), { th: 'รุ่นของ PDF', en: 'version of PDF' }, 'เขียนในเครื่องหมายคำพูด เช่น "2.0"'),
  ),
  lang: optional(named(oneOf('th', 'en'), { th: 'ภาษาของข้อความ', en: 'language of the messages' }, '`th` หรือ `en`')),
});
