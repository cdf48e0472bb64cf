import type { Localized } from '../model/localized.ts';
import { type Answer, cannotJudge, no, notRequested, yes } from './answer.ts';
import type { CarriedFacts, ReadFacts, ReportFacts } from './facts.ts';
import { judgeNumbers, judgeYearAtHand, type YearAtHand } from './judge-summary.ts';
import type { Rebuilt } from './rebuild.ts';

/** A data file to compare with, and where its digest is from. */
export interface AtHand {
  readonly file: string;
  /** Nothing where no such file is. */
  readonly sha256?: string | undefined;
}

export interface ReportQuestions {
  readonly rebuilt: Rebuilt | undefined;
  /** Pages that differ from the rebuilt file. */
  readonly differing: readonly number[];
  /** Of a report. */
  readonly atHand?: AtHand | undefined;
  /** Of a summary. */
  readonly yearAtHand?: YearAtHand | undefined;
  /** The program that the report is to be made by, SHA-256. */
  readonly tool: string | undefined;
}

/** The answers about a report or a summary and its data. */
export function judgeReport({ report, summary, pages }: ReadFacts, asked: ReportQuestions): Answer[] {
  const carried = report ?? summary;
  if (!carried) {
    const questions = ['footer', 'metadata', 'attached', 'rebuilt', 'atHand', 'tool'] as const;
    return questions.map((question) => no(question, 'E-VERIFY-NOT-OURS', notOurs));
  }
  return [
    judgeFooter(carried, pages),
    judgeMetadata(carried),
    judgeAttached(carried) ?? (summary ? judgeNumbers(summary, asked.rebuilt) : isAttached(carried)),
    judgeRebuilt(asked),
    summary ? judgeYearAtHand(summary, asked.yearAtHand) : judgeAtHand(carried, asked.atHand),
    judgeTool(carried, asked.tool),
  ];
}

const notOurs: Localized = { th: 'ไม่มีข้อมูลของ raingan แนบอยู่', en: 'no data of raingan’s is attached' };

function judgeFooter({ footers, data }: CarriedFacts, pages: number): Answer {
  if (footers.length === 0) {
    return cannotJudge('footer', { th: 'แม่แบบไม่พิมพ์รหัสตรวจสอบท้ายหน้า', en: 'the pages print no digest' });
  }
  const own = /^(?:summary-)?(\d{8}-\d{3,}|\d{4})\.(?:ya?ml|json)$/.exec(data.name)?.[1];
  const other = own === undefined ? undefined : footers.find(({ subject }) => subject !== own);
  if (other) return no('footer', 'E-VERIFY-OTHER-PROJECT', ofAnother(other, data.name));
  const wrong = footers.filter(({ digest }) => !data.sha256.startsWith(digest)).map(({ page }) => page);
  const printed = new Set(footers.map(({ page }) => page));
  const missing = Array.from({ length: pages }, (_, at) => at + 1).filter((page) => !printed.has(page));
  const bad = [...wrong, ...missing].sort((a, b) => a - b);
  if (bad.length > 0) {
    return no('footer', 'E-VERIFY-FOOTER', { th: `ไม่ตรงที่หน้า ${bad.join(', ')}`, en: `not on page ${bad.join(', ')}` });
  }
  return yes('footer', { th: data.sha256.slice(0, 12), en: data.sha256.slice(0, 12) });
}

function ofAnother({ page, subject }: CarriedFacts['footers'][number], attached: string): Localized {
  const [th, en] = /^\d{4}$/.test(subject) ? ['ปีงบประมาณ', 'fiscal year'] : ['โครงการ', 'project'];
  return {
    th: `หน้า ${page} เป็นของ${th} ${subject} แต่แนบ ${attached}`,
    en: `page ${page} is of ${en} ${subject}, and ${attached} is attached`,
  };
}

function judgeMetadata({ xmpDigest, data }: CarriedFacts): Answer {
  if (xmpDigest === data.sha256) return yes('metadata', { th: data.sha256, en: data.sha256 });
  return no('metadata', 'E-VERIFY-XMP', {
    th: `XMP มี ${xmpDigest?.slice(0, 64) ?? 'ไม่มีรหัสตรวจสอบ'}`,
    en: xmpDigest === undefined ? 'the XMP packet has no digest' : `the XMP packet has ${xmpDigest.slice(0, 64)}`,
  });
}

/** Why the attached data is not what the file was made from; nothing when it is. */
function judgeAttached({ making, data }: CarriedFacts): Answer | undefined {
  if (making.data.sha256 === data.sha256) return undefined;
  return no('attached', 'E-VERIFY-ATTACHMENT', {
    th: `${data.name} มี sha256 ${data.sha256.slice(0, 12)}… แต่รายงานสร้างจาก ${making.data.sha256.slice(0, 12)}…`,
    en: `${data.name} has sha256 ${data.sha256.slice(0, 12)}…; the report was made from ${making.data.sha256.slice(0, 12)}…`,
  });
}

function isAttached({ making, data }: ReportFacts): Answer {
  const isPublic = making.options?.public === true;
  return yes('attached', {
    th: isPublic ? `${data.name} (ข้อมูลของสำเนาเผยแพร่)` : data.name,
    en: isPublic ? `${data.name} (the data of a public copy)` : data.name,
  });
}

function judgeRebuilt({ rebuilt, differing }: ReportQuestions): Answer {
  switch (rebuilt?.kind) {
    case 'same':
      return yes('rebuilt', { th: 'เหมือนกันทุกไบต์', en: 'equal, byte for byte' });
    case 'other': {
      const names = rebuilt.what.map((each) => otherNames[each]);
      const detail = rebuilt.detail ? ` (${rebuilt.detail})` : '';
      return cannotJudge('rebuilt', {
        th: `ไม่ใช่${names.map(({ th }) => th).join(', ')}เดียวกัน${detail}`,
        en: `other ${names.map(({ en }) => en).join(', ')}${detail}`,
      });
    }
    case 'differs': {
      const where =
        differing.length > 0
          ? { th: `ต่างที่หน้า ${differing.join(', ')}`, en: `differs at page ${differing.join(', ')}` }
          : {
              th: 'ต่างนอกหน้ากระดาษ (ข้อมูลกำกับ ไฟล์แนบ หรือโครงสร้าง)',
              en: 'differs outside the pages (metadata, attachments or structure)',
            };
      return no('rebuilt', 'E-VERIFY-REBUILT', where);
    }
    case 'not built':
      return no('rebuilt', 'E-VERIFY-REBUILT', {
        th: `ข้อมูลที่แนบสร้างรายงานไม่ได้ (${rebuilt.codes.join(', ')})`,
        en: `the attached data builds no report (${rebuilt.codes.join(', ')})`,
      });
    default:
      return cannotJudge('rebuilt', {
        th: 'การสร้างใหม่ใช้เวลาหรือหน่วยความจำเกินกำหนด',
        en: 'building it again took too much time or memory',
      });
  }
}

const otherNames = {
  tool: { th: 'โปรแกรม', en: 'program' },
  template: { th: 'แม่แบบ', en: 'template' },
  fonts: { th: 'แบบอักษร', en: 'fonts' },
  dictionary: { th: 'พจนานุกรม', en: 'dictionary' },
} as const satisfies Record<string, Localized>;

function judgeAtHand({ data }: ReportFacts, atHand: AtHand | undefined): Answer {
  if (!atHand) {
    return notRequested('atHand', {
      th: 'ให้โฟลเดอร์ข้อมูลด้วย `--data`',
      en: '`--data` names the folder of the data files',
    });
  }
  if (atHand.sha256 === undefined) {
    return cannotJudge('atHand', { th: `ไม่มี \`${atHand.file}\``, en: `there is no \`${atHand.file}\`` });
  }
  if (atHand.sha256 === data.sha256) return yes('atHand', { th: atHand.file, en: atHand.file });
  return no('atHand', 'E-VERIFY-AT-HAND', {
    th: `\`${atHand.file}\` ต่างจากข้อมูลที่แนบ`,
    en: `\`${atHand.file}\` is not the attached data`,
  });
}

function judgeTool({ making }: CarriedFacts, tool: string | undefined): Answer {
  const { version, sha256 } = making.tool;
  if (tool === undefined)
    return notRequested('tool', { th: `raingan ${version} ${sha256}`, en: `raingan ${version} ${sha256}` });
  if (sha256 === tool) return yes('tool', { th: `raingan ${version}`, en: `raingan ${version}` });
  return no('tool', 'E-VERIFY-TOOL', {
    th: `สร้างด้วย raingan ${version} ${sha256}`,
    en: `made by raingan ${version} ${sha256}`,
  });
}
