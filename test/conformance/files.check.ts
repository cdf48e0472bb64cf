import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { formBlocks } from '../support/form.ts';
import { builtDocuments } from './support/built.ts';
import { runTool } from './support/run-tool.ts';

describe.each(builtDocuments())('$name', ({ data, pdf, project }) => {
  test('has no fault of syntax', () => {
    const report = runTool('qpdf', ['--check', pdf], [0, 2, 3]).toString('utf8');
    expect(report).toContain('No syntax or stream encoding errors found');
    expect(report).not.toContain('WARNING');
  });

  test('gives back its data byte for byte, and how it was made', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'raingan-attachments-'));
    try {
      runTool('pdfdetach', ['-saveall', '-o', folder, pdf]);
      const yaml = readFileSync(path.join(folder, `${project.project.code}.yaml`));
      expect(yaml.equals(readFileSync(data))).toBe(true);
      const makingOf = JSON.parse(readFileSync(path.join(folder, 'making-of.json'), 'utf8')) as MakingOf;
      const digest = createHash('sha256').update(yaml).digest('hex');
      expect(makingOf.data).toEqual({ file: `${project.project.code}.yaml`, sha256: digest });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('carries the right checksum of its data', () => {
    const list = runTool('qpdf', ['--list-attachments', '--verbose', pdf]).toString('utf8');
    const checksum = createHash('md5').update(readFileSync(data)).digest('hex');
    expect(list).toContain(`mime type: application/yaml\n      checksum: ${checksum}`);
  });

  test('has a bookmark for every heading', () => {
    const outline = runTool('mutool', ['show', pdf, 'outline']).toString('utf8');
    const bookmarks = [...outline.matchAll(/^[-+|]\t+"(.*)"\t#page=/gm)].map(([, title]) => title);
    const headings = formBlocks(project).filter(({ kind }) => kind === 'heading');
    expect(bookmarks).toEqual(headings.map(({ text }) => text));
  });

  test('has the same title everywhere', () => {
    const title = `${project.project.name} (${project.project.code})`;
    const info = runTool('pdfinfo', [pdf]).toString('utf8');
    expect(/^Title: +(.*)$/m.exec(info)?.[1]).toBe(title);
    const xmp = XmlDocument.fromString(runTool('pdfinfo', ['-meta', pdf]).toString('utf8'));
    expect(xmp.get('//dc:title//rdf:li', XMP)?.content).toBe(title);
    xmp.dispose();
  });

  test('embeds a subset of every font, with its characters', () => {
    const fonts = listFonts(pdf);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      expect(font).toMatchObject({ type: 'CID TrueType', encoding: 'Identity-H', emb: 'yes', sub: 'yes', uni: 'yes' });
      expect(font.name).toMatch(/^[A-Z]{6}\+/);
    }
  });
});

const XMP = {
  dc: 'http://purl.org/dc/elements/1.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
};

interface MakingOf {
  readonly data: { readonly file: string; readonly sha256: string };
}

function listFonts(pdf: string): Record<'name' | 'type' | 'encoding' | 'emb' | 'sub' | 'uni', string>[] {
  const lines = runTool('pdffonts', [pdf]).toString('utf8').trimEnd().split('\n').slice(2);
  return lines.map((line) => {
    const fields = /^(\S+) +(.+?) {2,}(\S+) +(yes|no) +(yes|no) +(yes|no) /.exec(line);
    if (!fields) throw new Error(`pdffonts: ${line}`);
    const [, name = '', type = '', encoding = '', emb = '', sub = '', uni = ''] = fields;
    return { name, type, encoding, emb, sub, uni };
  });
}
