import type { Description } from './description.ts';

/** Fonts that cannot be used; without them no text can be set. */
export const fontErrors = {
  'E-FONTS-YAML': {
    title: { th: '`fonts.yaml` ไม่ถูกต้อง', en: '`fonts.yaml` is not valid' },
    meaning: {
      th: 'รายการแบบอักษรขาด สะกดผิด หรือผิดชนิด',
      en: 'An entry of the font list is missing, misspelt or of the wrong type.',
    },
  },
  'E-FONT-UNKNOWN': {
    title: { th: 'ไม่รู้จักแบบอักษร', en: 'unknown font family' },
    meaning: {
      th: 'แม่แบบใช้แบบอักษรที่ไม่มีใน `fonts.yaml`',
      en: 'The template uses a family that `fonts.yaml` does not list.',
    },
  },
  'E-FONT-FILE': {
    title: { th: 'อ่านไฟล์แบบอักษรไม่ได้', en: 'a font file cannot be read' },
    meaning: {
      th: 'ไฟล์เสียหายหรือไม่ใช่แบบอักษร (TTF, OTF, WOFF, WOFF2, TTC) หรือระบุแบบอักษรย่อยหรือแกนที่ไม่มีในไฟล์',
      en: 'The file is damaged, is no font (TTF, OTF, WOFF, WOFF2, TTC), or lacks the face or axis that `fonts.yaml` names.',
    },
  },
  'E-FONT-FACE-MISSING': {
    title: { th: 'แบบอักษรไม่มีตัวหนาหรือตัวเอนที่ใช้', en: 'the family lacks a face the template uses' },
    meaning: {
      th: 'ตัวหนาและตัวเอนต้องมีไฟล์ของตนเอง โปรแกรมไม่สร้างเลียนแบบ',
      en: 'Bold and italic need font files of their own; they are never imitated.',
    },
  },
  'E-FONT-EMBEDDING': {
    title: { th: 'แบบอักษรไม่อนุญาตให้ฝังในเอกสาร', en: 'the font may not be embedded' },
    meaning: {
      th: 'PDF/A ต้องฝังแบบอักษร แต่ผู้สร้างแบบอักษรนี้ไม่อนุญาต',
      en: 'PDF/A requires embedded fonts, and the licence bits of this font forbid it.',
    },
    source: 'OpenType OS/2 fsType; ISO 19005-3, 6.2.11.4',
  },
  'E-FONT-COVERAGE': {
    title: { th: 'แบบอักษรขาดอักขระที่จำเป็น', en: 'the font lacks characters every report needs' },
    meaning: {
      th: 'แบบอักษรต้องมีอักษรไทยและละตินพื้นฐานครบ',
      en: 'A font must cover Thai and basic Latin.',
    },
  },
} as const satisfies Record<string, Description>;
