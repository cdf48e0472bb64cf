/** Gives back what WordprocessingML asks for where a block has left nothing, or several tables in a row. */
export function mendXml(xml: string): string {
  return numberDrawings(
    xml
      .replace(
        /(<w:tc(?: [^>]*)?>(?:<w:tcPr\/>|<w:tcPr(?: [^>]*)?>(?:(?!<\/w:tcPr>).)*<\/w:tcPr>)?)(<\/w:tc>)/gs,
        '$1<w:p/>$2',
      )
      .replace(/(<\/w:tbl>)\s*(?=<w:tbl>|<w:tbl |<w:sectPr|<\/w:(?:tc|hdr|ftr|body|txbxContent)>)/g, `$1${boundary}`)
      .replace(/(<w:(?:hdr|ftr|txbxContent)(?: [^>]*)?>)(?=<\/w:(?:hdr|ftr|txbxContent)>)/g, '$1<w:p/>'),
  );
}

/** A paragraph 1 pt high: a table is followed by one, and two tables without one become a single table. */
const boundary = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>';

/** Each drawing has a number of its own; a block repeats those in it. */
function numberDrawings(xml: string): string {
  const ids = [...xml.matchAll(drawingId)].map(([, , id]) => id);
  if (new Set(ids).size === ids.length) return xml;
  let last = Math.max(...ids.map(Number));
  const seen = new Set<string>();
  return xml.replace(drawingId, (_, before: string, id: string) => {
    const own = seen.has(id) ? String(++last) : id;
    seen.add(own);
    return before + own;
  });
}

const drawingId = /(<wp:docPr\b[^>]*?\sid=")(\d+)/g;
