import type { Styles } from './styles.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

export type { Styles } from './styles.ts';

/**
 * The properties that a run needs so that Thai in it looks as its Latin letters do; undefined where it has them.
 *
 * Word takes other properties for Thai than for Latin letters (ECMA-376, 17.3.2: `bCs`, `iCs`, `szCs`, `rFonts/@cs`). It
 * writes both; other programs write those of the letters that are typed, and a tag is typed in Latin letters.
 */
export function thaiLooks(xml: string, run: XmlElement, paragraph: XmlElement, styles: Styles): string | undefined {
  const own = childOf(run, 'w:rPr');
  const layers = layersOf(own, paragraph, styles);
  const missing = pairs.flatMap(([latin, thai]) => {
    const [from, to] = [latin, thai].map((name) => layers.findIndex((layer) => childOf(layer, name) !== undefined));
    if (from === -1 || (to !== -1 && to! <= from!)) return [];
    const value = childOf(layers[from!], latin!)!.attributes['w:val'];
    return [{ name: thai, text: `<${thai}${value === undefined ? '' : ` w:val="${escaped(value)}"`}/>` }];
  });
  const font = missingFont(layers);
  if (missing.length === 0 && font === undefined) return undefined;
  return written(xml, own, missing, font);
}

const pairs = [
  ['w:b', 'w:bCs'],
  ['w:i', 'w:iCs'],
  ['w:sz', 'w:szCs'],
] as const;

/** Where a run's properties come from, innermost first; `undefined` where a layer has none. */
function layersOf(own: XmlElement | undefined, paragraph: XmlElement, styles: Styles): XmlElement[] {
  const styleOf = (properties: XmlElement | undefined, name: string) => childOf(properties, name)?.attributes['w:val'];
  const chains = [
    ...styles.chain('character', styleOf(own, 'w:rStyle')),
    ...styles.chain('paragraph', styleOf(childOf(paragraph, 'w:pPr'), 'w:pStyle')),
  ];
  return [own, ...chains.map((style) => childOf(style, 'w:rPr')), styles.runDefaults].filter(
    (layer) => layer !== undefined,
  );
}

/** The font of the Latin letters, where it is chosen nearer to the run than that of Thai. */
function missingFont(layers: readonly XmlElement[]): string | undefined {
  const fonts = layers.map((layer) => childOf(layer, 'w:rFonts')?.attributes ?? {});
  const latin = fonts.findIndex(
    (each) => each['w:ascii'] ?? each['w:hAnsi'] ?? each['w:asciiTheme'] ?? each['w:hAnsiTheme'],
  );
  const thai = fonts.findIndex((each) => each['w:cs'] ?? each['w:cstheme']);
  if (latin === -1 || (thai !== -1 && thai <= latin)) return undefined;
  const { 'w:ascii': ascii, 'w:hAnsi': ansi, 'w:asciiTheme': asciiTheme, 'w:hAnsiTheme': ansiTheme } = fonts[latin]!;
  // A theme has fonts for Thai of its own.
  return (asciiTheme ?? ansiTheme) === undefined ? (ascii ?? ansi) : undefined;
}

function written(
  xml: string,
  own: XmlElement | undefined,
  missing: readonly { readonly name: string; readonly text: string }[],
  font: string | undefined,
): string {
  const children = (own?.children ?? []).map((child) => ({
    name: child.name,
    text: xml.slice(child.start, child.end),
  }));
  const fonts = children.find(({ name }) => name === 'w:rFonts');
  const cs = font === undefined ? '' : ` w:cs="${escaped(font)}"`;
  if (fonts) fonts.text = fonts.text.replace(/\s*(\/?>)/, `${cs}$1`);
  const added = fonts || cs === '' ? missing : [{ name: 'w:rFonts', text: `<w:rFonts${cs}/>` }, ...missing];
  const kept = children.filter(({ name }) => !added.some((each) => each.name === name));
  for (const each of added) {
    const before = order.slice(0, order.indexOf(each.name));
    kept.splice(kept.findLastIndex(({ name }) => before.includes(name)) + 1, 0, each);
  }
  const tag = own ? xml.slice(own.start, own.innerStart).replace(/\s*\/>$/, '>') : '<w:rPr>';
  return `${tag}${kept.map(({ text }) => text).join('')}</w:rPr>`;
}

const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The order of the schema (CT_RPr), up to the last of those that are put in. */
const order: readonly string[] =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs'
    .split(' ')
    .map((name) => `w:${name}`);
