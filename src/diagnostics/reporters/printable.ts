/** `text` made safe for one line of a terminal: tabs become spaces, control and direction characters become visible ones. */
export function printable(text: string): string {
  return text.replaceAll('\t', '  ').replace(unsafe, visible);
}

const unsafe = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]/gu;

function visible(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}
