import { useState } from 'preact/hooks';
import type { Localized } from '../../../src/model/localized.ts';
import type { VerifyResult } from '../../../src/studio/protocol.ts';
import { api, type FailureShown, failureOf } from '../api.ts';
import { useSay } from '../language.ts';
import { FailureNote } from '../parts/failure-note.tsx';

const verdicts: Readonly<Record<string, Localized>> = {
  yes: { th: 'ใช่', en: 'yes' },
  no: { th: 'ไม่', en: 'NO' },
  'cannot judge': { th: 'ตัดสินไม่ได้', en: 'cannot judge' },
  'not requested': { th: 'ไม่ได้ขอ', en: 'not requested' },
};

/** Drop a PDF, see the verifier's answers. */
export function VerifyPage() {
  const say = useSay();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<VerifyResult>();
  const [failure, setFailure] = useState<FailureShown>();
  async function verify(file: File | undefined): Promise<void> {
    if (!file) return;
    setName(file.name);
    setResult(undefined);
    setFailure(undefined);
    setBusy(true);
    await api.verify(file).then(setResult, (error: unknown) => setFailure(failureOf(error)));
    setBusy(false);
  }
  return (
    <div class="verify">
      <h1>{say({ th: 'ตรวจรายงาน PDF', en: 'Verify a report' })}</h1>
      <div
        class="drop"
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          event.stopPropagation();
          void verify(event.dataTransfer?.files[0]);
        }}
      >
        <label class="file">
          {say({ th: 'วางไฟล์ PDF ที่นี่ หรือเลือกไฟล์', en: 'Drop a PDF here, or choose one' })}
          <input
            type="file"
            accept=".pdf,application/pdf"
            onChange={(event) => void verify(event.currentTarget.files?.[0])}
          />
        </label>
      </div>
      <FailureNote failure={failure} />
      {busy && <p role="status">{say({ th: 'กำลังตรวจ…', en: 'Verifying…' })}</p>}
      {result && (
        <section aria-label={name} role="status">
          <h2>{name}</h2>
          {result.diagnostics.map((each) => (
            <p key={each.code} class={`finding ${each.severity}`}>
              {say(each.message)} <code>{each.code}</code>
            </p>
          ))}
          <dl class="answers">
            {result.answers.map((each) => (
              <div key={each.question} class={`answer ${each.verdict.replace(' ', '-')}`} data-question={each.question}>
                <dt>
                  <span class="verdict">{say(verdicts[each.verdict]!)}</span> {say(each.label)}
                </dt>
                <dd>
                  {say(each.text)} {each.code && <code>{each.code}</code>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
