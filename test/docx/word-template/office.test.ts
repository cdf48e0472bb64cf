import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { PROJECT } from '../../template/fixtures.ts';
import { errorsOf, fill, makeDocx, p, paragraphs, run } from './support.ts';

// Word templates as offices have them: cover pages, links, lists, other programs' habits.

const NAME = PROJECT.project.name;
const CODE = PROJECT.project.code;
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const part = (bytes: Uint8Array, name = 'word/document.xml') => strFromU8(unzipSync(bytes)[name]!);
const messages = (bytes: Uint8Array) => errorsOf(bytes).map(({ code, message }) => `${code}: ${message.en}`);

describe('a content control that takes its text from elsewhere', () => {
  const control = (store: string, path: string, content: string) =>
    `<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="${path}" w:storeItemID="${store}"/><w:text/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt></w:p>`;
  const store = '{11111111-2222-3333-4444-555555555555}';
  const relation = (type: string, target: string) =>
    `<Relationship Id="x${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const withData = (body: string, data: string) =>
    makeDocx(body, {
      relations: relation('customXml', '../customXml/item1.xml'),
      extra: {
        'customXml/item1.xml': data,
        'customXml/itemProps1.xml': `<ds:datastoreItem xmlns:ds="urn:ds" ds:itemID="${store}"/>`,
        'customXml/_rels/item1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('customXmlProps', 'itemProps1.xml')}</Relationships>`,
      },
    });

  test('is filled and set free, and so is its source', () => {
    const data = '<office xmlns="urn:o"><name>{{project.name}}</name></office>';
    const bytes = fill(withData(control(store, '/ns0:office[1]/ns0:name[1]', run('{{project.name}}')), data));
    expect(paragraphs(bytes)).toEqual([NAME]);
    expect(part(bytes)).not.toContain('dataBinding');
    expect(part(bytes, 'customXml/item1.xml')).toContain(`<name>${NAME}</name>`);
  });

  test('takes a tag over from its source', () => {
    const data = '<office xmlns="urn:o"><name>เลขที่ {{project.code}}</name></office>';
    const bytes = fill(withData(control(store, '/ns0:office[1]/ns0:name[1]', run('คลิกที่นี่')), data));
    expect(paragraphs(bytes)).toEqual([`เลขที่ ${CODE}`]);
    expect(part(bytes)).not.toMatch(/dataBinding|showingPlcHdr/);
  });

  test('stays bound to data without a tag', () => {
    const data = '<office xmlns="urn:o"><name>เดิม</name></office>';
    const bytes = fill(
      withData(control(store, '/ns0:office[1]/ns0:name[1]', run('เดิม')) + p('{{project.code}}'), data),
    );
    expect(part(bytes)).toContain('dataBinding');
  });

  test('keeps its words where the report brings properties of its own', () => {
    const core = '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}';
    const path = '/ns1:coreProperties[1]/ns0:title[1]';
    const bytes = fill(
      makeDocx(control(core, path, run('รายงานประจำปี')) + control(core, path.replace('title', 'subject'), run('ว่าง')), {
        types:
          '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
        extra: {
          'docProps/core.xml':
            '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:title>รายงานประจำปี</dc:title><dc:subject>{{project.name}}</dc:subject></cp:coreProperties>',
        },
      }),
    );
    expect(paragraphs(bytes)).toEqual(['รายงานประจำปี', NAME]);
    expect(part(bytes)).not.toContain('dataBinding');
  });

  test('data with a tag where none is filled is refused with its place', () => {
    const [found] = errorsOf(withData(p('{{project.code}}'), '<office><name a="{{project.name}}"/></office>'));
    expect(found).toMatchObject({ code: 'E-TEMPLATE-SYNTAX', file: 'letterhead.docx/customXml/item1.xml' });
  });
});

describe('fields and links', () => {
  const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
  const field = (codes: string, result: string) =>
    `<w:p>${char('begin')}${codes}${char('separate')}${run(result)}${char('end')}</w:p>`;
  const link = (target: string) =>
    makeDocx(`<w:p><w:hyperlink r:id="link">${run('ดู {{project.code}}')}</w:hyperlink></w:p>`, {
      relations: `<Relationship Id="link" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${target}" TargetMode="External"/>`,
    });

  test.each(['MERGEFIELD name', 'TITLE', 'DOCPROPERTY Title \\* MERGEFORMAT'])(
    'the result of %s is text once it is filled, for Word would compute another',
    (keyword) => {
      const bytes = fill(makeDocx(field(code(` ${keyword} `), '{{project.name}}')));
      expect(paragraphs(bytes)).toEqual([NAME]);
      expect(part(bytes)).not.toMatch(/fldChar|instrText/);
    },
  );

  test('a short form of a field, too', () => {
    const bytes = fill(
      makeDocx(`<w:p><w:fldSimple w:instr=" SUBJECT ">${run('{{project.code}}')}</w:fldSimple></w:p>`),
    );
    expect(part(bytes)).toContain(`<w:p><w:r><w:t xml:space="preserve">${CODE}</w:t></w:r></w:p>`);
  });

  test('a field without a tag stays', () => {
    const bytes = fill(makeDocx(field(code(' PAGE '), '1') + p('{{project.code}}')));
    expect(part(bytes)).toContain(field(code(' PAGE '), '1'));
  });

  test('the address of a link field is filled, wherever Word cut its code', () => {
    const bytes = fill(makeDocx(field(code(' HYPERLINK "https://example.test/{{pro') + code('ject.code}}" '), 'ลิงก์')));
    expect(part(bytes)).toContain(
      ` HYPERLINK &quot;https://example.test/${CODE}</w:instrText></w:r><w:r><w:instrText xml:space="preserve">&quot; <`,
    );
  });

  test('in a list, each turn has its own address', () => {
    const inner = field(code(' HYPERLINK "https://example.test/{{number}}" '), '{{number}}');
    const bytes = fill(makeDocx(p('{{#each reports}}') + inner + p('{{/each}}')));
    expect([...part(bytes).matchAll(/example\.test\/(\d)/g)].map(([, number]) => number)).toEqual(['1', '2']);
  });

  test('data cannot end an address', () => {
    const name = 'a" \\o "b&c/ก';
    const project = { ...PROJECT, project: { ...PROJECT.project, name } };
    const template = makeDocx(field(code(' HYPERLINK "https://example.test/{{project.name}}" '), 'x'));
    expect(part(fill(template, project))).toContain(encodeURIComponent(name));
  });

  test.each([
    ['https://example.test/p/{{project.code}}?a=1&amp;b=2', `https://example.test/p/${CODE}?a=1&amp;b=2`],
    ['https://example.test/p/%7b%7bproject.code%7D%7d', `https://example.test/p/${CODE}`],
    ['mailto:a@example.test?subject={{project.name}}', `mailto:a@example.test?subject=${encodeURIComponent(NAME)}`],
  ])('a link to %s', (target, expected) => {
    const bytes = fill(link(target));
    expect(paragraphs(bytes)).toEqual([`ดู ${CODE}`]);
    expect(part(bytes, 'word/_rels/document.xml.rels')).toContain(`Target="${expected}"`);
  });

  test('a wrong name in an address has its place', () => {
    const [found] = errorsOf(link('https://example.test/{{number}}'));
    expect(found).toMatchObject({ code: 'E-TEMPLATE-NAME', file: 'letterhead.docx/word/_rels/document.xml.rels' });
    expect(found!.range?.start.column).toBe(24);
  });

  test.each([
    [' INCLUDETEXT "{{project.name}}" ', 'in the code of a field `INCLUDETEXT`'],
    [' HYPERLINK "{{#if draft}}x{{/if}}" ', 'holds values only'],
  ])('any other code is refused: %s', (text, message) => {
    expect(messages(makeDocx(field(code(text), 'x')))).toEqual([expect.stringContaining(message)]);
  });

  test('a code in the short form is refused', () => {
    const simple = `<w:p><w:fldSimple w:instr=" HYPERLINK &quot;x{{project.code}}&quot; ">${run('ลิงก์')}</w:fldSimple></w:p>`;
    const [found] = errorsOf(makeDocx(p('ก') + simple));
    expect([found?.code, found?.range?.start.line]).toEqual(['E-TEMPLATE-SYNTAX', 2]);
  });

  test('a block that cuts a field is refused', () => {
    const body = `<w:p>${run('{{#if draft}}')}${char('begin')}${code(' PAGE ')}${char('separate')}${run('1{{/if}}')}${char('end')}</w:p>`;
    expect(messages(makeDocx(body))).toEqual([expect.stringContaining('within a link, a field or a tracked change')]);
  });
});

describe('numbered lists', () => {
  const level = (at: number, format = 'decimal', style = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style}<w:lvlText w:val="%${at + 1}."/></w:lvl>`;
  const numbering = `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="7"><w:nsid w:val="11111111"/><w:multiLevelType w:val="multilevel"/>${level(0)}${level(1)}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level(0, 'bullet')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num></w:numbering>`;
  const styles = `<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:styleId="ListNumber"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:style></w:styles>`;
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
  const document = (body: string) =>
    makeDocx(body, {
      types: `<Override PartName="/word/numbering.xml" ContentType="${word}.numbering+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/>`,
      extra: { 'word/numbering.xml': numbering, 'word/styles.xml': styles },
    });
  const item = (text: string, num = 3, at = 0) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${num}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const styled = (text: string) => `<w:p><w:pPr><w:pStyle w:val="ListNumber"/></w:pPr>${run(text)}</w:p>`;
  const numbersOf = (bytes: Uint8Array) =>
    [...part(bytes).matchAll(/<w:numId w:val="([^"]*)"/g)].map(([, id]) => Number(id));
  const each = (list: string, body: string) => p(`{{#each ${list}}}`) + body + p('{{/each}}');

  test('in each turn of a loop a list of several items begins anew; that around it goes on', () => {
    const bytes = fill(document(item('ก') + each('reports', p('{{number}}') + item('ข') + item('ค')) + item('ง')));
    expect(numbersOf(bytes)).toEqual([3, 5, 5, 6, 6, 3]);
    const made = part(bytes, 'word/numbering.xml');
    expect(made).toMatch(/<w:abstractNum w:abstractNumId="9">.*<w:num w:numId="3">/s);
    for (const id of [5, 6]) {
      expect(made).toContain(
        `<w:num w:numId="${id}"><w:abstractNumId w:val="9"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>`,
      );
    }
  });

  test('a list whose items a loop within the loop brings begins anew, too', () => {
    const inner = each('@root.rationale', item('{{this}}'));
    const bytes = fill(document(each('reports', p('{{number}}') + inner)), { ...PROJECT, rationale: ['ก', 'ข'] });
    expect(numbersOf(bytes)).toEqual([5, 5, 6, 6]);
  });

  test('a list that is the loop itself is counted through its turns', () => {
    expect(numbersOf(fill(document(each('reports', item('{{narrative}}')))))).toEqual([3, 3]);
    expect(numbersOf(fill(document(each('reports', item('{{number}}') + p('{{narrative}}')))))).toEqual([3, 3]);
    expect(numbersOf(fill(document(each('reports', item('{{number}}') + item('ก', 3, 1) + item('ข', 3, 1)))))).toEqual(
      Array(6).fill(3),
    );
    const either = p('{{#if date}}') + item('ก') + p('{{else}}') + item('ข') + p('{{/if}}');
    expect(numbersOf(fill(document(each('reports', either))))).toEqual([3, 3]);
  });

  test('a number that a style gives keeps the indents of the style', () => {
    const bytes = fill(document(each('reports', styled('ก') + styled('ข'))));
    expect(numbersOf(bytes)).toEqual([5, 5, 6, 6]);
    expect(part(bytes)).toContain(
      '<w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr><w:ind w:left="360" w:hanging="360"/></w:pPr>',
    );
  });

  test('bullets stay, and no mark of ours is left', () => {
    const bytes = fill(document(each('reports', item('ก', 4) + item('ข', 4) + item('ค') + item('ง'))));
    expect(numbersOf(bytes)).toEqual([4, 4, 5, 5, 4, 4, 6, 6]);
    expect(part(bytes)).not.toContain('raingan');
  });

  test('data cannot take part in it', () => {
    const narrative = '<?raingan 0?> <w:numId w:val="raingan:0"/>';
    const reports = [{ ...PROJECT.reports[0]!, narrative }];
    const bytes = fill(document(each('reports', item('ก') + item('{{narrative}}'))), { ...PROJECT, reports });
    expect(paragraphs(bytes)).toEqual(['ก', narrative]);
    expect(messages(document(`<w:p><?raingan 0?>${run('{{project.code}}')}</w:p>`))).toEqual([
      expect.stringContaining('damaged'),
    ]);
  });
});

describe('a value in Thai', () => {
  const looks = (properties: string, extra = {}) => {
    const body = `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>{{project.name}}</w:t></w:r></w:p>`;
    return /<w:rPr>(.*?)<\/w:rPr>/.exec(part(fill(makeDocx(body, extra))))![1];
  };

  test.each([
    ['<w:b/><w:sz w:val="32"/>', '<w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/>'],
    ['<w:i w:val="0"/><w:color w:val="FF0000"/>', '<w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="FF0000"/>'],
    [
      '<w:rFonts w:ascii="TH Sarabun New" w:hAnsi="TH Sarabun New"/>',
      '<w:rFonts w:ascii="TH Sarabun New" w:hAnsi="TH Sarabun New" w:cs="TH Sarabun New"/>',
    ],
    ['<w:b/><w:bCs w:val="0"/>', '<w:b/><w:bCs w:val="0"/>'],
    ['<w:rFonts w:asciiTheme="minorHAnsi"/>', '<w:rFonts w:asciiTheme="minorHAnsi"/>'],
  ])('looks as its tag was typed: %s', (given, expected) => {
    expect(looks(given)).toBe(expected);
  });

  test('the looks of a style count, too, where they are nearer than those for Thai', () => {
    const styles = `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:szCs w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style></w:styles>`;
    const extra = {
      types: `<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>`,
      extra: { 'word/styles.xml': styles },
    };
    expect(looks('<w:rStyle w:val="Strong"/>', extra)).toBe('<w:rStyle w:val="Strong"/><w:bCs/><w:szCs w:val="40"/>');
    expect(looks('<w:u w:val="single"/>', extra)).toBe('<w:u w:val="single"/>');
  });

  test('a run without a value stays as it is', () => {
    const body = '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>ก</w:t></w:r></w:p>';
    expect(part(fill(makeDocx(body + p('{{project.code}}'))))).toContain(body);
  });
});

describe('what other programs write', () => {
  const document = (xml: string | Uint8Array) => makeDocx('', { extra: { 'word/document.xml': xml } });
  const body = (prefix: string) =>
    `<${prefix}body><${prefix}p><${prefix}r><${prefix}t>{{project.name}}</${prefix}t></${prefix}r></${prefix}p></${prefix}body>`;

  test('another prefix', () => {
    const bytes = fill(document(`<x:document xmlns:x="${W}">${body('x:')}</x:document>`));
    expect(part(bytes)).toContain(
      `<w:document xmlns:w="${W}"><w:body><w:p><w:r><w:t xml:space="preserve">${NAME}</w:t>`,
    );
  });

  test('no prefix, and prefixes in values', () => {
    const xml = `<document xmlns="${W}" xmlns:y="${W}" xmlns:c="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:z="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w="urn:other" c:Ignorable="z"><body><p y:rsidR="1" z:paraId="2"><r><t>{{project.name}}</t></r></p><w:own/></body></document>`;
    const bytes = fill(document(xml));
    expect(paragraphs(bytes)).toEqual([NAME]);
    expect(part(bytes)).toContain('mc:Ignorable="w14"');
    expect(part(bytes)).toContain('<w:p w:rsidR="1" w14:paraId="2">');
    expect(part(bytes)).toContain('<other-w:own/>');
  });

  test.each(['utf-16le', 'utf-16be'])('%s', (encoding) => {
    const text = `\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="${W}">${body('w:')}</w:document>`;
    const little = Buffer.from(text, 'utf16le');
    const bytes = fill(document(encoding === 'utf-16le' ? little : Buffer.from(little).swap16()));
    expect(paragraphs(bytes)).toEqual([NAME]);
    expect(part(bytes)).toContain('encoding="UTF-8"');
  });

  test('text that is not of its encoding is damaged', () => {
    const broken = Buffer.concat([
      Buffer.from(`<w:document xmlns:w="${W}">`),
      Buffer.from([0xe0, 0xff]),
      Buffer.from('</w:document>'),
    ]);
    expect(messages(document(broken))).toEqual([expect.stringContaining('damaged')]);
  });

  test.each(['&#0;', '&#x1b;', '&#xFFFF;', '&#x110000;', '&nbsp;', '&', '\u0007'])(
    'text with %j is damaged: Word would not open what is made of it',
    (text) => {
      expect(messages(makeDocx(p(`{{project.code}}${text}`)))).toEqual([expect.stringContaining('damaged')]);
    },
  );

  test('references that XML has, and an ampersand that is none', () => {
    const body = `${p('{{project.code}} &amp;&lt;&#9;&#x0E01;&#x1F600;')}<!-- a & b -->`;
    expect(paragraphs(fill(makeDocx(body)))[0]).toMatch(/ &<\t?ก/);
  });

  test('a type by the ending of a name', () => {
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
    const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="${word}.document.main+xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`;
    expect(paragraphs(fill(makeDocx(p('{{project.code}}'), { extra: { '[Content_Types].xml': types } })))).toEqual([
      CODE,
    ]);
  });
});

describe('a package that is not whole', () => {
  const good = makeDocx(p('{{project.code}}'));
  const relation = (target: string) =>
    `<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}"/>`;

  test('lacks a part that another refers to', () => {
    expect(messages(makeDocx(p('{{project.code}}'), { relations: relation('media/image1.png') }))).toEqual([
      'E-TEMPLATE-FILE: the file is damaged: its part `word/media/image1.png`, to which `word/document.xml` refers, is not in it',
    ]);
  });

  test('lacks a relation that its text refers to', () => {
    const body = `<w:p><w:hyperlink r:id="rId99">${run('{{project.code}}')}</w:hyperlink></w:p>`;
    expect(messages(makeDocx(body))).toEqual([expect.stringContaining('`rId99`')]);
  });

  test.each(['../evil.xml', 'word/../../evil.xml', '/etc/x', 'C:\\x', 'word\\..\\x'])('has an entry %s', (name) => {
    const bytes = zipSync({ ...unzipSync(good), [name]: strToU8('x') });
    expect(messages(bytes)).toEqual([expect.stringContaining('leads out of it')]);
  });

  test('has a checksum or a size that is not right', () => {
    const at = Buffer.from(good).lastIndexOf('PK\u0001\u0002');
    for (const offset of [16, 24]) {
      const wrong = Buffer.from(good);
      wrong[at + offset]! ^= 1;
      expect(messages(wrong)).toEqual([expect.stringContaining('damaged')]);
    }
  });

  test('unpacks to too much', () => {
    const bytes = zipSync({ ...unzipSync(good), 'word/media/a.bmp': new Uint8Array(101_000_000) }, { level: 1 });
    expect(messages(bytes)).toEqual([
      expect.stringMatching(/E-TEMPLATE-LIMIT: the file unpacks to 102 MB.*at most 100 MB/),
    ]);
  });
});

describe('a template that would print no data', () => {
  test('has no tag at all', () => {
    expect(messages(makeDocx(p('แบบรายงาน')))).toEqual([
      expect.stringContaining('E-TEMPLATE-FILE: the Word template holds no'),
    ]);
  });

  test.each([
    '{project.name}',
    '<<project.name>>',
    '«project.name»',
    '｛｛project.name｝｝',
    '{thaiDate project.asOf}',
  ])('has %s in place of one', (text) => {
    const bytes = makeDocx(p(`ก ${text.replaceAll('<', '&lt;')}`));
    const [found, ...others] = errorsOf(bytes);
    expect([found?.code, found?.range?.start.column, others.length]).toEqual(['E-TEMPLATE-SYNTAX', 3, 0]);
    expect(found?.hint?.en).toContain('{{');
  });

  test('beside real tags they are a warning, and the template is used', () => {
    const bytes = makeDocx(p('{{project.code}} {x}'));
    expect(errorsOf(bytes).map(({ code, severity }) => [code, severity])).toEqual([['W-TEMPLATE-TAG', 'warning']]);
    expect(paragraphs(fill(bytes))).toEqual([`${CODE} {x}`]);
  });

  test('ordinary braces and brackets are none', () => {
    expect(errorsOf(makeDocx(p('{{project.code}} {1} {ก} &lt;&lt;ก&gt;&gt; «ชื่อ» a &lt; b {}')))).toEqual([]);
  });

  test('has a tag in a chart, where none is filled', () => {
    const bytes = makeDocx(p('{{project.code}}'), {
      types:
        '<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>',
      extra: { 'word/charts/chart1.xml': '<c>{{project.name}}</c>' },
    });
    expect(errorsOf(bytes).map(({ file }) => file)).toEqual(['letterhead.docx/word/charts/chart1.xml']);
  });
});

describe('a tag where none is filled is refused, not left in the document', () => {
  const drawing = (attributes: string) =>
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" ${attributes}/></wp:inline></w:drawing></w:r></w:p>`;
  test.each([
    ['alt text', drawing('descr="ตรา {{project.name}}"')],
    ['the title of a picture', drawing('title="{{project.name}}"')],
    ['alt text of an old picture', '<w:p><w:r><w:pict><v:shape alt="{{project.name}}"/></w:pict></w:r></w:p>'],
    [
      'the address of a shape',
      '<w:p><w:r><w:pict><v:shape href="https://e.test/{{project.code}}"/></w:pict></w:r></w:p>',
    ],
    ['WordArt', '<w:p><w:r><w:pict><v:shape><v:textpath string="{{project.name}}"/></v:shape></w:pict></w:r></w:p>'],
    [
      'a screen tip',
      '<w:p><w:hyperlink w:anchor="a" w:tooltip="{{project.name}}"><w:r><w:t>ก</w:t></w:r></w:hyperlink></w:p>',
    ],
  ])('%s', (_, xml) => {
    const found = errorsOf(makeDocx(p('{{project.code}}') + xml));
    expect(found).toMatchObject([{ code: 'E-TEMPLATE-SYNTAX', file: 'letterhead.docx/word/document.xml' }]);
    expect(found[0]!.message.en).toContain('type it in a paragraph');
    expect(found[0]!.range).toBeDefined();
  });

  test('a custom property', () => {
    const types =
      '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>';
    const bytes = makeDocx(p('{{project.code}}'), {
      types,
      extra: { 'docProps/custom.xml': '<c>{{project.name}}</c>' },
    });
    expect(errorsOf(bytes).map(({ file }) => file)).toEqual(['letterhead.docx/docProps/custom.xml']);
  });

  test('not the title of a content control, which no reader sees', () => {
    const control = `<w:sdt><w:sdtPr><w:alias w:val="{{project.name}}"/></w:sdtPr><w:sdtContent>${p('{{project.name}}')}</w:sdtContent></w:sdt>`;
    expect(errorsOf(makeDocx(control))).toEqual([]);
  });
});

test('the address of a link in a loop is the same each time: what differs is refused, with what can be in it', () => {
  const link =
    '<Relationship Id="l" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://e.test/{{number}}" TargetMode="External"/>';
  const body = `${p('{{#each reports}}')}<w:p><w:hyperlink r:id="l">${run('{{number}}')}</w:hyperlink></w:p>${p('{{/each}}')}`;
  const [found] = errorsOf(makeDocx(body, { relations: link }));
  expect(found).toMatchObject({ code: 'E-TEMPLATE-NAME', hint: { en: expect.stringContaining('outside of lists') } });
});

describe('a template of any size ends', { timeout: 60_000 }, () => {
  const many = (count: number, text: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => text(at)).join('');

  test('100,000 tags', { tags: 'exhaustive' }, () => {
    const bytes = makeDocx(many(100_000, () => p('{{draft}}')));
    expect(messages(bytes)).toEqual([expect.stringMatching(/E-TEMPLATE-LIMIT: 100,000 tags .*at most 2,000/)]);
  });

  test.each([
    ['20,000 bad tags', () => many(20_000, (at) => p(`{{bad${at}}}`)), /E-TEMPLATE-LIMIT: 20,000 tags/],
    ['3,000 blocks in each other', () => p('{{#if draft}}'.repeat(3000) + '{{/if}}'.repeat(3000)), /E-TEMPLATE-LIMIT/],
    [
      '40,000 elements in each other',
      () => `${'<w:sdt><w:sdtContent>'.repeat(20_000)}${'</w:sdtContent></w:sdt>'.repeat(20_000)}`,
      /E-TEMPLATE-LIMIT: .*at most 300 levels/,
    ],
    ['500,000 elements', () => '<w:p/>'.repeat(500_000), /E-TEMPLATE-LIMIT: .*at most 400,000 elements/],
    ['a million braces', () => p('{'.repeat(1_000_000)), /E-TEMPLATE/],
    ['half a million tags without an end', () => p('{{a '.repeat(200_000)), /E-TEMPLATE/],
  ])('%s', (_, body, expected) => {
    expect(messages(makeDocx(body()))).toEqual([expect.stringMatching(expected)]);
  });

  test('a list of mistakes ends', () => {
    const found = errorsOf(makeDocx(many(1000, (at) => p(`{{bad${at}}}`))));
    expect(found).toHaveLength(201);
    expect(found.at(-1)).toMatchObject({ code: 'E-TEMPLATE-LIMIT', message: { en: '800 more errors are not shown' } });
  });

  test('2,000 tags are filled', () => {
    expect(paragraphs(fill(makeDocx(many(2_000, () => p('{{project.code}}'))))).length).toBe(2_000);
  });
});
