import colorNames from 'color-name';
import type { Stroke } from '../../../model/drawing.ts';
import type { Localized } from '../../../model/localized.ts';
import { PictureProblem } from '../picture.ts';
import { external, namesOtherFiles, type SvgElement } from './parse-svg.ts';

/** What an element looks like, or what it hands down: properties as CSS has them. */
export type Properties = Readonly<Record<string, string>>;

/** What the `style` elements of a file say of every element with a name, a class (`.name`) or an id (`#name`). */
export type StyleSheet = Map<string, StyleRule[]>;

interface StyleRule {
  /** A class outweighs a name, an id outweighs a class; of two alike the later one counts. */
  readonly weight: number;
  readonly properties: Properties;
}

/** Adds the rules of a `style` element: selectors of one name, class or id each. */
export function readStyleRules({ text, span }: SvgElement, sheet: StyleSheet): void {
  const css = withoutComments(text).replaceAll(/<!\[CDATA\[|\]\]>/g, '');
  if (namesOtherFiles(css)) throw new PictureProblem(external, span);
  let order = 0;
  for (const rule of css.split('}').slice(0, -1)) {
    const at = rule.indexOf('{');
    const properties = readDeclarations(rule.slice(at + 1));
    for (const selector of rule.slice(0, Math.max(0, at)).split(',')) {
      const [key = '', sign = ''] = /^([.#]?)[\w-]+$/.exec(selector.trim()) ?? [];
      if (key === '') throw new PictureProblem(selectorUnknown(selector.trim().slice(0, 80)), span);
      const rules = sheet.get(key) ?? [];
      rules.push({ weight: ['', '.', '#'].indexOf(sign) * 1e9 + span.start + order++, properties });
      sheet.set(key, rules);
    }
  }
}

function withoutComments(css: string): string {
  let kept = '';
  let at = 0;
  for (let start = css.indexOf('/*'); start !== -1; start = css.indexOf('/*', at)) {
    kept += css.slice(at, start);
    const end = css.indexOf('*/', start + 2);
    if (end === -1) return kept;
    at = end + 2;
  }
  return kept + css.slice(at);
}

function readDeclarations(css: string): Properties {
  const properties: Record<string, string> = {};
  for (const declaration of css.split(';')) {
    const at = declaration.indexOf(':');
    if (at > 0) {
      const value = declaration.slice(at + 1).replace(/!\s*important\s*$/i, '');
      properties[declaration.slice(0, at).trim().toLowerCase()] = value.trim();
    }
  }
  return properties;
}

/** The properties of one element: its attributes, the rules that name it, its own `style`, each before what outweighs it. */
export function ownProperties(element: SvgElement, sheet: StyleSheet): Properties {
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.attributes)) {
    if (inherited.has(name) || notHandedDown.has(name)) properties[name] = value.trim();
  }
  const { class: classes = '', id = '' } = element.attributes;
  const keys = [element.name, ...classes.split(/\s+/).map((name) => `.${name}`), `#${id}`];
  const rules = sheet.size === 0 ? [] : keys.flatMap((key) => sheet.get(key) ?? []);
  for (const rule of rules.sort((a, b) => a.weight - b.weight)) Object.assign(properties, rule.properties);
  Object.assign(properties, readDeclarations(element.attributes.style ?? ''));
  for (const [name, value] of Object.entries(properties)) if (value === 'inherit') delete properties[name];
  return properties;
}

/** What of the properties around an element goes on in it. */
export const handedDown = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => inherited.has(name)));

const inherited = new Set([
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-linecap'],
  ...['stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'color', 'visibility'],
  ...['marker', 'marker-start', 'marker-mid', 'marker-end'],
]);
const notHandedDown = new Set(['opacity', 'display', 'clip-path', 'mask', 'filter', 'mix-blend-mode', 'transform']);

/** Refuses what would be drawn otherwise than the file says. */
export function refuseEffects(properties: Properties, element: SvgElement): void {
  for (const name of ['clip-path', 'mask', 'filter', 'marker', 'marker-start', 'marker-mid', 'marker-end']) {
    const value = properties[name];
    if (value !== undefined && value !== 'none') throw new PictureProblem(effect(name), element.span);
  }
  const blend = properties['mix-blend-mode'];
  if (blend !== undefined && blend !== 'normal') throw new PictureProblem(effect('mix-blend-mode'), element.span);
}

/** A colour, with the opacity that it says itself; undefined for none. */
export function readPaint(properties: Properties, name: 'fill' | 'stroke', { span }: SvgElement) {
  const written = properties[name] ?? (name === 'fill' ? 'black' : 'none');
  if (written === 'none' || written === 'transparent') return undefined;
  if (/^url\(/i.test(written)) throw new PictureProblem(pattern(name), span);
  const value = (/^currentcolor$/i.test(written) ? (properties.color ?? 'black') : written).toLowerCase();
  const color = readColor(value);
  if (!color) throw new PictureProblem(unknownColor(written), span);
  const opacity = color[3] * readShare(properties[`${name}-opacity`]) * readShare(properties.opacity);
  const hex = color.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, '0'));
  return { color: `#${hex.join('')}`, opacity: Math.round(opacity * 1000) / 1000 };
}

type Color = readonly [red: number, green: number, blue: number, opacity: number];

function readColor(value: string): Color | undefined {
  const named = Object.hasOwn(colorNames, value) ? colorNames[value] : undefined;
  if (named) return [...named, 1];
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(value)?.[1];
  if (hex !== undefined) {
    const digits = hex.length < 6 ? hex.replaceAll(/./g, '$&$&') : hex;
    const [red, green, blue, opacity = 255] = digits.match(/../g)!.map((part) => Number.parseInt(part, 16));
    return [red!, green!, blue!, opacity / 255];
  }
  const parts = /^rgba?\(([^()]*)\)$/
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .filter((part) => part !== '');
  if (!parts || parts.length < 3 || parts.length > 4) return undefined;
  const [red, green, blue] = parts.map((part) => Number.parseFloat(part) * (part.endsWith('%') ? 2.55 : 1));
  const color = [red!, green!, blue!].map((part) => Math.min(255, Math.max(0, part)));
  if (color.some(Number.isNaN)) return undefined;
  return [color[0]!, color[1]!, color[2]!, readShare(parts[3])];
}

function readShare(written: string | undefined): number {
  const value = Number.parseFloat(written ?? '1') * (written?.endsWith('%') ? 0.01 : 1);
  return Number.isNaN(value) ? 1 : Math.min(1, Math.max(0, value));
}

/** The stroke of a path whose lengths count `scale` times. */
export function readStroke(properties: Properties, element: SvgElement, scale: number): Stroke | undefined {
  const paint = readPaint(properties, 'stroke', element);
  const width = readNumber(properties['stroke-width'], 1) * scale;
  if (!paint || !(width > 0)) return undefined;
  const cap = (['butt', 'round', 'square'] as const).find((each) => each === properties['stroke-linecap']) ?? 'butt';
  const join = (['miter', 'round', 'bevel'] as const).find((each) => each === properties['stroke-linejoin']) ?? 'miter';
  const dashes = (properties['stroke-dasharray'] ?? 'none')
    .split(/[\s,]+/)
    .map((part) => readNumber(part, 0) * scale)
    .filter((length) => length >= 0);
  const drawn = dashes.some((length) => length > 0) ? dashes : [];
  return {
    ...paint,
    width,
    cap,
    join,
    miterLimit: Math.max(1, readNumber(properties['stroke-miterlimit'], 4)),
    dashes: drawn.length % 2 === 1 ? [...drawn, ...drawn] : drawn,
    dashOffset: readNumber(properties['stroke-dashoffset'], 0) * scale,
  };
}

function readNumber(written: string | undefined, otherwise: number): number {
  const value = Number.parseFloat(written ?? '');
  return Number.isFinite(value) ? value : otherwise;
}

const selectorUnknown = (selector: string): Localized => ({
  th: `อ่าน \`${selector}\` ใน \`<style>\` ของ SVG ไม่ได้ ให้บันทึกใหม่โดยใส่สีไว้ที่แต่ละรูป`,
  en: `\`${selector}\` in the SVG's \`<style>\` is not read; save it with the colours at each shape`,
});
const effect = (name: string): Localized => ({
  th: `ใช้ \`${name}\` ใน SVG ไม่ได้ ให้แปลงเป็นเส้นและพื้นธรรมดาก่อนบันทึก`,
  en: `\`${name}\` is not available in an SVG; turn it into plain shapes before saving`,
});
const pattern = (name: string): Localized => ({
  th: `ใช้สีไล่หรือลวดลายใน \`${name}\` ไม่ได้ ให้ใช้สีเดียว หรือบันทึกภาพเป็น PNG`,
  en: `gradients and patterns are not available in \`${name}\`; use one colour, or save the picture as PNG`,
});
const unknownColor = (written: string): Localized => ({
  th: `ไม่รู้จักสี \`${written}\` ให้เขียนแบบ \`#rrggbb\``,
  en: `unknown colour \`${written}\`; write it as \`#rrggbb\``,
});
