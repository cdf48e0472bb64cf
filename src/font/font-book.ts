import { createHash } from 'node:crypto';
import { diagnostic, type Place } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Face } from '../model/face.ts';
import type { Localized } from '../model/localized.ts';
import { sha256Of } from '../model/sha256.ts';
import type { YamlReading } from '../yaml/load-yaml.ts';
import { checkCoverage } from './check-font.ts';
import type { FaceChoice } from './face-choice.ts';
import type { OpenPrepared } from './font-file.ts';
import { missingFace, missingFile, unknownFamily } from './font-findings.ts';
import { type FaceEntry, type FaceKey, type FamilyEntry, type FontList, readFontList } from './font-list.ts';
import { choiceOf, openListedFace, unusableFont } from './open-listed-face.ts';

/** The fonts a run may use. A face is read, checked and opened at its first use. */
export interface FontBook {
  readonly defaultFamily: string;
  /** In the order of fonts.yaml. */
  readonly families: readonly string[];
  /** SHA-256 over fonts.yaml, and all files it names, hexadecimal. */
  readonly digest: string;
  /** The face, or what is wrong with it: E-FONT-UNKNOWN, -FACE-MISSING, -FILE, -EMBEDDING, -COVERAGE. Call this before layout. */
  find(family: string, bold: boolean, italic: boolean): Outcome<Face>;
  /** A face that `find` gave; throws when it did not, which is a mistake of the caller. */
  face(family: string, bold: boolean, italic: boolean): Face;
  /** Whether fonts.yaml names a face for a cut of a family. */
  lists(family: string, bold: boolean, italic: boolean): boolean;
  /** E-FONT-UNKNOWN at each place that names a family which fonts.yaml does not list. */
  unknownFamilies(named: readonly { readonly family: string; readonly place: Place }[]): Diagnostic[];
  /** Where fonts.yaml names a face, or else its family. */
  placeOf(family: string, bold: boolean, italic: boolean): Place;
  /** The files of some families, and of those that fall back for them, that were not prepared: files of others. */
  foreignFaces(families: Iterable<string>): readonly ForeignFace[];
  /** From now on, `find` gives for such a face what is wrong with its file. */
  refuse(face: ForeignFace, problem: Localized): void;
  /** The face to draw a character (or sequence) in: `face`, or the first of its family's fallbacks that covers all of it, or else `face`. */
  faceFor(characters: string, face: Face): Face;
}

/** A face whose file is opened in a process of its own before it is opened here. */
export interface ForeignFace {
  readonly family: string;
  readonly key: FaceKey;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly choice: FaceChoice;
}

/** Gives the bytes of a font file by its path as written in fonts.yaml, relative to that file's folder. */
export type ReadFont = (path: string) => Uint8Array | undefined;

/** How a font book may read its list and its files faster, with the same result. */
export interface FontReading {
  readonly yaml?: YamlReading | undefined;
  /** Opens font files that were prepared beforehand. */
  readonly openPrepared?: OpenPrepared | undefined;
  /** Names in a folder, by its path relative to that of fonts.yaml; none where there is no such folder. */
  readonly listFolder?: ((folder: string) => readonly string[]) | undefined;
}

/** Lists the fonts that fonts.yaml names; `file` is its path in messages. No font file is read yet. */
export function createFontBook(
  file: string,
  yamlText: string,
  readFont: ReadFont,
  { yaml, openPrepared, listFolder = () => [] }: FontReading = {},
): Outcome<FontBook> {
  const { value: list, diagnostics } = readFontList(file, yamlText, yaml);
  if (!list) return { diagnostics };
  return { value: new ListedFontBook(file, yamlText, list, readFont, openPrepared, listFolder), diagnostics };
}

class ListedFontBook implements FontBook {
  readonly defaultFamily: string;
  readonly families: readonly string[];
  readonly #file: string;
  readonly #yamlText: string;
  readonly #list: FontList;
  readonly #readFont: ReadFont;
  readonly #openPrepared: OpenPrepared | undefined;
  readonly #listFolder: (folder: string) => readonly string[];
  readonly #files = new Map<string, Uint8Array | undefined>();
  readonly #opened = new Map<string, Outcome<Face>>();
  /** By family, for each cut; looked up with every line that is set. */
  readonly #found: Readonly<Record<FaceKey, Map<string, Outcome<Face>>>> = {
    regular: new Map(),
    bold: new Map(),
    italic: new Map(),
    boldItalic: new Map(),
  };
  #digest: string | undefined;

  constructor(
    file: string,
    yamlText: string,
    list: FontList,
    readFont: ReadFont,
    openPrepared: OpenPrepared | undefined,
    listFolder: (folder: string) => readonly string[],
  ) {
    this.#file = file;
    this.#yamlText = yamlText;
    this.#list = list;
    this.#readFont = readFont;
    this.#openPrepared = openPrepared;
    this.#listFolder = listFolder;
    this.defaultFamily = list.defaultFamily;
    this.families = [...list.families.keys()];
  }

  get digest(): string {
    this.#digest ??= this.#computeDigest();
    return this.#digest;
  }

  find(family: string, bold: boolean, italic: boolean): Outcome<Face> {
    const found = this.#found[faceKey(bold, italic)];
    return found.get(family) ?? cached(found, family, () => this.#find(family, bold, italic));
  }

  face(family: string, bold: boolean, italic: boolean): Face {
    const { value } = this.find(family, bold, italic);
    if (!value) throw new Error(`font ${family} ${faceKey(bold, italic)} was not checked before its use`);
    return value;
  }

  lists(family: string, bold: boolean, italic: boolean): boolean {
    return this.#list.families.get(family)?.faces[faceKey(bold, italic)] !== undefined;
  }

  unknownFamilies(named: readonly { readonly family: string; readonly place: Place }[]): Diagnostic[] {
    return named
      .filter(({ family }) => !this.#list.families.has(family))
      .map(({ family, place }) => unknownFamily(family, place, this.#file, this.families));
  }

  placeOf(family: string, bold: boolean, italic: boolean): Place {
    const entry = this.#list.families.get(family);
    const range = entry?.faces[faceKey(bold, italic)]?.range ?? entry?.range;
    return { file: this.#file, ...(range && { range }) };
  }

  foreignFaces(families: Iterable<string>): readonly ForeignFace[] {
    const all = new Set([...families].flatMap((name) => [name, ...(this.#list.families.get(name)?.fallback ?? [])]));
    const faces: ForeignFace[] = [];
    for (const family of all) {
      for (const [name, listed] of Object.entries(this.#list.families.get(family)?.faces ?? {})) {
        const bytes = this.#read(listed.path);
        if (!bytes) continue;
        const key = name as FaceKey;
        const whole = listed.face === undefined && listed.axes === undefined;
        if (whole && this.#prepared(listed.path)(bytes, sha256Of(bytes))) continue;
        faces.push({ family, key, path: listed.path, bytes, choice: choiceOf(key, listed) });
      }
    }
    return faces;
  }

  refuse({ family, key, path }: ForeignFace, problem: Localized): void {
    const range = this.#list.families.get(family)?.faces[key]?.range;
    const found = unusableFont({ file: this.#file, ...(range && { range }) }, path, problem);
    this.#opened.set(`${key} ${family}`, { diagnostics: [found] });
  }

  faceFor(characters: string, face: Face): Face {
    const coversAll = (candidate: Face) =>
      [...characters].every((character) => candidate.covers(character.codePointAt(0)!));
    if (coversAll(face)) return face;
    const fallbacks = this.#fallbacks(face.family, face.bold, face.italic);
    return fallbacks.find(({ value }) => value && coversAll(value))?.value ?? face;
  }

  #find(family: string, bold: boolean, italic: boolean): Outcome<Face> {
    const entry = this.#list.families.get(family);
    if (!entry)
      return {
        diagnostics: [unknownFamily(family, this.placeOf(this.defaultFamily, false, false), this.#file, this.families)],
      };
    const key = faceKey(bold, italic);
    const listed = entry.faces[key];
    if (!listed) return { diagnostics: [missingFace(this.#file, entry, key)] };
    const opened = this.#open(entry, key, listed);
    const diagnostics = [
      ...opened.diagnostics,
      ...(opened.value ? this.#coverage(opened.value, listed) : []),
      ...this.#fallbacks(family, bold, italic).flatMap((fallback) => fallback.diagnostics),
    ];
    return opened.value && diagnostics.length === 0 ? { value: opened.value, diagnostics } : { diagnostics };
  }

  /** The fallbacks' face of the same cut, or their regular one; only what must be whole is checked, not Thai. */
  #fallbacks(family: string, bold: boolean, italic: boolean): readonly Outcome<Face>[] {
    const names = this.#list.families.get(family)?.fallback ?? [];
    return names.flatMap((name) => {
      const entry = this.#list.families.get(name);
      const key = entry?.faces[faceKey(bold, italic)] ? faceKey(bold, italic) : 'regular';
      const listed = entry?.faces[key];
      return entry && listed ? [this.#open(entry, key, listed)] : [];
    });
  }

  #open(entry: FamilyEntry, key: FaceKey, listed: FaceEntry): Outcome<Face> {
    return cached(this.#opened, `${key} ${entry.name}`, () => {
      const bytes = this.#read(listed.path);
      if (!bytes) return { diagnostics: [missingFile(this.#file, listed, this.#listFolder)] };
      const prepared = this.#prepared(listed.path);
      return openListedFace(this.#file, entry.name, key, listed, bytes, prepared);
    });
  }

  #prepared(path: string) {
    return (bytes: Uint8Array, digest: string) => this.#openPrepared?.(bytes, digest, this.#read(preparedBeside(path)));
  }

  #coverage(face: Face, { path, range }: FaceEntry): readonly Diagnostic[] {
    const message = checkCoverage(face, path);
    return message ? [diagnostic('E-FONT-COVERAGE', { file: this.#file, range }, { message, hint: anotherFont })] : [];
  }

  #read(path: string): Uint8Array | undefined {
    if (!this.#files.has(path)) this.#files.set(path, this.#readFont(path));
    return this.#files.get(path);
  }

  #computeDigest(): string {
    const hash = createHash('sha256').update(this.#yamlText);
    for (const { faces } of this.#list.families.values()) {
      for (const { path } of Object.values(faces)) {
        const bytes = this.#read(path);
        hash.update(`\0${path}\0`).update(bytes ? sha256Of(bytes) : 'missing');
      }
    }
    return hash.digest('hex');
  }
}

const anotherFont: Localized = {
  th: 'ใช้แบบอักษรที่มีตัวไทยครบ หรือระบุไฟล์อื่นในบรรทัดนี้',
  en: 'use a font that has the Thai letters, or name another file in this line',
};

/** Where what was prepared of a font file lies, if anything was. */
function preparedBeside(path: string): string {
  return path.replace(/\.[^./]*$/, '.shapes');
}

/** The key that `fonts.yaml` has for a face. */
export function faceKey(bold: boolean, italic: boolean): FaceKey {
  if (bold) return italic ? 'boldItalic' : 'bold';
  return italic ? 'italic' : 'regular';
}

function cached<V>(known: Map<string, V>, key: string, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
