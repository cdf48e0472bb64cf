import { escapeXml } from '../model/escape-xml.ts';
import type { BasisPoints, Satang } from '../model/project.ts';
import type { ProjectState } from '../model/year-summary.ts';
import { stateLabels } from '../summary/project-state.ts';
import { formatPercent } from '../thai/baht.ts';

/** A project as the index of a bag shows it. */
export interface IndexRow {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
  readonly received: Satang;
  readonly spent: Satang;
  /** Of the last report. */
  readonly progress: BasisPoints | null;
  readonly state: ProjectState;
  /** Its files in the bag, `data/reports/2564/21000000-3230.pdf`. */
  readonly files: readonly string[];
}

export interface IndexFacts {
  readonly fiscalYear: number;
  /** Name and version of the program that packed the bag. */
  readonly tool: string;
  /** A font file of the bag that has Thai letters, `data/fonts/sarabun/Sarabun-Regular.ttf`. */
  readonly font?: string | undefined;
}

/** The index of a bag: one HTML page that needs no server and loads at most a font of the bag, with search and totals. */
export function indexPage(rows: readonly IndexRow[], { fiscalYear, tool, font }: IndexFacts): string {
  const sum = (value: (row: IndexRow) => number) => rows.reduce((total, row) => total + value(row), 0);
  return `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; font-src 'self' file:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>รายงานความก้าวหน้า ปีงบประมาณ ${fiscalYear}</title>
<style>
${font === undefined ? '' : `@font-face { font-family: Bag; src: url("${encodeURI(inData(font))}"); }\n`}body { font: 16px/1.6 Bag, Sarabun, "TH Sarabun New", Tahoma, sans-serif; margin: 2rem; color: #111; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #bbb; padding: .3rem .6rem; text-align: left; vertical-align: top; }
.n { text-align: right; }
.n, tbody th { white-space: nowrap; }
input { font: inherit; padding: .3rem; width: 24rem; max-width: 100%; }
tr[hidden] { display: none; }
</style>
</head>
<body>
<h1>รายงานความก้าวหน้าของโครงการ ปีงบประมาณ ${fiscalYear}</h1>
<p><label>ค้นหา <input id="q" type="search" placeholder="รหัส ชื่อ หรือหน่วยงาน"></label> <span id="c" aria-live="polite">${rows.length} โครงการ</span></p>
<table>
<thead><tr><th scope="col">รหัสโครงการ</th><th scope="col">ชื่อโครงการ</th><th scope="col">หน่วยงาน</th><th scope="col" class="n">ร้อยละ</th><th scope="col">สถานะ</th><th scope="col" class="n">ได้รับ (บาท)</th><th scope="col" class="n">ใช้ไป (บาท)</th><th scope="col">ไฟล์</th></tr></thead>
<tbody>
${rows.map(tableRow).join('\n')}
</tbody>
<tfoot><tr><th scope="row" colspan="5">รวม <span id="n">${rows.length}</span> โครงการ</th><td class="n" id="r">${baht(sum(({ received }) => received))}</td><td class="n" id="s">${baht(sum(({ spent }) => spent))}</td><td></td></tr></tfoot>
</table>
<p>ชุดจัดเก็บนี้เป็นถุง BagIt (RFC 8493) ค่า sha256 ของทุกไฟล์อยู่ใน manifest-sha256.txt สร้างด้วย ${escapeXml(tool)}
ตรวจด้วย <code>raingan verify FILE.zip</code> หรือเครื่องมือ BagIt ใดก็ได้</p>
<script>
${search}
</script>
</body>
</html>
`;
}

/** As the page refers to a file of the bag. */
const inData = (path: string) => path.replace(/^data\//, '');

function tableRow({ code, name, agency, received, spent, progress, state, files }: IndexRow): string {
  const links = files.map((path) => {
    const shown = labelOf(path, code);
    return `<a href="${escapeXml(encodeURI(inData(path)))}">${escapeXml(shown)}</a>`;
  });
  const cells = [
    `<th scope="row">${escapeXml(code)}</th>`,
    `<td>${escapeXml(name)}</td>`,
    `<td>${escapeXml(agency)}</td>`,
    `<td class="n">${progress === null ? '–' : formatPercent(progress)}</td>`,
    `<td>${stateLabels[state]}</td>`,
    `<td class="n">${baht(received)}</td>`,
    `<td class="n">${baht(spent)}</td>`,
    `<td>${links.join(' ')}</td>`,
  ];
  return `<tr data-r="${received}" data-s="${spent}">${cells.join('')}</tr>`;
}

function labelOf(path: string, code: string): string {
  const [, folder] = path.split('/');
  const extension = path.slice(path.lastIndexOf('.') + 1).toUpperCase();
  if (folder === 'data') return 'ข้อมูล';
  if (folder !== 'signed') return extension;
  const again = /-(\d{1,2})\.pdf$/.exec(path.slice(path.lastIndexOf('/') + 1).replace(code, ''))?.[1];
  return again === undefined ? 'PDF ลงนาม' : `PDF ลงนาม ${again}`;
}

/** Grouped, with two decimals, exact. */
function baht(satang: number): string {
  const whole = String(Math.floor(satang / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(satang % 100).padStart(2, '0')}`;
}

/** Shows the rows that hold every word, and their totals; amounts are whole satang, so that sums are exact. */
const search = `const rows = [...document.querySelectorAll('tbody tr')];
const texts = rows.map((row) => row.textContent.toLowerCase());
const baht = (satang) => String(Math.floor(satang / 100)).replace(/\\B(?=(\\d{3})+$)/g, ',') + '.' + String(satang % 100).padStart(2, '0');
const set = (id, text) => { document.getElementById(id).textContent = text; };
document.getElementById('q').addEventListener('input', ({ target }) => {
  const words = target.value.toLowerCase().split(/\\s+/);
  let count = 0, received = 0, spent = 0;
  rows.forEach((row, at) => {
    row.hidden = !words.every((word) => texts[at].includes(word));
    if (row.hidden) return;
    count += 1;
    received += Number(row.dataset.r);
    spent += Number(row.dataset.s);
  });
  set('c', count + ' โครงการ');
  set('n', count);
  set('r', baht(received));
  set('s', baht(spent));
});`;
