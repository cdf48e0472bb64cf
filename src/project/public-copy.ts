import type { Project } from '../model/project.ts';
import type { ProjectInput } from '../model/project-input.ts';
import { arabicDigits } from './decimal.ts';
import { toInput } from './parsed-project.ts';
import { printedTexts } from './rules/printed-texts.ts';
import type { CodedFinding } from './rules/rule.ts';
import type { PublicField } from './settings.ts';
import { toYaml } from './to-yaml.ts';

/** Printed across each page of a public copy, and at the end of its title. */
export const publicMark = 'สำเนาเผยแพร่';

/**
 * The data file of a project's public copy: written anew from what may be read by anyone, so that nothing of the rest is in
 * it: no telephone number, none of the fields in `without`, no comment, no `accepted`, no `provenance`. Projects that differ
 * in these alone give the same bytes.
 */
export function publicData(project: Project, without: readonly PublicField[]): Uint8Array {
  const { accepted: _, provenance: __, ...rest } = toInput(project);
  const left = [...alwaysLeftOut, ...without].reduce<ProjectInput>(leaveOut, rest);
  return new TextEncoder().encode(toYaml(left));
}

/** The data that a project's public copy would have if it lacked the same fields as `copy`. */
export function publicDataLike(project: Project, copy: Project): Uint8Array {
  const has: Readonly<Record<PublicField, unknown>> = {
    'project.previousCode': copy.project.previousCode,
    'project.asOf': copy.project.asOf,
    'contacts.responsible.phone': copy.contacts.responsible.phone,
    'contacts.coordinator.phone': copy.contacts.coordinator.phone,
    'signature.name': copy.signature.name ?? undefined,
    'signature.position': copy.signature.position ?? undefined,
  };
  return publicData(
    project,
    (Object.keys(has) as PublicField[]).filter((field) => has[field] === undefined),
  );
}

const alwaysLeftOut: readonly PublicField[] = ['contacts.responsible.phone', 'contacts.coordinator.phone'];

function leaveOut(input: ProjectInput, field: PublicField): ProjectInput {
  const { project, contacts, signature } = input;
  switch (field) {
    case 'project.previousCode': {
      const { previousCode: _, ...others } = project;
      return { ...input, project: others };
    }
    case 'project.asOf': {
      const { asOf: _, ...others } = project;
      return { ...input, project: others };
    }
    case 'contacts.responsible.phone':
      return { ...input, contacts: { ...contacts, responsible: { name: contacts.responsible.name } } };
    case 'contacts.coordinator.phone':
      return { ...input, contacts: { ...contacts, coordinator: { name: contacts.coordinator.name } } };
    case 'signature.name':
      return { ...input, signature: { ...signature, name: null } };
    case 'signature.position':
      return { ...input, signature: { ...signature, position: null } };
  }
}

/** What looks like a telephone number in free text, which a public copy prints as it is. */
export function phonesInText(project: Project): CodedFinding[] {
  const { responsible, coordinator } = project.contacts;
  const own = [responsible.phone, coordinator.phone].flatMap((phone) => numbersIn(phone ?? ''));
  const free = printedTexts(project).filter(({ path }) => path[0] !== 'contacts' || path.at(-1) !== 'phone');
  return free.flatMap(({ path, text }) =>
    phoneParts(text, own).map(({ start, end }) => ({
      code: 'W-PUBLIC-PHONE' as const,
      finding: {
        path,
        part: { start, end },
        message: {
          th: `\`${text.slice(start, end)}\` ดูเหมือนหมายเลขโทรศัพท์ ซึ่งสำเนาเผยแพร่จะพิมพ์`,
          en: `\`${text.slice(start, end)}\` looks like a telephone number, and a public copy prints it`,
        },
        hint: {
          th: 'ลบหมายเลขออกจากข้อความ หรือยอมรับด้วย `accepted` เมื่อเผยแพร่ได้',
          en: 'delete the number from the text, or let it stand with `accepted` if it may be published',
        },
      },
    })),
  );
}

/** The numbers of a phone field that are long enough to be recognised: `โทร. 5885/ 5886` has two. */
function numbersIn(phone: string): string[] {
  return (arabicDigits(phone).match(/\d(?:[ -]?\d)*/g) ?? []).map((each) => each.replace(/\D/g, '')).filter(isLong);
}

const isLong = (digits: string) => digits.length >= 4;

/** Numbers of Thai telephones (0 or +66, 9 or 10 digits), what follows โทร, and the numbers that the file itself names. */
function phoneParts(text: string, own: readonly string[]): { readonly start: number; readonly end: number }[] {
  const digits = arabicDigits(text); // of the same length: places in one are places in the other
  const found = [...digits.matchAll(/(?:\+\s?)?\d(?:[ \-–()]{0,2}\d)*/g)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    number: written.replace(/\D/g, '').replace(/^66(?=\d{8,9}$)/, '0'),
    before: digits.slice(Math.max(0, index - 20), index),
  }));
  return found.filter(({ number, before }) => {
    if (/^0\d{8,9}$/.test(number) || own.includes(number)) return true;
    return (
      number.length >= 3 && /(?:โทร(?:ศัพท์|สาร)?|เบอร์|tel|phone)[\s.:()]*(?:ภายใน|ที่|หมายเลข)?[\s.:]*$/i.test(before)
    );
  });
}
