import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { formHeader } from '../../support/form.ts';
import { buddhistDate } from '../../support/project-yaml.ts';
import type { BuiltDocument } from './built.ts';

/** Text without its white space, which extractors guess from positions. */
export function packed(text: string): string {
  return text.replace(/\s+/gu, '');
}

/**
 * Body of each page as an extractor gave it in content order, packed: header, footer, the mark of a draft and the
 * repeated number of a split entry taken off. Throws when a page lacks its header or footer.
 */
export function bodyTexts(pages: readonly string[], document: BuiltDocument): string[] {
  return pages.map((page, index) => {
    const head = packed((document.project.draft ? DRAFT : '') + formHeader);
    const foot = packed(footerText(document, index + 1, pages.length));
    const text = packed(page);
    if (!text.startsWith(head) || !text.endsWith(foot)) {
      throw new Error(`page ${index + 1} has no header or no footer: ${text.slice(0, 80)} ... ${text.slice(-80)}`);
    }
    const body = text.slice(head.length, text.length - foot.length);
    return index === 0 ? body : body.replace(CONTINUED, '');
  });
}

/** The footer of a page in one line. */
export function footerText({ project: { project }, data }: BuiltDocument, page: number, count: number): string {
  const asOf = project.asOf === undefined ? '' : ` · ข้อมูล ณ วันที่ ${buddhistDate(project.asOf)}`;
  const digest = createHash('sha256').update(readFileSync(data)).digest('hex').slice(0, 12);
  return `รหัสโครงการ ${project.code}${asOf} · sha256 ${digest} หน้า ${page} จาก ${count}`;
}

export const DRAFT = 'ฉบับร่าง';
const CONTINUED = /^รายงานครั้งที่\d+\(ต่อ\)/u;
