import { useEffect, useRef, useState } from 'preact/hooks';
import type { SummaryHead } from '../../../src/studio/protocol.ts';
import { api, download, type FailureShown, type Framed, failureOf } from '../api.ts';
import { useSay } from '../language.ts';
import { FailureNote } from '../parts/failure-note.tsx';
import { openPdf } from '../project/page-painter.ts';
import { bahtText, percentText } from './rows.ts';

/** The year's summary: its figures, and its pages with the charts. */
export function SummaryPage({ year, open }: { year: number; open: (file: string) => void }) {
  const say = useSay();
  const [answer, setAnswer] = useState<Framed<SummaryHead>>();
  const [failure, setFailure] = useState<FailureShown>();
  useEffect(() => {
    setAnswer(undefined);
    api.summary(year).then(setAnswer, (error: unknown) => setFailure(failureOf(error)));
  }, [year]);
  if (failure) return <FailureNote failure={failure} />;
  if (!answer) return <p class="quiet loading">{say({ th: 'กำลังรวมยอด…', en: 'Adding up…' })}</p>;
  const { summary, broken } = answer.head;
  if (!summary) {
    return (
      <div class="summary">
        <h1>{say({ th: `สรุปปีงบประมาณ ${year}`, en: `Summary of fiscal year ${year}` })}</h1>
        <p role="status">
          {broken.length > 0
            ? say({
                th: 'ยังสรุปไม่ได้ เพราะยอดรวมจะไม่ครบทุกโครงการ แก้ไฟล์เหล่านี้ก่อน',
                en: 'No summary yet: its totals would not cover all projects. Correct these first:',
              })
            : say({ th: 'ปีนี้ไม่มีโครงการ', en: 'This year has no projects' })}
        </p>
        <ul>
          {broken.slice(0, 200).map((file) => (
            <li key={file}>
              <button type="button" class="link" onClick={() => open(file)}>
                {file}
              </button>
            </li>
          ))}
        </ul>
      </div>
    );
  }
  const { total } = summary;
  const rows = [
    ...summary.agencies.map((each) => ({ ...each, label: each.name })),
    { ...total, label: say({ th: 'รวม', en: 'Total' }) },
  ];
  return (
    <div class="summary">
      <div class="project-bar">
        <h1>{say({ th: `สรุปปีงบประมาณ ${year}`, en: `Summary of fiscal year ${year}` })}</h1>
        <span class="spacer" />
        <button
          type="button"
          class="primary"
          onClick={() => download(new Blob([answer.bytes], { type: 'application/pdf' }), `summary-${year}.pdf`)}
        >
          {say({ th: 'ดาวน์โหลด PDF', en: 'Download PDF' })}
        </button>
      </div>
      <div
        class="table-scroll"
        tabIndex={0}
        role="group"
        aria-label={say({ th: 'ตารางสรุป', en: 'Table of the summary' })}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{say({ th: 'หน่วยงาน', en: 'Office' })}</th>
              <th scope="col">{say({ th: 'โครงการ', en: 'Projects' })}</th>
              <th scope="col">{say({ th: 'ได้รับ (บาท)', en: 'Received' })}</th>
              <th scope="col">{say({ th: 'ใช้ไป (บาท)', en: 'Spent' })}</th>
              <th scope="col">{say({ th: 'ความก้าวหน้าเฉลี่ย %', en: 'Mean progress %' })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <tr key={each.label}>
                <th scope="row">{each.label}</th>
                <td>{each.projectCount}</td>
                <td>{bahtText(each.received)}</td>
                <td>{bahtText(each.spent)}</td>
                <td>{percentText(each.meanProgress)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PdfPages
        pdf={answer.bytes}
        label={say({ th: 'หน้าของสรุป พร้อมแผนภูมิ', en: 'Pages of the summary, with charts' })}
      />
    </div>
  );
}

/** All pages of a PDF, painted once. */
function PdfPages({ pdf, label }: { pdf: Uint8Array<ArrayBuffer>; label: string }) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    let closed = false;
    const opening = openPdf(0, pdf);
    opening.then(async (opened) => {
      for (let number = 1; number <= opened.count && !closed; number += 1) {
        const canvas = document.createElement('canvas');
        canvas.setAttribute('role', 'img');
        canvas.setAttribute('aria-label', `${label} ${number}`);
        element.current?.append(canvas);
        await opened.paint(number, canvas, Math.min(element.current!.clientWidth, 800));
      }
    });
    return () => {
      closed = true;
      opening.then((opened) => opened.close());
      element.current?.replaceChildren();
    };
  }, [pdf, label]);
  return <section class="pdf-pages" ref={element} aria-label={label} />;
}
