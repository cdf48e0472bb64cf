import { escapeXml } from '../model/escape-xml.ts';

/** The settings part: no compatibility mode, fonts saved with the document, Thai for complex script. */
export function settingsXml(language: string, embedFonts: boolean): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    '<w:zoom w:percent="100"/>',
    embedFonts ? '<w:embedTrueTypeFonts/><w:saveSubsetFonts/>' : '',
    '<w:defaultTabStop w:val="720"/>',
    '<w:characterSpacingControl w:val="doNotCompress"/>',
    '<w:compat>',
    // Space below one paragraph and above the next add up, as in the PDF.
    '<w:doNotUseHTMLParagraphAutoSpacing/>',
    ...compatibilityXml.map(([name, value]) => {
      const uri = 'http://schemas.microsoft.com/office/word';
      return `<w:compatSetting w:name="${name}" w:uri="${uri}" w:val="${value}"/>`;
    }),
    '</w:compat>',
    `<w:themeFontLang w:val="en-US" w:bidi="${escapeXml(language)}"/>`,
    '<w:decimalSymbol w:val="."/>',
    '<w:listSeparator w:val=","/>',
    '</w:settings>',
  ].join('');
}

/** What Word 2013 and later write into a new document. */
const compatibilityXml = [
  ['compatibilityMode', 15],
  ['overrideTableStyleFontSizeAndJustification', 1],
  ['enableOpenTypeFeatures', 1],
  ['doNotFlipMirrorIndents', 1],
  ['differentiateMultirowTableHeaders', 1],
  ['useWord2013TrackBottomHyphenation', 0],
] as const;
