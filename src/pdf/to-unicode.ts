/** The ToUnicode CMap that gives each code its character (9.10.3); `characters` counts from code 0, which has none. */
export function toUnicodeMap(characters: readonly string[]): string {
  const ranges: string[] = [];
  // The codes of a range share their first byte.
  for (let first = 1; first < characters.length; first = (first | 0xff) + 1) {
    ranges.push(range(characters, first, Math.min(first | 0xff, characters.length - 1)));
  }
  let blocks = '';
  for (let at = 0; at < ranges.length; at += blockLength) {
    const block = ranges.slice(at, at + blockLength);
    blocks += `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange\n`;
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Ranges that a block holds at most. */
const blockLength = 100;

function range(characters: readonly string[], first: number, last: number): string {
  let out = `<${hex(first)}> <${hex(last)}> [`;
  for (let code = first; code <= last; code++) out += `<${utf16(characters[code]!)}>`;
  return `${out}]`;
}

function utf16(value: string): string {
  let out = '';
  for (let k = 0; k < value.length; k++) out += hex(value.charCodeAt(k));
  return out;
}

const hex = (value: number) => hexDigits[value >> 8]! + hexDigits[value & 0xff]!;

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());
