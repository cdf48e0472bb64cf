import { useEffect, useRef } from 'preact/hooks';
import type { Localized } from '../../../src/model/localized.ts';
import type { StudioSetup } from '../../../src/studio/protocol.ts';
import { formatPath, type Path } from '../../../src/yaml/tree.ts';
import { useSay } from '../language.ts';
import { useStore } from '../store.ts';
import { addToList, moveInList, removeFromList } from './edits.ts';
import { ChoiceField, DateField, FigureField, fieldId, SwitchField, TextField, WholeField } from './field.tsx';
import { FindingNote } from './finding-note.tsx';
import { findingsAt } from './findings.ts';
import type { OpenProject } from './open-project.ts';
import { countAt, textAt } from './tree.ts';

const baht: Localized = { th: 'บาท', en: 'baht' };
const verbatim: Localized = { th: 'คัดลอกตามแผนทุกตัวอักษร', en: 'Word for word from the plan' };
const dateHint: Localized = { th: 'พ.ศ. เช่น 01/10/2563', en: 'B.E., such as 01/10/2563' };

/** The printed form, its fields in its order and by its words. */
export function Form({ project, setup }: { project: OpenProject; setup: StudioSetup }) {
  const say = useSay();
  const tree = useStore(project.tree);
  const form = useRef<HTMLFormElement>(null);
  useWanted(project, form);
  if (!tree.root) return <Waiting project={project} />;

  const pressed = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 'z') (event.shiftKey ? project.editor.redo : project.editor.undo)();
    else if (key === 'y') project.editor.redo();
    else return;
    event.preventDefault();
  };
  const of = (path: Path, label: Localized, hint?: Localized) => ({ project, path, label, ...(hint && { hint }) });

  return (
    <form
      ref={form}
      class="form"
      onKeyDown={pressed}
      onSubmit={(event) => event.preventDefault()}
      aria-label={say({ th: 'แบบฟอร์ม', en: 'Form' })}
    >
      <h2>1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ</h2>
      <Section title="1.1 รหัสโครงการและชื่อโครงการ">
        <TextField
          rows={1}
          {...of(
            ['project', 'name'],
            { th: 'ชื่อโครงการ/กิจกรรม', en: 'Project name' },
            { th: 'ชื่อเต็มตามแผน', en: 'The full name, from the plan' },
          )}
        />
        <div class="columns">
          <TextField
            {...of(
              ['project', 'code'],
              { th: 'รหัสโครงการ', en: 'Project code' },
              { th: 'ตรงกับชื่อไฟล์', en: 'The same as the name of the file' },
            )}
          />
          <TextField
            optional
            {...of(
              ['project', 'previousCode'],
              { th: 'รหัสโครงการปีก่อน', en: "Last year's code" },
              { th: 'เฉพาะโครงการต่อเนื่อง', en: 'Of a continued project only' },
            )}
          />
          <WholeField {...of(['project', 'fiscalYear'], { th: 'ปีงบประมาณ พ.ศ.', en: 'Fiscal year (B.E.)' })} />
          <DateField
            empty="text"
            {...of(['project', 'startDate'], { th: 'เริ่มต้นโครงการ', en: 'Start of the project' }, dateHint)}
          />
          <DateField
            empty="text"
            {...of(['project', 'endDate'], { th: 'สิ้นสุดโครงการ', en: 'End of the project' }, dateHint)}
          />
          <FigureField
            grouped
            unit={baht}
            {...of(['project', 'budget', 'received'], { th: 'งบประมาณที่ได้รับ', en: 'Budget received' })}
          />
          <FigureField
            grouped
            unit={baht}
            {...of(['project', 'budget', 'spent'], { th: 'งบประมาณที่ใช้ไป', en: 'Budget spent' })}
          />
          <ChoiceField
            options={['perReport', 'cumulative']}
            names={{
              '': say({ th: 'ยอดของแต่ละครั้ง', en: 'of each report' }),
              perReport: say({ th: 'ยอดของแต่ละครั้ง', en: 'of each report' }),
              cumulative: say({ th: 'ยอดสะสม', en: 'cumulative' }),
            }}
            {...of(['project', 'budget', 'disbursedMode'], { th: 'งบประมาณที่เบิกใช้แต่ละครั้งเป็น', en: 'Disbursements are' })}
          />
          <DateField
            empty="left-out"
            {...of(
              ['project', 'asOf'],
              { th: 'ข้อมูล ณ วันที่', en: 'Data as of' },
              { th: 'พิมพ์ที่ท้ายกระดาษ เว้นว่างได้', en: 'Printed in the footer; may be left out' },
            )}
          />
        </div>
      </Section>

      <Section title="1.2 หน่วยงานที่รับผิดชอบ">
        <TextList
          project={project}
          path={['organization', 'path']}
          label={{ th: 'หน่วยงานที่รับผิดชอบ', en: 'Responsible office' }}
          item={{ th: 'หน่วยงานระดับที่', en: 'Office, level' }}
          hint={{ th: 'จากหน่วยงานใหญ่ไปเล็ก', en: 'From the largest to the smallest' }}
        />
        <div class="columns">
          <TextField {...of(['contacts', 'responsible', 'name'], { th: 'ชื่อผู้รับผิดชอบ', en: 'Responsible person' })} />
          <TextField
            optional
            {...of(['contacts', 'responsible', 'phone'], {
              th: 'โทรศัพท์ของผู้รับผิดชอบ',
              en: 'Telephone of the responsible person',
            })}
          />
          <TextField {...of(['contacts', 'coordinator', 'name'], { th: 'ผู้ประสานงาน สยป', en: 'Coordinator' })} />
          <TextField
            optional
            {...of(['contacts', 'coordinator', 'phone'], {
              th: 'โทรศัพท์ของผู้ประสานงาน',
              en: 'Telephone of the coordinator',
            })}
          />
        </div>
      </Section>

      <Section title="1.3 หลักการและเหตุผล">
        <TextList
          project={project}
          path={['rationale']}
          rows={3}
          label={{ th: 'หลักการและเหตุผล', en: 'Rationale' }}
          item={{ th: 'ย่อหน้าที่', en: 'Paragraph' }}
        />
      </Section>
      <Section title="1.4 วัตถุประสงค์ของโครงการ">
        <TextList
          project={project}
          path={['objectives']}
          rows={2}
          label={{ th: 'วัตถุประสงค์', en: 'Objectives' }}
          item={{ th: 'ข้อที่', en: 'Objective' }}
          hint={{ th: 'ไม่ต้องใส่เลขข้อ', en: 'Without numbers; they are printed' }}
        />
      </Section>
      <Section title="1.5 เป้าหมายของโครงการ">
        <TextList
          project={project}
          path={['targets']}
          rows={2}
          label={{ th: 'เป้าหมาย', en: 'Targets' }}
          item={{ th: 'เป้าหมายที่', en: 'Target' }}
        />
      </Section>

      <Section title="1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี">
        <TextField rows={1} {...of(['strategy', 'issue'], { th: 'ประเด็นยุทธศาสตร์', en: 'Strategic issue' }, verbatim)} />
        <TextField rows={1} {...of(['strategy', 'subIssue'], { th: 'ประเด็นยุทธศาสตร์ย่อย', en: 'Sub-issue' })} />
        <TextField rows={1} {...of(['strategy', 'goal'], { th: 'เป้าหมายที่', en: 'Goal' })} />
        <TextField rows={1} {...of(['strategy', 'indicator'], { th: 'ตัวชี้วัด', en: 'Indicator' })} />
      </Section>

      <h2>2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ</h2>
      <Reports project={project} setup={setup} />

      <Section title={say({ th: 'คำรับรองและลงชื่อ', en: 'Certification and signature' })}>
        <div class="columns">
          <TextField
            optional
            {...of(
              ['signature', 'name'],
              { th: 'ชื่อผู้ลงนาม', en: "Signatory's name" },
              { th: 'เว้นว่างไว้เขียนด้วยมือได้', en: 'May be left blank, to be written by hand' },
            )}
          />
          <TextField optional {...of(['signature', 'position'], { th: 'ตำแหน่ง', en: 'Position' })} />
        </div>
        <SwitchField
          {...of(
            ['draft'],
            { th: 'ฉบับร่าง', en: 'Draft' },
            {
              th: 'พิมพ์คำว่า ฉบับร่าง และเว้นคำรับรองกับช่องลงชื่อ',
              en: 'Prints "draft" across each page, without certification and signature',
            },
          )}
        />
      </Section>
      <Accepted project={project} />
    </form>
  );
}

/** The text is no YAML just now: the form waits and says for what. */
function Waiting({ project }: { project: OpenProject }) {
  const say = useSay();
  const findings = useStore(project.findings);
  return (
    <div class="form waiting" role="status">
      <h2>{say({ th: 'ฟอร์มรอข้อความที่อ่านได้', en: 'The form waits for a text that can be read' })}</h2>
      <p>
        {say({
          th: 'ข้อความในไฟล์ผิดรูปแบบ YAML แก้ในช่องข้อความก่อน ข้อความยังบันทึกตามปกติ',
          en: 'The text of the file is no YAML. Correct it in the text; it is saved as usual',
        })}
      </p>
      {findings.slice(0, 10).map((each) => (
        <FindingNote key={`${each.code} ${each.start}`} project={project} finding={each} />
      ))}
    </div>
  );
}

function Section({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

interface TextListProps {
  project: OpenProject;
  path: Path;
  label: Localized;
  /** What one of them is called, before its number. */
  item: Localized;
  hint?: Localized;
  rows?: number;
}

/** A list of texts: each a field, with buttons to add, move and remove. */
function TextList({ project, path, label, item, hint, rows = 1 }: TextListProps) {
  const say = useSay();
  const tree = useStore(project.tree);
  const count = countAt(tree, path);
  const found = findingsAt(useStore(project.findings), path).filter(({ at }) => at.length === path.length);
  const add = () => {
    project.edit(addToList(project.tree.get(), path, ''), path, 'act');
    project.showField([...path, count], true);
  };
  return (
    <div class="list">
      {hint && <p class="hint">{say(hint)}</p>}
      {Array.from({ length: count }, (_, index) => {
        const at = [...path, index];
        const name = { th: `${item.th} ${index + 1}`, en: `${item.en} ${index + 1}` };
        return (
          <div class="item" key={formatPath(at)}>
            <TextField rows={rows} project={project} path={at} label={name} />
            <ItemButtons project={project} path={at} count={count} name={name} />
          </div>
        );
      })}
      {found.map((each) => (
        <FindingNote key={`${each.code} ${each.start}`} project={project} finding={each} />
      ))}
      <button type="button" class="add" id={count === 0 ? fieldId(path) : undefined} onClick={add}>
        + {say({ th: `เพิ่ม${label.th}`, en: `Add: ${label.en.toLowerCase()}` })}
      </button>
    </div>
  );
}

interface ItemButtonsProps {
  project: OpenProject;
  path: Path;
  count: number;
  name: Localized;
}

function ItemButtons({ project, path, count, name }: ItemButtonsProps) {
  const say = useSay();
  const index = Number(path.at(-1));
  const move = (by: -1 | 1) => project.edit(moveInList(project.tree.get(), path, by), path, 'act');
  return (
    <div class="item-buttons">
      <button
        type="button"
        class="icon"
        disabled={index === 0}
        aria-label={say({ th: `เลื่อนขึ้น: ${name.th}`, en: `Move up: ${name.en}` })}
        onClick={() => move(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        class="icon"
        disabled={index === count - 1}
        aria-label={say({ th: `เลื่อนลง: ${name.th}`, en: `Move down: ${name.en}` })}
        onClick={() => move(1)}
      >
        ↓
      </button>
      <button
        type="button"
        class="icon"
        aria-label={say({ th: `ลบ: ${name.th}`, en: `Remove: ${name.en}` })}
        onClick={() => project.edit(removeFromList(project.tree.get(), path), path, 'act')}
      >
        ×
      </button>
    </div>
  );
}

function Reports({ project, setup }: { project: OpenProject; setup: StudioSetup }) {
  const say = useSay();
  const tree = useStore(project.tree);
  const count = countAt(tree, ['reports']);
  const found = findingsAt(useStore(project.findings), ['reports']).filter(({ at }) => at.length <= 2);
  const add = () => {
    const now = project.tree.get();
    const numbers = Array.from({ length: count }, (_, index) => Number(textAt(now, ['reports', index, 'number'])) || 0);
    const last = (key: string, otherwise: string) => textAt(now, ['reports', count - 1, key]) || otherwise;
    const report = {
      number: Math.max(0, ...numbers) + 1,
      date: null,
      narrative: '',
      progress: last('progress', '0.00'),
      disbursed: '0.00',
      planStatus: last('planStatus', setup.planStatuses[0] ?? ''),
      targetStatus: last('targetStatus', setup.targetStatuses[0] ?? ''),
    };
    project.edit(addToList(now, ['reports'], report), ['reports'], 'act');
    project.showField(['reports', count, 'date'], true);
  };
  return (
    <div class="reports">
      {count === 0 && <p class="quiet">{say({ th: '(ยังไม่มีรายงาน)', en: '(no reports yet)' })}</p>}
      {Array.from({ length: count }, (_, index) => {
        const path: Path = ['reports', index];
        const number = textAt(tree, [...path, 'number']);
        const name = { th: `รายงานครั้งที่ ${number}`, en: `Report ${number}` };
        const of = (key: string, label: Localized) => ({ project, path: [...path, key], label });
        return (
          <fieldset class="report" key={formatPath(path)}>
            <legend>{say(name)}</legend>
            <ItemButtons project={project} path={path} count={count} name={name} />
            <div class="columns">
              <WholeField {...of('number', { th: 'ครั้งที่', en: 'Number' })} />
              <DateField empty="null" {...of('date', { th: 'วันที่รายงาน', en: 'Date' })} />
              <FigureField
                {...of('progress', { th: 'ความก้าวหน้าของงาน', en: 'Progress' })}
                unit={{ th: '%', en: '%' }}
              />
              <FigureField grouped {...of('disbursed', { th: 'งบประมาณที่เบิกใช้', en: 'Disbursed' })} unit={baht} />
            </div>
            <TextField rows={2} {...of('narrative', { th: 'ผลการดำเนินงาน', en: 'What was done' })} />
            <div class="columns">
              <ChoiceField
                options={setup.planStatuses}
                {...of('planStatus', { th: 'เทียบกับแผน', en: 'Against the plan' })}
              />
              <ChoiceField
                options={setup.targetStatuses}
                {...of('targetStatus', { th: 'เทียบกับเป้าหมาย', en: 'Against the target' })}
              />
            </div>
          </fieldset>
        );
      })}
      {found.map((each) => (
        <FindingNote key={`${each.code} ${each.start}`} project={project} finding={each} />
      ))}
      <button type="button" class="add" id={count === 0 ? fieldId(['reports']) : undefined} onClick={add}>
        + {say({ th: 'เพิ่มรายงานความก้าวหน้า', en: 'Add a progress report' })}
      </button>
    </div>
  );
}

/** Findings that the office accepts. */
function Accepted({ project }: { project: OpenProject }) {
  const say = useSay();
  const tree = useStore(project.tree);
  const count = countAt(tree, ['accepted']);
  if (count === 0) return null;
  return (
    <Section title={say({ th: 'คำเตือนที่ยอมรับแล้ว', en: 'Accepted findings' })}>
      <ul class="accepted">
        {Array.from({ length: count }, (_, index) => {
          const at = (key: string) => textAt(tree, ['accepted', index, key]);
          const name = { th: `คำเตือนที่ยอมรับแล้ว ${at('code')}`, en: `accepted finding ${at('code')}` };
          return (
            <li key={`accepted ${index.toString()}`}>
              <code>{at('code')}</code> {at('reason')} ({at('by')})
              <ItemButtons project={project} path={['accepted', index]} count={count} name={name} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** Shows the field that somebody chose, or the nearest one above it. */
function useWanted(project: OpenProject, form: { current: HTMLElement | null }): void {
  const wanted = useStore(project.wanted);
  useEffect(() => {
    if (!wanted?.focus) return;
    for (let path = wanted.path; path.length > 0; path = path.slice(0, -1)) {
      const field = form.current?.querySelector<HTMLElement>(`#${CSS.escape(fieldId(path))}`);
      if (!field) continue;
      field.focus({ preventScroll: true });
      field.scrollIntoView({ block: 'center' });
      break;
    }
    project.wanted.set({ ...wanted, focus: false });
  }, [wanted, project, form]);
}
