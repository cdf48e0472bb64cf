import { Run } from 'docx';
import type { Document, Watermark } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import { element } from './element.ts';

/** A run for the header that lays the watermark behind the text of each page, in the VML that Word itself writes. */
export function watermarkRun({ text, style: name }: Watermark, document: Document, page: Page | undefined): Run {
  const style = document.styles[name]!;
  const width = page?.watermark?.run.width ?? style.fontSize * text.length * 0.6;
  const angle = page?.watermark?.angle ?? 45;
  return new Run({ noProof: true, children: [element('w:pict', {}, [textShapeType(), shape()])] });

  function shape() {
    const place = {
      position: 'absolute',
      'margin-left': '0',
      'margin-top': '0',
      width: `${width.toFixed(1)}pt`,
      height: `${(style.fontSize * inkHeight).toFixed(1)}pt`,
      rotation: String(Math.round(360 - angle)),
      'z-index': '-251658752',
      'mso-position-horizontal': 'center',
      'mso-position-horizontal-relative': 'page',
      'mso-position-vertical': 'center',
      'mso-position-vertical-relative': 'page',
    };
    const font = `font-family:"${style.fontFamily}";font-size:1pt${style.bold ? ';font-weight:bold' : ''}`;
    const attributes = {
      // Word's own name for it: Remove Watermark looks for this.
      id: 'PowerPlusWaterMarkObject1',
      'o:spid': '_x0000_s2049',
      type: '#_x0000_t136',
      alt: text,
      style: css(place),
      'o:allowincell': 'f',
      fillcolor: style.color,
      stroked: 'f',
    };
    return element('v:shape', attributes, [
      element('v:textpath', { style: font, string: text }),
      element('w10:wrap', { anchorx: 'page', anchory: 'page' }),
    ]);
  }
}

/** Height of Thai ink, tone marks to below-vowels, in em. */
const inkHeight = 1.1;

/** Word's shape for a line of text stretched to a box. */
function textShapeType() {
  const formulas = [
    'sum #0 0 10800',
    'prod #0 2 1',
    'sum 21600 0 @1',
    'sum 0 0 @2',
    'sum 21600 0 @3',
    'if @0 @3 0',
    'if @0 21600 @1',
    'if @0 0 @2',
    'if @0 @4 21600',
    'mid @5 @6',
    'mid @8 @5',
    'mid @7 @8',
    'mid @6 @7',
    'sum @6 0 @5',
  ];
  const attributes = {
    id: '_x0000_t136',
    coordsize: '21600,21600',
    'o:spt': 136,
    adj: 10800,
    path: 'm@7,l@8,m@5,21600l@6,21600e',
  };
  return element('v:shapetype', attributes, [
    element(
      'v:formulas',
      {},
      formulas.map((eqn) => element('v:f', { eqn })),
    ),
    element('v:path', {
      textpathok: 't',
      'o:connecttype': 'custom',
      'o:connectlocs': '@9,0;@10,10800;@11,21600;@12,10800',
      'o:connectangles': '270,180,90,0',
    }),
    element('v:textpath', { on: 't', fitshape: 't' }),
    element('v:handles', {}, [element('v:h', { position: '#0,bottomRight', xrange: '6629,14971' })]),
    element('o:lock', { 'v:ext': 'edit', text: 't', shapetype: 't' }),
  ]);
}

function css(properties: Readonly<Record<string, string>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}
