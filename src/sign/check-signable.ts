import type { Localized } from '../model/localized.ts';
import { isNumbersName } from '../model/year-summary.ts';
import { loadProject } from '../project/load-project.ts';
import { attachedFiles, type MakingFacts, readMaking } from './read/attached.ts';
import { openPdf, type PdfDocument, type PdfState } from './read/open-pdf.ts';
import { isArray, isDict, type PdfFault, PdfUnreadable } from './read/pdf-value.ts';
import { type EmptyField, emptyFields, pageNumbers, type SignatureField, signatureFields } from './read/signatures.ts';
import { SigningRefused } from './refusal.ts';
import type { SignRequest } from './sign-request.ts';
import type { Rectangle } from './signature-field.ts';

/** A report that may be signed, and where its next signature goes. */
export interface Signable {
  readonly document: PdfDocument;
  readonly state: PdfState;
  readonly code: string;
  readonly fiscalYear: number;
  /** Signatures that it has. */
  readonly count: number;
  /** Signature fields that it has, empty ones too. */
  readonly fields: number;
  /** Where something is drawn; nothing where the signature is to be invisible. */
  readonly drawn: Place | undefined;
  /** The form's space, while nothing is in it. */
  readonly freeSpace: Place | undefined;
  /** An empty field that takes this signature. */
  readonly empty: EmptyField | undefined;
  /** Object number of the last page. */
  readonly lastPage: number;
  /** Whom the form names at its line for a signature. */
  readonly signatory: { readonly name: string | null; readonly position: string | null };
}

export interface Place {
  /** Object number of the page. */
  readonly page: number;
  readonly rectangle: Rectangle;
}

/** Opens a file to be signed; refuses what is no finished report, or may not be signed any more. */
export function checkSignable(request: SignRequest): Signable {
  const document = open(request);
  const state = document.state();
  try {
    const making = readMaking(attachedFiles(state));
    if (making && isNumbersName(making.data.name)) throw isSummary(request.file);
    const project = making && loadProject(making.data.name, making.data.bytes).value?.project;
    if (!making || !project) throw notOurs(request.file);
    if (making.facts.options.draft || project.draft) throw isDraft(request.file);
    const signatures = signatureFields(state);
    checkPermission(signatures, request);
    const pages = pageNumbers(state);
    const space = spaceOf(making.facts, pages);
    const empty = emptyFields(state);
    const isFree = space !== undefined && !isTaken(state, space, signatures);
    if (request.visible && !space) throw noSpace(request.file);
    if (request.visible && !isFree) throw spaceTaken(request.file);
    return {
      document,
      state,
      code: project.project.code,
      fiscalYear: project.project.fiscalYear,
      count: signatures.length,
      fields: signatures.length + empty.length,
      drawn: request.visible ? space : undefined,
      freeSpace: isFree ? space : undefined,
      empty: empty.find((field) => !request.visible || (space && isAt(state, field, space))),
      lastPage: pages.at(-1)!,
      signatory: { name: project.signature?.name ?? null, position: project.signature?.position ?? null },
    };
  } catch (error) {
    throw error instanceof PdfUnreadable ? unreadable(request.file, error) : error;
  }
}

function open({ file, bytes }: SignRequest): PdfDocument {
  try {
    const document = openPdf(bytes);
    if (document.trailing > 0) throw new PdfUnreadable('damaged', `${document.trailing} bytes after the end`);
    return document;
  } catch (error) {
    throw error instanceof PdfUnreadable ? unreadable(file, error) : error;
  }
}

function checkPermission(signatures: readonly SignatureField[], { file, certify }: SignRequest): void {
  if (signatures.some(({ certifies }) => certifies === 1)) {
    throw new SigningRefused('E-SIGN-LOCKED', {
      message: {
        th: `\`${file}\` รับรองไว้ว่าห้ามเปลี่ยนแปลงใด ๆ จึงลงนามเพิ่มไม่ได้`,
        en: `\`${file}\` is certified with no changes allowed, so no signature can be added`,
      },
      hint: { th: 'ลงนามในไฟล์ที่ยังไม่ได้รับรอง', en: 'sign the file from before it was certified' },
    });
  }
  if (certify && signatures.length > 0) {
    throw new SigningRefused('E-SIGN-CERTIFY-LATE', {
      message: {
        th: `\`${file}\` มีลายมือชื่ออยู่แล้ว จึงรับรองไม่ได้ เพราะการรับรองต้องมาก่อน`,
        en: `\`${file}\` is signed already; a certification comes before all other signatures`,
      },
      hint: { th: 'ลงนามโดยไม่ใช้ `--certify`', en: 'sign without `--certify`' },
    });
  }
}

function spaceOf({ signatureSpace }: MakingFacts, pages: readonly number[]): Place | undefined {
  const page = signatureSpace && pages[signatureSpace.page - 1];
  if (!signatureSpace || page === undefined || !isRectangle(signatureSpace.rectangle)) return undefined;
  return { page, rectangle: signatureSpace.rectangle };
}

function isRectangle(value: readonly number[]): boolean {
  const [left = 0, bottom = 0, right = 0, top = 0] = value;
  return value.length === 4 && value.every(Number.isFinite) && right > left && top > bottom;
}

/** Whether a signature is drawn there. */
function isTaken(state: PdfState, space: Place, signatures: readonly SignatureField[]): boolean {
  return signatures.some(({ field }) => {
    const dict = state.object(field);
    return isDict(dict) && isAt(state, { number: field, dict }, space);
  });
}

function isAt(state: PdfState, { dict }: EmptyField, { rectangle: [left, bottom, right, top] }: Place): boolean {
  const box = state.get(dict, 'Rect');
  if (!isArray(box)) return false;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = box.map(Number);
  return x2 > x1 && y2 > y1 && x1 < right && x2 > left && y1 < top && y2 > bottom;
}

function noSpace(file: string): SigningRefused {
  return new SigningRefused('E-SIGN-SPACE', {
    message: { th: `\`${file}\` ไม่มีที่สำหรับลายมือชื่อ`, en: `\`${file}\` has no space for a signature` },
    hint: { th: 'ลงนามโดยไม่ใช้ `--visible`', en: 'sign without `--visible`' },
  });
}

function spaceTaken(file: string): SigningRefused {
  return new SigningRefused('E-SIGN-SPACE-TAKEN', {
    message: {
      th: `ที่สำหรับลายมือชื่อของ \`${file}\` มีลายมือชื่ออยู่แล้ว`,
      en: `the space for a signature of \`${file}\` has one already`,
    },
    hint: { th: 'ลงนามเพิ่มโดยไม่ใช้ `--visible`', en: 'add the signature without `--visible`' },
  });
}

function unreadable(file: string, { fault, message: detail }: PdfUnreadable): SigningRefused {
  const { code, message, hint } = faults[fault];
  return new SigningRefused(code, {
    message: { th: `\`${file}\` ${message.th}`, en: `\`${file}\` ${message.en}` },
    actual: detail,
    hint,
  });
}

const again: Localized = {
  th: 'สร้างรายงานใหม่ด้วย `raingan build` แล้วลงนามไฟล์นั้น',
  en: 'build the report again with `raingan build` and sign that file',
};

const faults = {
  'not-a-pdf': { code: 'E-SIGN-NOT-OURS', message: { th: 'ไม่ใช่ไฟล์ PDF', en: 'is no PDF file' }, hint: again },
  'not-ours': {
    code: 'E-SIGN-NOT-OURS',
    message: { th: 'เขียนโดยโปรแกรมอื่น', en: 'was written by another program' },
    hint: again,
  },
  truncated: { code: 'E-SIGN-TRUNCATED', message: { th: 'ขาดตอนท้าย', en: 'is cut off at its end' }, hint: again },
  encrypted: { code: 'E-SIGN-ENCRYPTED', message: { th: 'ถูกเข้ารหัส', en: 'is encrypted' }, hint: again },
  damaged: {
    code: 'E-SIGN-DAMAGED',
    message: { th: 'เสียหาย หรือถูกโปรแกรมอื่นแก้ไข', en: 'is damaged, or was changed by another program' },
    hint: again,
  },
  'too-large': {
    code: 'E-SIGN-DAMAGED',
    message: { th: 'ใหญ่เกินกว่าจะเป็นรายงาน', en: 'is larger than any report' },
    hint: again,
  },
} as const satisfies Record<PdfFault, { code: string; message: Localized; hint: Localized }>;

function notOurs(file: string): SigningRefused {
  return new SigningRefused('E-SIGN-NOT-OURS', {
    message: {
      th: `\`${file}\` ไม่ใช่รายงานที่ raingan สร้าง เพราะไม่มีข้อมูลแนบ`,
      en: `\`${file}\` is no report that raingan built: it carries no data`,
    },
    hint: again,
  });
}

function isSummary(file: string): SigningRefused {
  return new SigningRefused('E-SIGN-NOT-OURS', {
    message: {
      th: `\`${file}\` เป็นสรุปของปีงบประมาณ ไม่ใช่รายงานของโครงการ`,
      en: `\`${file}\` is the summary of a fiscal year, not the report of a project`,
    },
    hint: {
      th: 'ลงนามรายงานของแต่ละโครงการ ส่วนสรุปไม่มีช่องลงนาม ตรวจได้ด้วย `raingan verify --data`',
      en: 'sign the reports of its projects; a summary has no fields to sign, and `raingan verify --data` verifies it',
    },
  });
}

function isDraft(file: string): SigningRefused {
  return new SigningRefused('E-SIGN-DRAFT', {
    message: { th: `\`${file}\` เป็นฉบับร่าง`, en: `\`${file}\` is a draft` },
    hint: {
      th: 'สร้างฉบับจริงโดยไม่ใช้ `--draft` และลบ `draft: true` แล้วลงนามไฟล์นั้น',
      en: 'build the report without `--draft` and without `draft: true`, then sign that file',
    },
  });
}
