/** A stretch of text that HarfBuzz shapes in one go. */
export interface ScriptRun {
  readonly text: string;
  readonly script: Script;
}

/** ISO 15924; `Zyyy` (Common) for a text without a Thai or Latin letter. */
export type Script = 'Thai' | 'Latn' | 'Zyyy';

/**
 * Cuts a text where its script changes: HarfBuzz applies one script's rules to a whole run, and Thai after Latin
 * would lose its mark rules. Characters of no script of their own (digits, punctuation) join the letters before
 * them, at the start those after them (after Unicode Standard Annex 24, section 5.1).
 */
export function itemise(text: string): readonly ScriptRun[] {
  const runs: ScriptRun[] = [];
  let start = 0;
  let script: Script = 'Zyyy';
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!;
    const own = scriptOf(codePoint);
    if (own !== 'Zyyy' && own !== script) {
      if (script !== 'Zyyy') {
        runs.push({ text: text.slice(start, at), script });
        start = at;
      }
      script = own;
    }
    at += codePoint > 0xffff ? 2 : 1;
  }
  if (start < text.length) runs.push({ text: text.slice(start), script });
  return runs;
}

function scriptOf(codePoint: number): Script {
  if (codePoint < 0x80) return isAsciiLetter(codePoint) ? 'Latn' : 'Zyyy';
  if (codePoint >= 0x0e01 && codePoint <= 0x0e5b) return codePoint === bahtSign ? 'Zyyy' : 'Thai';
  if (codePoint >= 0x2000 && codePoint <= generalPunctuationEnd) return 'Zyyy';
  return latin.test(String.fromCodePoint(codePoint)) ? 'Latn' : 'Zyyy';
}

/** Dashes, quotation marks, dots: no letters, and the regular expression is slow at its first use. */
const generalPunctuationEnd = 0x206f;

/** Lies in the Thai block and is of script Common. */
const bahtSign = 0x0e3f;

const latin = /\p{Script=Latin}/u;

function isAsciiLetter(codePoint: number): boolean {
  const lower = codePoint | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
