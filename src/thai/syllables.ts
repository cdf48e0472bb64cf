/**
 * The syllables that Thai spelling allows at a place, known words or not: what an unknown word may be made of, and so where
 * it may end. A letter is its code unit less 0x0e00, as the dictionary labels it, with `BOUNDARY` where a word may end before it.
 * Rules after Danvivathana, "The Thai Writing System" (1987): initial consonants and clusters, vowels around them, a final
 * consonant, letters silenced by thanthakhat.
 */
export const LABEL = 0x7f;
export const BOUNDARY = 0x80;

/** The syllables found last: where each ends, and what is unusual about it, in steps of cost. */
export const syllables = { ends: new Int32Array(64), costs: new Int32Array(64), count: 0 };

/** Finds the syllables that begin with the letter at `at`, before `length`; after it come four letters 0, the first with `BOUNDARY`. */
export function findSyllables(letters: Uint8Array, at: number): void {
  text = letters;
  syllables.count = 0;
  const first = letterAt(at);
  const isInFront = first >= SARA_E && first <= SARA_AI_MAIMALAI;
  const consonant = isInFront ? at + 1 : at;
  const initial = letterAt(consonant);
  if (!isConsonant(initial)) return;
  rhyme(isInFront ? first : 0, consonant + 1, 0);
  if (!isInFront) take(consonant + 1, initial === RU ? 0 : OPEN_CONSONANT);
  const second = letterAt(consonant + 1);
  if (!isConsonant(second)) return;
  if (second === RU) open(consonant + 2, 0);
  const cluster = clusterCost(initial, second);
  if (cluster < 0) return;
  rhyme(isInFront ? first : 0, consonant + 2, cluster);
  const third = letterAt(consonant + 2);
  if (initial === SO_SUA && isConsonant(third) && clusterCost(second, third) === 0) {
    rhyme(isInFront ? first : 0, consonant + 3, cluster);
  }
}

/** A consonant without a written vowel, read with a short a: ส in สมัย. */
const OPEN_CONSONANT = 24;
/** Two consonants with o between them: คน. */
const UNWRITTEN_VOWEL = 8;
/** Two consonants that begin a syllable with a short a between them: ขนม; or in loan words: สต. */
const LOOSE_CLUSTER = 6;

const KO_KAI = 0x01;
const NGO_NGU = 0x07;
const CHO_CHING = 0x09;
const CHO_CHOE = 0x0c;
const YO_YING = 0x0d;
const NO_NU = 0x19;
const PHO_PHUNG = 0x1c;
const FO_FA = 0x1d;
const MO_MA = 0x21;
const YO_YAK = 0x22;
const RO_RUA = 0x23;
const RU = 0x24;
const LO_LING = 0x25;
const LU = 0x26;
const WO_WAEN = 0x27;
const SO_SUA = 0x2a;
const HO_HIP = 0x2b;
const O_ANG = 0x2d;
const HO_NOKHUK = 0x2e;
const SARA_A = 0x30;
const MAI_HAN_AKAT = 0x31;
const SARA_AA = 0x32;
const SARA_AM = 0x33;
const SARA_I = 0x34;
const SARA_II = 0x35;
const SARA_UEE = 0x37;
const SARA_UU = 0x39;
const SARA_E = 0x40;
const SARA_AE = 0x41;
const SARA_O = 0x42;
const SARA_AI_MAIMALAI = 0x44;
const MAITAIKHU = 0x47;
const MAI_EK = 0x48;
const MAI_CHATTAWA = 0x4b;
const THANTHAKHAT = 0x4c;

/** ก ข ค จ ซ ด ต ถ ท บ ป ผ พ ฟ ศ ส before ร ล ว. */
const BEFORE_LIQUID = new Set([
  0x01,
  0x02,
  0x04,
  0x08,
  0x0b,
  0x14,
  0x15,
  0x16,
  0x17,
  0x1a,
  0x1b,
  0x1c,
  0x1e,
  0x1f,
  0x28,
  SO_SUA,
]);

let text: Uint8Array = new Uint8Array(0);

function letterAt(index: number): number {
  return text[index]! & LABEL;
}

function isConsonant(letter: number): boolean {
  return letter >= KO_KAI && letter <= HO_NOKHUK;
}

function isFinal(letter: number): boolean {
  if (!isConsonant(letter)) return false;
  if (letter === CHO_CHING || letter === CHO_CHOE || letter === PHO_PHUNG || letter === FO_FA) return false;
  return letter !== HO_HIP && letter !== O_ANG && letter !== HO_NOKHUK && letter !== RU && letter !== LU;
}

/** 0 for a cluster proper, more for a loose one, -1 for none. */
function clusterCost(initial: number, second: number): number {
  const isLiquid = second === RO_RUA || second === LO_LING || second === WO_WAEN;
  if (isLiquid && BEFORE_LIQUID.has(initial)) return 0;
  const isSonorant =
    isLiquid || second === NGO_NGU || second === YO_YING || second === NO_NU || second === MO_MA || second === YO_YAK;
  if (initial === HO_HIP) return isSonorant ? 0 : -1;
  if (initial === O_ANG) return second === YO_YAK ? 0 : -1;
  if (initial === SO_SUA) return LOOSE_CLUSTER;
  return isSonorant && initial !== second ? LOOSE_CLUSTER : -1;
}

function afterTone(index: number): number {
  const letter = letterAt(index);
  return letter >= MAI_EK && letter <= MAI_CHATTAWA ? index + 1 : index;
}

/** What may follow the initial consonants, which end before `at`; `inFront` is the vowel before them, or 0. */
function rhyme(inFront: number, at: number, cost: number): void {
  if (inFront === 0) rhymeBehind(at, cost);
  else if (inFront === SARA_E) rhymeOfE(at, cost);
  else if (inFront === SARA_AE || inFront === SARA_O) rhymeOfAe(at, cost);
  else rhymeOfAi(at, cost);
}

function rhymeBehind(at: number, cost: number): void {
  const vowel = letterAt(at);
  const next = afterTone(at + 1);
  if (vowel === MAI_HAN_AKAT) {
    final(next, cost);
    if (letterAt(next) === WO_WAEN && letterAt(next + 1) === SARA_A) take(next + 2, cost);
  } else if (vowel === SARA_UEE) {
    if (letterAt(next) === O_ANG) take(next + 1, cost);
    else final(next, cost);
  } else if (vowel >= SARA_I && vowel <= SARA_UU) {
    open(next, cost);
  } else if (vowel === MAITAIKHU) {
    if (letterAt(at + 1) === O_ANG) final(at + 2, cost);
  } else {
    rhymeAfterTone(afterTone(at), at, cost);
  }
}

/** Vowels written behind a tone mark, if there is one. */
function rhymeAfterTone(at: number, mark: number, cost: number): void {
  const vowel = letterAt(at);
  if (vowel === SARA_AA || vowel === O_ANG) open(at + 1, cost);
  else if (vowel === SARA_A || vowel === SARA_AM) take(at + 1, cost);
  else if (vowel === RO_RUA && letterAt(at + 1) === RO_RUA) open(at + 2, cost);
  else final(at, at === mark ? cost + UNWRITTEN_VOWEL : cost);
  if (vowel === WO_WAEN) final(at + 1, cost);
}

function rhymeOfE(at: number, cost: number): void {
  const vowel = letterAt(at);
  const next = afterTone(at + 1);
  if (vowel === SARA_II || vowel === SARA_UEE) {
    if (letterAt(next) === (vowel === SARA_II ? YO_YAK : O_ANG)) open(next + 1, cost);
  } else if (vowel === SARA_I) {
    final(next, cost);
  } else if (vowel === MAITAIKHU) {
    final(at + 1, cost);
  } else {
    const behind = afterTone(at);
    const letter = letterAt(behind);
    open(behind, cost);
    if (letter === O_ANG) open(behind + 1, cost);
    else if (letter === SARA_AA || letter === SARA_A) take(behind + 1, cost);
    if ((letter === O_ANG || letter === SARA_AA) && letterAt(behind + 1) === SARA_A) take(behind + 2, cost);
  }
}

function rhymeOfAe(at: number, cost: number): void {
  if (letterAt(at) === MAITAIKHU) {
    final(at + 1, cost);
    return;
  }
  const behind = afterTone(at);
  if (letterAt(behind) === SARA_A) take(behind + 1, cost);
  else open(behind, cost);
}

function rhymeOfAi(at: number, cost: number): void {
  const behind = afterTone(at);
  take(behind, cost);
  if (letterAt(behind) === YO_YAK) take(behind + 1, cost);
  else final(behind, cost + LOOSE_CLUSTER);
}

/** A syllable that may end before `at`, or with a final consonant there. */
function open(at: number, cost: number): void {
  take(at, cost);
  final(at, cost);
}

function final(at: number, cost: number): void {
  if (isFinal(letterAt(at))) take(at + 1, cost);
}

/** Takes the syllable that ends before `at`, with the silenced letters there and a final consonant after them: ฟอร์ม. */
function take(at: number, cost: number): void {
  if (text[at]! >= BOUNDARY) {
    syllables.ends[syllables.count] = at;
    syllables.costs[syllables.count++] = cost;
    return;
  }
  if (!isConsonant(letterAt(at))) return;
  for (let index = at + 1; index < at + LONGEST_SILENCED; index++) {
    if (letterAt(index) !== THANTHAKHAT) continue;
    if (text[index + 1]! >= BOUNDARY) {
      syllables.ends[syllables.count] = index + 1;
      syllables.costs[syllables.count++] = cost;
      if (isFinal(letterAt(index + 1)) && text[index + 2]! >= BOUNDARY) {
        syllables.ends[syllables.count] = index + 2;
        syllables.costs[syllables.count++] = cost;
      }
    }
    return;
  }
}

/** `ทร์`, `ธิ์`, `ตุ์`. */
const LONGEST_SILENCED = 4;
