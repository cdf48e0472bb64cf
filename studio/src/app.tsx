import { useEffect, useState } from 'preact/hooks';
import type { StudioSetup } from '../../src/studio/protocol.ts';
import { api, type FailureShown, failureOf } from './api.ts';
import { connection, followDisk } from './connection.ts';
import { language, useSay } from './language.ts';
import { FailureNote } from './parts/failure-note.tsx';
import { current, ProjectPage } from './project/project-page.tsx';
import { useStore } from './store.ts';
import { SummaryPage } from './year/summary-page.tsx';
import { VerifyPage } from './year/verify-page.tsx';
import { YearPage } from './year/year-page.tsx';

/** What the address of the page shows, behind its `#`. */
interface Place {
  readonly year?: number;
  readonly file?: string;
  readonly view?: 'summary' | 'verify';
}

function readPlace(): Place {
  const query = new URLSearchParams(location.hash.slice(1));
  const [year, file, view] = [query.get('year'), query.get('file'), query.get('view')];
  return {
    ...(year && { year: Number(year) }),
    ...(file && { file }),
    ...((view === 'summary' || view === 'verify') && { view }),
  };
}

function goTo(place: Place): void {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(place)) if (value !== undefined) query.set(key, String(value));
  location.hash = query.toString();
}

/** The whole page: the year's list, one project, the summary, or the verifier. */
export function App() {
  const say = useSay();
  const chosen = useStore(language);
  const [place, setPlace] = useState(readPlace);
  const [setup, setSetup] = useState<StudioSetup>();
  const [failure, setFailure] = useState<FailureShown>();
  const [change, setChange] = useState(0);
  const lost = useStore(connection);
  const load = () =>
    api.setup().then(
      (found) => {
        setSetup(found);
        setFailure(undefined);
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  useEffect(() => {
    const follow = () => setPlace(readPlace());
    addEventListener('hashchange', follow);
    void load();
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    if (!setup) return;
    return followDisk(setup.change, (files) => {
      setChange((count) => count + 1);
      const file = current.get()?.file;
      if (file && (files.includes(file) || files.includes('data')))
        current
          .get()
          ?.lookAtDisk()
          .catch(() => {});
    });
  }, [setup]);
  useEffect(() => {
    document.title = `${place.file?.replace(/^.*\//, '') ?? setup?.folder ?? ''} · raingan studio`;
  }, [place, setup]);

  const year = place.year ?? setup?.years[0];
  const goToList = () => goTo({ ...(year !== undefined && { year: yearOf(place.file) ?? year }) });
  const openFile = (file: string) => goTo({ year: yearOf(file), file });
  const newYears = () => {
    void load();
    setChange((count) => count + 1);
  };
  return (
    <>
      <header>
        <a
          class="brand"
          href="/"
          onClick={(event) => {
            event.preventDefault();
            goToList();
          }}
        >
          raingan
        </a>
        {setup && (
          <>
            <label class="year-choice">
              <span>{say({ th: 'ปีงบประมาณ', en: 'Fiscal year' })}</span>
              <select
                value={year}
                onChange={(event) => goTo({ ...place, file: undefined, year: Number(event.currentTarget.value) })}
              >
                {[...new Set([...(year === undefined ? [] : [year]), ...setup.years])]
                  .sort((a, b) => b - a)
                  .map((each) => (
                    <option key={each} value={each}>
                      {each}
                    </option>
                  ))}
              </select>
            </label>
            <nav aria-label={say({ th: 'ส่วนต่าง ๆ', en: 'Sections' })}>
              <button type="button" aria-current={!place.view && !place.file ? 'page' : undefined} onClick={goToList}>
                {say({ th: 'โครงการ', en: 'Projects' })}
              </button>
              <button
                type="button"
                aria-current={place.view === 'summary' ? 'page' : undefined}
                onClick={() => goTo({ year, view: 'summary' })}
              >
                {say({ th: 'สรุปปี', en: 'Summary' })}
              </button>
              <button
                type="button"
                aria-current={place.view === 'verify' ? 'page' : undefined}
                onClick={() => goTo({ year, view: 'verify' })}
              >
                {say({ th: 'ตรวจ PDF', en: 'Verify' })}
              </button>
            </nav>
          </>
        )}
        <span class="spacer" />
        <button
          type="button"
          lang={chosen === 'th' ? 'en' : 'th'}
          onClick={() => language.set(chosen === 'th' ? 'en' : 'th')}
        >
          {chosen === 'th' ? 'English' : 'ภาษาไทย'}
        </button>
      </header>
      {lost && (
        <div class="lost">
          <FailureNote failure={lost} />
        </div>
      )}
      <main>
        {failure && (
          <div class="empty">
            <FailureNote failure={failure} />
            <button type="button" onClick={() => void load()}>
              {say({ th: 'ลองใหม่', en: 'Try again' })}
            </button>
          </div>
        )}
        {setup && place.view === 'verify' && <VerifyPage />}
        {setup && place.view === 'summary' && year !== undefined && <SummaryPage year={year} open={openFile} />}
        {setup && !place.view && place.file && (
          <ProjectPage
            key={place.file}
            file={place.file}
            setup={setup}
            goToList={goToList}
            goToFile={(file) => {
              newYears();
              openFile(file);
            }}
          />
        )}
        {setup && !place.view && !place.file && (
          <YearPage
            year={year}
            change={change}
            open={(file) => {
              newYears();
              openFile(file);
            }}
            changed={newYears}
          />
        )}
      </main>
    </>
  );
}

function yearOf(file: string | undefined): number | undefined {
  const year = /^data\/(\d{4})\//.exec(file ?? '')?.[1];
  return year === undefined ? undefined : Number(year);
}
