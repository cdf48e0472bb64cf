/**
 * Says whether a line may end before `text[index]` without tearing a Thai cluster apart: never before a combining mark,
 * ะ า ำ ๅ, ๆ, ฯ or silenced consonants (ร์, ลล์, ธิ์), never after เ แ โ ใ ไ, nor after a vowel that a letter must follow
 * (ั ื ็ and the ี of เ◌ีย).
 */
export function isClusterBoundary(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  const next = text.charCodeAt(index);
  if (next < firstCombining) return true;
  const last = text.charCodeAt(index - 1);
  if (isLeadingVowel(last)) return false;
  if (joinsLeft(next) || isLowSurrogate(next) || isSilenced(text, index)) return false;
  return !(isThaiConsonant(next) && waitsForConsonant(text, index));
}

/** Thai letters, vowels and tone marks; not ฿, ๆ, ฯ, digits or the ancient punctuation. */
export function isThaiLetter(code: number): boolean {
  return (
    code >= 0x0e01 && code <= 0x0e4e && code !== paiyannoi && code !== maiyamok && (code <= 0x0e3a || code >= 0x0e40)
  );
}

/** Whether a code unit is a Thai consonant, ก to ฮ. */
export function isThaiConsonant(code: number): boolean {
  return code >= 0x0e01 && code <= 0x0e2e;
}

/** Whether a code unit is a Thai mark above or below a consonant. */
export function isThaiMark(code: number): boolean {
  return code === 0x0e31 || (code >= 0x0e34 && code <= 0x0e3a) || (code >= 0x0e47 && code <= 0x0e4e);
}

export const paiyannoi = 0x0e2f;
export const maiyamok = 0x0e46;

const firstCombining = 0x0300;
const thanthakhatCode = 0x0e4c;

/** เ แ โ ใ ไ, which are written before their consonant. */
export function isLeadingVowel(code: number): boolean {
  return code >= 0x0e40 && code <= 0x0e44;
}

function joinsLeft(code: number): boolean {
  if (code <= 0x036f) return true;
  if (isThaiMark(code)) return true;
  if (code === 0x0e30 || code === 0x0e32 || code === 0x0e33 || code === 0x0e45) return true;
  return code === maiyamok || code === paiyannoi;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** ร์, ธิ์, and before them the consonant that is silent with them or ends their syllable, as it has no vowel: ทร์, งก์. */
function isSilenced(text: string, index: number): boolean {
  if (!isThaiConsonant(text.charCodeAt(index))) return false;
  if (endsSilenced(text, index + 1)) return true;
  return isThaiConsonant(text.charCodeAt(index + 1)) && endsSilenced(text, index + 2);
}

function endsSilenced(text: string, index: number): boolean {
  const above = text.charCodeAt(index);
  return above === thanthakhatCode || (isThaiMark(above) && text.charCodeAt(index + 1) === thanthakhatCode);
}

/** Whether the vowel before the consonant at `index` is not complete without it. */
function waitsForConsonant(text: string, index: number): boolean {
  const last = text.charCodeAt(index - 1);
  if (last === oAng) return text.charCodeAt(index - 2) === maitaikhu;
  const at = isTone(last) ? index - 2 : index - 1;
  const vowel = text.charCodeAt(at);
  if (vowel === maiHanAkat || vowel === saraUee) return true;
  if (vowel === maitaikhu) return text.charCodeAt(at - 1) !== koKai || isLeadingVowel(text.charCodeAt(at - 2));
  if (vowel === saraI) return text.charCodeAt(at - 2) === saraE;
  return vowel === saraIi && text.charCodeAt(index) === yoYak && isAfterE(text, at - 1);
}

/** Whether the consonant before a vowel, or it and one before it that it joins, have เ in front: เสีย, เปลี่ยน. */
function isAfterE(text: string, consonant: number): boolean {
  const before = text.charCodeAt(consonant - 1);
  if (before === saraE) return true;
  return (
    joinedTo.includes(before) &&
    joining.includes(text.charCodeAt(consonant)) &&
    text.charCodeAt(consonant - 2) === saraE
  );
}

/** ก ข ค ต ป ผ พ ห, and ร ล ว, and after ห also น ม ง. */
const joinedTo = [0x0e01, 0x0e02, 0x0e04, 0x0e15, 0x0e1b, 0x0e1c, 0x0e1e, 0x0e2b];
const joining = [0x0e23, 0x0e25, 0x0e27, 0x0e19, 0x0e21, 0x0e07];

function isTone(code: number): boolean {
  return code >= 0x0e48 && code <= 0x0e4b;
}

const koKai = 0x0e01;
const yoYak = 0x0e22;
const oAng = 0x0e2d;
const maiHanAkat = 0x0e31;
const saraI = 0x0e34;
const saraIi = 0x0e35;
const saraUee = 0x0e37;
const saraE = 0x0e40;
const maitaikhu = 0x0e47;
