import type { Node, YAMLMap } from 'yaml';
import { type Details, diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome, Position, Range } from '../diagnostics/diagnostic.ts';
import { positionIndex } from '../diagnostics/position-index.ts';
import type { Localized } from '../model/localized.ts';
import { yamlLibrary } from '../yaml/library.ts';
import { type FaceEntry, type FaceKey, type FamilyEntry, type FontList, faceKeys } from './font-list.ts';
import { suggestName } from './suggest-name.ts';

/** Reads any fonts.yaml with the YAML library, and reports every mistake in it. */
export function explainFontList(file: string, yamlText: string): Outcome<FontList> {
  const reader = new FontListReader(file, yamlText);
  const value = reader.read();
  return value && reader.diagnostics.length === 0 ? { value, diagnostics: [] } : { diagnostics: reader.diagnostics };
}

const textType: Localized = { th: 'ข้อความ', en: 'text' };
const mappingType: Localized = { th: 'รายการแบบ `ชื่อ: ค่า`', en: 'a mapping of `name: value`' };
const listType: Localized = { th: 'รายการชื่อตระกูลแบบอักษร', en: 'a list of family names' };

interface NamedFamily {
  readonly name: string;
  readonly node: Node;
}

class FontListReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #yaml = yamlLibrary();
  readonly #file: string;
  readonly #position: (offset: number) => Position;
  readonly #root: Node | null;

  constructor(file: string, yamlText: string) {
    this.#file = file;
    this.#position = positionIndex(yamlText);
    const document = this.#yaml.parseDocument(yamlText, { version: '1.2', prettyErrors: false });
    for (const { message, pos } of document.errors) {
      this.#report(this.#range(pos[0], pos[1]), {
        th: `รูปแบบ YAML ไม่ถูกต้อง: ${message}`,
        en: `invalid YAML: ${message}`,
      });
    }
    this.#root = document.contents;
  }

  read(): FontList | undefined {
    if (this.diagnostics.length > 0) return undefined;
    const root = this.#mapping(this.#root);
    if (!root) return undefined;
    const entries = this.#entries(root, ['default', 'families']);
    const families = new Map<string, FamilyEntry>();
    const named: NamedFamily[] = [];
    const listed = entries.get('families');
    for (const { key, value, node } of listed ? this.#pairs(this.#mapping(listed)) : []) {
      families.set(key, this.#family(key, node, value, named));
    }
    if (!listed) this.#missing(root, 'families');
    if (!entries.has('default')) this.#missing(root, 'default');
    const defaultFamily = entries.has('default') ? this.#text(entries.get('default')) : undefined;
    if (defaultFamily !== undefined) named.push({ name: defaultFamily, node: entries.get('default')! });
    for (const { name, node } of this.#yaml.isMap(listed) ? named : []) {
      if (!families.has(name)) this.#unknownFamily(name, node, [...families.keys()]);
    }
    return defaultFamily === undefined ? undefined : { defaultFamily, families };
  }

  #family(name: string, keyNode: Node, node: Node | null, named: NamedFamily[]): FamilyEntry {
    const faces: Partial<Record<FaceKey, FaceEntry>> = {};
    const fallback: string[] = [];
    const mapping = this.#mapping(node);
    const entries = mapping ? this.#entries(mapping, [...faceKeys, 'fallback']) : new Map<string, Node | null>();
    for (const key of faceKeys) {
      if (!entries.has(key)) continue;
      const value = entries.get(key)!;
      const path = this.#text(value);
      if (path !== undefined) faces[key] = { path, range: this.#rangeOf(value) };
    }
    if (mapping && !entries.has('regular')) this.#missing(mapping, 'regular');
    const list = entries.get('fallback');
    if (list && !this.#yaml.isSeq(list)) this.#shape(list, listType);
    for (const item of this.#yaml.isSeq(list) ? (list.items as Node[]) : []) {
      const family = this.#text(item);
      if (family === undefined) continue;
      fallback.push(family);
      named.push({ name: family, node: item });
    }
    return { name, range: this.#rangeOf(keyNode), faces, fallback };
  }

  /** Values by key; keys that are not `known` are reported with the nearest that is. */
  #entries(mapping: YAMLMap, known: readonly string[]): Map<string, Node | null> {
    const entries = new Map<string, Node | null>();
    for (const { key, value, node } of this.#pairs(mapping)) {
      if (known.includes(key)) entries.set(key, value);
      else {
        this.#report(
          this.#rangeOf(node),
          { th: `ไม่รู้จักคำว่า \`${key}\``, en: `unknown key \`${key}\`` },
          { expected: sameInBoth(known.map((name) => `\`${name}\``).join(', ')), hint: suggestName(key, known) },
        );
      }
    }
    return entries;
  }

  #pairs(mapping: YAMLMap | undefined): readonly { key: string; value: Node | null; node: Node }[] {
    return (mapping?.items ?? []).flatMap((pair) => {
      const node = pair.key as Node;
      const key = this.#text(node);
      return key === undefined ? [] : [{ key, value: pair.value as Node | null, node }];
    });
  }

  #mapping(node: Node | null | undefined): YAMLMap | undefined {
    if (this.#yaml.isMap(node)) return node;
    this.#shape(node, mappingType);
    return undefined;
  }

  #text(node: Node | null | undefined): string | undefined {
    if (this.#yaml.isScalar(node) && typeof node.value === 'string' && node.value !== '') return node.value;
    this.#shape(node, textType);
    return undefined;
  }

  #shape(node: Node | null | undefined, expected: Localized): void {
    this.#report(
      this.#rangeOf(node),
      { th: `ค่านี้ต้องเป็น${expected.th}`, en: `this value must be ${expected.en}` },
      { expected },
    );
  }

  #missing(mapping: YAMLMap, key: string): void {
    const start = mapping.range?.[0] ?? 0;
    this.#report(this.#range(start, start), { th: `ขาด \`${key}\``, en: `missing key \`${key}\`` });
  }

  #unknownFamily(name: string, node: Node, families: readonly string[]): void {
    const message = { th: `ไม่มีแบบอักษรชื่อ \`${name}\` ในรายการ`, en: `font family \`${name}\` is not listed` };
    const place = { file: this.#file, range: this.#rangeOf(node) };
    this.diagnostics.push(diagnostic('E-FONT-UNKNOWN', place, { message, hint: suggestName(name, families) }));
  }

  #report(range: Range, message: Localized, more: Omit<Details, 'message'> = {}): void {
    this.diagnostics.push(diagnostic('E-FONTS-YAML', { file: this.#file, range }, { message, ...more }));
  }

  #rangeOf(node: Node | null | undefined): Range {
    return this.#range(node?.range?.[0] ?? 0, node?.range?.[1] ?? 0);
  }

  #range(start: number, end: number): Range {
    return { start: this.#position(start), end: this.#position(end) };
  }
}

function sameInBoth(text: string): Localized {
  return { th: text, en: text };
}
