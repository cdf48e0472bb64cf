import type { XmlComponent } from 'docx';
import { element } from './element.ts';

export interface StyleElement {
  readonly type: 'paragraph' | 'character' | 'table' | 'numbering';
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly basedOn?: string;
  readonly next?: string;
  /** Place in Word's list of styles. */
  readonly priority: number;
  /** What text or tables of its type have without a style. */
  readonly isDefault?: boolean;
  /** A name Word knows. */
  readonly builtIn?: boolean;
  readonly hidden?: boolean;
  readonly properties?: readonly XmlComponent[];
}

/** A style of the style sheet; the docx library has neither aliases nor table styles. */
export function styleElement(style: StyleElement): XmlComponent {
  const { type, id, name, aliases, basedOn, next, priority, isDefault, builtIn, hidden, properties = [] } = style;
  const attributes = {
    'w:type': type,
    ...(isDefault ? { 'w:default': 1 } : {}),
    ...(isDefault || builtIn ? {} : { 'w:customStyle': 1 }),
    'w:styleId': id,
  };
  return element('w:style', attributes, [
    element('w:name', { 'w:val': name }),
    ...(aliases ? [element('w:aliases', { 'w:val': aliases.join(',') })] : []),
    ...(basedOn ? [element('w:basedOn', { 'w:val': basedOn })] : []),
    ...(next ? [element('w:next', { 'w:val': next })] : []),
    element('w:uiPriority', { 'w:val': priority }),
    ...(hidden ? [element('w:semiHidden'), element('w:unhideWhenUsed')] : [element('w:qFormat')]),
    ...properties,
  ]);
}
