import { Run } from 'docx';
import { element } from '../element.ts';
import type { Picture } from './picture.ts';

/** A picture in the line of text, with its alternative text (ECMA-376 part 1, 20.4.2.8). */
export function pictureRun({ figure, number, svg, pixels }: Picture): Run {
  const [cx, cy] = [emus(figure.width), emus(figure.height)];
  const named = { id: number, name: `Figure ${number}`, descr: figure.alt };
  const vectors = svg && [
    element('a:extLst', {}, [
      element('a:ext', { uri: svgExtension }, [
        element('asvg:svgBlip', { 'xmlns:asvg': svgNamespace, 'r:embed': svg.relationship }),
      ]),
    ]),
  ];
  const blip = element('a:blip', { 'r:embed': pixels.relationship }, vectors ?? []);
  const shape = element('pic:spPr', {}, [
    element('a:xfrm', {}, [element('a:off', { x: 0, y: 0 }), element('a:ext', { cx, cy })]),
    element('a:prstGeom', { prst: 'rect' }, [element('a:avLst')]),
  ]);
  const content = element('pic:pic', { 'xmlns:pic': pictureNamespace }, [
    element('pic:nvPicPr', {}, [element('pic:cNvPr', named), element('pic:cNvPicPr')]),
    element('pic:blipFill', {}, [blip, element('a:stretch', {}, [element('a:fillRect')])]),
    shape,
  ]);
  const inline = element('wp:inline', { distT: 0, distB: 0, distL: 0, distR: 0 }, [
    element('wp:extent', { cx, cy }),
    element('wp:docPr', named, figure.decorative ? [decoration()] : []),
    element('wp:cNvGraphicFramePr', {}, [
      element('a:graphicFrameLocks', { 'xmlns:a': drawingNamespace, noChangeAspect: 1 }),
    ]),
    element('a:graphic', { 'xmlns:a': drawingNamespace }, [
      element('a:graphicData', { uri: pictureNamespace }, [content]),
    ]),
  ]);
  return new Run({ noProof: true, children: [element('w:drawing', {}, [inline])] });
}

/** Says that a picture need not be read aloud (MS-ODRAWXML 2.13.1). */
const decoration = () =>
  element('a:extLst', { 'xmlns:a': drawingNamespace }, [
    element('a:ext', { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' }, [
      element('adec:decorative', {
        'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
        val: 1,
      }),
    ]),
  ]);

/** English Metric Units, 12700 in a point. */
const emus = (points: number) => Math.round(points * 12700);

const drawingNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const pictureNamespace = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
/** What Word 2016 and later read instead of the PNG. */
const svgExtension = '{96DAC541-7B7A-43D3-8B79-37D633B846F1}';
const svgNamespace = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';
