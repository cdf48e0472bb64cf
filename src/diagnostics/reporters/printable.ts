/**
 * `text` made safe for one line of a terminal or of a log that a CI service reads: tabs become spaces, control,
 * direction and tag characters become visible ones, and what such a service would obey is written so that it does not.
 */
export function printable(text: string): string {
  return disarmed(
    text
      .replaceAll('\t', '  ')
      .replace(unsafe, visible)
      .replace(/^(\s*):(?=:)/, '$1\u2236'),
  );
}

/**
 * A message for people: as `printable`, and a name or value in it that nobody would read to its end is cut, its beginning
 * and end kept. What programs read (`printableJson`, SARIF) has it whole.
 */
export function printableMessage(text: string): string {
  return printable(text.length > longestValue ? text.replace(longValue, abridged) : text);
}

/** Each line of `text` made safe, below one another and indented: the stack of an error. */
export function printableLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `  ${printable(line.trim())}\n`)
    .join('');
}

/** A value as one line of JSON: a program reads it back exactly, and no terminal or CI service obeys anything in it. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value).replace(unsafe, escaped).replace(command, '#\\u0023');
}

/** Commands of GitHub and Azure that count anywhere in a line: the second `#` becomes a sharp sign, as wide. */
export function disarmed(text: string): string {
  return text.replace(command, '#\u266f');
}

/** Longer than any path that people type: those of Windows have 260 letters. */
const longestValue = 400;

/** What a message quotes, or a stretch without a space. */
const longValue = /`[^`]{400,}`|"[^"]{400,}"|[^\s`"]{400,}/g;

/** Neither a surrogate pair nor a letter and its marks are parted at the end that is kept. */
function abridged(value: string): string {
  const start = value.slice(0, 200).replace(/[\ud800-\udbff]$/, '');
  return `${start}…${value.slice(-40).replace(/^[\p{M}\p{Cs}]+/u, '')}`;
}

const command = /##(?=\[|vso\[)/g;

/** Controls, direction, lines and lone surrogates; format characters that are out of use, what XML cannot hold, and tags. */
const unsafe =
  /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\u206a-\u206f\ufff9-\ufffb\ufffe\uffff]|[\u{e0000}-\u{e007f}]/gu;

function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/** As JSON writes a character, by its UTF-16 units. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }).join('');
}
