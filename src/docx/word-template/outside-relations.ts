import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import { decodePart } from './decode-part.ts';
import { editXml } from './edit-xml.ts';
import { outsideContent } from './file-problems.ts';
import { fileError, type OpenedPackage, type Relation } from './read-package.ts';
import { elementsOf } from './xml-tree.ts';

/** What a document fetches from outside when Word opens it: refused, but for links and the template that it was made from. */
export function refuseOutside(file: string, { relations }: OpenedPackage): Diagnostic[] {
  return outside(relations)
    .filter(({ relation }) => relation.type !== 'hyperlink' && relation.type !== attachedTemplate)
    .map(({ owner, relation }) => fileError(file, outsideContent(relation.type, relation.outside!, owner)));
}

/**
 * Takes out the template that a document was made from. Its address is a path of the author's machine, or one on the web
 * from which Word would load macros; without it Word opens the document with its own template and the styles within.
 */
export function detachTemplate(
  file: string,
  opened: OpenedPackage,
): { parts: Map<string, Uint8Array>; found: Diagnostic[] } {
  const parts = new Map(opened.parts);
  const attached = outside(opened.relations).filter(({ relation }) => relation.type === attachedTemplate);
  for (const owner of new Set(attached.map((each) => each.owner))) {
    const ids = new Set(attached.filter((each) => each.owner === owner).map(({ relation }) => relation.id));
    removeElements(
      parts,
      owner,
      ({ name, attributes }) => name === 'w:attachedTemplate' && ids.has(attributes['r:id'] ?? ''),
    );
    removeElements(parts, relationsName(owner), ({ attributes }) => ids.has(attributes.Id ?? ''));
  }
  const found = attached.map(({ relation }) =>
    diagnostic('W-TEMPLATE-ATTACHED', { file }, { message: detached(relation.outside!), hint: attachNormal }),
  );
  return { parts, found };
}

const attachedTemplate = 'attachedTemplate';

/** Relations to what is not in the file, with the part that has them. */
function outside(relations: OpenedPackage['relations']): { owner: string; relation: Relation }[] {
  return [...relations].flatMap(([owner, list]) =>
    list.filter((relation) => relation.outside !== undefined).map((relation) => ({ owner, relation })),
  );
}

function removeElements(
  parts: Map<string, Uint8Array>,
  name: string,
  isRemoved: (element: { readonly name: string; readonly attributes: Readonly<Record<string, string>> }) => boolean,
): void {
  const bytes = parts.get(name);
  const part = bytes && decodePart(bytes);
  if (part === undefined || typeof part === 'string') return;
  const edits = [...elementsOf(part.root)].filter(isRemoved).map(({ start, end }) => ({ start, end, text: '' }));
  if (edits.length > 0) parts.set(name, Buffer.from(editXml(part.xml, edits)));
}

/** `word/settings.xml` has its relations in `word/_rels/settings.xml.rels`. */
const relationsName = (owner: string) => owner.replace(/([^/]*)$/, '_rels/$1.rels');

const detached = (address: string): Localized => ({
  th: `แม่แบบอ้างถึงแม่แบบอื่นที่ \`${address}\` ซึ่ง Word จะเปิดตามทุกครั้ง เอกสารที่สร้างจึงไม่มีการอ้างถึงนี้`,
  en: `the template refers to another one at \`${address}\`, which Word would open each time; the documents made from it do not`,
});

const attachNormal: Localized = {
  th: 'ใน Word เลือก นักพัฒนา > แม่แบบเอกสาร แล้วแนบ `Normal.dotm` จากนั้นบันทึก',
  en: 'in Word, choose Developer > Document Template, attach `Normal.dotm`, and save',
};
