import { type Details, diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Style } from '../model/document.ts';
import { fieldPlace, type YamlContent } from '../yaml/locate.ts';
import type { RawStyle } from './settings-schema.ts';
import { knownNames } from './template-error.ts';

/** Completes every style with what it inherits: from the one it `extends`, else from `base`. */
export function resolveStyles(
  written: Readonly<Record<string, RawStyle>>,
  content: YamlContent,
): Outcome<Readonly<Record<string, Style>>> {
  const diagnostics: Diagnostic[] = [];
  const styles: Record<string, Style> = {};
  const resolve = (name: string, heirs: readonly string[]): Style => {
    if (Object.hasOwn(styles, name)) return styles[name]!;
    const own = written[name]!;
    const parent = own.extends ?? (name === 'base' ? undefined : 'base');
    const wrong = parent === undefined ? undefined : wrongParent(parent, [...heirs, name], written);
    if (wrong) {
      diagnostics.push(diagnostic('E-TEMPLATE-YAML', fieldPlace(content, ['styles', name, 'extends']), wrong));
    }
    const inherited = parent === undefined || wrong ? initial : resolve(parent, [...heirs, name]);
    const style = complete(name, own, inherited);
    styles[name] = style;
    return style;
  };
  for (const name of Object.keys(written)) resolve(name, []);
  return diagnostics.length > 0 ? { diagnostics } : { value: styles, diagnostics };
}

function wrongParent(
  parent: string,
  heirs: readonly string[],
  written: Readonly<Record<string, RawStyle>>,
): Details | undefined {
  if (!Object.hasOwn(written, parent)) {
    const message = { th: `ไม่มีรูปแบบ \`${parent}\``, en: `no style \`${parent}\`` };
    return { message, ...knownNames(parent, Object.keys(written)) };
  }
  if (!heirs.includes(parent)) return undefined;
  const circle = [...heirs.slice(heirs.indexOf(parent)), parent].map((name) => `\`${name}\``).join(' → ');
  return { message: { th: `รูปแบบสืบทอดวนกัน: ${circle}`, en: `styles extend each other in a circle: ${circle}` } };
}

function complete(name: string, own: RawStyle, inherited: Style): Style {
  const { extends: _parent, label, fontStyle, ...properties } = own;
  const given = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
  const face = fontStyle && { bold: fontStyle.includes('bold'), italic: fontStyle.includes('italic') };
  return { ...inherited, ...given, ...face, name, label: label ?? { th: name, en: name } };
}

/** What `base` inherits; its size and pitch are always its own, and without a family it takes the default of fonts.yaml. */
const initial: Style = {
  name: '',
  label: { th: '', en: '' },
  fontFamily: '',
  fontSize: 0,
  linePitch: 0,
  bold: false,
  italic: false,
  color: '#000000',
  align: 'left',
  spaceBefore: 0,
  spaceAfter: 0,
  indent: 0,
  firstLineIndent: 0,
  columnGap: 0,
  rowPadding: 0,
  ruleWidth: 0,
  pairsPerRow: 1,
  verticalAlign: 'top',
  continuedMark: '',
};
