import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Project } from '../../../src/model/project.ts';
import { PROJECT } from '../../template/fixtures.ts';
import { fill, makeDocx, p, paragraphs, rows, run, table } from './support.ts';

const NAME = PROJECT.project.name;
const filled = (body: string, project?: Project) => paragraphs(fill(makeDocx(body), project));
const bodyOf = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml']!);

describe('values', () => {
  test.each([
    ['in one run', p('ชื่อ: {{project.name}} จบ')],
    ['over several runs', p('ชื่อ: {|{|proj|ect|.na|me|}|} จบ')],
    [
      'with the spelling checker’s marks in it',
      p('ชื่อ: {{|project.name|}} จบ').replaceAll('</w:r><w:r>', '</w:r><w:proofErr w:type="spellStart"/><w:r>'),
    ],
    [
      'with a bookmark in it',
      p('ชื่อ: {{|project.name|}} จบ').replace(
        '</w:r><w:r>',
        '</w:r><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r>',
      ),
    ],
    [
      'in runs of several revisions',
      p('ชื่อ: {{|project.name|}} จบ').replaceAll('<w:r>', '<w:r w:rsidR="00A1B2C3" w:rsidRPr="00D4E5F6">'),
    ],
    ['with no-break spaces', p('ชื่อ: {{\u00a0project.name\u00a0}} จบ')],
  ])('%s', (_, body) => {
    expect(filled(body)).toEqual([`ชื่อ: ${NAME} จบ`]);
  });

  test('within curly quotation marks, which stay', () => {
    expect(filled(p('“{{project.name}}” ‘{|{project.code}}’'))).toEqual([`“${NAME}” ‘${PROJECT.project.code}’`]);
  });

  test('take the looks of the run their tag begins in', () => {
    const bold = '<w:r><w:rPr><w:b/></w:rPr><w:t>{{project</w:t></w:r>';
    const plain = run('.code}} ต่อ');
    const xml = bodyOf(fill(makeDocx(`<w:p>${bold}${plain}</w:p>`)));
    expect(xml).toContain(
      `<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">${PROJECT.project.code}</w:t></w:r><w:r><w:t xml:space="preserve"> ต่อ</w:t></w:r>`,
    );
  });

  test('through helpers', () => {
    const tags = '{{thaiDate project.startDate}} {{baht project.budget.received}} {{thaiDigits project.fiscalYear}}';
    expect(filled(p(tags))).toEqual(['01/10/2563 1,234,567.50 ๒๕๖๔']);
    expect(filled(p('{{bahtText project.budget.spent}}'))).toEqual(['เก้าแสนแปดหมื่นบาทถ้วน']);
  });

  test('that are absent print as nothing', () => {
    expect(filled(p('[{{signature.name}}]'))).toEqual(['[]']);
  });

  test('a backslash before a tag is a backslash', () => {
    expect(filled(p('\\\\server\\{{project.code}}'))).toEqual([`\\\\server\\${PROJECT.project.code}`]);
  });

  test('a comment prints as nothing', () => {
    expect(filled(p('ก{{!-- ไม่|พิมพ์ {{x}} --}}ข{{! นี่ก็ด้วย }}{{project.code}}'))).toEqual([`กข${PROJECT.project.code}`]);
  });

  test('a line end of any system in a value is one line break, and a tab a tab', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { project } = PROJECT;
      const named = { ...PROJECT, project: { ...project, name: `ก${end}ข\tค${end}${end}ง` } };
      const [printed] = filled(p('{{project.name}}'), named);
      expect(printed, `lines that end in ${JSON.stringify(end)}`).toBe('ก\nข\tค\n\nง');
    }
  });

  test('tags that tracked changes took out are no tags', () => {
    const gone = '<w:del w:id="1" w:author="ก"><w:r><w:delText>{{nothing}}</w:delText></w:r></w:del>';
    expect(filled(`<w:p>${gone}${run('{{project.code}}')}</w:p>`)).toEqual([PROJECT.project.code]);
  });
});

describe('blocks within a paragraph', () => {
  test('print a text or another', () => {
    const choice = p('ก {{#if project|.asOf}}ณ {{thaiDate project.asOf}}{{else}}ไม่ระบุวันที่{{/if}} ข');
    expect(filled(choice)).toEqual(['ก ณ 30/09/2564 ข']);
    const { asOf: _, ...project } = PROJECT.project;
    expect(filled(choice, { ...PROJECT, project })).toEqual(['ก ไม่ระบุวันที่ ข']);
  });

  test('repeat with data of their own', () => {
    const path = '{{#each organization.path}}{{#if @index}} / {{/if}}{{this}}{{/each}}';
    expect(filled(p(path))).toEqual(['สำนักสวนและต้นไม้ / กองต้นไม้ใหญ่']);
    expect(
      filled(
        `<w:p>${run('{{#each reports as |entry|}}{{entry.number}}:{{@root.project.code}}{{#unless @last}}, {{/unless}}{{/each}}')}</w:p>`,
      ),
    ).toEqual(['1:50010600-0042, 2:50010600-0042']);
  });

  test('keep the looks of each run, however often they repeat', () => {
    const bold = (text: string) => `<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const xml = bodyOf(
      fill(makeDocx(`<w:p>${run('{{#each reports}}ครั้งที่ ')}${bold('{{number}}')}${run(' {{/each}}')}</w:p>`)),
    );
    for (const number of [1, 2]) {
      expect(xml).toContain(`${run('ครั้งที่ ')}${bold(String(number))}${run(' ')}`);
    }
  });

  test('else if', () => {
    expect(filled(p('{{#if draft}}ร่าง{{else if project.asOf}}มีวันที่{{else}}ไม่มี{{/if}}'))).toEqual(['มีวันที่']);
  });
});

describe('blocks around paragraphs', () => {
  test('repeat them; paragraphs of tags alone are gone', () => {
    const body = p('ก') + p('{{#each objectives}}') + p('{{|this}}') + p('{{/ea|ch}}') + p('ข');
    expect(filled(body)).toEqual(['ก', ...PROJECT.objectives, 'ข']);
  });

  test('may begin and end in the paragraphs they repeat', () => {
    expect(filled(p('{{#each targets}}เป้าหมาย') + p('{{this}}{{/each}}'))).toEqual(['เป้าหมาย', PROJECT.targets[0]]);
  });

  test('choose between paragraphs', () => {
    const body = p('{{#if (several targets)}}') + p('หลายข้อ') + p('{{else}}') + p('ข้อเดียว') + p('{{/if}}');
    expect(filled(body)).toEqual(['ข้อเดียว']);
    expect(filled(body, { ...PROJECT, targets: ['ก', 'ข'] })).toEqual(['หลายข้อ']);
  });

  test('nest, several tags in a paragraph', () => {
    const body =
      p('{{#each reports}}{{#if date}}') +
      p('{{thaiDate date}}') +
      p('{{else}}') +
      p('ไม่มีวันที่ {{number}}') +
      p('{{/if}}{{/each}}') +
      p('จบ');
    expect(filled(body)).toEqual(['23/11/2563', 'ไม่มีวันที่ 2', 'จบ']);
  });

  test('one list after the other', () => {
    const body =
      p('{{#each rationale}}') + p('{{this}}') + p('{{/each}}{{#each objectives}}') + p('{{this}}') + p('{{/each}}');
    expect(filled(body)).toEqual([...PROJECT.rationale, ...PROJECT.objectives]);
  });

  test('lists within a table cell; an empty cell keeps a paragraph', () => {
    const body = table([['{{#each rationale}}', '{{this}}', '{{/each}}'], 'ข']) + p('');
    expect(rows(fill(makeDocx(body)))).toEqual([[PROJECT.rationale.join(' / '), 'ข']]);
    const xml = bodyOf(fill(makeDocx(body), { ...PROJECT, rationale: [] }));
    expect(xml).toContain('</w:tcPr><w:p/></w:tc>');
  });

  test('around tables, which stay apart', () => {
    const body = p('{{#each reports}}') + table(['{{number}}', '{{narrative}}']) + p('{{/each}}') + p('จบ');
    const bytes = fill(makeDocx(body));
    expect(rows(bytes)).toEqual(PROJECT.reports.map(({ number, narrative }) => [String(number), narrative]));
    expect(bodyOf(bytes)).not.toMatch(/<\/w:tbl><w:tbl>/);
  });

  test('a section ends where it did, though its last paragraph holds tags alone', () => {
    const end = p('{{/each}}').replace('<w:p>', '<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/></w:sectPr></w:pPr>');
    expect(bodyOf(fill(makeDocx(p('{{#each targets}}') + p('{{this}}') + end)))).toContain(
      '<w:type w:val="nextPage"/>',
    );
  });
});

describe('blocks in tables', () => {
  const expected = PROJECT.reports.map(({ number, narrative }) => [String(number), narrative]);

  test('within one row repeat the row', () => {
    const body = table(['ครั้งที่', 'ผล'], ['{{#each re|ports}}{{number}}', '{{narrative}}{{/each}}']) + p('');
    expect(rows(fill(makeDocx(body)))).toEqual([['ครั้งที่', 'ผล'], ...expected]);
  });

  test('within one row, in paragraphs of their own', () => {
    const body =
      table([
        ['{{#each reports}}', '{{number}}'],
        ['{{narrative}}', '{{/each}}'],
      ]) + p('');
    const found = rows(fill(makeDocx(body))).map((cells) => cells.map((cell) => cell.split(' / ')[0]));
    expect(found).toEqual(expected);
  });

  test('around rows repeat them; rows of tags alone are gone', () => {
    const body =
      table(['ก', 'ข'], ['{{#each reports}}', ''], ['{{number}}', '{{narrative}}'], ['', '{{/each}}'], ['ค', 'ง']) +
      p('');
    expect(rows(fill(makeDocx(body)))).toEqual([['ก', 'ข'], ...expected, ['ค', 'ง']]);
  });

  test('choose between rows', () => {
    const body = table(['{{#if draft}}', ''], ['ร่าง', ''], ['{{else}}', ''], ['จริง', ''], ['{{/if}}', '']) + p('');
    expect(rows(fill(makeDocx(body)))).toEqual([['จริง', '']]);
  });

  test('a list within a row that repeats', () => {
    const body =
      table([
        '{{#each reports}}{{number}}',
        ['{{#if date}}', '{{thaiDate date}}', '{{/if}}', '{{narrative}}'],
        '{{/each}}',
      ]) + p('');
    expect(rows(fill(makeDocx(body)))).toEqual([
      ['1', '23/11/2563 / สำรวจต้นไม้', ''],
      ['2', 'ตัดแต่งกิ่ง', ''],
    ]);
  });
});

describe('what is around', () => {
  test('headers and footers', () => {
    const bytes = fill(makeDocx(p('ก'), { header: p('{{project.na|me}}'), footer: p('{{project.code}}') }));
    expect(paragraphs(bytes, 'word/header1.xml')).toEqual([NAME]);
    expect(paragraphs(bytes, 'word/footer1.xml')).toEqual([PROJECT.project.code]);
  });

  test('a header whose only paragraphs are left out keeps one', () => {
    const header = p('{{#if draft}}') + p('ร่าง') + p('{{/if}}');
    expect(paragraphs(fill(makeDocx(p('ก'), { header })), 'word/header1.xml')).toEqual(['']);
  });

  test('text boxes, without the copy for old programs', () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const drawing = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="1" name="ก"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box('{{project|.code}}')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('{{project.code}}')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    const xml = bodyOf(
      fill(makeDocx(`<w:p>${run('ก {{project.name}}')}<w:r>${drawing}</w:r>${run('{{project.fiscalYear}}')}</w:p>`)),
    );
    expect(xml).toContain(PROJECT.project.code);
    expect(xml).toContain(run(`ก ${NAME}`));
    expect(xml).toContain(run('2564'));
    expect(xml).not.toContain('{{');
    expect(xml).not.toContain('mc:Fallback');
  });

  test('what may occur once does so in what repeats', () => {
    const drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="7" name="ตรา"/></wp:inline></w:drawing></w:r>';
    const marks = '<w:bookmarkStart w:id="3" w:name="จุด"/><w:bookmarkEnd w:id="3"/>';
    const repeated = `<w:p w14:paraId="0A0B0C0D" w14:textId="77777777">${marks}${drawing}${run('{{this}}')}</w:p>`;
    const outside =
      '<w:p w14:paraId="01020304"><w:bookmarkStart w:id="4" w:name="นอก"/><w:bookmarkEnd w:id="4"/></w:p>';
    const xml = bodyOf(fill(makeDocx(outside + p('{{#each rationale}}') + repeated + p('{{/each}}'))));
    expect([...xml.matchAll(/docPr id="(\d+)"/g)].map(([, id]) => id)).toEqual(['7', '8']);
    expect(xml).not.toContain('จุด');
    expect(xml).toContain('นอก');
    expect(xml.match(/w14:paraId/g)).toHaveLength(1);
  });

  test('all that holds no tag stays byte for byte', () => {
    const odd =
      `<w:p w:rsidR="00AA"><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>ก &#x0E02; &amp; {x} {{"</w:t></w:r></w:p>`.replace(
        '{{"',
        '{"',
      );
    const bytes = makeDocx(odd + p('{{project.code}}'));
    expect(bodyOf(fill(bytes))).toBe(bodyOf(bytes).replace('{{project.code}}', PROJECT.project.code));
  });
});
