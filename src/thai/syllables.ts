/**
 * The syllables that Thai spelling allows at a place, known words or not: what an unknown word may be made of, and so where
 * it may end. A letter is its code unit less 0x0e00, as the dictionary labels it, with `boundary` where a word may end before it.
 * Rules after Danvivathana, "The Thai Writing System" (1987): initial consonants and clusters, vowels around them, a final
 * consonant, letters silenced by thanthakhat.
 */
export const labelPattern = 0x7f;
export const boundary = 0x80;

/** The syllables found last: where each ends, and what is unusual about it, in steps of cost. */
export const syllables = { ends: new Int32Array(64), costs: new Int32Array(64), count: 0 };

/** Finds the syllables that begin with the letter at `at`, before `length`; after it come four letters 0, the first with `boundary`. */
export function findSyllables(letters: Uint8Array, at: number): void {
  text = letters;
  syllables.count = 0;
  const first = letterAt(at);
  const isInFront = first >= saraE && first <= saraAiMaimalai;
  const consonant = isInFront ? at + 1 : at;
  const initial = letterAt(consonant);
  if (!isConsonant(initial)) return;
  rhyme(isInFront ? first : 0, consonant + 1, 0);
  if (!isInFront) take(consonant + 1, initial === ru ? 0 : openConsonant);
  const second = letterAt(consonant + 1);
  if (!isConsonant(second)) return;
  if (second === ru) open(consonant + 2, 0);
  const cluster = clusterCost(initial, second);
  if (cluster < 0) return;
  rhyme(isInFront ? first : 0, consonant + 2, cluster);
  const third = letterAt(consonant + 2);
  // Only ส is before consonants that begin a cluster proper.
  if (isConsonant(third) && clusterCost(second, third) === 0) {
    rhyme(isInFront ? first : 0, consonant + 3, cluster);
  }
}

/** A consonant without a written vowel, read with a short a: ส in สมัย. */
const openConsonant = 24;
/** Two consonants with o between them: คน. */
const unwrittenVowel = 8;
/** Two consonants that begin a syllable with a short a between them: ขนม; or in loan words: สต. */
const looseCluster = 6;

const koKai = 0x01;
const ngoNgu = 0x07;
const choChing = 0x09;
const choChoe = 0x0c;
const yoYing = 0x0d;
const noNu = 0x19;
const phoPhung = 0x1c;
const foFa = 0x1d;
const moMa = 0x21;
const yoYak = 0x22;
const roRua = 0x23;
const ru = 0x24;
const loLing = 0x25;
const lu = 0x26;
const woWaen = 0x27;
const soSua = 0x2a;
const hoHip = 0x2b;
const oAng = 0x2d;
const hoNokhuk = 0x2e;
const saraA = 0x30;
const maiHanAkat = 0x31;
const saraAa = 0x32;
const saraAm = 0x33;
const saraI = 0x34;
const saraIi = 0x35;
const saraUee = 0x37;
const saraUu = 0x39;
const saraE = 0x40;
const saraAe = 0x41;
const saraO = 0x42;
const saraAiMaimalai = 0x44;
const maitaikhu = 0x47;
const maiEk = 0x48;
const maiChattawa = 0x4b;
const thanthakhatCode = 0x4c;

/** ก ข ค จ ซ ด ต ถ ท บ ป ผ พ ฟ ศ ส before ร ล ว. */
const beforeLiquid = new Set([
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
  soSua,
]);

let text: Uint8Array = new Uint8Array(0);

function letterAt(index: number): number {
  return text[index]! & labelPattern;
}

function isConsonant(letter: number): boolean {
  return letter >= koKai && letter <= hoNokhuk;
}

function isFinal(letter: number): boolean {
  if (!isConsonant(letter)) return false;
  if (letter === choChing || letter === choChoe || letter === phoPhung || letter === foFa) return false;
  return letter !== hoHip && letter !== oAng && letter !== hoNokhuk && letter !== ru && letter !== lu;
}

/** 0 for a cluster proper, more for a loose one, -1 for none. */
function clusterCost(initial: number, second: number): number {
  const isLiquid = second === roRua || second === loLing || second === woWaen;
  if (isLiquid && beforeLiquid.has(initial)) return 0;
  const isSonorant =
    isLiquid || second === ngoNgu || second === yoYing || second === noNu || second === moMa || second === yoYak;
  if (initial === hoHip) return isSonorant ? 0 : -1;
  if (initial === oAng) return second === yoYak ? 0 : -1;
  if (initial === soSua) return looseCluster;
  return isSonorant && initial !== second ? looseCluster : -1;
}

function afterTone(index: number): number {
  const letter = letterAt(index);
  return letter >= maiEk && letter <= maiChattawa ? index + 1 : index;
}

/** What may follow the initial consonants, which end before `at`; `inFront` is the vowel before them, or 0. */
function rhyme(inFront: number, at: number, cost: number): void {
  if (inFront === 0) rhymeBehind(at, cost);
  else if (inFront === saraE) rhymeOfE(at, cost);
  else if (inFront === saraAe || inFront === saraO) rhymeOfAe(at, cost);
  else rhymeOfAi(at, cost);
}

function rhymeBehind(at: number, cost: number): void {
  const vowel = letterAt(at);
  const next = afterTone(at + 1);
  if (vowel === maiHanAkat) {
    final(next, cost);
    if (letterAt(next) === woWaen && letterAt(next + 1) === saraA) take(next + 2, cost);
  } else if (vowel === saraUee) {
    if (letterAt(next) === oAng) take(next + 1, cost);
    else final(next, cost);
  } else if (vowel >= saraI && vowel <= saraUu) {
    open(next, cost);
  } else if (vowel === maitaikhu) {
    if (letterAt(at + 1) === oAng) final(at + 2, cost);
  } else {
    rhymeAfterTone(afterTone(at), at, cost);
  }
}

/** Vowels written behind a tone mark, if there is one. */
function rhymeAfterTone(at: number, mark: number, cost: number): void {
  const vowel = letterAt(at);
  if (vowel === saraAa || vowel === oAng) open(at + 1, cost);
  else if (vowel === saraA || vowel === saraAm) take(at + 1, cost);
  else if (vowel === roRua && letterAt(at + 1) === roRua) open(at + 2, cost);
  else final(at, at === mark ? cost + unwrittenVowel : cost);
  if (vowel === woWaen) final(at + 1, cost);
}

function rhymeOfE(at: number, cost: number): void {
  const vowel = letterAt(at);
  const next = afterTone(at + 1);
  if (vowel === saraIi || vowel === saraUee) {
    if (letterAt(next) === (vowel === saraIi ? yoYak : oAng)) open(next + 1, cost);
  } else if (vowel === saraI) {
    final(next, cost);
  } else if (vowel === maitaikhu) {
    final(at + 1, cost);
  } else {
    const behind = afterTone(at);
    const letter = letterAt(behind);
    open(behind, cost);
    if (letter === oAng) open(behind + 1, cost);
    else if (letter === saraAa || letter === saraA) take(behind + 1, cost);
    if ((letter === oAng || letter === saraAa) && letterAt(behind + 1) === saraA) take(behind + 2, cost);
  }
}

function rhymeOfAe(at: number, cost: number): void {
  if (letterAt(at) === maitaikhu) {
    final(at + 1, cost);
    return;
  }
  const behind = afterTone(at);
  if (letterAt(behind) === saraA) take(behind + 1, cost);
  else open(behind, cost);
}

function rhymeOfAi(at: number, cost: number): void {
  const behind = afterTone(at);
  take(behind, cost);
  if (letterAt(behind) === yoYak) take(behind + 1, cost);
  else final(behind, cost + looseCluster);
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
  if (text[at]! >= boundary) {
    syllables.ends[syllables.count] = at;
    syllables.costs[syllables.count++] = cost;
    return;
  }
  if (!isConsonant(letterAt(at))) return;
  for (let index = at + 1; index < at + longestSilenced; index++) {
    if (letterAt(index) !== thanthakhatCode) continue;
    if (text[index + 1]! >= boundary) {
      syllables.ends[syllables.count] = index + 1;
      syllables.costs[syllables.count++] = cost;
      if (isFinal(letterAt(index + 1)) && text[index + 2]! >= boundary) {
        syllables.ends[syllables.count] = index + 2;
        syllables.costs[syllables.count++] = cost;
      }
    }
    return;
  }
}

/** `ทร์`, `ธิ์`, `ตุ์`. */
const longestSilenced = 4;
